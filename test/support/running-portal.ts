import { existsSync, rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { listen, openService, readDefinitionFiles, startWorkLoop } from '@splot/app-server'
import type { Service } from '@splot/app-server'
import { demoCommand } from '@splot/app-server/demo'
import { SplotError } from '@splot/definition'
import type { SourceFile } from '@splot/runtime'
import { Stage, withParameters } from './first-stage.ts'

/** The real service with the built portal, listening on this machine only. */
export interface RunningPortal {
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  service: Service
  /** The same service for steps that need no browser. */
  stage: Stage
  /** Instant the service takes for now. */
  now: () => string
  /** Link of a sign-in mail to somebody that was not opened yet. */
  signInLink: (email: string) => Promise<string>
  /** Holds timers and deliveries back, as a service under load would, until the returned function is called. */
  hold: () => () => void
  /** What went wrong inside; a test expects none. */
  notes: string[]
  close: () => Promise<void>
}

const silent = { line: () => undefined, note: () => undefined }
const root = fileURLToPath(new URL('../../', import.meta.url))
const portal = join(root, 'apps/portal/dist')
const studio = join(root, 'apps/studio/dist')
const documentWorker = join(root, 'apps/server/dist/document-worker.js')

/** What a portal has other than the repository. */
export interface PortalChanges {
  /** Values of programme parameters. */
  parameters?: Record<string, number | string>
  /** What people call this machine: passkeys need a name. Default: its address. */
  host?: 'localhost'
  /** Definitions besides. */
  further?: readonly SourceFile[]
  /** Date to which the demonstration was played before, such as `2027-06-10`. */
  played?: string
}

/** Opens the service on an empty folder with the clock at `startsAt`. */
export async function openPortal(
  startsAt: string,
  changes: PortalChanges = {},
): Promise<RunningPortal> {
  if (!existsSync(join(portal, 'index.html')))
    throw new Error('Expected a built portal; run `pnpm build` before the browser tests')
  const folder = await mkdtemp(join(tmpdir(), 'splot-e2e-'))
  const data = join(folder, 'data')
  if (changes.played !== undefined)
    await cp(await playedUntil(changes.played), data, { recursive: true })
  const notes: string[] = []
  const used = new Set<string>()
  const stopping = new AbortController()
  let app: Service['app'] | null = null
  const listening = await listen(
    (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
    { host: '127.0.0.1', port: 0 },
  )
  const url = `http://${changes.host ?? '127.0.0.1'}:${listening.port}`
  const service = await openService({
    data,
    definitions: await writeDefinitions(join(folder, 'definitions'), changes),
    portal,
    studio,
    documentWorker,
    publicUrl: url,
    demo: true,
    proxy: false,
    exposeDemo: false,
    output: { line: () => undefined, note: (text: string) => void notes.push(text) },
    stopping: stopping.signal,
  })
  app = service.app
  service.clock.set(Date.parse(startsAt))
  let held = false
  const nothing = { timers: 0, effects: 0, cases: 0 }
  const loop = startWorkLoop({
    work: async () => (held ? nothing : service.runtime.work()),
    nextDueAt: () => service.store.nextDueAt(),
    nowMs: () => Date.parse(service.clock.now()),
    sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
    longestPauseMs: 100,
    failed: (error) => void notes.push(`work failed: ${told(error)}`),
  })
  return {
    url,
    service,
    notes,
    stage: Stage.over(service.runtime, service.clock),
    now: service.clock.now,
    hold: () => {
      held = true
      return () => {
        held = false
      }
    },
    signInLink: async (email) => {
      let cursor: string | undefined
      // the clock stands, so a link may lie under everything else that was written at the same instant
      do {
        const { items, next } = await service.runtime.listMail(cursor)
        const text = items
          .filter(({ to }) => to === email)
          .map((mail) => mail.text)
          .join('\n')
        const links = text.match(/https?:\/\/\S+\/sign-in\/link\S+/g) ?? []
        const link = links.find((one) => !used.has(one))
        if (link !== undefined) {
          used.add(link)
          return link
        }
        cursor = next
      } while (cursor !== undefined)
      throw new Error(`Expected a sign-in link mailed to ${email}`)
    },
    close: async () => {
      await loop.stop()
      stopping.abort()
      await listening.close(500)
      await service.runtime.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const playedOnce = new Map<string, Promise<string>>()

/** Folder with the data of the demonstration on a day; it takes minutes, so a test file plays it once. */
function playedUntil(date: string): Promise<string> {
  const known = playedOnce.get(date) ?? playInto(date)
  playedOnce.set(date, known)
  return known
}

async function playInto(date: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'splot-played-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  await demoCommand({ at: date, data, projectFolder: root, json: true }, silent)
  return data
}

async function writeDefinitions(folder: string, changes: PortalChanges): Promise<string> {
  const { parameters = {}, further = [] } = changes
  const own = (await readDefinitionFiles(root)).map((file) => withParameters(file, parameters))
  for (const { path, text } of [...own, ...further]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

function told(error: unknown): string {
  return error instanceof SplotError ? `${error.code} ${error.message}` : String(error)
}

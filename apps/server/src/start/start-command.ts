import { SplotError } from '@splot/definition'
import type { DefinitionIssue } from '@splot/definition'
import type { Store } from '@splot/store'
import type { Hono } from 'hono'
import { setTimeout as pause } from 'node:timers/promises'
import type { Shell } from '../command-line.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { serveRequests } from '../requests/serve.ts'
import { placeName } from '../store-place.ts'
import { table } from '../table.ts'
import { startDailyAnchors } from './daily-anchors.ts'
import { openDemoCall } from './demo-call.ts'
import { seedDemoPeople } from './demo-people.ts'
import type { DemoPerson } from './demo-people.ts'
import { refuseExposedDemo } from './exposed-demo.ts'
import { listen } from './listen.ts'
import { masked } from './masked.ts'
import type { Listening } from './listen.ts'
import { openIdProvider } from './open-id-provider.ts'
import type { OpenIdFlags } from './open-id-provider.ts'
import { openService } from './open-service.ts'
import type { Service } from './open-service.ts'
import { signInAddress } from './sign-in-mail.ts'
import { startPeople } from './start-people.ts'
import { watchDefinitions } from './watch-definitions.ts'
import { startWorkLoop } from './work-loop.ts'

/** What `splot start` was asked for. */
export interface StartOptions extends OpenIdFlags {
  port: number
  host: string
  /** Folder of the data; beside a database it keeps the keys of sensitive data. */
  data: string
  /** Address of a PostgreSQL database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  /** Folder of the built portal. */
  portal: string
  /** The built script of the thread that writes documents. */
  documentWorker: string
  /** Folder of the built studio. */
  studio: string
  /** Address people use; default: the one listened on. */
  url?: string
  /** E-mail of a person who becomes programme administrator. */
  admin?: string
  /** Seed demo people and a demo call, and show mail. */
  demo: boolean
  /** A proxy of our own stands before the service. */
  proxy: boolean
  /** Other machines may reach the demonstration. */
  exposeDemo: boolean
  /** Serve a folder without the cases whose files are damaged. */
  withoutDamaged: boolean
  /** Address of a virus scanner, a daemon of ClamAV; absent: none. */
  clamav?: string
  /** What becomes of uploads while it is away; default: they are refused. */
  unscanned?: 'refuse' | 'mark'
  /** Seconds between being asked to stop and taking no more requests; `/api/health/ready` says 503 then. */
  drain: number
  json: boolean
}

interface DemoLink {
  roles: string[]
  name: string
  email: string
  link: string
}

const graceMs = 5_000

/** Serves the portal, the studio and the API until the process is asked to stop. */
export async function startCommand(options: StartOptions, shell: Shell): Promise<number> {
  const output: Output = { ...shell.output, note: (text) => shell.output.note(masked(text)) }
  refuseExposedDemo(options)
  const stopping = new AbortController()
  const stopped = shell.stopped()
  let app: Hono | null = null
  // listening first: the port is known before the first link is written
  const listening = await listen(
    (request, env) => app?.fetch(request, env) ?? new Response(null, { status: 503 }),
    options,
  )
  try {
    const publicUrl = addressOf(options, listening)
    const openId = openIdProvider(options, process.env)
    const { compiledBefore } = shell
    let isStopping = false
    void stopped.then(() => (isStopping = true))
    const service = await openService({
      ...options,
      ...(compiledBefore && { compiledBefore }),
      publicUrl,
      openId,
      output,
      stopping: stopping.signal,
      ready: () => !isStopping,
    })
    app = service.app
    try {
      await serve(service, { ...options, publicUrl }, output, stopped)
      listening.drain()
      await pause(options.drain * 1_000)
    } finally {
      stopping.abort()
      await listening.close(graceMs)
      await service.runtime.close()
    }
  } finally {
    await listening.close(0)
  }
  return exitCodes.ok
}

async function serve(
  service: Service,
  options: StartOptions & { publicUrl: string },
  output: Output,
  stopped: Promise<void>,
): Promise<void> {
  tellProblems(service, output)
  const links = [
    ...(options.admin === undefined
      ? []
      : [await admit(service, options.publicUrl, options.admin)]),
    ...(options.demo ? await prepareDemo(service, options.publicUrl, output) : []),
  ]
  const loop = startWorkLoop({
    work: () => service.runtime.work(),
    nextDueAt: () => service.store.nextDueAt(),
    nowMs: () => Date.parse(service.clock.now()),
    sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
    longestPauseMs: 1_000,
    failed: (error) => output.note(`work failed: ${String(error)}`),
  })
  const unwatch = watchDefinitions({
    folder: options.definitions,
    quietMs: 300,
    known: service.definitions(),
    changed: async () => {
      await service.runtime.reload()
      output.note('definitions were read again')
      tellProblems(service, output)
    },
    failed: (error) => output.note(`definitions could not be read: ${String(error)}`),
  })
  const now = (): string => new Date().toISOString()
  const requests = isFolder(options)
    ? serveRequests({ data: options.data, store: service.store, now }, output)
    : null
  const anchors = startDailyAnchors({
    write: () => service.runtime.writeDailyAnchor(),
    failed: (error) => output.note(`anchor could not be written: ${reasonOf(error)}`),
    firstMs: 60_000,
    everyMs: 3_600_000,
  })
  tellReady(options, links, output)
  const ahead = new AbortController()
  service.runtime.compileAhead(ahead.signal).catch((error: unknown) => output.note(reasonOf(error)))
  await stopped
  ahead.abort()
  output.note('stopping…')
  unwatch()
  await loop.stop()
  await anchors.stop()
  await requests?.stop()
}

/** A database is read, and backed up, beside its processes. */
function isFolder({ database }: StartOptions): boolean {
  return database === undefined
}

function addressOf({ url, host }: StartOptions, { port }: Listening): string {
  if (url === undefined) {
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  }
  if (!URL.canParse(url) || !/^https?:/u.test(url)) {
    throw new CommandFailure(`Expected --url with an address such as https://splot.example`)
  }
  return url.replace(/\/+$/u, '')
}

function tellProblems({ runtime }: Service, output: Output): void {
  for (const { issues } of runtime.problems())
    for (const issue of issues) output.note(problemLine(issue))
}

/** What `splot check` says of it, in one line of a log. */
function problemLine({ file, line, column, path, message, code, hint }: DefinitionIssue): string {
  const at = path === '' ? '' : ` at ${path}`
  return `${file}:${line}:${column} ${code}${at}: ${message.en} ${hint.en}`
}

// somebody has to be the first who may do anything
async function admit(
  { runtime, auth }: Service,
  publicUrl: string,
  email: string,
): Promise<DemoLink> {
  const person = await runtime.ensurePerson({ email, locale: 'pl' })
  // at every start after the first nothing is left to do, and nothing of theirs changes
  if (!person.roles.includes('programmeAdmin') || person.rolePeriods?.['programmeAdmin'])
    await runtime.setRoles(person.id, [...new Set([...person.roles, 'programmeAdmin'])])
  const token = await auth.createToken(person.email, 'pl')
  const link = signInAddress(publicUrl, { token, next: '/start', locale: 'pl' })
  return { roles: ['programmeAdmin'], name: person.name, email: person.email, link }
}

async function prepareDemo(
  service: Service,
  publicUrl: string,
  output: Output,
): Promise<DemoLink[]> {
  const { auth } = service
  if (service.played === null) await seedDemo(service, output)
  const people: readonly Pick<DemoPerson, 'role' | 'further' | 'name' | 'email'>[] =
    service.played ?? startPeople
  return Promise.all(
    people.map(async ({ role, further = [], name, email }) => {
      const token = await auth.createToken(email, 'pl')
      return {
        roles: [role, ...further],
        name,
        email,
        link: signInAddress(publicUrl, { token, next: '/start', locale: 'pl' }),
      }
    }),
  )
}

async function seedDemo({ runtime, store, clock }: Service, output: Output): Promise<void> {
  const people = await seedDemoPeople(runtime, startPeople)
  if ((await store.countCases({})) > 0 || !(await isFirstToSeed(store))) return
  try {
    await openDemoCall(runtime, people, clock)
  } catch (error) {
    // another programme's definitions need not have this call
    output.note(`demo call: ${reasonOf(error)}`)
  }
}

/** Of several processes that start at once on an empty database one opens the demo call. */
async function isFirstToSeed(store: Store): Promise<boolean> {
  if (!store.capabilities.multiProcess) return true
  try {
    await store.putDocument('demo', 'call', true, 0)
    return true
  } catch (error) {
    if (error instanceof SplotError && error.code === 'store.conflict') return false
    throw error
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof SplotError)) return error instanceof Error ? error.message : String(error)
  const issues = error.issues.map(({ path, message }) => `\n  ${path}: ${message.en}`)
  return `${error.message} (${error.code})${issues.join('')}`
}

function tellReady(
  options: StartOptions & { publicUrl: string },
  links: readonly DemoLink[],
  output: Output,
): void {
  const { publicUrl, demo, json } = options
  const data = placeName(options)
  if (json) {
    output.line(JSON.stringify({ address: publicUrl, data, links }))
    return
  }
  output.line(`\nSplot ${publicUrl}\nData  ${data}`)
  if (links.length > 0) {
    if (demo) output.line(`Mail  ${publicUrl}/outbox`)
    output.line(`\nSign-in links (each works once, for 15 minutes):\n`)
    output.line(
      table(
        ['roles', 'person', 'link'],
        links.map(({ roles, name, link }) => [roles.join(', '), name, link]),
      ),
    )
  }
  output.line('\nCtrl+C stops.')
}

import { getConnInfo } from '@hono/node-server/conninfo'
import type { SourceFile } from '@splot/definition'
import { createRuntime } from '@splot/runtime'
import type {
  CompiledBefore,
  MailTransport,
  PersonSignIn,
  Runtime,
  RuntimeOptions,
} from '@splot/runtime'
import { createApp, createAuth } from '@splot/server'
import type { Auth, Limits, OpenIdProvider } from '@splot/server'
import type { DamagedCase, Store } from '@splot/store'
import type { Context, Hono } from 'hono'
import { compiledDefinitions } from '../compiled-definitions.ts'
import { CommandFailure } from '../exit-codes.ts'
import { readDefinitionFiles } from '../definition-files.ts'
import { createThreadedChecker } from '../check/threaded-checker.ts'
import { findPlayedProgramme } from '../demo/played-programme.ts'
import type { PlayedPerson } from '../demo/played-programme.ts'
import type { Output } from '../output.ts'
import { openStoreAt } from '../store-place.ts'
import { clamavPlace, createClamavScanner } from './clamav-scanner.ts'
import { cookieSecret } from './cookie-secret.ts'
import { createMailTransport } from './mail-transport.ts'
import { createMovableClock } from './movable-clock.ts'
import type { MovableClock } from './movable-clock.ts'
import { openDocumentThread } from './document-thread.ts'
import { demoClock } from './demo-clock.ts'
import { loopbackNames } from './exposed-demo.ts'
import { loadPages } from './page-files.ts'
import { sensitiveKeys } from './sensitive-keys.ts'
import { sendSignInMail } from './sign-in-mail.ts'

/** What a service is opened with. */
export interface ServiceOptions {
  /** Folder of the data; beside a database it keeps the keys of sensitive data. */
  data: string
  /** Address of a PostgreSQL database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  /** Folder of the built portal. */
  portal: string
  /** Folder of the built studio. */
  studio: string
  /** The built script of the thread that writes documents; absent: they are written in this one. */
  documentWorker?: string
  /** Address people use, without slash at the end. */
  publicUrl: string
  /** Mail is kept for show at `/outbox`, and sign-in links are hardly limited. */
  demo: boolean
  /** Other machines may reach the demonstration. */
  exposeDemo: boolean
  /** A provider of OpenID Connect, beside the link. */
  openId?: OpenIdProvider | null
  /** A proxy of our own stands before the service and writes `X-Forwarded-For`. */
  proxy: boolean
  /** Definitions this product has compiled already; absent: none. */
  compiledBefore?: CompiledBefore
  /** Serves a folder without the cases whose files are damaged. */
  withoutDamaged?: boolean
  /** Address of a virus scanner, a daemon of ClamAV; absent: none. */
  clamav?: string
  /** What becomes of uploads while it is away; default: they are refused. */
  unscanned?: 'refuse' | 'mark'
  output: Output
  stopping: AbortSignal
  /** Built module of the thread that checks drafts; absent: the process does it itself. */
  checkThread?: URL
  /** Whether the process takes requests; asked by `/api/health/ready`. Default: always. */
  ready?: () => boolean
}

/** Everything that runs in one process. */
export interface Service {
  app: Hono
  runtime: Runtime
  store: Store
  auth: Auth
  clock: MovableClock
  /** The definition files as they were read last. */
  definitions: () => readonly SourceFile[]
  /** Who of a programme that a demonstration has left can be signed in as; `null` for any other. */
  played: PlayedPerson[] | null
}

// one person plays every role, again and again
const demoLimits: Partial<Limits> = {
  signInLink: { burst: 200, perSecond: 5 },
  signInAddress: null,
}

// without a mail server nothing leaves the machine
const noTransport: MailTransport = { send: async () => undefined }

/** Opens store, runtime, sign-in and app. @throws SplotError store.locked, store.corrupt, … */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { data, publicUrl, demo, output, stopping } = options
  const clock = createMovableClock()
  const transport = transportOf(options)
  const thread = options.documentWorker && openDocumentThread(options.documentWorker)
  const store = await openStoreAt(options, {
    now: clock.now,
    ...(options.withoutDamaged && { whenDamaged: (damaged) => tellDamaged(damaged, output) }),
  })
  try {
    const played = await findPlayedProgramme(store, Date.now())
    if (played !== null) clock.shift(played.shiftMs)
    // made after the runtime, which asks it only once both are there
    let auth: Auth
    const signIn: PersonSignIn = {
      facts: (person) => auth.ofPerson!.facts(person),
      endSessions: (person) => auth.ofPerson!.endSessions(person),
      reset: (person) => auth.ofPerson!.reset(person),
    }
    let definitions: readonly SourceFile[] = []
    const runtime = await createRuntime({
      signIn,
      store,
      programme: {
        read: async () => (definitions = await readDefinitionFiles(options.definitions)),
      },
      cache: compiledDefinitions,
      ...(options.compiledBefore && { compiledBefore: options.compiledBefore }),
      clock: demo ? await demoClock(store, clock) : clock,
      ids: { next: () => crypto.randomUUID() },
      mail: transport,
      ...scannerOf(options),
      ...(thread && { press: thread }),
      sensitiveKeys: await sensitiveKeys(data, process.env['SPLOT_SENSITIVE_KEYS']),
      publicUrl,
      ...(options.checkThread && { checker: createThreadedChecker(options.checkThread) }),
    })
    const https = publicUrl.startsWith('https:')
    auth = createAuth({
      store,
      people: {
        ensure: (person) => runtime.admitPerson(person),
        admits: (email) => runtime.admitsPerson(email),
        localeOf: async (person) => (await runtime.me({ person, locale: 'pl' }))?.locale ?? 'pl',
      },
      publicUrl,
      ...(options.openId && { openId: options.openId }),
      secret: await cookieSecret(store, process.env['SPLOT_SECRET']),
      https,
      deliver: (letter) => sendSignInMail(runtime, letter, { publicUrl, keep: demo }),
    })
    const pages = await loadPages(options.portal)
    const studio = await loadPages(options.studio)
    const app = createApp({
      runtime,
      auth,
      https,
      trustedOrigins: [new URL(publicUrl).origin],
      showMail: demo,
      ...reportSecret(process.env['SPLOT_MAIL_REPORT_SECRET']),
      programmeClock: () => Date.parse(clock.now()),
      // its mail is shown to whoever asks: that must be this machine
      ...(demo && !options.exposeDemo && { hostNames: [...loopbackNames, hostOf(publicUrl)] }),
      addressOf: (c) => addressOf(c, options.proxy),
      stopping,
      ready: async () => (options.ready?.() ?? true) && (await answers(store)),
      log: ({ id, method, path, error }) =>
        output.note(`incident ${id} ${method} ${path}: ${traceOf(error)}`),
      ...(pages !== undefined && { pages }),
      ...(studio !== undefined && { studio }),
      ...(demo && { limits: demoLimits }),
    })
    return {
      app,
      runtime,
      store,
      auth,
      clock,
      definitions: () => definitions,
      played: played?.people ?? null,
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What is not served, and what to do about it. */
function tellDamaged(damaged: readonly DamagedCase[], output: Output): void {
  for (const { id, file, why } of damaged)
    output.note(`damaged: case ${id ?? 'unknown'} is not served: ${file}: ${why}`)
  output.note(
    `${damaged.length} damaged: put these files back from a backup, each with the folder .history beside it, and start again; until then their work waits (docs/operations.md)`,
  )
}

async function answers(store: Store): Promise<boolean> {
  return store.getDocument('ready', 'now').then(
    () => true,
    () => false,
  )
}

function hostOf(url: string): string {
  return new URL(url).hostname
}

// one entry is written by each proxy, the last one by our own; those before it anybody can make up
function addressOf(c: Context, proxy: boolean): string {
  const forwarded = proxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? getConnInfo(c).remote.address ?? 'unknown'
}

function transportOf({ demo, output }: ServiceOptions): MailTransport {
  const {
    SPLOT_SMTP_URL: smtpUrl,
    SPLOT_MAIL_FROM: from,
    SPLOT_MAIL_BOUNCES: bounces,
  } = process.env
  const transport = createMailTransport({ smtpUrl, from, bounces })
  if (transport === null && !demo) {
    output.note('no mail leaves this machine, sign-in links neither: set SPLOT_SMTP_URL')
  }
  return transport ?? noTransport
}

function scannerOf({
  clamav,
  unscanned,
  output,
}: ServiceOptions): Pick<RuntimeOptions, 'scanner' | 'unscanned'> {
  const place = clamavPlace(clamav)
  if (place === null) return {}
  const scanner = createClamavScanner(place, (reason) =>
    output.note(`virus scanner: a file was not looked at: ${reason}`),
  )
  return { scanner, ...(unscanned && { unscanned }) }
}

/** @throws CommandFailure for one that could be guessed */
function reportSecret(given: string | undefined): { mailReportSecret?: string } {
  if (given === undefined || given === '') return {}
  if (given.length < 32)
    throw new CommandFailure('Expected SPLOT_MAIL_REPORT_SECRET with at least 32 characters')
  return { mailReportSecret: given }
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

import type { ErrorTable } from '@splot/definition'
import type { Runtime } from '@splot/runtime'
import type { Context } from 'hono'
import type { Auth } from './auth/types.ts'
import type { RateLimit } from './request/token-bucket.ts'

/** Limits of requests; `null` switches one off. */
export interface Limits {
  /** Requests of one network address by nobody signed in. */
  address: RateLimit | null
  /** Every request of one person. */
  person: RateLimit | null
  /**
   * Sign-in links to one e-mail address: nobody's mailbox is filled. Devices that have signed in with it
   * before are counted apart, each by itself: nobody locks a person out by asking in their place.
   */
  signInLink: RateLimit | null
  /**
   * Ways in tried from one network address, which a whole office may share, by devices that nobody has
   * signed in on.
   */
  signInAddress: RateLimit | null
  /** Codes of a second factor given on one device. */
  codeDevice: RateLimit | null
  /** Codes of a second factor given for one person, on whatever device. */
  codePerson: RateLimit | null
  /** Largest JSON body. Default 2 MiB. */
  bodyBytes: number
  /** Largest uploaded file. Default 50 MiB. */
  fileBytes: number
  /** Longest path with query, in characters. Default 8,192. */
  addressLength: number
}

/** A file of the portal or studio, ready to send. */
export interface PageFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** The name contains a hash of the content, so it may be kept for ever. */
  immutable: boolean
  /** Compressed forms, by content coding. */
  encoded?: { br?: Uint8Array<ArrayBuffer>; gzip?: Uint8Array<ArrayBuffer> }
}

/** The built files of the portal or studio: `/index.html`, `/assets/…`. */
export interface PageFiles {
  get(path: string): PageFile | undefined
  /** Addresses of its pages, such as `/calls/:id`; every other one is answered with 404. */
  routes: readonly string[]
}

/** Something broke on our side. */
export interface Incident {
  id: string
  method: string
  path: string
  error: unknown
}

/** What the app is made from. Only `runtime` and `auth` have no default. */
export interface AppSettings {
  runtime: Runtime
  auth: Auth
  /** Milliseconds since 1970. Default: the machine's clock. */
  clock?: () => number
  /** Milliseconds since 1970 by the clock that deadlines run by; replies are dated with it. Default: `clock`. */
  programmeClock?: () => number
  /** Prefix this app is mounted under in another one, without trailing slash. Default `''`. */
  basePath?: string
  /** People reach the service by https. Default `false`. */
  https?: boolean
  /** Further origins whose pages may write here. */
  trustedOrigins?: readonly string[]
  /**
   * Names and addresses under which the service may be asked, without port; another `Host` is refused.
   * Absent: any. A service that only this machine reaches needs them: a page elsewhere could have its
   * own name resolved to this machine and read what is shown to it.
   */
  hostNames?: readonly string[]
  /** Shows outgoing mail to everybody at `/outbox`; for demonstrations only. Default `false`. */
  showMail?: boolean
  /** With it the operator's mail server may tell which letters came back. Default: no such route. */
  mailReportSecret?: string
  limits?: Partial<Limits>
  /** Network address of the sender; the composition root knows the socket. Default: one for all. */
  addressOf?: (c: Context) => string
  /** Error tables of further packages. */
  errors?: readonly ErrorTable[]
  /** Gets every incident; nothing of it reaches the reader. */
  log?: (incident: Incident) => void
  /** Makes incident ids. Default: random UUIDs. */
  newId?: () => string
  /** The portal; without it a placeholder page answers at the root. */
  pages?: PageFiles
  /** The studio, served under `/studio`; without it those addresses belong to the portal. */
  studio?: PageFiles
  /** Whether the service can do its work. Default: always. */
  ready?: () => Promise<boolean>
  /** Ends live connections when the process is asked to stop. */
  stopping?: AbortSignal
  /** Repeats something; tests bring their own. Default `setInterval`. */
  every?: (ms: number, tick: () => void) => () => void
}

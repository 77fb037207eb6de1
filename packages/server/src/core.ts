import { definitionErrors } from '@splot/definition'
import type { ErrorTable } from '@splot/definition'
import { engineErrors } from '@splot/engine'
import { formErrors } from '@splot/forms'
import { runtimeErrors } from '@splot/runtime'
import { storeErrors } from '@splot/store'
import type { Context } from 'hono'
import { serverErrors } from './errors.ts'
import { mergeErrorTables } from './problems/problem.ts'
import { networkOf } from './request/network-of.ts'
import { securityHeaders } from './request/security-headers.ts'
import { createRateLimiter } from './request/token-bucket.ts'
import type { RateLimit } from './request/token-bucket.ts'
import type { AppSettings, Limits } from './settings.ts'

const defaultLimits: Limits = {
  address: { burst: 600, perSecond: 100 },
  person: { burst: 300, perSecond: 30 },
  signInLink: { burst: 5, perSecond: 1 / 60 },
  signInAddress: { burst: 300, perSecond: 1 },
  codeDevice: { burst: 5, perSecond: 1 / 60 },
  codePerson: { burst: 20, perSecond: 1 / 300 },
  bodyBytes: 2 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024,
  addressLength: 8192,
}

/** Every code this server may answer with: the tables of all parts below it. */
export const allErrors: ErrorTable = mergeErrorTables([
  definitionErrors,
  engineErrors,
  formErrors,
  storeErrors,
  runtimeErrors,
  serverErrors,
])

/** The settings with every default filled in. */
export type Core = ReturnType<typeof createCore>

/** Returns the settings with every default filled in, and one limiter per kind of key. */
export function createCore(settings: AppSettings) {
  const limits = { ...defaultLimits, ...settings.limits }
  const clock = settings.clock ?? Date.now
  const limiter = (limit: RateLimit | null) =>
    limit === null ? null : createRateLimiter(limit, clock)
  const programmeClock = settings.programmeClock ?? clock
  const headers = securityHeaders(settings.https ?? false)
  return {
    ...settings,
    limits,
    table: mergeErrorTables([allErrors, ...(settings.errors ?? [])]),
    basePath: settings.basePath ?? '',
    trustedOrigins: settings.trustedOrigins ?? [],
    headers,
    jsonHeaders: {
      ...Object.fromEntries(headers),
      'content-type': 'application/json',
      'cache-control': 'no-store',
    },
    /** The programme's time as the header `Date` writes it. */
    date: () => new Date(programmeClock()).toUTCString(),
    /** What the requests of nobody signed in are counted by. */
    addressOf: (c: Context) => networkOf(settings.addressOf?.(c) ?? 'unknown'),
    newId: settings.newId ?? (() => crypto.randomUUID()),
    addressLimit: limiter(limits.address),
    personLimit: limiter(limits.person),
    linkLimit: limiter(limits.signInLink),
    linkAddressLimit: limiter(limits.signInAddress),
    codeDeviceLimit: limiter(limits.codeDevice),
    codePersonLimit: limiter(limits.codePerson),
    every: settings.every ?? repeat,
  }
}

function repeat(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms)
  return () => clearInterval(timer)
}

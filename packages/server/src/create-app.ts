import { SplotError } from '@splot/definition'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { anchorEndpoints } from './anchors/endpoints.ts'
import { auditEndpoints } from './audit/endpoints.ts'
import { callEndpoints } from './calls/endpoints.ts'
import { catalogueEndpoints } from './catalogues/endpoints.ts'
import { caseEndpoints } from './cases/endpoints.ts'
import { createCore } from './core.ts'
import type { Core } from './core.ts'
import { dashboardEndpoints } from './dashboards/endpoints.ts'
import { clockEndpoints } from './clock/endpoints.ts'
import { definitionEndpoints } from './definitions/endpoints.ts'
import { documentEndpoints } from './documents/endpoints.ts'
import type { Endpoint } from './endpoint.ts'
import { fileEndpoints } from './files/endpoints.ts'
import { healthEndpoints } from './health/endpoints.ts'
import { indicatorEndpoints } from './indicators/endpoints.ts'
import {
  deadLetterEndpoints,
  mailEndpoints,
  mailReportEndpoints,
  noticeEndpoints,
} from './notifications/endpoints.ts'
import { describeApi, documentPath } from './openapi.ts'
import { addPages } from './pages/add-pages.ts'
import { peopleEndpoints } from './people/endpoints.ts'
import { personalDataEndpoints } from './personal-data/endpoints.ts'
import { keptPeopleEndpoints } from './people/kept-endpoints.ts'
import { securityEndpoints } from './people/security-endpoints.ts'
import { problemTypeEndpoints } from './problems/endpoints.ts'
import { programmeDraftEndpoints } from './programme-drafts/endpoints.ts'
import { draftTrialEndpoints } from './programme-drafts/trial-endpoints.ts'
import { refuse } from './refuse.ts'
import { releaseEndpoints } from './releases/endpoints.ts'
import { refuseForeignHost } from './request/foreign-host.ts'
import { carriesSession, refuseTooMany } from './request/refuse-too-many.ts'
import { refuseCrossSite } from './request/same-origin.ts'
import { runEndpoint, signedIn } from './run-endpoint.ts'
import type { AppSettings } from './settings.ts'
import { streamEndpoints } from './stream/endpoints.ts'
import { taskEndpoints } from './tasks/endpoints.ts'

/**
 * Returns the whole service as a Hono app: `/api/…`, `/problems/…` and the portal. It can be served
 * by itself or mounted: `host.route('/splot', createApp({ basePath: '/splot', … }))`.
 * Every refusal is an RFC 9457 problem; permission is decided by `runtime` alone.
 */
export function createApp(settings: AppSettings): Hono {
  const core = createCore(settings)
  const endpoints = endpointsOf(core)
  const app = new Hono({ strict: false })
  app.onError((error, c) => refuse(c, core, error))
  app.use('*', async (c, next) => {
    guard(c, core)
    // endpoints write their headers themselves, all at once
    if (!c.req.path.startsWith(`${core.basePath}/api/`)) {
      for (const [name, value] of core.headers) c.header(name, value)
    }
    await next()
  })
  for (const one of endpoints) {
    app.on(one.method.toUpperCase(), honoPath(one.path), runEndpoint(one, core))
  }
  // written when it is asked for: it takes longer than all the rest of opening the app
  let document: string | undefined
  app.get(documentPath, () => {
    document ??= JSON.stringify(describeApi(endpoints, core.basePath))
    return new Response(document, { headers: core.jsonHeaders })
  })
  refuseOtherMethods(app, [...endpoints, { method: 'get', path: documentPath }])
  app.all('/api/*', (c) => {
    throw unknownRoute(c)
  })
  addPages(app, core)
  app.all('*', (c) => {
    throw unknownRoute(c)
  })
  return app
}

/** Returns every endpoint an app of these settings has, in order. */
export function listEndpoints(settings: AppSettings): readonly Endpoint[] {
  return endpointsOf(createCore(settings))
}

function endpointsOf(core: Core): Endpoint[] {
  return [
    ...healthEndpoints(core.ready),
    ...problemTypeEndpoints(core),
    ...definitionEndpoints,
    ...callEndpoints,
    ...catalogueEndpoints,
    ...caseEndpoints,
    ...taskEndpoints,
    ...dashboardEndpoints,
    ...documentEndpoints(core.basePath),
    ...fileEndpoints(core.limits.fileBytes),
    ...indicatorEndpoints,
    ...peopleEndpoints(core),
    ...securityEndpoints(core),
    ...keptPeopleEndpoints,
    ...personalDataEndpoints,
    ...noticeEndpoints,
    ...deadLetterEndpoints,
    ...clockEndpoints,
    ...programmeDraftEndpoints,
    ...draftTrialEndpoints,
    ...releaseEndpoints,
    ...auditEndpoints,
    ...anchorEndpoints,
    ...streamEndpoints({
      every: core.every,
      heartbeatMs: 25_000,
      backlog: 256,
      isSignedIn: async (headers) => signedIn(await core.auth.owner(headers)) !== null,
      stopping: core.stopping,
    }),
    ...(core.showMail === true ? mailEndpoints : []),
    ...(core.mailReportSecret === undefined ? [] : mailReportEndpoints(core.mailReportSecret)),
  ]
}

// what no request may be, whatever it asks for
function guard(c: Context, core: Core): void {
  if (c.req.url.length > core.limits.addressLength) {
    throw new SplotError(
      'request.uri-too-long',
      `Expected an address of at most ${core.limits.addressLength} characters`,
    )
  }
  refuseForeignHost(c.req, core.hostNames)
  refuseCrossSite(c.req, core.trustedOrigins)
  if (!isCountedElsewhere(c, core))
    refuseTooMany(c, core.addressLimit?.take(core.addressOf(c)) ?? 0)
}

// An office behind one address is many people: who is signed in is counted as a person, by `runEndpoint`;
// and the files of portal and studio, of which every page has dozens, cost hardly anything.
function isCountedElsewhere(c: Context, { basePath, pages, studio }: Core): boolean {
  const path = c.req.path.slice(basePath.length)
  if (path.startsWith('/api/')) return carriesSession(c.req)
  return studio !== undefined && path.startsWith('/studio/')
    ? studio.get(path.slice('/studio'.length)) !== undefined
    : pages?.get(path) !== undefined
}

function refuseOtherMethods(app: Hono, routes: { method: string; path: string }[]): void {
  const methods = new Map<string, string[]>()
  for (const { method, path } of routes) {
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()])
  }
  for (const [path, allowed] of methods) {
    app.all(honoPath(path), (c) => {
      c.header('allow', allowed.join(', '))
      throw new SplotError(
        'route.method',
        `Expected ${allowed.join(' or ')} but got ${c.req.method}`,
        { details: { allowed } },
      )
    })
  }
}

// `{id}` of OpenAPI is `:id` of Hono
function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1')
}

function unknownRoute(c: Context): SplotError {
  return new SplotError(
    'route.unknown',
    `Expected a known address but got ${c.req.path.slice(0, 200)}`,
  )
}

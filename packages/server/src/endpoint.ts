import type { z } from '@hono/zod-openapi'
import type { Reader, Runtime } from '@splot/runtime'
import type { Context } from 'hono'

/** What a handler gets: all of it read, checked and typed. */
export interface EndpointRequest<Query, Body> {
  c: Context
  runtime: Runtime
  reader: Reader
  /** Further headers of a JSON reply. */
  headers: Record<string, string>
  /** The `{id}` of the path, decoded; `''` where there is none. */
  id: string
  query: Query
  body: Body
  /** Header `Idempotency-Key`. */
  idempotencyKey?: string
  /** Header `If-Match`. */
  revision?: number
}

/** The reply of an endpoint that is not JSON. */
interface ReplyShape {
  /** 200 unless said. */
  status?: 200 | 201 | 202 | 204 | 302
  /** JSON of the reply. */
  schema?: z.ZodType
  /** Media type when it is no JSON. */
  type?: string
  description: string
}

/** One route: what it takes, what it answers, who may ask at all, and what it does. */
export interface EndpointDefinition<Query, Body> {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** OpenAPI path such as `/api/cases/{id}`. */
  path: string
  /** Operation id; the client's method has the same name. */
  operation: string
  tag: string
  summary: string
  /** `person`: a guest gets 401 before anything else. The runtime decides everything further. */
  access: 'public' | 'person'
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  /** The body may be absent. */
  bodyOptional?: boolean
  /** The body is a stream of bytes the handler reads itself. */
  rawBody?: boolean
  /** Headers that are understood beside those of every request. */
  headers?: ('if-match' | 'idempotency-key' | 'content-disposition')[]
  /**
   * Why a route that is no GET takes no `Idempotency-Key`: it only `reads`, or its reply is kept nowhere
   * because it is a `secret`, or bytes (`file`).
   */
  withoutKey?: 'reads' | 'secret' | 'file'
  reply: ReplyShape
  /** Statuses of refusals besides those every endpoint has. */
  refusals?: number[]
  handle: (request: EndpointRequest<Query, Body>) => Promise<unknown>
}

/** An endpoint whose types are closed over; what the app registers. */
export type Endpoint = EndpointDefinition<unknown, unknown>

/** How a route takes an `Idempotency-Key`: its use case does, the app does it for it, or not at all. Pure. */
export function keyUse(one: Endpoint): 'own' | 'app' | 'none' {
  if (one.headers?.includes('idempotency-key') === true) return 'own'
  const changes = one.method !== 'get' && one.access === 'person'
  return changes && one.withoutKey === undefined ? 'app' : 'none'
}

/** Returns the endpoint as it was written; the types of query and body reach its handler. Pure. */
export function endpoint<Query = Record<string, never>, Body = undefined>(
  definition: EndpointDefinition<Query, Body>,
): Endpoint {
  return definition as unknown as Endpoint
}

/** Returns `object` without members that are `undefined`; absent means absent. Pure. */
export function present<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as never
}

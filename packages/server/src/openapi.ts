import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { JsonObject } from '@splot/definition'
import { keyUse } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { problemSchema } from './schemas.ts'

/** Where the document is served. */
export const documentPath = '/api/openapi.json'

const everyRefusal = [400, 406, 414, 429, 500]
const statusTexts: Record<number, string> = {
  400: 'The request cannot be understood',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'Not there, or not for this reader',
  406: 'No such reply format',
  409: 'Not now: the state or the revision is another',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Not the right content type',
  422: 'The data is not valid',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not ready',
}

/** Returns the OpenAPI 3.1 document of the endpoints: paths, schemas, refusals and security. */
export function describeApi(endpoints: readonly Endpoint[], basePath: string): JsonObject {
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'splot.session_token',
    description: 'Set by a sign-in link. `__Secure-` stands before the name where https is used.',
  })
  for (const one of endpoints) registry.registerPath(describe(one))
  registry.registerPath({
    method: 'get',
    path: documentPath,
    operationId: 'openapi',
    tags: ['health'],
    summary: 'This document',
    security: [],
    responses: {
      200: {
        description: 'OpenAPI 3.1',
        content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
      },
    },
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Splot',
      version: '0.1.0',
      description:
        'Ids in a path: `~` is written `~0` and `/` is written `~1` (as in RFC 6901), then the whole is percent-encoded.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    security: [{ session: [] }],
  })
  return document as unknown as JsonObject
}

type Route = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]

function describe(one: Endpoint): Route {
  const request: NonNullable<Route['request']> = {}
  if (one.path.includes('{id}')) request.params = z.object({ id: z.string() })
  if (one.query !== undefined) request.query = one.query as z.ZodObject
  const headers = new Set<string>(one.headers)
  if (keyUse(one) === 'app') headers.add('idempotency-key')
  if (headers.size > 0) request.headers = headersOf([...headers])
  if (one.body !== undefined) {
    request.body = { required: true, content: { 'application/json': { schema: one.body } } }
  }
  if (one.rawBody === true) {
    request.body = {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    }
  }
  return {
    method: one.method,
    path: one.path,
    operationId: one.operation,
    tags: [one.tag],
    summary: one.summary,
    security: one.access === 'public' ? [] : [{ session: [] }],
    request,
    responses: { ...replyOf(one), ...refusalsOf(one) },
  }
}

function headersOf(names: readonly string[]) {
  const known: Record<string, z.ZodType> = {
    'idempotency-key': z.string().max(200).optional().openapi({
      description:
        'The same key and request of a person get, for a week, the same answer; the work is done once. Another request under the key is refused.',
    }),
    'content-disposition': z.string().openapi({
      description: "Names the file: `attachment; filename*=UTF-8''plan.pdf` (RFC 6266, RFC 8187).",
    }),
    'if-match': z.string().optional().openapi({ description: 'Revision last seen, such as "7".' }),
  }
  return z.object(Object.fromEntries(names.map((name) => [name, known[name] as z.ZodType])))
}

function replyOf({ reply }: Endpoint): Route['responses'] {
  const status = String(reply.status ?? 200)
  if (reply.schema !== undefined) {
    const content = { 'application/json': { schema: reply.schema } }
    return { [status]: { description: reply.description, content } }
  }
  if (reply.type === undefined) return { [status]: { description: reply.description } }
  const content = { [reply.type]: { schema: z.string() } }
  return { [status]: { description: reply.description, content } }
}

function refusalsOf(one: Endpoint): Route['responses'] {
  const statuses = new Set([...everyRefusal, ...(one.refusals ?? [])])
  if (one.access === 'person') statuses.add(401)
  if (one.method !== 'get') statuses.add(403)
  // a cursor of another list, a day that is none
  if (one.query !== undefined) statuses.add(422)
  if (one.body !== undefined) for (const status of [413, 415, 422]) statuses.add(status)
  if (one.rawBody === true) statuses.add(413)
  // a key that another request had, or whose first request is still being done
  if (keyUse(one) !== 'none') for (const status of [409, 422]) statuses.add(status)
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => [
        String(status),
        {
          description: statusTexts[status] ?? 'Refused',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      ]),
  )
}

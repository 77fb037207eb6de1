import { z } from '@hono/zod-openapi'
import { endpoint, present } from '../endpoint.ts'
import { pageOf } from '../schemas.ts'

const auditEntry = z
  .object({
    seq: z.number().int(),
    at: z.string().openapi({ format: 'date-time' }),
    by: z.object({ id: z.string(), name: z.string() }).nullable(),
    type: z.string(),
    draft: z.object({ id: z.string(), title: z.string() }).nullable(),
    release: z.string().nullable(),
    person: z.object({ id: z.string(), name: z.string() }).nullable(),
    files: z.array(z.object({ path: z.string(), change: z.enum(['added', 'changed', 'removed']) })),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .openapi('AuditEntry')

const auditQuery = z.object({
  draft: z.string().max(200).optional(),
  file: z.string().max(200).optional(),
  person: z.string().max(100).optional(),
  cursor: z.string().max(2_000).optional(),
})

/** Who changed which definitions, when and why. */
export const auditEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/audit',
    operation: 'listAudit',
    tag: 'audit',
    summary: 'Who changed, published or took back what, when and why, newest first',
    access: 'person',
    query: auditQuery,
    reply: { schema: pageOf(auditEntry), description: 'A page of the audit log' },
    refusals: [403],
    handle: ({ runtime, reader, query }) => runtime.listAudit(reader, present(query)),
  }),
]

import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'

const anchorView = z
  .object({
    day: z.string().openapi({ format: 'date' }),
    at: z.string().openapi({ format: 'date-time' }),
    cases: z.int().nonnegative(),
    sha256: z.string(),
    sizeBytes: z.int().nonnegative(),
  })
  .openapi('Anchor')

/** Where all histories stood, day by day; for programme administrators. */
export const anchorEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/anchors',
    operation: 'listAnchors',
    tag: 'audit',
    summary: 'Where all histories stood, day by day, newest first',
    access: 'person',
    reply: { schema: z.array(anchorView), description: 'Anchors, without their lists' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listAnchors(reader),
  }),
  endpoint({
    method: 'get',
    path: '/api/anchors/{id}',
    operation: 'anchorFile',
    tag: 'audit',
    summary: 'The anchor of a day, as splot verify --anchor reads it',
    access: 'person',
    reply: { type: 'text/plain', description: 'The anchor' },
    refusals: [403, 404],
    handle: async ({ runtime, reader, id, c }) => sendFile(c, await runtime.anchorFile(reader, id)),
  }),
]

import { z } from '@hono/zod-openapi'
import { copyArchive } from '@splot/runtime'
import { endpoint, present } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import { reasonBody } from '../people/kept-schemas.ts'
import { copyBody, erasureBody, erasureView, holdBody, holdView } from './schemas.ts'

const tag = 'personal data'

/** Personal data, for those who look after them. */
export const personalDataEndpoints = [
  endpoint({
    method: 'post',
    path: '/api/personal-data/copies',
    operation: 'copyPersonalData',
    tag,
    summary: 'All that is kept of a person, as a ZIP archive; noted in the audit log',
    access: 'person',
    body: copyBody,
    withoutKey: 'file',
    reply: { type: 'application/zip', description: 'A page to read, data.json and the files' },
    refusals: [403, 404, 422, 503],
    handle: async ({ runtime, reader, body, c }) => {
      const locale = body.locale ?? reader?.locale
      const request = present({ ...body, locale })
      return sendFile(c, copyArchive(await runtime.copyPersonalData(reader, request)))
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/erasures',
    operation: 'listErasures',
    tag,
    summary: 'What is to be erased, was proposed, and what came of it',
    access: 'person',
    reply: { schema: z.array(erasureView), description: 'What waits for somebody first' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listErasures(reader),
  }),
  endpoint({
    method: 'post',
    path: '/api/erasures',
    operation: 'proposeErasure',
    tag,
    summary: 'Proposes to erase what people wrote in a case that is over',
    access: 'person',
    body: erasureBody,
    reply: { status: 201, schema: erasureView, description: 'The proposal' },
    refusals: [403, 404, 409],
    handle: ({ runtime, reader, body }) => runtime.proposeErasure(reader, present(body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/erasures/{id}/approve',
    operation: 'approveErasure',
    tag,
    summary: 'Approves what somebody else proposed, and erases it',
    access: 'person',
    body: reasonBody,
    reply: { schema: erasureView, description: 'The proposal' },
    refusals: [403, 404, 409],
    handle: ({ runtime, reader, id, body }) => runtime.approveErasure(reader, id, body.reason),
  }),
  endpoint({
    method: 'post',
    path: '/api/erasures/{id}/reject',
    operation: 'rejectErasure',
    tag,
    summary: 'Turns a proposal to erase down',
    access: 'person',
    body: reasonBody,
    reply: { schema: erasureView, description: 'The proposal' },
    refusals: [403, 404, 409],
    handle: ({ runtime, reader, id, body }) => runtime.rejectErasure(reader, id, body.reason),
  }),
  endpoint({
    method: 'get',
    path: '/api/holds',
    operation: 'listHolds',
    tag,
    summary: 'Cases of which nothing may be erased now',
    access: 'person',
    reply: { schema: z.array(holdView), description: 'The newest hold first' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listHolds(reader),
  }),
  endpoint({
    method: 'post',
    path: '/api/holds',
    operation: 'holdCase',
    tag,
    summary: 'Keeps everything of a case, and of those under it, from being erased',
    access: 'person',
    body: holdBody,
    reply: { status: 201, schema: holdView, description: 'The hold' },
    refusals: [403, 404, 409],
    handle: ({ runtime, reader, body }) => runtime.holdCase(reader, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/holds/{id}/end',
    operation: 'endHold',
    tag,
    summary: 'Ends the hold of a case',
    access: 'person',
    body: reasonBody,
    reply: { schema: holdView, description: 'The hold' },
    refusals: [403, 404, 409],
    handle: ({ runtime, reader, id, body }) => runtime.endHold(reader, id, body.reason),
  }),
]

import { endpoint, present } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import { toStream } from '../files/to-stream.ts'
import { callListQuery, callView, pageOf } from '../schemas.ts'

/** The public calls. */
export const callEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/calls',
    operation: 'listCalls',
    tag: 'calls',
    summary: 'Open and past calls, a page at a time: open ones first, then those that close last',
    access: 'public',
    query: callListQuery,
    reply: { schema: pageOf(callView), description: 'A page of calls' },
    handle: ({ runtime, query }) => runtime.listCalls(present(query)),
  }),
  endpoint({
    method: 'get',
    path: '/api/calls/{id}',
    operation: 'getCall',
    tag: 'calls',
    summary: 'One call with what it published',
    access: 'public',
    reply: { schema: callView, description: 'The call' },
    refusals: [404],
    handle: ({ runtime, id }) => runtime.getCall(id),
  }),
  endpoint({
    method: 'get',
    path: '/api/call-files/{id}',
    operation: 'downloadCallFile',
    tag: 'calls',
    summary: 'Streams one file that a call says in public, always as an attachment',
    access: 'public',
    reply: { type: 'application/octet-stream', description: 'The bytes' },
    refusals: [404, 422],
    handle: async ({ runtime, id, c }) => {
      const { file, bytes } = await runtime.openPublicFile(id)
      c.header('content-length', String(file.sizeBytes))
      return sendFile(c, { name: file.name, type: file.type, bytes: toStream(bytes) })
    },
  }),
]

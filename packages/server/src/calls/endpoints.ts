import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'
import { callView } from '../schemas.ts'

/** The public calls. */
export const callEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/calls',
    operation: 'listCalls',
    tag: 'calls',
    summary: 'Open and past calls',
    access: 'public',
    reply: { schema: z.array(callView), description: 'Calls' },
    handle: ({ runtime }) => runtime.listCalls(),
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
]

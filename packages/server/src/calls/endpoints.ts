import { endpoint, present } from '../endpoint.ts'
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
]

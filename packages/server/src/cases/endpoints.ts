import { z } from '@hono/zod-openapi'
import { endpoint, present } from '../endpoint.ts'
import {
  caseListQuery,
  caseSummary,
  caseView,
  decisionView,
  invitationBody,
  pageOf,
  sendEventBody,
  startCaseBody,
  submissionView,
  timelineEntry,
  timelineQuery,
} from '../schemas.ts'
import type { JsonObject } from '@splot/definition'

/** Cases: list, start, read, send events, invite. */
export const caseEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/cases',
    operation: 'listCases',
    tag: 'cases',
    summary: 'Cases the reader may see, a page at a time',
    access: 'person',
    query: caseListQuery,
    reply: { schema: pageOf(caseSummary), description: 'A page of cases' },
    handle: ({ runtime, reader, query }) => runtime.listCases(reader, present(query)),
  }),
  endpoint({
    method: 'post',
    path: '/api/cases',
    operation: 'startCase',
    tag: 'cases',
    summary: 'Starts a case, for instance an application in a call',
    access: 'person',
    body: startCaseBody,
    headers: ['idempotency-key'],
    reply: { status: 201, schema: caseView, description: 'The new case' },
    refusals: [403, 404, 409, 422],
    handle: ({ runtime, reader, body, idempotencyKey }) =>
      runtime.startCase(reader, present({ ...body, idempotencyKey })),
  }),
  endpoint({
    method: 'get',
    path: '/api/cases/{id}',
    operation: 'getCase',
    tag: 'cases',
    summary: 'Everything the reader may know of a case',
    access: 'person',
    reply: { schema: caseView, description: 'The case; ETag is its revision' },
    refusals: [404],
    handle: async ({ runtime, reader, id, headers }) => {
      const view = await runtime.getCase(reader, id)
      headers['etag'] = `"${view.revision}"`
      return view
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/cases/{id}/timeline',
    operation: 'timeline',
    tag: 'cases',
    summary: 'The story of a case, oldest first',
    access: 'person',
    query: timelineQuery,
    reply: { schema: z.array(timelineEntry), description: 'Entries after `after`' },
    refusals: [404],
    handle: ({ runtime, reader, id, query }) => runtime.timeline(reader, id, query.after),
  }),
  endpoint({
    method: 'post',
    path: '/api/cases/{id}/events',
    operation: 'sendEvent',
    tag: 'cases',
    summary: 'Sends a business event by hand',
    access: 'person',
    body: sendEventBody,
    headers: ['idempotency-key', 'if-match'],
    reply: { schema: caseView, description: 'The case after the event' },
    refusals: [403, 404, 409, 422],
    handle: ({ runtime, reader, id, body, idempotencyKey, revision }) =>
      runtime.sendEvent(
        reader,
        id,
        present({
          type: body.type,
          payload: body.payload as JsonObject | undefined,
          revision: body.revision ?? revision,
          idempotencyKey,
        }),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/cases/{id}/members',
    operation: 'invite',
    tag: 'cases',
    summary: 'Invites a person into a role of the case',
    access: 'person',
    body: invitationBody,
    reply: { schema: caseView, description: 'The case with its new member' },
    refusals: [403, 404, 409, 422],
    handle: ({ runtime, reader, id, body }) => runtime.invite(reader, id, present(body)),
  }),
  endpoint({
    method: 'get',
    path: '/api/submissions/{id}',
    operation: 'getSubmission',
    tag: 'cases',
    summary: 'Answers of a finished task',
    access: 'person',
    reply: { schema: submissionView, description: 'The answers the reader may see' },
    refusals: [404],
    handle: ({ runtime, reader, id }) => runtime.getSubmission(reader, id),
  }),
  endpoint({
    method: 'get',
    path: '/api/decisions/{id}',
    operation: 'getDecision',
    tag: 'cases',
    summary: 'How a decision was reached, each time it was made, newest first',
    access: 'person',
    reply: { schema: z.array(decisionView), description: 'The decision, step by step' },
    refusals: [404],
    handle: ({ runtime, reader, id }) => runtime.getDecision(reader, id),
  }),
]

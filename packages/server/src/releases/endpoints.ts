import { endpoint, present } from '../endpoint.ts'
import { inRegister } from '../programme-drafts/in-register.ts'
import { difference, versionsQuery } from '../programme-drafts/trial-schemas.ts'
import { draftSummary } from '../programme-drafts/schemas.ts'
import {
  frozenCases,
  liveCases,
  publishBody,
  publishResult,
  reasonBody,
  release,
  releaseList,
} from './schemas.ts'

const tag = 'releases'

/** Publishing drafts of the programme, and taking that back. */
export const releaseEndpoints = [
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/publish',
    operation: 'publishProgrammeDraft',
    tag,
    summary: 'Publishes a draft, or proposes it where a second person has to approve',
    access: 'person',
    body: publishBody,
    reply: { schema: publishResult, description: 'The draft, and the release where it is one' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) =>
      runtime.publishProgrammeDraft(reader, id, present(body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/approve',
    operation: 'approveProgrammeDraft',
    tag,
    summary: 'Publishes what another administrator proposed',
    access: 'person',
    body: reasonBody,
    reply: { schema: publishResult, description: 'The draft and the release' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) =>
      runtime.approveProgrammeDraft(reader, id, body.reason),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/reject',
    operation: 'rejectProgrammeDraft',
    tag,
    summary: 'Lets what was proposed be changed again',
    access: 'person',
    body: reasonBody,
    reply: { schema: draftSummary, description: 'The draft' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) =>
      runtime.rejectProgrammeDraft(reader, id, body.reason),
  }),
  endpoint({
    method: 'get',
    path: '/api/releases',
    operation: 'listReleases',
    tag,
    summary: 'All releases, the last first',
    access: 'person',
    reply: { schema: releaseList, description: 'Releases' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listReleases(reader),
  }),
  endpoint({
    method: 'get',
    path: '/api/differences',
    operation: 'programmeDifference',
    tag,
    summary: 'What one version of the programme says otherwise than another, in words',
    access: 'person',
    query: versionsQuery,
    reply: { schema: difference, description: 'Sentences in Polish and English' },
    refusals: [403, 404],
    handle: async ({ runtime, reader, query: { from, to, register } }) =>
      inRegister(await runtime.programmeDifference(reader, { from, to }), register),
  }),
  endpoint({
    method: 'get',
    path: '/api/releases/{id}',
    operation: 'getRelease',
    tag,
    summary: 'A release, and how far its cases are',
    access: 'person',
    reply: { schema: release, description: 'The release' },
    refusals: [403, 404],
    handle: ({ runtime, reader, id }) => runtime.getRelease(reader, id),
  }),
  endpoint({
    method: 'post',
    path: '/api/releases/{id}/undo',
    operation: 'undoRelease',
    tag,
    summary: 'Takes the release in force back, with the cases that have not moved since',
    access: 'person',
    body: reasonBody,
    reply: { schema: release, description: 'The release, on its way back' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) => runtime.undoRelease(reader, id, body.reason),
  }),
  endpoint({
    method: 'get',
    path: '/api/frozen-cases',
    operation: 'listFrozenCases',
    tag,
    summary: 'Live cases that keep their rules for now, and why',
    access: 'person',
    reply: { schema: frozenCases, description: 'Cases, each with how many keep their rules by it' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listFrozenCases(reader),
  }),
  endpoint({
    method: 'get',
    path: '/api/live-cases',
    operation: 'listLiveCases',
    tag,
    summary: 'How many cases of each workflow in force are live',
    access: 'person',
    reply: { schema: liveCases, description: 'Workflows with live cases' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listLiveCases(reader),
  }),
]

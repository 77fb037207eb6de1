import { endpoint, present } from '../endpoint.ts'
import { inRegister } from './in-register.ts'
import { pageOf } from '../schemas.ts'
import {
  caseFate,
  checkReport,
  difference,
  differenceQuery,
  fateBody,
  fateReport,
  fatesBody,
  replayBody,
  replayedCase,
  scenarioOutcomes,
} from './trial-schemas.ts'

const tag = 'drafts'

/** What administrators try out with a draft; nothing is changed by any of it. */
export const draftTrialEndpoints = [
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/check',
    operation: 'checkProgrammeDraft',
    tag,
    summary: 'What is wrong with a draft: errors keep it from being published',
    access: 'person',
    withoutKey: 'reads',
    reply: { schema: checkReport, description: 'Errors and warnings with their places' },
    refusals: [404],
    handle: ({ runtime, reader, id }) => runtime.checkProgrammeDraft(reader, id),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/fate',
    operation: 'programmeDraftFate',
    tag,
    summary: 'What would become of every live case were a draft published',
    access: 'person',
    body: fateBody,
    withoutKey: 'reads',
    reply: { schema: fateReport, description: 'Cases by what becomes of them' },
    refusals: [404],
    handle: ({ runtime, reader, id, body }) => runtime.programmeDraftFate(reader, id, body.mapping),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/fates',
    operation: 'programmeDraftFates',
    tag,
    summary: 'Live cases with their fates, one by one',
    access: 'person',
    body: fatesBody,
    withoutKey: 'reads',
    reply: { schema: pageOf(caseFate), description: 'A page of cases' },
    refusals: [404],
    handle: ({ runtime, reader, id, body }) =>
      runtime.programmeDraftFates(reader, id, present(body)),
  }),
  endpoint({
    method: 'get',
    path: '/api/drafts/{id}/differences',
    operation: 'programmeDraftDifference',
    tag,
    summary: 'What a draft says otherwise, in words for administrators and for participants',
    access: 'person',
    query: differenceQuery,
    reply: { schema: difference, description: 'Sentences in Polish and English' },
    refusals: [403, 404],
    handle: async ({ runtime, reader, id, query }) => {
      const told = await runtime.programmeDraftDifference(reader, id, query.from)
      return inRegister(told, query.register)
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/simulate',
    operation: 'simulateProgrammeDraft',
    tag,
    summary: 'Runs the saved scenarios of a draft',
    access: 'person',
    withoutKey: 'reads',
    reply: { schema: scenarioOutcomes, description: 'What came out, and whether it was expected' },
    refusals: [404, 422],
    handle: ({ runtime, reader, id }) => runtime.simulateProgrammeDraft(reader, id),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/replay',
    operation: 'replayProgrammeDraft',
    tag,
    summary: 'Decisions of the past, and ways of cases, that a draft would have made differently',
    access: 'person',
    body: replayBody,
    withoutKey: 'reads',
    reply: { schema: pageOf(replayedCase), description: 'Cases with such decisions' },
    refusals: [404],
    handle: ({ runtime, reader, id, body }) =>
      runtime.replayProgrammeDraft(reader, id, present(body)),
  }),
]

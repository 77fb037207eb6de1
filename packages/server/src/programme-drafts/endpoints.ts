import { endpoint, present } from '../endpoint.ts'
import {
  changeBody,
  changed,
  createBody,
  definitionFiles,
  discardBody,
  draft,
  draftList,
  updateBody,
  updated,
} from './schemas.ts'

const tag = 'drafts'

/** What administrators change of a programme: definition files in force and drafts of them. */
export const programmeDraftEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/definition-files',
    operation: 'definitionFiles',
    tag,
    summary: 'The definition files in force',
    access: 'person',
    reply: { schema: definitionFiles, description: 'Files with their texts' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.definitionFiles(reader),
  }),
  endpoint({
    method: 'get',
    path: '/api/drafts',
    operation: 'listProgrammeDrafts',
    tag,
    summary: 'All drafts of the programme, those changed last first',
    access: 'person',
    reply: { schema: draftList, description: 'Drafts' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.listProgrammeDrafts(reader),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts',
    operation: 'createProgrammeDraft',
    tag,
    summary: 'Begins a draft from what is in force',
    access: 'person',
    body: createBody,
    reply: { status: 201, schema: draft, description: 'The draft with its files' },
    handle: ({ runtime, reader, body, idempotencyKey }) =>
      runtime.createProgrammeDraft(reader, present({ ...body, idempotencyKey })),
  }),
  endpoint({
    method: 'get',
    path: '/api/drafts/{id}',
    operation: 'getProgrammeDraft',
    tag,
    summary: 'A draft with all its files',
    access: 'person',
    reply: { schema: draft, description: 'The draft' },
    refusals: [403, 404],
    handle: ({ runtime, reader, id }) => runtime.getProgrammeDraft(reader, id),
  }),
  endpoint({
    method: 'patch',
    path: '/api/drafts/{id}',
    operation: 'changeProgrammeDraft',
    tag,
    summary: 'Changes title or files of a draft, all or nothing',
    access: 'person',
    body: changeBody,
    reply: { schema: changed, description: 'The draft and the new revisions of its files' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) =>
      runtime.changeProgrammeDraft(reader, id, present(body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/update',
    operation: 'updateProgrammeDraft',
    tag,
    summary: 'Lets a draft go on from what is in force now',
    access: 'person',
    body: updateBody,
    reply: { schema: updated, description: 'The draft, or what has to be merged first' },
    refusals: [404, 409],
    handle: ({ runtime, reader, id, body }) =>
      runtime.updateProgrammeDraft(reader, id, body.merged),
  }),
  endpoint({
    method: 'post',
    path: '/api/drafts/{id}/discard',
    operation: 'discardProgrammeDraft',
    tag,
    summary: 'Throws a draft away; what was done in it stays in the audit log',
    access: 'person',
    body: discardBody,
    reply: { status: 204, description: 'Done' },
    refusals: [404, 409],
    handle: async ({ runtime, reader, id, body, c }) => {
      await runtime.discardProgrammeDraft(reader, id, body.reason)
      return c.body(null, 204)
    },
  }),
]

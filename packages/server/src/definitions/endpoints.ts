import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'
import { definitionProblem, formQuery, jsonObject, versionQuery } from '../schemas.ts'

/** Programme, workflows and forms as published. */
export const definitionEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/programme',
    operation: 'programme',
    tag: 'definitions',
    summary: 'The programme: roles, stages, texts',
    access: 'public',
    reply: { schema: jsonObject, description: 'ProgrammeDefinition' },
    handle: async ({ runtime }) => runtime.programme(),
  }),
  endpoint({
    method: 'get',
    path: '/api/workflows/{id}',
    operation: 'workflow',
    tag: 'definitions',
    summary: 'A workflow definition; the newest without a version',
    access: 'public',
    query: versionQuery,
    reply: { schema: jsonObject, description: 'WorkflowDefinition' },
    refusals: [404],
    handle: async ({ runtime, id, query }) => runtime.workflow(id, query.version),
  }),
  endpoint({
    method: 'get',
    path: '/api/forms/{id}',
    operation: 'form',
    tag: 'definitions',
    summary: 'A form with its code lists; the newest without a version',
    access: 'public',
    query: formQuery,
    reply: {
      schema: z.object({ definition: jsonObject, codeLists: z.array(jsonObject) }),
      description: 'FormPackage',
    },
    refusals: [404],
    handle: async ({ runtime, id, query }) => runtime.form(id, query.version, query.release),
  }),
  endpoint({
    method: 'get',
    path: '/api/forms/{id}/validator.js',
    operation: 'formValidator',
    tag: 'definitions',
    summary: 'ES module with the validators of a form, for a browser without eval',
    access: 'public',
    query: formQuery,
    reply: { type: 'text/javascript', description: 'ES module' },
    refusals: [404],
    handle: async ({ runtime, id, query, c }) => {
      const source = await runtime.formValidator(id, query.version, query.release)
      // a version and its code lists in one release never change; the newest may be others tomorrow
      const isPinned = query.version !== undefined && query.release !== undefined
      const cache = isPinned ? 'public, max-age=31536000, immutable' : 'no-cache'
      return c.body(source, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': cache,
      })
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/problems',
    operation: 'problems',
    tag: 'definitions',
    summary: 'Definition files that could not be taken; the last good version runs on',
    access: 'person',
    reply: { schema: z.array(definitionProblem), description: 'Files with issues' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.definitionProblems(reader),
  }),
]

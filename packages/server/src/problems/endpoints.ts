import { z } from '@hono/zod-openapi'
import type { ErrorTable } from '@splot/definition'
import { endpoint } from '../endpoint.ts'
import { problemType } from '../schemas.ts'

/** What a refusal may say: every code of the tables, for everybody, as `/problems` lists them for people. */
export function problemTypeEndpoints({ table, basePath }: { table: ErrorTable; basePath: string }) {
  return [
    endpoint({
      method: 'get',
      path: '/api/problem-types',
      operation: 'listProblemTypes',
      tag: 'problems',
      summary: 'Every code a refusal may have, by code: what it means and what to do',
      access: 'public',
      reply: { schema: z.array(problemType), description: 'The codes' },
      handle: async () =>
        Object.entries(table)
          .map(([code, { status, title, hint }]) => ({
            type: `${basePath}/problems/${code}`,
            code,
            status,
            title,
            hint,
          }))
          .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    }),
  ]
}

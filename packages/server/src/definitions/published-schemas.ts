import { definitionSchemas, scenarioFileSchema, SplotError } from '@splot/definition'
import type { Hono } from 'hono'

/** File name → JSON Schema of a kind of definition file. */
const schemas = new Map(
  [...Object.values(definitionSchemas), scenarioFileSchema].map((schema) => [
    (schema['$id'] as string).split('/').at(-1),
    schema,
  ]),
)

/**
 * Adds the JSON Schema of every kind of definition file at a lasting address, for editors that complete
 * and check what a file's `$schema` names: `/schemas/workflow.json`. It ends as the schema's `$id` does.
 */
export function addPublishedSchemas(app: Hono): void {
  app.get('/schemas/:name', (c) => {
    const schema = schemas.get(c.req.param('name'))
    if (schema === undefined) {
      const known = [...schemas.keys()].join(', ')
      throw new SplotError('route.unknown', `Expected one of the schemas ${known} but got another`)
    }
    return c.body(JSON.stringify(schema, null, 2), 200, {
      'content-type': 'application/schema+json',
      'cache-control': 'no-cache',
    })
  })
}

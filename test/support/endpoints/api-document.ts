import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JsonObject } from '@splot/definition'

/** One operation of an OpenAPI document, ready to be asked and judged. */
export interface Operation {
  id: string
  /** Upper case. */
  method: string
  /** As the document has it, such as `/api/cases/{id}`. */
  path: string
  /** Paths of requests of this operation, without query. */
  pattern: RegExp
  query: Record<string, JsonObject>
  headers: Record<string, JsonObject>
  /** Whether a guest may ask at all. */
  isPublic: boolean
  /** Schema of a JSON body, dereferenced one level. */
  body: JsonObject | null
  /** The body is bytes. */
  rawBody: boolean
  /** Status → media type → how a body is judged, `null` for bytes; no media type: no body. */
  replies: Record<string, Record<string, (() => ValidateFunction) | null>>
}

interface RawOperation {
  operationId: string
  security?: object[]
  parameters?: { in: string; name: string; schema: JsonObject }[]
  requestBody?: { content: Record<string, { schema: JsonObject }> }
  responses: Record<string, { content?: Record<string, { schema: JsonObject }> }>
}

/** What can be asked by a document, and what its references stand for. */
export interface ApiDocument {
  operations: Operation[]
  /** Returns a schema with a reference at its top followed. */
  resolved: (schema: JsonObject) => JsonObject
}

const root = 'https://splot.example/api'

/** Reads an OpenAPI 3.1 document: its operations, each with validators of every reply it names. */
export function readApiDocument(document: JsonObject): ApiDocument {
  // discriminators are said beside `oneOf`, which says the same
  const ajv = new Ajv2020({ strict: false, inlineRefs: false })
  // a CommonJS module whose types say otherwise
  ;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
  ajv.addFormat('binary', true)
  ajv.addSchema({ ...document, $id: root })
  // most are never asked for, and refusals are all of one schema
  const validators = new Map<unknown, ValidateFunction>()
  const validatorOf = ($ref: string): ValidateFunction => {
    const schema = at(document, decodeURI($ref.slice(root.length))) as JsonObject
    const key = schema['$ref'] ?? $ref
    const known = validators.get(key) ?? ajv.compile({ $ref })
    validators.set(key, known)
    return known
  }
  const resolved = (schema: JsonObject): JsonObject => {
    const ref = schema['$ref']
    return typeof ref === 'string' ? (at(document, ref) as JsonObject) : schema
  }
  const operations: Operation[] = []
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, JsonObject>))
    for (const [method, raw] of Object.entries(methods)) {
      const one = raw as unknown as RawOperation
      const named = (place: string) =>
        Object.fromEntries(
          (one.parameters ?? [])
            .filter((parameter) => parameter.in === place)
            .map(({ name, schema }) => [name, resolved(schema)]),
        )
      const content = one.requestBody?.content ?? {}
      const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses`
      operations.push({
        id: one.operationId,
        method: method.toUpperCase(),
        path,
        pattern: patternOf(path),
        isPublic: one.security?.length === 0,
        query: named('query'),
        headers: named('header'),
        body: content['application/json'] ? resolved(content['application/json'].schema) : null,
        rawBody: content['application/octet-stream'] !== undefined,
        replies: Object.fromEntries(
          Object.entries(one.responses).map(([status, reply]) => [
            status,
            Object.fromEntries(
              Object.keys(reply.content ?? {}).map((type) => {
                const escaped = type.replaceAll('/', '~1')
                const $ref = `${root}${encodeURI(pointer)}/${status}/content/${escaped}/schema`
                return [type, type.endsWith('json') ? () => validatorOf($ref) : null]
              }),
            ),
          ]),
        ),
      })
    }
  return { operations, resolved }
}

function at(document: JsonObject, ref: string): unknown {
  let value: unknown = document
  for (const part of ref.slice(2).split('/'))
    value = (value as JsonObject)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  return value
}

function patternOf(path: string): RegExp {
  const literal = path.replaceAll('.', String.raw`\.`)
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u')
}

/** Returns the operation a request is of; those without an id in their path come first. */
export function operationOf(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  const alike = operations.filter((one) => one.method === method && one.pattern.test(path))
  return alike.find((one) => one.path === path) ?? alike[0]
}

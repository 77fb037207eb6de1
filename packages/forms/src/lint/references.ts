import type { Issue, JsonObject, JsonSchema, JsonValue } from '@splot/definition'
import { stepsOf } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'
import { keywords, schemaLimits } from './dialect.ts'

/** Returns the schemas right inside a schema. */
function partsOf(schema: JsonObject): JsonObject[] {
  const parts: JsonValue[] = []
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
    if (kind === undefined || keyword === 'definitions') continue
    if (kind.startsWith('schema') && Array.isArray(value)) parts.push(...value)
    else if (kind === 'schema map' || kind === 'dependencies')
      parts.push(...(isObject(value) ? Object.values(value) : []))
    else if (kind.startsWith('schema')) parts.push(value)
  }
  return parts.filter(isObject)
}

/** Returns the schema a local `$ref` means, or `undefined`. */
function targetOf(root: JsonSchema, reference: string): JsonObject | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined
  let at: JsonValue | undefined = root
  try {
    for (const step of stepsOf(decodeURIComponent(reference.slice(1)))) {
      if (Array.isArray(at)) at = at[Number(step)]
      else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
    }
  } catch {
    return undefined
  }
  return isObject(at) ? at : undefined
}

class RefusedReference extends Error {
  readonly issue: Issue

  constructor(issue: Issue) {
    super(issue.code)
    this.issue = issue
  }
}

function refused(code: string, pl: string, en: string): RefusedReference {
  return new RefusedReference({ path: '', code: `schema.${code}`, message: { pl, en } })
}

/** Counts the parts of a schema with every `$ref` followed; throws for circles and strangers. */
function sizeOf(
  root: JsonSchema,
  schema: JsonObject,
  open: Set<JsonObject>,
  known: Map<JsonObject, number>,
): number {
  const done = known.get(schema)
  if (done !== undefined) return done
  if (open.has(schema))
    throw refused(
      'ref-cycle',
      'Odwołania „$ref” tworzą koło.',
      'References ("$ref") form a circle.',
    )
  open.add(schema)
  let size = 1
  if (typeof schema.$ref === 'string') {
    const target = targetOf(root, schema.$ref)
    if (!target)
      throw refused(
        'ref',
        `Odwołanie „${schema.$ref.slice(0, 100)}” musi wskazywać miejsce w tym samym schemacie (#/…).`,
        `The reference "${schema.$ref.slice(0, 100)}" must point into the same schema (#/…).`,
      )
    size += sizeOf(root, target, open, known)
  }
  for (const part of partsOf(schema)) size += sizeOf(root, part, open, known)
  open.delete(schema)
  known.set(schema, size)
  if (size > schemaLimits.expanded)
    throw refused(
      'ref-growth',
      'Odwołania „$ref” rozrastają się ponad miarę.',
      'References ("$ref") grow beyond measure.',
    )
  return size
}

/** Returns what is wrong with the references of a schema of the dialect: strangers, circles, growth. */
export function referenceIssues(root: JsonSchema): Issue[] {
  const known = new Map<JsonObject, number>()
  try {
    sizeOf(root, root, new Set(), known)
    if (isObject(root.definitions))
      for (const part of Object.values(root.definitions))
        if (isObject(part)) sizeOf(root, part, new Set(), known)
    return []
  } catch (error) {
    if (error instanceof RefusedReference) return [error.issue]
    throw error
  }
}

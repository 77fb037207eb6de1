import type { JsonObject, JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import { choicesOf, innerOf, kindsOf, partsOf, shapeOf } from './property.ts'
import type { Property } from './property.ts'

/** What is known of a new thing. */
export interface NewThing {
  /** What people call it: its title, label or text. */
  title?: LocalText
  /** Its kind, where it may be of several. */
  kind?: string
  id?: string
}

/** Expressions that begin with something else than nothing. */
const first: Readonly<Record<string, string>> = {
  when: 'true',
  where: 'true',
  done: 'true',
  passed: 'true',
  complete: 'true',
  rows: '[]',
  each: '[]',
  entries: '[]',
  files: '[]',
  texts: '[]',
  members: '[]',
  lots: '[]',
  places: '1',
  on: 'case.startedAt',
}

/**
 * Returns the smallest value a property can begin with: what is required is there, texts are those of
 * its title or empty, so that the check asks for them. Pure.
 */
export function firstValue(property: Property, thing: NewThing = {}): JsonValue {
  const { schema, key } = property
  switch (shapeOf(property)) {
    case 'localText':
      return { ...(thing.title ?? { pl: '', en: '' }) }
    case 'expression':
    case 'localExpression':
      return first[key] ?? 'null'
    case 'amount':
      return 0
    case 'number':
      return typeof schema['minimum'] === 'number' ? Math.max(schema['minimum'], 0) : 1
    case 'yes':
      return true
    case 'choice':
      return (schema['enum'] as JsonValue[])[0] ?? null
    case 'list':
      return schema['minItems'] === 1 && isMade(innerOf(property))
        ? [firstValue(innerOf(property))]
        : []
    case 'either':
      return firstValue(choicesOf(property)[0] ?? property, thing)
    case 'record':
      return firstRecord(property, thing)
    case 'text':
      return ''
    case 'schema':
      return { type: 'string' }
    default:
      return {}
  }
}

/** Whether an item can be made without a person choosing something that there is. */
function isMade(item: Property): boolean {
  const shape = shapeOf(item)
  return shape === 'record' || shape === 'localText'
}

function firstRecord(property: Property, { title, kind, id }: NewThing): JsonObject {
  const tag = kindsOf(property)?.tag
  const chosen: JsonObject = tag !== undefined && kind !== undefined ? { [tag]: kind } : {}
  const parts = partsOf(property, chosen).filter((part) => part.required)
  const entries = parts.map((part): [string, JsonValue] => {
    if (part.key === tag && kind !== undefined) return [part.key, kind]
    if (part.key === 'id') return [part.key, id ?? 'first']
    const isName = part.key === 'title' || part.key === 'label' || part.key === 'text'
    return [part.key, firstValue(part, isName && title ? { title } : {})]
  })
  const own = Object.fromEntries(entries)
  // of parts that exclude each other one has to be there
  const missing = partsOf(property, own).filter(({ required, key }) => required && !(key in own))
  return Object.assign(own, Object.fromEntries(missing.map((part) => [part.key, firstValue(part)])))
}

/** Returns a value with another kind: what both kinds have stays as it is. Pure. */
export function withKind(property: Property, value: JsonObject, kind: string): JsonObject {
  const tag = kindsOf(property)?.tag
  if (tag === undefined) return value
  const begun = firstRecord(property, { kind })
  const parts = new Set(partsOf(property, { [tag]: kind }).map(({ key }) => key))
  const kept = Object.entries(value).filter(([key]) => parts.has(key) && key !== tag)
  return { ...begun, ...Object.fromEntries(kept), [tag]: kind }
}

import type { JsonObject, JsonValue } from '../json.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import { joinPointer } from '../source/pointer.ts'
import type { DefinitionParts, Part, PartKind } from './part.ts'

/** Where parts of a kind stand in the part around them. */
interface Collection {
  /** Property, dotted where it is nested. */
  at: string
  kind: PartKind
  /**
   * `map`: under their names. `list`: in order, known by `key`. `alternatives`: transitions of a trigger,
   * one or a list, known by what they wait for. `triggers`: a map of such.
   */
  shape: 'map' | 'list' | 'alternatives' | 'triggers'
  /** Property of an element that tells it; absent: nothing does. */
  key?: string
}

const map = (at: string, kind: PartKind, key?: string): Collection => ({
  at,
  kind,
  shape: 'map',
  ...(key !== undefined && { key }),
})
const list = (at: string, kind: PartKind, key?: string): Collection => ({
  at,
  kind,
  shape: 'list',
  ...(key !== undefined && { key }),
})

/** What each kind of part is made of. Everything else is a setting. */
const collections: Partial<Record<PartKind, readonly Collection[]>> = {
  programme: [
    map('roles', 'role'),
    map('personFacts', 'personFact'),
    map('parameters', 'parameter'),
    map('notifications', 'notification'),
    list('stages', 'stage', 'id'),
    // one workflow may be offered several times, each for other applications
    list('calls', 'call'),
    map('catalogues', 'catalogue'),
  ],
  catalogue: [map('facts', 'catalogueFact')],
  workflow: [
    map('input', 'input'),
    map('context', 'variable'),
    map('events', 'event'),
    map('timers', 'timer'),
    map('decisions', 'decision'),
    map('columns', 'column'),
    map('offers', 'offer'),
    map('public.facts', 'publicFact'),
    map('states', 'state', 'id'),
    { at: 'on', kind: 'transition', shape: 'triggers' },
    list('meta.tasks', 'task', 'id'),
    list('meta.checklist', 'checklistItem', 'id'),
  ],
  timer: [list('remind', 'reminder')],
  decision: [list('steps', 'decisionStep', 'id'), list('ranking.key', 'rankingKey', 'id')],
  state: [
    map('states', 'state', 'id'),
    list('meta.tasks', 'task', 'id'),
    list('meta.checklist', 'checklistItem', 'id'),
    { at: 'on', kind: 'transition', shape: 'triggers' },
    { at: 'after', kind: 'transition', shape: 'triggers' },
    { at: 'always', kind: 'transition', shape: 'alternatives' },
    { at: 'onDone', kind: 'transition', shape: 'alternatives' },
    list('entry', 'action'),
    list('exit', 'action'),
  ],
  transition: [list('actions', 'action')],
  form: [list('pages', 'page', 'id'), list('rules', 'rule', 'id')],
  page: [list('sections', 'section', 'id')],
  section: [list('fields', 'field', 'key')],
  field: [list('fields', 'field', 'key'), list('rules', 'rule', 'id')],
  codeList: [list('items', 'item', 'code')],
  document: [map('given', 'given'), list('body', 'block')],
  block: [list('items', 'fact'), list('columns', 'column'), list('body', 'block')],
  dashboard: [list('panels', 'panel', 'id')],
  panel: [list('columns', 'column', 'id'), list('measures', 'measure', 'id')],
  indicators: [
    map('breakdowns', 'breakdown'),
    map('sources', 'source'),
    list('indicators', 'indicator', 'id'),
  ],
  source: [map('breakdowns', 'breakdown')],
  indicator: [list('parts', 'number', 'id')],
  export: [list('columns', 'column', 'title')],
}

/** Settings that are values of their own though they are objects. */
const whole = new Set([
  'contextSchema',
  'payload',
  'schema',
  'value',
  'default',
  'rows',
  'position',
])

/** Returns a definition file taken apart; `$schema` and `version` are left out. Pure. */
export function partsOf(kind: DefinitionKind, definition: { id: string }): DefinitionParts {
  const { $schema: _, version: __, ...said } = definition as unknown as JsonObject
  return { kind, id: definition.id, root: build(kind, null, '', said, null) }
}

function build(
  kind: PartKind,
  key: string | null,
  pointer: string,
  said: JsonValue,
  parent: Part | null,
): Part {
  const parts: Part[] = []
  const settings = new Map<string, JsonValue>()
  const part: Part = { kind, key, pointer, settings, parts, parent }
  const known =
    isObject(said) && !isSchema(kind) ? said : { [kind === 'input' ? 'schema' : 'value']: said }
  const taken = new Set<string>()
  for (const collection of collections[kind] ?? []) {
    const found = at(known, collection.at)
    if (found === undefined || !fits(found, collection)) continue
    taken.add(collection.at)
    parts.push(
      ...elements(collection, found, joinPointer(pointer, ...collection.at.split('.')), part),
    )
  }
  addSettings(settings, known, '', taken)
  return part
}

/** Of `input` and `variable` the whole value is what is said. */
function isSchema(kind: PartKind): boolean {
  return kind === 'input' || kind === 'variable'
}

function fits(found: JsonValue, { shape }: Collection): boolean {
  if (shape === 'map' || shape === 'triggers') return isObject(found)
  // texts of a list block and names of columns are settings
  if (shape === 'list')
    return Array.isArray(found) && found.every((one) => isObject(one) && !isText(one))
  return true
}

function elements(
  { at: place, kind, shape, key }: Collection,
  found: JsonValue,
  pointer: string,
  parent: Part,
): Part[] {
  if (shape === 'alternatives') return alternatives(place, found, pointer, parent)
  if (shape === 'triggers')
    return Object.entries(found as JsonObject).flatMap(([name, given]) =>
      alternatives(`${place} ${name}`, given, joinPointer(pointer, name), parent),
    )
  if (shape === 'list')
    return (found as JsonObject[]).map((said, n) => {
      const known = key === undefined ? undefined : said[key]
      const scope = typeof known === 'string' ? scoped(kind, known, parent) : null
      return build(kind, scope, joinPointer(pointer, n), said, parent)
    })
  return Object.entries(found as JsonObject).map(([name, said]) => {
    if (key === undefined) return build(kind, name, joinPointer(pointer, name), said, parent)
    // its name is what targets use; it is known by its id
    const own: JsonObject = { name, ...(said as JsonObject) }
    return build(kind, textOf(own[key]) ?? name, joinPointer(pointer, name), own, parent)
  })
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A field of a table or group is known inside it, others in the whole form. */
function scoped(kind: PartKind, key: string, parent: Part): string {
  return kind === 'field' && parent.kind === 'field' ? `${parent.key}/${key}` : key
}

function alternatives(trigger: string, given: JsonValue, pointer: string, parent: Part): Part[] {
  const all = Array.isArray(given) ? given : [given]
  return all.map((one, n) => {
    const said = typeof one === 'string' ? { target: one } : (one as JsonObject)
    const place = Array.isArray(given) ? joinPointer(pointer, n) : pointer
    return build('transition', null, place, { trigger, ...said }, parent)
  })
}

function addSettings(
  to: Map<string, JsonValue>,
  said: JsonObject,
  before: string,
  taken: ReadonlySet<string>,
): void {
  for (const [name, value] of Object.entries(said)) {
    const full = before === '' ? name : `${before}.${name}`
    if (taken.has(full)) continue
    const holds = isObject(value) && !isText(value) && !whole.has(name)
    if (holds && Object.keys(value).length > 0) addSettings(to, value, full, taken)
    else to.set(full, value)
  }
}

function at(said: JsonObject, path: string): JsonValue | undefined {
  let found: JsonValue | undefined = said
  for (const step of path.split('.')) found = isObject(found) ? found[step] : undefined
  return found
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text in both languages. */
export function isText(value: JsonValue | undefined): value is { pl: string; en: string } {
  return isObject(value) && typeof value['pl'] === 'string' && typeof value['en'] === 'string'
}

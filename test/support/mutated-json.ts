import type { JsonObject, JsonValue } from '@splot/definition'
import type { Seeded } from './seeded.ts'

/** A changed copy of a JSON value and what was changed, for the message of a failing test. */
export interface Mutation {
  value: JsonValue
  what: string
}

interface Place {
  pointer: string
  holder: JsonObject | JsonValue[]
  key: string | number
}

const odd: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x',
  '=',
  '= (',
  '0',
  '#',
  '.',
  '1 = ',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf()',
  'a'.repeat(5_000),
  '('.repeat(500),
  'ż\u0000\ud800',
  [],
  [[]],
  [null],
  {},
  { a: null },
  { pl: 'x', en: 'x' },
  { constructor: 1 },
]

/** Returns a copy of JSON with one to three places deleted, replaced, renamed, doubled or swapped. */
export function mutated(original: JsonValue, seed: Seeded): Mutation {
  const value = structuredClone(original)
  const what = Array.from({ length: seed.pick([1, 1, 2, 3]) }, () => mutate(value, seed))
  return { value, what: what.join('; ') }
}

function mutate(root: JsonValue, seed: Seeded): string {
  const places: Place[] = []
  collect(root, '', places)
  if (places.length === 0) return 'nothing'
  const place = seed.pick(places)
  const how = seed.pick(mutations)
  return `${how.name} ${place.pointer} ${how(place, seed, places)}`
}

function collect(value: JsonValue, pointer: string, into: Place[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const at = Array.isArray(value) ? Number(key) : key
    into.push({ pointer: `${pointer}/${key}`, holder: value, key: at })
    collect((value as JsonObject)[key]!, `${pointer}/${key}`, into)
  }
}

type Change = (place: Place, seed: Seeded, places: Place[]) => string

const get = ({ holder, key }: Place): JsonValue => (holder as JsonObject)[key]!
const set = ({ holder, key }: Place, value: JsonValue): void => {
  ;(holder as JsonObject)[key] = value
}

const remove: Change = ({ holder, key }) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  return ''
}

const replace: Change = (place, seed) => {
  const value = seed.pick(odd)
  set(place, structuredClone(value))
  return `by ${JSON.stringify(value).slice(0, 40)}`
}

/** Another value of the same kind from elsewhere: right shape, wrong meaning. */
const borrow: Change = (place, seed, places) => {
  const mine = get(place)
  const alike = places.filter(
    (other) =>
      typeof get(other) === typeof mine && Array.isArray(get(other)) === Array.isArray(mine),
  )
  const other = seed.pick(alike)
  set(place, structuredClone(get(other)))
  return `from ${other.pointer}`
}

const swap: Change = (place, seed, places) => {
  const other = seed.pick(places.filter(({ holder }) => holder === place.holder))
  const kept = get(place)
  set(place, get(other))
  set(other, kept)
  return `with ${other.key}`
}

const rename: Change = ({ holder, key }, seed) => {
  if (Array.isArray(holder)) return '(a list)'
  const name = seed.pick(['x', 'toString', 'a.b', '', '1', 'X'.repeat(300), `${key}2`])
  const value = holder[key]!
  delete holder[key]
  holder[name] = value
  return `to ${name.slice(0, 20)}`
}

const double: Change = ({ holder, key }) => {
  if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]!))
  else holder[`${key}Again`] = structuredClone(holder[key]!)
  return ''
}

/** Cuts or joins a text in the middle, which breaks expressions and names. */
const cut: Change = (place, seed) => {
  const value = get(place)
  if (typeof value !== 'string') return '(no text)'
  const at = seed.below(value.length + 1)
  set(
    place,
    value.slice(0, at) +
      seed.pick(['', '(', '"', ' and ', '.x', '[1', ' = 1', ' - null']) +
      value.slice(at + seed.below(4)),
  )
  return `at ${at}`
}

const mutations: readonly Change[] = [
  remove,
  replace,
  borrow,
  borrow,
  swap,
  rename,
  double,
  cut,
  cut,
]

import type { Run } from '../run.ts'
import { isForbiddenName } from '../syntax/forbidden-names.ts'
import { propertyOf } from '../values/property-of.ts'
import { type Context, type Value, isContext } from '../values/value.ts'
import { define } from './define.ts'

/** Context functions (DMN 10.3.4.10). */
export const contextFunctions = [
  define('Wartość pod kluczem kontekstu.', 'Value of a context under a key.', [
    [
      'get value(context: context, key: string): any',
      (run, from: Context, key: string) => propertyOf(from, key, run),
    ],
    [
      'get value(m: context, key: string): any',
      (run, from: Context, key: string) => propertyOf(from, key, run),
    ],
    [
      'get value(context: context, keys: list): any',
      (run, from: Context, keys: Value[]) => valueAt(run, from, keys),
    ],
  ]),
  define('Lista par klucz–wartość kontekstu.', 'List of the key–value pairs of a context.', [
    ['get entries(m: context): list', (run, from: Context) => entriesOf(run, from)],
    ['get entries(context: context): list', (run, from: Context) => entriesOf(run, from)],
  ]),
  define('Kontekst z ustawionym kluczem.', 'Context with a key set.', [
    [
      'context put(context: context, key: string, value: any): context',
      (run, into: Context, key: string, value: Value) => put(run, into, [key], value),
    ],
    ['context put(context: context, keys: list, value: any): context', put],
  ]),
  define('Połączone konteksty; późniejszy wygrywa.', 'Contexts put together; the later wins.', [
    ['context merge(contexts: list): context', merge],
  ]),
  define('Kontekst z listy par klucz–wartość.', 'Context from a list of key–value pairs.', [
    ['context(entries: list): context', fromEntries],
  ]),
]

function valueAt(run: Run, from: Value, keys: Value[]): Value {
  run.charge(keys.length)
  if (keys.length === 0) return null
  let value = from
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(value)) return null
    value = propertyOf(value, key, run)
  }
  return value
}

function entriesOf(run: Run, from: Context): Value {
  const entries = Object.entries(from).filter(([key]) => !isForbiddenName(key))
  run.chargeList(entries.length)
  return entries.map(([key, value]) => ({ key, value }))
}

function put(run: Run, into: Context, keys: Value[], value: Value): Value {
  const [key, ...rest] = keys
  if (typeof key !== 'string' || isForbiddenName(key)) return null
  run.charge(Object.keys(into).length + 1)
  if (rest.length === 0) return { ...into, [key]: value }
  const inner = Object.hasOwn(into, key) ? into[key] : null
  if (inner === undefined || !isContext(inner)) return null
  const changed = put(run, inner, rest, value)
  return changed === null ? null : { ...into, [key]: changed }
}

function merge(run: Run, contexts: Value[]): Value {
  if (!contexts.every(isContext)) return null
  const entries = contexts.flatMap((one) => Object.entries(one))
  run.chargeList(entries.length)
  return Object.fromEntries(entries.filter(([key]) => !isForbiddenName(key)))
}

function fromEntries(run: Run, entries: Value[]): Value {
  run.chargeList(entries.length)
  const made: Context = {}
  for (const entry of entries) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'key') || !Object.hasOwn(entry, 'value'))
      return null
    const { key, value = null } = entry
    if (typeof key !== 'string' || isForbiddenName(key) || Object.hasOwn(made, key)) return null
    made[key] = value
  }
  return made
}

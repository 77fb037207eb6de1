import type { ExpressionMoment, FormField, JsonObject, JsonValue } from '@splot/definition'
import type { Binding, Formula, Remembered } from '../compile/formula.ts'
import type { FieldNode, FormTree } from '../compile/nodes.ts'
import { peselFacts } from '../formats/pesel.ts'
import type { FormScope } from '../types.ts'

/** A place where fields have values: the form, a row, a group. */
export interface Frame {
  /** JSON Pointer of the place; `''` is the form. */
  pointer: string
  values: JsonObject
  fields: readonly FieldNode[]
  /** Whether the reader's roles may see what the frame belongs to. */
  seen: boolean
  /** 0-based number of a row. */
  index?: number
  parent?: Frame
}

/** One run over a form: what is asked and what is known. */
export interface Run {
  tree: FormTree
  scope: FormScope
  moment: ExpressionMoment
  /** Results of the run before, by pointer and slot; taken again when the inputs are the same. */
  sameMoment: boolean
  before: ReadonlyMap<string, Remembered>
  results: Map<string, Remembered>
  /** Fields of the run before whose texts hold values, as they were shown. */
  shownBefore: ReadonlyMap<FieldNode, FormField>
  shown: Map<FieldNode, FormField>
  /** What texts may show of the variables; asked of the scope once. */
  readable?: JsonObject
}

/** Returns what identifiers at this place and around it say, those that `counts` takes. */
export function factsAt(frame: Frame, counts: (node: FieldNode) => boolean): JsonObject {
  const facts: JsonObject = frame.parent ? factsAt(frame.parent, counts) : {}
  for (const node of frame.fields) {
    if (node.field.type !== 'pesel' || !counts(node)) continue
    const value = frame.values[node.key]
    const found = typeof value === 'string' ? peselFacts(value) : undefined
    if (found) facts[node.key] = { birthDate: found.birthDate, sex: found.sex }
  }
  return facts
}

/** Returns the number of the nearest row. */
function rowAt(frame: Frame): JsonValue {
  for (let at: Frame | undefined = frame; at; at = at.parent)
    if (at.index !== undefined) return { index: at.index }
  return null
}

/** One empty list for all, so that results can be remembered by identity. */
const nothing: JsonValue[] = []

/** Returns what one name stands for at a place. */
export function valueOf(binding: Binding, frame: Frame, run: Run): JsonValue {
  if (binding.from === 'variables')
    return Object.hasOwn(run.scope.variables, binding.name)
      ? (run.scope.variables[binding.name] ?? null)
      : null
  if (binding.from === 'lists') return run.tree.lists
  if (binding.from === 'row') return rowAt(frame)
  if (binding.from === 'facts') return factsAt(frame, () => true)
  if (binding.from !== 'field') return null
  const at = frameOf(binding, frame)
  // A list nobody has filled is empty, so that counting and searching it gives an answer.
  return at.values[binding.name] ?? (binding.list ? nothing : null)
}

/** Returns the frame that holds the field a name means. Pure. */
export function frameOf(binding: Binding & { from: 'field' }, frame: Frame): Frame {
  let at = frame
  for (let level = binding.level; level > 0 && at.parent; level -= 1) at = at.parent
  return at
}

/** Returns the value of a formula at a place, as JSON; `read` tells what a name stands for. */
export function evaluate(
  formula: Formula,
  frame: Frame,
  run: Run,
  read: typeof valueOf = valueOf,
): JsonValue {
  const inputs = formula.bindings.map((binding) => read(binding, frame, run))
  const key = `${frame.pointer}#${formula.slot}`
  const known = run.sameMoment || !formula.timed ? run.before.get(key) : undefined
  if (known && known.inputs.every((input, index) => input === inputs[index])) {
    run.results.set(key, known)
    return known.result
  }
  const variables: JsonObject = {}
  for (const [index, binding] of formula.bindings.entries())
    variables[binding.name] = inputs[index] ?? null
  const result = formula.expression.evaluate(variables, run.moment)
  run.results.set(key, { inputs, result })
  return result
}

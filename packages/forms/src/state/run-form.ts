import type { FormField, JsonObject, JsonValue } from '@splot/definition'
import type { FieldNode, PartNode } from '../compile/nodes.ts'
import { isContainer } from '../compile/nodes.ts'
import { pointerTo } from '../pointer.ts'
import { maySeeField, maySeeSection } from './access.ts'
import { defaultValue } from './default-value.ts'
import { isMomentary, isReadOnly } from './editable.ts'
import { evaluate, type Frame, type Run } from './frame.ts'
import { givenRows } from './given-rows.ts'
import { isObject } from './is-object.ts'
import { shownField } from './shown-texts.ts'

/** A field at one place, after a run. */
export interface Instance {
  node: FieldNode
  /** The field with the values that stand in its texts; they are written where somebody asks for it. */
  readonly field: FormField
  frame: Frame
  pointer: string
  /** Conditions of the field and of everything around it are met. */
  there: boolean
  /** The reader's roles may see it. */
  seen: boolean
  /** Rows of a table, or the inside of a group. */
  inner: Frame[]
}

/** What a run found out. */
export interface Outcome {
  answers: JsonObject
  /** Every field at every place in reading order: row by row, parents before children. */
  instances: Instance[]
  byPointer: Map<string, Instance>
  /** Pages and sections whose conditions are met. */
  there: Set<PartNode>
  form: Frame
}

/** Copies what the form knows of an object; what it does not know stays behind. */
function copyKnown(values: JsonObject, fields: readonly FieldNode[]): JsonObject {
  const copy: JsonObject = {}
  for (const { key, field } of fields) {
    if (!Object.hasOwn(values, key) || field.type === 'info') continue
    const value = values[key]
    if (value !== undefined && value !== null && value !== '') copy[key] = value
  }
  return copy
}

/**
 * Copies a row or group with every absent field as null: in FEEL a name that an item of a list lacks
 * means something outside the list, and an empty cell must not.
 */
function copyWithNulls(values: JsonObject, fields: readonly FieldNode[]): JsonObject {
  const copy = copyKnown(values, fields)
  for (const { key, field } of fields) if (field.type !== 'info') copy[key] ??= null
  return copy
}

/** Takes the nulls out again. */
function dropNulls(values: JsonObject): void {
  for (const key of Object.keys(values)) if (values[key] === null) delete values[key]
}

/** One pass over all parts in their order. */
class Pass {
  private readonly run: Run
  private readonly frames = new Map<FieldNode | undefined, Frame[]>()
  private readonly shown = new Set<PartNode>()
  private readonly instances = new Map<Frame, Map<FieldNode, Instance>>()
  private readonly form: Frame

  constructor(answers: JsonObject, run: Run) {
    this.run = run
    const { fields } = run.tree
    this.form = { pointer: '', values: copyKnown(answers, fields), fields, seen: true }
    this.frames.set(undefined, [this.form])
  }

  outcome(): Outcome {
    for (const part of this.run.tree.order)
      if (part.kind === 'field') this.visitField(part)
      else if (this.isShown(part)) this.shown.add(part)
    for (const [node, frames] of this.frames)
      if (node) for (const frame of frames) dropNulls(frame.values)
    for (const node of [...this.run.tree.all].reverse()) this.dropEmptyGroups(node)
    const instances: Instance[] = []
    this.gather(this.form, instances)
    return {
      answers: this.form.values,
      instances,
      byPointer: new Map(instances.map((instance) => [instance.pointer, instance])),
      there: this.shown,
      form: this.form,
    }
  }

  /** Lists the fields of a frame and of all frames inside it as they are read. */
  private gather(frame: Frame, list: Instance[]): void {
    const found = this.instances.get(frame)
    for (const node of frame.fields) {
      const instance = found?.get(node)
      if (!instance) continue
      list.push(instance)
      for (const inner of instance.inner) this.gather(inner, list)
    }
  }

  private isShown(part: PartNode): boolean {
    if (part.page && !this.shown.has(part.page)) return false
    return part.when === undefined || evaluate(part.when, this.form, this.run) === true
  }

  private visitField(node: FieldNode): void {
    const shown = this.shown.has(node.section)
    const sectionSeen = maySeeSection(node.section, this.run.scope)
    for (const frame of this.frames.get(node.parent) ?? []) {
      const seen = sectionSeen && frame.seen && maySeeField(node, this.run.scope)
      const there =
        shown && (node.when === undefined || evaluate(node.when, frame, this.run) === true)
      const pointer = pointerTo(frame.pointer, node.key)
      const instance = this.instance({ node, frame, pointer, there, seen, inner: [] })
      if (there) this.settle(instance)
      else clear(frame, node.key)
      const here = this.instances.get(frame)
      if (here) here.set(node, instance)
      else this.instances.set(frame, new Map([[node, instance]]))
    }
  }

  /** Texts come last, when every value is known: most runs look for faults only and need none. */
  private instance(placed: Omit<Instance, 'field'>): Instance {
    const { form, run } = this
    return {
      ...placed,
      get field() {
        return shownField(placed.node, form, run)
      },
    }
  }

  /** Works out the value of a field that is there. */
  private settle(instance: Instance): void {
    const { node, frame } = instance
    const { values } = frame
    if (node.field.type === 'computed') {
      const value = node.value ? evaluate(node.value, frame, this.run) : null
      if (value === null) clear(frame, node.key)
      else values[node.key] = value
      return
    }
    if (isContainer(node.field)) this.open(instance)
    else if (node.readOnly !== undefined) {
      const isUnset = (values[node.key] ?? null) === null
      if (!isMomentary(instance, this.run) && !(isUnset && isReadOnly(node, frame, this.run)))
        return
      const value = defaultValue(node, frame, this.run)
      if (value !== undefined) values[node.key] = value
    }
  }

  /** Makes frames of the rows of a table, or of a group. */
  private open(instance: Instance): void {
    const { node, frame, pointer, seen } = instance
    const value: JsonValue | undefined = frame.values[node.key]
    if (node.field.type === 'group') {
      if (value !== undefined && value !== null && !isObject(value)) return
      const copy = copyWithNulls(value ?? {}, node.children)
      frame.values[node.key] = copy
      this.addFrame(instance, { pointer, values: copy, fields: node.children, seen, parent: frame })
      return
    }
    const rows = rowsOf(givenRows(node, frame, this.run), value)
    if (rows === undefined) return
    frame.values[node.key] = rows.map((row, index) => {
      if (!isObject(row)) return row
      const copy = copyWithNulls(row, node.children)
      const here = `${pointer}/${index}`
      this.addFrame(instance, {
        pointer: here,
        values: copy,
        fields: node.children,
        seen,
        index,
        parent: frame,
      })
      return copy
    })
  }

  private addFrame(instance: Instance, frame: Frame): void {
    instance.inner.push(frame)
    const frames = this.frames.get(instance.node)
    if (frames) frames.push(frame)
    else this.frames.set(instance.node, [frame])
  }

  /** A group in which nothing is filled is absent. */
  private dropEmptyGroups(node: FieldNode): void {
    if (node.field.type !== 'group') return
    for (const frame of this.frames.get(node.parent) ?? []) {
      const value = frame.values[node.key]
      if (isObject(value) && Object.keys(value).length === 0) delete frame.values[node.key]
    }
  }
}

/** Empties a field: rows and groups keep null until the end of the pass. */
function clear(frame: Frame, key: string): void {
  if (frame.parent) frame.values[key] = null
  else delete frame.values[key]
}

/** Returns the rows of a table with given rows filled in, or `undefined` when there are none. */
function rowsOf(
  given: readonly JsonObject[] | undefined,
  value: JsonValue | undefined,
): JsonValue[] | undefined {
  const sent = Array.isArray(value) ? value : undefined
  if (given === undefined) return sent
  return given.map((fixed, index) => {
    const row = sent?.[index]
    return { ...(isObject(row) ? row : {}), ...fixed }
  })
}

/** More passes than a column that looks at its own table can need. */
const passLimit = 8

/**
 * Prunes what is hidden and works out what is computed, in the order of dependencies. A form whose
 * columns look at their own table as a whole is run again until nothing changes. Values of a wrong
 * type are left for validation to name.
 */
export function runForm(answers: JsonObject, run: Run): Outcome {
  let outcome = new Pass(answers, run).outcome()
  if (!run.tree.repeat) return outcome
  for (let pass = 1; pass < passLimit; pass += 1) {
    const before = JSON.stringify(outcome.answers)
    outcome = new Pass(outcome.answers, run).outcome()
    if (JSON.stringify(outcome.answers) === before) break
  }
  return outcome
}

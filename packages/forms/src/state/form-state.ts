import type { JsonObject } from '@splot/definition'
import type { Remembered } from '../compile/formula.ts'
import type { FormTree } from '../compile/nodes.ts'
import type { FieldState, FormScope, FormState, FormTexts, ItemLimits } from '../types.ts'
import { countOf } from '../validate/lists.ts'
import { openingOf } from './access.ts'
import { isEditable, isRequired, isSignable } from './editable.ts'
import type { Run } from './frame.ts'
import { type Instance, type Outcome, runForm } from './run-form.ts'
import { isSameText, shownPartTexts } from './shown-texts.ts'

/** What a run remembers, kept beside its state and never inside it. */
interface Memory {
  tree: FormTree
  moment: FormScope['moment']
  results: ReadonlyMap<string, Remembered>
  shown: Run['shown']
}

const memories = new WeakMap<FormState, Memory>()
const noResults: ReadonlyMap<string, Remembered> = new Map()
const noFields: Run['shownBefore'] = new Map()

/** Returns a run over a form that may take over what the state before found out. */
export function newRun(tree: FormTree, scope: FormScope, previous?: FormState): Run {
  // a rule without an answer counts as kept, so a forgotten calendar would let everything pass
  if (tree.asksCalendar && scope.moment.isDayOff === undefined)
    throw new Error(
      'Expected moment.isDayOff, because an expression of the form counts working days.',
    )
  const memory = previous === undefined ? undefined : memories.get(previous)
  const usable = memory?.tree === tree ? memory : undefined
  return {
    tree,
    scope,
    moment: scope.moment,
    sameMoment:
      usable?.moment.now === scope.moment.now &&
      usable.moment.timeZone === scope.moment.timeZone &&
      usable.moment.isDayOff === scope.moment.isDayOff,
    before: usable?.results ?? noResults,
    results: new Map(),
    shownBefore: usable?.shown ?? noFields,
    shown: new Map(),
  }
}

/** Returns the texts of pages and sections with their values; those of the state before if the same. */
function formTexts(outcome: Outcome, run: Run, before: FormTexts | undefined): FormTexts {
  const { pages, sections } = run.tree
  const texts = {
    pages: shownPartTexts(pages, outcome.form, run),
    sections: shownPartTexts(sections, outcome.form, run),
  }
  const same =
    before !== undefined &&
    isSameParts(texts.pages, before.pages) &&
    isSameParts(texts.sections, before.sections)
  return same ? before : texts
}

function isSameParts(a: FormTexts['pages'], b: FormTexts['pages']): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, { title, description }]) => {
      const other = b.get(id)
      return isSameText(title, other?.title) && isSameText(description, other?.description)
    })
  )
}

/** Returns how many items a field takes, where numbers or expressions limit them. */
function itemLimits(instance: Instance, run: Run): ItemLimits | undefined {
  // rows come and go only where the whole table is open
  if (instance.node.field.type === 'table' && openingOf(instance.pointer, run.scope) === 'inside') {
    const rows = instance.inner.length
    return { least: rows, most: rows }
  }
  const { minItems, maxItems } = instance.node.field
  if (minItems === undefined && maxItems === undefined) return undefined
  const least = literal(minItems) ?? countOf(instance.node.minItems, instance, run)
  const most = literal(maxItems) ?? countOf(instance.node.maxItems, instance, run)
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
}

function literal(limit: number | string | undefined): number | undefined {
  return typeof limit === 'number' ? limit : undefined
}

function isSameLimits(a: ItemLimits | undefined, b: ItemLimits | undefined): boolean {
  return a?.least === b?.least && a?.most === b?.most
}

/** Returns what each field is, taking over entries of the state before that did not change. */
function fieldStates(outcome: Outcome, run: Run, previous?: FormState): Map<string, FieldState> {
  const fields = new Map<string, FieldState>()
  for (const instance of outcome.instances) {
    const visible = instance.there && instance.seen
    const required = isRequired(instance, run)
    const editable = isEditable(instance, run)
    const items = visible ? itemLimits(instance, run) : undefined
    const unsignable = visible && !isSignable(instance, run) ? true : undefined
    const old = previous?.fields.get(instance.pointer)
    const same =
      old !== undefined &&
      old.field === instance.field &&
      old.visible === visible &&
      old.required === required &&
      old.editable === editable &&
      old.unsignable === unsignable &&
      isSameLimits(old.items, items)
    fields.set(
      instance.pointer,
      same
        ? old
        : {
            field: instance.field,
            visible,
            required,
            editable,
            ...(unsignable && { unsignable }),
            ...(items && { items }),
          },
    )
  }
  return fields
}

/** Returns the form as it stands: what is visible, required and editable, computed values filled in. */
export function formState(
  tree: FormTree,
  answers: JsonObject,
  scope: FormScope,
  previous?: FormState,
): FormState {
  const run = newRun(tree, scope, previous)
  const outcome = runForm(answers, run)
  const fields = fieldStates(outcome, run, previous)
  const shown = new Set<string>()
  for (const { node, there, seen } of outcome.instances)
    if (there && seen && node.parent === undefined) shown.add(node.section.id)
  const sections = tree.sections.filter((part) => outcome.there.has(part) && shown.has(part.id))
  const pages = tree.pages.filter(
    (page) => outcome.there.has(page) && sections.some((section) => section.page === page),
  )
  const state: FormState = {
    answers: outcome.answers,
    fields,
    pages: pages.map((page) => page.id),
    sections: sections.map((section) => section.id),
    texts: formTexts(outcome, run, previous?.texts),
  }
  memories.set(state, { tree, moment: scope.moment, results: run.results, shown: run.shown })
  return state
}

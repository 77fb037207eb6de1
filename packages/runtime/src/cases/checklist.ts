import type { ChecklistItem, JsonObject, JsonValue, LocalText } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import { stateMetaOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import { firstAnswers } from '../drafts/save-draft.ts'
import { serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import type { CaseView } from '../types.ts'
import { variablesOf } from './loaded-case.ts'
import { evaluate, taskIdOf } from './rows.ts'

type DraftFacts = Record<'drafts' | 'missing', JsonObject>

/**
 * Returns what leads a party of the case through its present states, in the order the author gave,
 * each with whether it is done and what is still missing. Only yes or no and the author's own words
 * come out of it; nobody reads another person's draft by it.
 */
export async function checklistFor(deps: Deps, opened: OpenedCase): Promise<CaseView['checklist']> {
  const { loaded, relation } = opened
  if (relation.caseRoles.length === 0 || loaded.case.status === 'done') return []
  const { definition } = loaded.compiled
  const items = loaded.case.states.flatMap((id) => stateMetaOf(definition, id)?.checklist ?? [])
  if (items.length === 0) return []
  const variables = { ...variablesOf(loaded), ...(await draftFacts(deps, opened)) }
  const now = deps.clock.now()
  return items.map((item) => ({
    id: item.id,
    title: item.title,
    hint: item.hint ?? null,
    ...progressOf(item, (source) => evaluate(deps, source, variables, now)),
    task: openTaskId(opened, item.task),
    start: item.start ?? null,
    invite: item.invite ?? null,
  }))
}

function progressOf(
  { done, missing }: ChecklistItem,
  value: (source: string) => JsonValue,
): { done: boolean; missing: LocalText | null } {
  if (value(done) === true) return { done: true, missing: null }
  return { done: false, missing: missing === undefined ? null : toText(value(missing)) }
}

/** A text in both languages, or the same text for both; anything else says nothing. Pure. */
function toText(value: JsonValue): LocalText | null {
  if (typeof value === 'string') return { pl: value, en: value }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { pl, en } = value
  return typeof pl === 'string' && typeof en === 'string' ? { pl, en } : null
}

function openTaskId({ loaded }: OpenedCase, task: string | undefined): string | null {
  const item = loaded.case.items.find((one) => one.task === task && one.status === 'open')
  return item ? taskIdOf(loaded.case.id, item.key) : null
}

/** Answers of the open tasks so far, and the fields that still keep them from being handed in. */
async function draftFacts(deps: Deps, opened: OpenedCase): Promise<DraftFacts> {
  const open = opened.loaded.case.items.filter((item) => item.status === 'open' && !item.offer)
  const facts: DraftFacts = { drafts: {}, missing: {} }
  for (const item of open) {
    const found = await draftOf(deps, opened, item)
    if (found === null) continue
    facts.drafts[item.task] = found.answers
    facts.missing[item.task] = found.missing
  }
  return facts
}

async function draftOf(
  deps: Deps,
  opened: OpenedCase,
  item: TaskItem,
): Promise<{ answers: JsonObject; missing: string[] } | null> {
  // judged as whoever fills it in would be, whoever of the parties looks
  const roles = [...opened.relation.roles, ...(item.role === undefined ? [] : [item.role])]
  const use = formUse(deps, { ...opened, relation: { ...opened.relation, roles } }, item)
  if (use === null) return null
  const draft = await loadDraft(deps, taskIdOf(opened.loaded.case.id, item.key))
  const answers = draft?.answers ?? (await firstAnswers(deps, use))
  const { issues } = use.form.validate(answers, await serverScope(deps, use, answers))
  const faults = issues.filter(({ severity }) => severity !== 'warning')
  return { answers, missing: [...new Set(faults.map(({ path }) => topField(path)))] }
}

function topField(path: string): string {
  return `/${path.split('/')[1] ?? ''}`
}

import type { JsonObject } from '@splot/definition'
import type { DaysOff, FormScope } from '@splot/forms'
import { draftView, loadDraft } from '../drafts/draft-document.ts'
import { judgedForSigning } from '../drafts/sign-draft.ts'
import type { Deps } from '../deps.ts'
import { linkedDocuments } from '../documents/linked-documents.ts'
import { filesOfCase, toFileView } from '../files/file-documents.ts'
import { baseOf, overDraft, rolesFor, serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import type { FormUse } from '../forms/form-use.ts'
import { readableVariables } from '../forms/readable-variables.ts'
import { referenceChoices } from '../forms/references.ts'
import { logSensitiveRead } from '../permission/access-log.ts'
import { mayReadAnswers } from '../permission/task-permission.ts'
import { withUnnamedSignatures } from '../permission/unnamed-signatures.ts'
import type { Reader, TaskSummary, TaskView } from '../types.ts'
import { wholeAnswers } from '../sensitive/kept-apart.ts'
import { afterSubmit } from './after-submit.ts'
import { readableNotes } from './field-notes.ts'
import { eventOf, openTask } from './open-task.ts'
import type { OpenedTask } from './open-task.ts'
import { toTaskSummary } from './task-summary.ts'

/** What a form adds to a task. */
type FormPart = Omit<
  TaskView,
  keyof TaskSummary | 'revision' | 'description' | 'formRef' | 'asks' | 'afterSubmit'
>

/** Returns a task opened for work or reading: all a form needs. @throws SplotError task.not-found */
export async function getTask(deps: Deps, reader: Reader, id: string): Promise<TaskView> {
  return toTaskView(deps, await openTask(deps, reader, id))
}

async function toTaskView(deps: Deps, opened: OpenedTask): Promise<TaskView> {
  const { loaded, task, item } = opened
  const summary = await toTaskSummary(deps, opened)
  const common = {
    ...summary,
    revision: loaded.revision,
    description: task.description ?? null,
    asks: task.form === undefined ? (eventOf(opened).payload ?? null) : null,
    afterSubmit: afterSubmit(opened),
  }
  // Whoever may only give it back or to somebody else does not read a draft by that.
  const use = mayOpenForm(opened) ? formUse(deps, opened, item) : null
  if (!use) return { ...common, ...withoutForm(deps, opened) }
  return {
    ...common,
    formRef: { ...use.ref, release: loaded.releaseId },
    ...(await withForm(deps, opened, use)),
  }
}

function mayOpenForm({ rights }: OpenedTask): boolean {
  return rights.some((right) => right !== 'reassign' && right !== 'release')
}

function withoutForm(deps: Deps, opened: OpenedTask): FormPart & { formRef: null } {
  return {
    formRef: null,
    scope: {
      variables: {},
      timeZone: deps.library.calendar().timeZone,
      daysOff: null,
      roles: [...opened.relation.roles],
      sections: null,
      unlocked: null,
      base: null,
    },
    notes: [],
    answers: {},
    lacks: [],
    draft: { revision: 0, savedAt: null, savedBy: null },
    references: {},
    files: {},
    documents: [],
  }
}

async function withForm(deps: Deps, opened: OpenedTask, use: FormUse): Promise<FormPart> {
  const { loaded, item, relation } = opened
  const draft = item.status === 'finished' ? null : await loadDraft(deps, opened.id)
  const answers = await answersOf(deps, opened, use, draft?.answers ?? null)
  const scope = await serverScope(deps, use, answers)
  const open = use.form.redact(answers, scope)
  const shown = withUnnamedSignatures(relation, opened, use.form.definition, open)
  await logSensitiveRead(deps, use, shown, 'task')
  const files = await filesOfCase(deps, loaded, fileIdsIn(use.form.definition, shown))
  return {
    scope: await readableScope(deps, use, scope, shown),
    notes: readableNotes(item, use.form, scope),
    answers: shown,
    lacks: lacksOf(opened, use, answers, scope),
    draft: await draftView(deps, draft),
    references: await referencesOf(deps, opened, use, scope, shown),
    files: Object.fromEntries(files.map((file) => [file.id, toFileView(file)])),
    documents: (await linkedDocuments(deps, opened, use.form.definition)).map(
      ({ id, template, title, number }) => ({ id, template, title, number }),
    ),
  }
}

/** Fields that whoever may sign must wait for. */
function lacksOf(
  { rights, item }: OpenedTask,
  use: FormUse,
  answers: JsonObject,
  scope: FormScope,
): string[] {
  if (!rights.includes('sign') || item.status !== 'open') return []
  const state = use.form.state(answers, scope)
  const { issues } = judgedForSigning(use, state.answers, overDraft(scope, state.answers))
  return [...new Set(issues.map(({ path }) => path))]
}

/** All choices for whoever fills the form; whoever only reads it gets names of what was chosen. */
async function referencesOf(
  deps: Deps,
  { rights }: OpenedTask,
  use: FormUse,
  scope: FormScope,
  shown: JsonObject,
): Promise<TaskView['references']> {
  const choices = await referenceChoices(deps, use, scope, shown)
  if (rights.includes('work')) return choices
  const written = JSON.stringify(shown)
  return Object.fromEntries(
    Object.entries(choices).map(([pointer, all]) => [
      pointer,
      all.filter(({ id }) => written.includes(JSON.stringify(id))),
    ]),
  )
}

/** Submitted answers, the draft, or the first values of a form nobody has touched. */
async function answersOf(
  deps: Deps,
  { loaded, item, relation }: OpenedTask,
  use: FormUse,
  draft: JsonObject | null,
): Promise<JsonObject> {
  if (item.status === 'finished') {
    const record = loaded.case.answers[item.task]?.find((one) => one.item === item.key)
    return record && mayReadAnswers(relation, loaded, item) ? wholeAnswers(deps, record) : {}
  }
  return draft ?? use.form.initial(await serverScope(deps, use, {}), item.prefilled)
}

async function readableScope(
  deps: Deps,
  use: FormUse,
  scope: FormScope,
  shown: JsonObject,
): Promise<TaskView['scope']> {
  const base = await baseOf(deps, use)
  return {
    variables: readableVariables(deps, use, scope, shown),
    timeZone: deps.library.calendar().timeZone,
    daysOff: use.form.asksCalendar ? daysOffAround(deps, use, scope.moment.now) : null,
    roles: rolesFor(use),
    sections: scope.sections ? [...scope.sections] : null,
    unlocked: scope.unlocked ? [...scope.unlocked] : null,
    base: base || isFilledTogether(use) ? shown : null,
  }
}

/** Whole years, so that what a page keeps stays good: a year before the case began, five after now. */
function daysOffAround(deps: Deps, { loaded }: FormUse, now: string): DaysOff {
  const from = `${Number(loaded.case.startedAt.slice(0, 4)) - 1}-01-01`
  const to = `${Number(now.slice(0, 4)) + 5}-12-31`
  return { from, to, days: deps.library.calendar().daysOff(from, to) }
}

/** Some of the form is for other roles to fill or see: what they wrote is kept as it is. */
function isFilledTogether({ form }: FormUse): boolean {
  const parts = form.definition.pages.flatMap((page) => page.sections)
  return parts.some(
    (part) => part.editableBy || part.visibleTo || part.fields.some((field) => field.visibleTo),
  )
}

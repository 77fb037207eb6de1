import type { JsonObject } from '@splot/definition'
import type { AnswerRecord, TaskItem } from '@splot/engine'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { valueAt } from '../drafts/value-at.ts'
import { fieldsOf, withoutRows } from '../forms/form-fields.ts'
import { serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { FormUse } from '../forms/form-use.ts'
import { namedPerson } from '../people/people.ts'
import { logSensitiveRead } from '../permission/access-log.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { submissionNotFound } from '../permission/refusals.ts'
import { relationTo, viewerOf } from '../permission/relation.ts'
import { mayKnowWho, mayReadAnswers } from '../permission/task-permission.ts'
import { withUnnamedSignatures } from '../permission/unnamed-signatures.ts'
import { answersChecksum, wholeAnswers } from '../sensitive/kept-apart.ts'
import type { Reader, SubmissionDeclaration, SubmissionSummary, SubmissionView } from '../types.ts'
import { decodeCase, variablesOf } from './loaded-case.ts'
import { evaluate, taskIdOf } from './rows.ts'

/** Returns the finished answers of a case that the reader may open, newest first. */
export async function readableSubmissions(
  deps: Deps,
  opened: OpenedCase,
): Promise<SubmissionSummary[]> {
  const found = opened.loaded.case.items.flatMap((item) => {
    const record = recordOf(opened, item)
    return record ? [{ item, record }] : []
  })
  const summaries = await Promise.all(
    found.map(({ item, record }) => toSummary(deps, opened, item, record)),
  )
  return summaries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Finished answers as one reader may see them. */
export interface OpenedSubmission {
  opened: OpenedCase
  item: TaskItem
  record: AnswerRecord
  /** `null`: a confirmation without form. */
  use: FormUse | null
  /** Without what the reader may not see. */
  answers: JsonObject
}

/**
 * Opens finished answers for reading; what of them is special-category data is written to the access
 * log. @throws SplotError submission.not-found
 */
export async function openSubmission(
  deps: Deps,
  reader: Reader,
  id: string,
): Promise<OpenedSubmission> {
  const slash = id.indexOf('/')
  const stored = await deps.cases.read(id.slice(0, Math.max(slash, 0)))
  if (!stored) throw submissionNotFound(id)
  const loaded = await decodeCase(deps, stored)
  const relation = await relationTo(deps, await viewerOf(deps, reader), loaded)
  const opened = { loaded, relation }
  const item = loaded.case.items.find(({ key }) => key === id.slice(slash + 1))
  const record = item && recordOf(opened, item)
  if (!item || !record) throw submissionNotFound(id)
  const use = formUse(deps, opened, item)
  const whole = await wholeAnswers(deps, record)
  const open = use ? use.form.redact(whole, await serverScope(deps, use, whole)) : whole
  const answers = use
    ? withUnnamedSignatures(relation, { loaded, item }, use.form.definition, open)
    : open
  if (use) await logSensitiveRead(deps, use, answers, 'submission')
  return { opened, item, record, use, answers }
}

/**
 * Returns finished answers without what the reader may not see, and the earlier versions they may read.
 * The checksum is of the answers as they were handed in, whatever of them is shown.
 *
 * @throws SplotError submission.not-found
 */
export async function getSubmission(
  deps: Deps,
  reader: Reader,
  id: string,
): Promise<SubmissionView> {
  const submission = await openSubmission(deps, reader, id)
  const { opened, item, record, use, answers } = submission
  const summary = await toSummary(deps, opened, item, record)
  const all = await readableSubmissions(deps, opened)
  return {
    ...summary,
    answers,
    earlier: all.filter((one) => isEarlier(opened, one, summary)),
    declarations: use === null ? [] : await readableDeclarations(deps, submission, use),
    filledForSeconds: record.facts?.filledForSeconds ?? null,
  }
}

async function readableDeclarations(
  deps: Deps,
  { opened: { relation, loaded }, item, record, answers }: OpenedSubmission,
  { form: { definition } }: FormUse,
): Promise<SubmissionDeclaration[]> {
  const named = mayKnowWho(relation, loaded, item)
  const labels = fieldsOf(definition).flatMap(({ pointer, field }) => {
    const label = field.label ?? field.text
    return label === undefined ? [] : [[pointer, { label, field }] as const]
  })
  const variables = { ...answers, ...variablesOf(loaded) }
  const withdrawal = (source = 'null') => {
    const day = evaluate(deps, source, variables, deps.clock.now())
    return typeof day === 'string' ? day : null
  }
  const made = Object.entries(record.facts?.declarations ?? {})
    .filter(([pointer]) => valueAt(answers, pointer) === true)
    .flatMap(([pointer, declaration]) => {
      const at = labels.findIndex(([known]) => known === withoutRows(pointer))
      const found = labels[at]?.[1]
      return found === undefined ? [] : [{ at, pointer, ...found, declaration }]
    })
    .toSorted((a, b) => a.at - b.at)
  return Promise.all(
    made.map(
      async ({ pointer, label, field, declaration: { version, at, by, documents = [] } }) => ({
        pointer,
        label,
        version,
        at,
        by: named ? await namedPerson(deps, by) : null,
        withdrawnOn: withdrawal(field.withdrawnOn),
        documents: documents.map(({ id, number }) => ({ id, number })),
      }),
    ),
  )
}

/** What others filled in beside it, in the same visit of the same task, is no version of it. */
function isEarlier(
  { loaded }: OpenedCase,
  one: SubmissionSummary,
  later: SubmissionSummary,
): boolean {
  if (one.id === later.id || later.form === null || one.form?.id !== later.form.id) return false
  const visitOf = ({ id }: SubmissionSummary) =>
    loaded.case.items.find(({ key }) => taskIdOf(loaded.case.id, key) === id)?.visit
  const isBeside = one.task === later.task && visitOf(one) === visitOf(later)
  return !isBeside && one.at <= later.at
}

/** Returns what lists show of an opened submission. */
export function summaryOf(deps: Deps, given: OpenedSubmission): Promise<SubmissionSummary> {
  return toSummary(deps, given.opened, given.item, given.record)
}

function recordOf({ loaded, relation }: OpenedCase, item: TaskItem): AnswerRecord | undefined {
  if (item.status !== 'finished' || !mayReadAnswers(relation, loaded, item)) return undefined
  return loaded.case.answers[item.task]?.find((record) => record.item === item.key)
}

async function toSummary(
  deps: Deps,
  { loaded, relation }: OpenedCase,
  item: TaskItem,
  record: AnswerRecord,
): Promise<SubmissionSummary> {
  const task = taskOf(loaded.compiled.definition, item.task)
  return {
    id: taskIdOf(loaded.case.id, item.key),
    task: item.task,
    title: task?.title ?? { pl: item.task, en: item.task },
    form: record.form ? { ...record.form, release: loaded.releaseId } : null,
    at: record.at,
    by: mayKnowWho(relation, loaded, item) ? await namedPerson(deps, record.by) : null,
    role: item.role === undefined ? null : (loaded.programme.roles[item.role]?.title ?? null),
    checksum: answersChecksum(record),
  }
}

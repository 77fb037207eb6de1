import { SplotError } from '@splot/definition'
import { compareAnswers } from '@splot/forms'
import type { AnswerChange } from '@splot/forms'
import type { Deps } from '../deps.ts'
import type { FormUse } from '../forms/form-use.ts'
import type { Reader, SubmissionChange, SubmissionComparison } from '../types.ts'
import { openSubmission, summaryOf } from './submissions.ts'
import { namesIn, valueWriter } from './written-values.ts'
import type { Names, WriteValue } from './written-values.ts'

/**
 * Tells what changed from one submission of a form to another of the same case, as far as the reader may
 * see both: field by field, tables by row, with values written for people.
 *
 * @throws SplotError submission.not-found, submission.not-comparable
 */
export async function compareSubmissions(
  deps: Deps,
  reader: Reader,
  id: string,
  since: string,
): Promise<SubmissionComparison> {
  const after = await openSubmission(deps, reader, id)
  const before = await openSubmission(deps, reader, since)
  const { use } = after
  if (!use || !before.use || !isSameForm(before.use, use))
    throw new SplotError(
      'submission.not-comparable',
      'Expected two submissions of one form in one case.',
    )
  const changes = compareAnswers(use.form, before.answers, after.answers)
  const namesOf = {
    before: await namesIn(deps, before.use, before.answers),
    after: await namesIn(deps, use, after.answers),
  }
  const write = valueWriter(deps, use)
  return {
    before: await summaryOf(deps, before),
    after: await summaryOf(deps, after),
    changes: changes.map((change) => toView(change, namesOf, write)),
  }
}

/** Submissions of another form, or of another case, are no versions of each other. */
function isSameForm(before: FormUse, after: FormUse): boolean {
  return before.ref.id === after.ref.id && before.loaded.case.id === after.loaded.case.id
}

function toView(
  change: AnswerChange,
  names: { before: Names; after: Names },
  write: WriteValue,
): SubmissionChange {
  const { pointer, field, section, row } = change
  return {
    pointer,
    label: field.label,
    section: section.title ?? null,
    row: row
      ? { table: row.table.label, before: numberOf(row.before), after: numberOf(row.after) }
      : null,
    before: write(change, change.before, names.before),
    after: write(change, change.after, names.after),
  }
}

/** Rows are counted from 1, as people see them. */
function numberOf(index: number | null): number | null {
  return index === null ? null : index + 1
}

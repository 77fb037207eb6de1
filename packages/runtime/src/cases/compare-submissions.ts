import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue, Locale, LocalText } from '@splot/definition'
import { compareAnswers, formatValue } from '@splot/forms'
import type { AnswerChange } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { filesOfCase } from '../files/file-documents.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import { serverScope } from '../forms/form-scope.ts'
import type { FormUse } from '../forms/form-use.ts'
import { referenceChoices } from '../forms/references.ts'
import type { Reader, SubmissionChange, SubmissionComparison } from '../types.ts'
import { openSubmission, summaryOf } from './submissions.ts'

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
  const write = writer(deps, use)
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

/** Names of what answers only name by id: pointer → id → name. */
type Names = Record<string, Record<string, string>>

async function namesIn(deps: Deps, use: FormUse, answers: JsonObject): Promise<Names> {
  const choices = await referenceChoices(deps, use, await serverScope(deps, use, answers), answers)
  const files = await filesOfCase(deps, use.loaded, fileIdsIn(use.form.definition, answers))
  return {
    ...Object.fromEntries(
      Object.entries(choices).map(([pointer, all]) => [
        pointer,
        Object.fromEntries(all.map(({ id, label }) => [id, label])),
      ]),
    ),
    '': Object.fromEntries(files.map(({ id, name }) => [id, name])),
  }
}

type Write = (change: AnswerChange, value: JsonValue | undefined, names: Names) => LocalText | null

function writer(deps: Deps, use: FormUse): Write {
  const codeLists = deps.library.codeLists(use.form.definition, use.loaded.release)
  const { timeZone } = deps.library.calendar()
  return ({ field, pointer }, value, names) => {
    if (value === undefined || value === null) return null
    const known = field.type === 'file' ? names[''] : field.from && names[pointer]
    if (known)
      return same(
        [value]
          .flat()
          .map((one) => nameOf(one, known))
          .join(', '),
      )
    const inLanguage = (locale: Locale) =>
      formatValue(field, value, { locale, codeLists, timeZone })
    return { pl: inLanguage('pl'), en: inLanguage('en') }
  }
}

function nameOf(id: JsonValue, names: Record<string, string>): string {
  return typeof id === 'string' ? (names[id] ?? id) : ''
}

function same(text: string): LocalText {
  return { pl: text, en: text }
}

function toView(
  change: AnswerChange,
  names: { before: Names; after: Names },
  write: Write,
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

import type { JsonObject } from '@splot/definition'
import type { AnswerFacts } from '@splot/engine'
import { declaredTexts } from '@splot/forms'
import type { FormScope } from '@splot/forms'
import { checksumOf } from '../definitions/checksum.ts'
import type { KeptDocument } from '../documents/kept-document.ts'
import type { Draft } from '../drafts/draft-document.ts'
import { valueAt } from '../drafts/value-at.ts'
import { fieldsOf, withoutRows } from '../forms/form-fields.ts'
import type { FormUse } from '../forms/form-use.ts'

/** By whom and when answers are handed in, and the documents that were linked beside fields. */
export interface GivenBy {
  person: string
  now: string
  documents: readonly KeptDocument[]
}

/** What is handed in, and how it came about. */
export interface HandedIn {
  answers: JsonObject
  /** What the form saw as it was judged. */
  scope: FormScope
  draft: Draft | null
}

type Declarations = NonNullable<AnswerFacts['declarations']>

/**
 * Returns how answers that `person` hands in came about: what was declared and consented to, each with the
 * checksum of the sentence as it was shown in both languages, the documents linked beside it, the moment of handing in and whoever
 * ticked it; and how long filling in took, where a draft was saved. What an earlier version of the
 * same form declared, and this task leaves as it was, keeps its version, moment and person. Pure.
 */
export function answerFacts(
  use: FormUse,
  { answers, scope, draft }: HandedIn,
  given: GivenBy,
): AnswerFacts {
  const { now } = given
  const declarations = declarationsOf(use, { answers, scope, draft }, given)
  const startedMs = Date.parse(draft?.startedAt ?? '')
  return {
    ...(Object.keys(declarations).length > 0 && { declarations }),
    ...(Number.isNaN(startedMs)
      ? {}
      : { filledForSeconds: Math.max(0, Math.round((Date.parse(now) - startedMs) / 1_000)) }),
  }
}

function declarationsOf(
  use: FormUse,
  { answers, scope, draft }: HandedIn,
  { person, now, documents }: GivenBy,
): Declarations {
  // that a sensitive box is ticked would be told by its being here
  const boxes = fieldsOf(use.form.definition).filter(
    ({ field: { type, sensitive } }) =>
      (type === 'declaration' || type === 'consent') && sensitive !== true,
  )
  if (boxes.length === 0) return {}
  const known = new Map(boxes.map(({ pointer, field }) => [pointer, field.documents ?? []]))
  const declared = [...declaredTexts(use.form.state(answers, scope))]
  return Object.fromEntries(
    declared
      .filter(([pointer]) => known.has(withoutRows(pointer)))
      .map(([pointer, { text, editable }]) => {
        const named = known.get(withoutRows(pointer)) ?? []
        const linked = documents
          .filter(({ template }) => named.includes(template))
          .map(({ id, number, checksum }) => ({ id, number, checksum }))
        const made = {
          version: checksumOf({ ...text }),
          at: now,
          by: (draft && whoTicked(draft, pointer)) ?? person,
          ...(linked.length > 0 && { documents: linked }),
        }
        return [pointer, editable ? made : (declaredBefore(use, pointer) ?? made)]
      }),
  )
}

/** Whoever wrote what stands in the draft, where that is a tick. */
function whoTicked({ answers, writes }: Draft, pointer: string): string | undefined {
  return valueAt(answers, pointer) === true ? writes[pointer]?.by : undefined
}

function declaredBefore({ form, loaded }: FormUse, pointer: string): Declarations[string] | null {
  const records = Object.values(loaded.case.answers)
    .flat()
    .filter((record) => record.form?.id === form.definition.id)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return (
    records.findLast(({ facts }) => facts?.declarations?.[pointer])?.facts?.declarations?.[
      pointer
    ] ?? null
  )
}

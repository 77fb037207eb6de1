import type { FormDefinition, JsonObject } from '@splot/definition'
import type { FormScope } from '@splot/forms'
import { signatureRecords } from '../controls/signature-records.ts'

/**
 * Returns how many people have signed what this task lets be changed: a change makes their signatures
 * void. Signatures in parts that the task does not open were given to an earlier one and stay. Pure.
 */
export function signaturesAtStake(
  { pages }: FormDefinition,
  answers: JsonObject,
  { sections, unlocked }: Pick<FormScope, 'sections' | 'unlocked'>,
): number {
  const records = pages
    .flatMap((page) => page.sections)
    .filter(({ id }) => sections === undefined || sections.includes(id))
    .flatMap(({ fields }) => fields.filter(({ type }) => type === 'signature'))
    .filter(
      ({ key }) => unlocked === undefined || ['', `/${key}`].some((at) => unlocked.includes(at)),
    )
    .flatMap(({ key }) => signatureRecords(answers[key]))
  // who signed is not told of blind work: then each signature counts
  return new Set(records.map(({ person, at }) => person || at)).size
}

import type { Issue, JsonValue } from '@splot/definition'
import { sortCodeHolds } from '../formats/iban.ts'
import { isFutureBirth } from '../formats/pesel.ts'
import { issueAt } from '../messages/issue-of.ts'
import type { Run } from '../state/frame.ts'
import type { Instance, Outcome } from '../state/run-form.ts'
import { boundIssues } from './bounds.ts'
import { choiceIssues, type ChoiceIndex } from './choices.ts'
import { fileIssues } from './files.ts'
import { lengthIssues, referenceIssues, signatureIssues } from './lists.ts'
import { numberIssues } from './numbers.ts'
import { isAllowedRich } from './rich.ts'
import { uniqueIssues } from './tables.ts'
import { valueAt } from './value-at.ts'

/** What checking fields needs to know. */
export interface FieldCheck {
  run: Run
  outcome: Outcome
  choices: ChoiceIndex
  /** ISO date. */
  today: string
}

/** Characters no keyboard makes; a tab and a line end are fine. */
const controls = /[^\P{Cc}\t\n\r]|[\u2028\u2029\uFFFE\uFFFF]/u

/** Checks that depend on the type, beyond what the schema says. */
function typeIssues(instance: Instance, value: JsonValue, check: FieldCheck): Issue[] {
  const { field } = instance.node
  switch (field.type) {
    case 'integer':
    case 'money':
    case 'decimal':
      return typeof value === 'number' ? numberIssues(instance, value) : []
    case 'choice':
    case 'choices':
    case 'terc':
    case 'pkd': {
      const before = valueAt(check.run.scope.base, instance.pointer)
      return choiceIssues(instance, value, check.choices, check.today, before)
    }
    case 'pesel':
      return typeof value === 'string' && isFutureBirth(value, check.today)
        ? [issueAt(instance, 'form.pesel-future')]
        : []
    case 'iban':
      return typeof value === 'string' && !sortCodeHolds(value)
        ? [issueAt(instance, 'form.iban-sort-code', {}, 'warning')]
        : []
    case 'text':
    case 'longtext':
      return typeof value === 'string' && controls.test(value)
        ? [issueAt(instance, 'form.control-characters')]
        : []
    case 'rich':
      return typeof value === 'string' && !isAllowedRich(value)
        ? [issueAt(instance, 'form.rich')]
        : []
    case 'file':
      return fileIssues(instance, value, check.run)
    case 'reference':
    case 'references':
      return referenceIssues(instance, value, check.run)
    case 'signature':
      return signatureIssues(instance, value, check.run)
    case 'table':
      return uniqueIssues(instance, value, check.outcome)
    default:
      return []
  }
}

/** Returns what is wrong with a value that is there, beyond what the schema says. */
export function fieldIssues(instance: Instance, value: JsonValue, check: FieldCheck): Issue[] {
  return [
    ...typeIssues(instance, value, check),
    ...boundIssues(instance, value, check.run),
    ...lengthIssues(instance, value, check.run),
  ]
}

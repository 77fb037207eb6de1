import type { DefinitionFiles, EditCommand } from '../files.ts'
import { markFieldSensitive, markSensitive, splitPage } from './form-repairs.ts'
import { anotherName, meantName, unknownName } from './name-repairs.ts'
import {
  classMissing,
  intoRange,
  keepApart,
  lateNotice,
  neverStarted,
  noHolder,
  notListed,
  readersMissing,
  registrationUnsaid,
  taskForNobody,
} from './people-repairs.ts'
import type { Repair, RepairableIssue } from './repair.ts'
import { takeAway } from './repair.ts'
import {
  asExpression,
  asType,
  countRows,
  keepOne,
  meantChoice,
  noShare,
  oneKindOfCells,
  risingDays,
  unknownKey,
} from './shape-repairs.ts'
import { brokenState, noWayOut, unreachable, waitsForEver } from './state-repairs.ts'
import { addValue, asFeel, copyText, plainBrace } from './text-repairs.ts'
import {
  alwaysTaken,
  neverTaken,
  noOtherwise,
  unanswered,
  unusedEvent,
} from './transition-repairs.ts'

/**
 * Returns the edits that would mend an issue, the likeliest first; `[]` where a person has to decide
 * more than which of them. Pure.
 */
export function repairsOf(issue: RepairableIssue, files: DefinitionFiles): EditCommand[] {
  if (files[issue.file] === undefined) return []
  const repair = issue.code.startsWith('unknown.') ? unknownName : repairs[issue.code]
  return repair?.(issue, files) ?? []
}

/** Code → what mends it. */
const repairs: Readonly<Record<string, Repair>> = {
  // states
  'state.no-way-out': noWayOut,
  'check.dead-end': noWayOut,
  'check.submit-refused': noWayOut,
  'state.unreachable': unreachable,
  'check.unreachable-state': unreachable,
  'wait.no-deadline': waitsForEver,
  'check.no-deadline': waitsForEver,
  'state.broken': brokenState,
  'state.shown-apart': takeAway('Pokazuj ten stan osobno', 'Show this state as itself'),
  'deletion.no-end': takeAway('Nie usuwaj tu odpowiedzi', 'Delete no answers here'),
  // transitions
  'alternative.never': neverTaken,
  'check.never-taken': neverTaken,
  'check.always-taken': alwaysTaken,
  'check.no-otherwise': noOtherwise,
  'check.unanswered': unanswered,
  'event.unused': unusedEvent,
  'decision.unused': takeAway('Usuń to rozstrzygnięcie', 'Remove this decision'),
  'action.parameter': asExpression,
  // people
  'task.nobody': taskForNobody,
  'check.no-holder': noHolder,
  'workflow.never-started': neverStarted,
  'public.not-listed': notListed,
  'registration.unsaid': registrationUnsaid,
  'role.second-factor': takeAway('Nie żądaj drugiego kroku', 'Demand no second factor'),
  'access.no-parent': takeAway('Usuń to uprawnienie', 'Remove this access'),
  // names and expressions
  'name.doubled': anotherName,
  'name.reserved': anotherName,
  'expression.unknown-name': meantName,
  'expression.unknown-property': meantName,
  'expression.unknown-function': meantName,
  'expression.unknown-type': meantName,
  'expression.impossible-value': meantName,
  'expression.syntax': asFeel,
  // texts
  'text.missing': copyText,
  'text.brace': plainBrace,
  'text.value-missing': addValue,
  // forms
  'page.too-long': splitPage,
  'section.empty': takeAway('Usuń tę część', 'Remove this section'),
  'secret.names': takeAway('Nie wskazuje tajemnic', 'It names no secrets'),
  'sensitive.readers-missing': readersMissing,
  'sensitive.searchable': takeAway('Nie szukaj po tym polu', 'Do not search by this field'),
  'sensitive.told': markFieldSensitive,
  'personal-data.class-missing': classMissing,
  'personal-data.special-not-apart': keepApart,
  // the programme
  'parameter.range': intoRange,
  'parameter.unread': takeAway('Usuń ten parametr', 'Remove this parameter'),
  'retention.notice': lateNotice,
  // overviews, indicators, exports
  'dashboard.classes': risingDays,
  'dashboard.share': noShare,
  'indicator.breakdown-kind': oneKindOfCells,
  'indicator.breakdown-missing': takeAway('Nie dziel według tego', 'Do not break it down by this'),
  'indicator.sensitive': markSensitive,
  'indicator.value-missing': countRows,
  'export.sensitive-rows': takeAway('Nie czytaj tu tego pola', 'Do not read that field here'),
  // the shape of files
  'schema.unknown-key': unknownKey,
  'schema.choice': meantChoice,
  'schema.type': asType,
  'schema.oneOf': keepOne,
}

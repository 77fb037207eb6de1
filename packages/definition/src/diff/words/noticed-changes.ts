import type { Difference } from '../differences.ts'
import type { Part, PartKind } from '../part.ts'
import { rootOf } from '../part.ts'
import { lengthSettings } from './length-words.ts'
import type { NoticePhrase } from './notice-phrases.ts'
import { askedFields, fileOf, inFile, isAsked, named, theirTasks } from './noticed-contents.ts'
import type { ParticipantParts } from './participant-parts.ts'

type Noticed = (difference: Difference, theirs: ParticipantParts) => NoticePhrase | null

/** What participants notice of a change in each kind of part; kinds that do not stand here they do not see. */
const noticed: Partial<Record<PartKind, Noticed>> = {
  field(difference, theirs) {
    const { change, part, setting } = difference
    if (!theirs.forms.has(fileOf(part)) || !isAsked(part, theirs)) return null
    if (change === 'added')
      return part.settings.get('required') === true ? 'field.addedRequired' : 'field.added'
    if (change !== 'changed') return change === 'removed' ? 'field.removed' : null
    if (setting === 'required') return requiredPhrase(difference)
    if (setting === 'label' || setting === 'when') return `field.${setting}`
    return limits.has(setting ?? '') ? 'field.limit' : null
  },
  rule: ({ change, part }, { forms }) =>
    forms.has(fileOf(part)) ? `rule.${change === 'moved' ? 'changed' : change}` : null,
  item({ change, part, setting }, { codeLists }) {
    if (!codeLists.has(fileOf(part)) || change === 'moved') return null
    if (change !== 'changed') return `item.${change}`
    if (setting === 'validTo') return 'item.removed'
    return setting === 'label' ? 'item.label' : null
  },
  timer({ change, part, setting = '' }, { timers }) {
    if (!timers.has(inFile(part))) return null
    if (change === 'removed') return 'timer.removed'
    if (setting === 'at' || setting === 'from') return 'timer.counted'
    return lengthSettings.includes(setting) ? 'timer.length' : null
  },
  parameter: ({ part, setting }) =>
    setting === 'value' && part.settings.get('confidential') !== true ? 'parameter.value' : null,
  state({ change, part, setting }, { workflows }) {
    if (!workflows.has(fileOf(part)) || !part.settings.has('meta.title')) return null
    if (change === 'added' || change === 'removed') return `state.${change}`
    return setting === 'meta.title' ? 'state.title' : null
  },
  task({ change, part, setting }, { tasks }) {
    if (!tasks.has(inFile(part))) return null
    if (change === 'added')
      return part.settings.get('offer') === true ? 'task.offered' : 'task.added'
    if (change === 'removed') return 'task.removed'
    return setting === 'due' ? 'task.due' : null
  },
  event({ change, part }, { roles }) {
    const theirs = named(part.settings.get('roles'), roles)
    return theirs === true && (change === 'added' || change === 'removed')
      ? `event.${change}`
      : null
  },
  decisionStep: decisionPhrase,
  rankingKey: decisionPhrase,
  document({ change, part, setting }, theirs) {
    if (!isReadable(part, theirs)) return null
    if (change === 'added' || change === 'removed') return `document.${change}`
    return setting === 'title' ? 'document.text' : null
  },
  block: ({ part }, theirs) => (isReadable(part, theirs) ? 'document.text' : null),
  fact: ({ part }, theirs) => (isReadable(part, theirs) ? 'document.text' : null),
  workflow({ change, part }, theirs) {
    if (!theirs.workflows.has(fileOf(part)) || (change !== 'added' && change !== 'removed'))
      return null
    return theirTasks(part, theirs).length > 0 ? `workflow.${change}Tasks` : `workflow.${change}`
  },
  form({ change, part }, theirs) {
    if (!theirs.forms.has(fileOf(part)) || (change !== 'added' && change !== 'removed')) return null
    return askedFields(part, theirs).length > 0 ? `form.${change}` : null
  },
}

/**
 * Returns the sentence by which participants are told of a difference; `null` where it is nothing to
 * them, or only the operator's people see it. Pure.
 */
export function noticedChange(
  difference: Difference,
  theirs: ParticipantParts,
): NoticePhrase | null {
  return noticed[difference.part.kind]?.(difference, theirs) ?? null
}

/** Settings of a field that limit what may be answered. */
const limits: ReadonlySet<string> = new Set([
  'help',
  'text',
  'type',
  'list',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'accept',
  'maxSizeBytes',
  'signatures',
])

function requiredPhrase({ after }: Difference): NoticePhrase {
  if (after === true) return 'field.required'
  return after === undefined || after === false ? 'field.optional' : 'field.requiredWhen'
}

/** Rules by which something is decided concern everybody whom it is decided about. */
function decisionPhrase(
  { change, part }: Difference,
  { workflows }: ParticipantParts,
): NoticePhrase | null {
  if (!workflows.has(fileOf(part))) return null
  return `decision.${change === 'moved' ? 'changed' : change}`
}

function isReadable(part: Part, { roles }: ParticipantParts): boolean {
  return named(rootOf(part).settings.get('readers'), roles) ?? true
}

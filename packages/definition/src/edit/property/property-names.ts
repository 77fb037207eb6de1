import { propertyId } from './property.ts'
import type { Property } from './property.ts'

/** What a text, or a key, names: one of the things there are. */
export type Named =
  | 'role'
  /** A role, or everybody. */
  | 'reader'
  | 'caseRole'
  /** A role of the dashboard that the panel stands in. */
  | 'dashboardRole'
  /** A role that people are invited to. */
  | 'invitedRole'
  | 'fact'
  /** A parameter that is a date. */
  | 'dateParameter'
  | 'stage'
  | 'workflow'
  /** A workflow that people may start inside a case of this one. */
  | 'offeredWorkflow'
  /** A name of what a started case is given. */
  | 'inputOfOffer'
  | 'state'
  | 'endState'
  | 'openState'
  /** A state of the workflow that the panel looks at. */
  | 'panelState'
  | 'task'
  | 'event'
  | 'timer'
  | 'message'
  | 'form'
  /** A form or workflow that an indicator comes from. */
  | 'origin'
  | 'section'
  | 'fieldOfForm'
  | 'list'
  | 'indicator'
  | 'source'
  | 'breakdown'
  | 'panelColumn'

const values: Readonly<Record<string, Named>> = {
  'document:document.readers': 'reader',
  'document:shownValue.list': 'list',
  'document:fact.list': 'list',
  'document:column.list': 'list',
  'document:cases.workflow': 'workflow',
  'document:indicators.only': 'indicator',
  'workflow:access.start': 'reader',
  'workflow:access.starter': 'caseRole',
  'workflow:access.read': 'role',
  'workflow:access.answers': 'role',
  'workflow:access.assign': 'role',
  'workflow:access.invite': 'role',
  'workflow:accessRule.role': 'role',
  'workflow:decision.readers': 'role',
  'workflow:reopen.roles': 'role',
  'workflow:reopen.from': 'endState',
  'workflow:reopen.to': 'openState',
  'workflow:publicFact.list': 'list',
  'workflow:column.list': 'list',
  'workflow:column.readers': 'role',
  'workflow:event.roles': 'role',
  'workflow:meta.deleteAnswers': 'timer',
  'workflow:meta.shownAs': 'openState',
  'workflow:meta.readers': 'role',
  'workflow:meta.stage': 'stage',
  'workflow:reminder.notify': 'message',
  'workflow:reminder.also': 'role',
  'workflow:task.notify': 'message',
  'workflow:checklistItem.task': 'task',
  'workflow:checklistItem.start': 'offeredWorkflow',
  'workflow:checklistItem.invite': 'invitedRole',
  'workflow:task.form': 'form',
  'workflow:task.submit': 'event',
  'workflow:task.due': 'timer',
  'workflow:task.continues': 'task',
  'workflow:task.sections': 'section',
  'workflow:assign.role': 'role',
  'workflow:assign.sameAs': 'task',
  'workflow:assign.notWho': 'task',
  'programme:role.exclusiveWith': 'role',
  'programme:role.until': 'fact',
  'programme:personalData.officers': 'role',
  'programme:personalData.approvers': 'role',
  'programme:keep.after': 'dateParameter',
  'programme:calls.workflow': 'workflow',
  'programme:calls.applications': 'workflow',
  'programme:facts.list': 'list',
  'dashboard:dashboard.roles': 'role',
  'dashboard:ownColumn.list': 'list',
  'dashboard:group.list': 'list',
  'dashboard:indicators.indicators': 'indicator',
  'dashboard:funnel.indicators': 'indicator',
  'dashboard:load.onlyRoles': 'role',
  'dashboard:cases.columns': 'panelColumn',
  'dashboard:sort.by': 'panelColumn',
  'indicators:indicators.readers': 'reader',
  'indicators:source.workflow': 'workflow',
  'indicators:persons.exact': 'role',
  'indicators:breakdown.list': 'list',
  'indicators:measure.source': 'source',
  'indicators:part.source': 'source',
  'indicators:part.breakdowns': 'breakdown',
  'indicators:indicator.from': 'origin',
  'indicators:indicator.readers': 'reader',
  'export:export.readers': 'role',
  'export:source.workflow': 'workflow',
  'export:persons.exact': 'role',
  'export:column.list': 'list',
}

/** The same in panels of every kind. */
const inPanels: Readonly<Record<string, Named>> = {
  roles: 'dashboardRole',
  workflow: 'workflow',
  workflows: 'workflow',
  states: 'panelState',
}

const keys: Readonly<Record<string, Named>> = {
  'workflow:workflow.offers': 'workflow',
  'workflow:offer.input': 'inputOfOffer',
  'workflow:access.answers': 'task',
  'workflow:access.invite': 'caseRole',
  'workflow:accessRule.same': 'fact',
  'workflow:task.prefill': 'fieldOfForm',
  'indicators:source.breakdowns': 'breakdown',
  'export:source.breakdowns': 'breakdown',
}

/** Returns what the texts of a property name; `undefined` where they are texts. Pure. */
export function namedBy(property: Property): Named | undefined {
  const { file, owner, key } = property
  const own = values[propertyId(property)]
  if (own !== undefined || file !== 'dashboard' || owner === 'dashboard') return own
  return inPanels[key]
}

/** Returns what the keys of a map name; `undefined` where its author gives them. Pure. */
export function keyNamedBy(property: Property): Named | undefined {
  return keys[propertyId(property)]
}

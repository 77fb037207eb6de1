import type { JsonValue, ProgrammeBundle, WorkflowDefinition } from '@splot/definition'

/** Returns what a new action is given so that little is left to be filled in. Pure. */
export function firstParams(
  type: string,
  workflow: WorkflowDefinition,
  { programme, documents, workflows }: ProgrammeBundle,
): Record<string, JsonValue> {
  const role = Object.keys(programme.roles ?? {})[0] ?? ''
  const first = (record: object | undefined) => Object.keys(record ?? {})[0] ?? ''
  switch (type) {
    case 'notify':
      return { template: first(programme.notifications), to: [role] }
    case 'document':
      return { template: documents[0]?.id ?? '' }
    case 'startCase':
      return { workflow: workflows.find(({ id }) => id !== workflow.id)?.id ?? '' }
    case 'rearm':
      return { timer: first(workflow.timers) }
    case 'decide':
      return { decision: first(workflow.decisions) }
    case 'draw':
      return { role, into: first(workflow.context) }
    case 'join':
      return { role, people: '[actor.id]' }
    case 'number':
      return { sequence: `"${workflow.id}"`, format: '{sequence}/{n:000}' }
    case 'send':
      return { to: 'parent', event: '' }
    case 'publish':
      return { id: 'list', title: { pl: 'Lista', en: 'List' }, rows: '[]' }
    case 'remark':
      return { id: 'list', note: '{pl: "", en: ""}' }
    default:
      return {}
  }
}

import type {
  ActionDefinition,
  JsonValue,
  ProgrammeBundle,
  WorkflowDefinition,
} from '@splot/definition'

/** Returns the names that values of an action are usually given under. Pure. */
export function namesFor(
  { type, params = {} }: ActionDefinition,
  parameter: string,
  workflow: WorkflowDefinition,
  { programme, workflows, documents }: ProgrammeBundle,
): string[] {
  const keys = (object: object | undefined) => Object.keys(object ?? {})
  if (type === 'set') return keys(workflow.context)
  if (type === 'link') return keys(workflow.input)
  if (type === 'startCase' && parameter === 'input')
    return keys(workflows.find(({ id }) => id === params['workflow'])?.input)
  if (type === 'notify' && parameter === 'values') {
    const template = programme.notifications?.[text(params['template'])]
    const words = `${template?.subject.pl ?? ''} ${template?.body.pl ?? ''}`
    return [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))]
  }
  if (type === 'send' && parameter === 'payload') {
    const event = text(params['event'])
    const receiver = workflows.find(({ events }) => events[event]?.payload)
    return keys(receiver?.events[event]?.payload?.['properties'] as object)
  }
  if (type === 'document' && parameter === 'values') {
    const template = documents.find(({ id }) => id === params['template'])
    return keys(template?.given)
  }
  return []
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

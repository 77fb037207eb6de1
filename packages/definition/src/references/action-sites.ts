import type { JsonObject, JsonValue } from '../json.ts'
import { splitPointer } from '../source/pointer.ts'
import { actionKinds } from '../workflow/actions.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import type { PlacedAction } from './programme-world.ts'
import { oneOf, unknown } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { SiteMaker, Steps } from './site-maker.ts'

/** Adds the places of an action where something is named. */
export function actionSites(
  make: SiteMaker,
  workflow: WorkflowDefinition,
  placed: PlacedAction,
): void {
  const { type, params = {} } = placed.action
  const at = [...splitPointer(placed.pointer), 'params']
  const scope = make.world.actionScope(workflow, placed)
  const around = make.world.workflow(workflow, placed.event)
  literalSites(make, at, workflow, placed)
  const kind = Object.hasOwn(actionKinds, type) ? actionKinds[type] : undefined
  for (const [name, value] of Object.entries(params)) {
    const written = kind?.parameters[name] ?? kind?.parameters['*']
    const here = [...at, name]
    if (written === 'expression')
      make.feel(
        here,
        value,
        name === 'forEach' ? around : scope,
        expectedOf(make, workflow, placed, name),
      )
    if (written === 'expressions')
      for (const [key, source] of Object.entries(objectOf(value)))
        make.feel([...here, key], source, scope, givenShape(make, workflow, placed, name, key))
  }
}

function expectedOf(
  { world }: SiteMaker,
  workflow: WorkflowDefinition,
  { action }: PlacedAction,
  name: string,
): Shape {
  if (action.type === 'set') return world.variable(workflow, name)
  if (action.type === 'link') return world.input(workflow.id, name)
  return action.type === 'startCase' && name === 'members' ? world.members() : unknown
}

/** What a value is taken for where it is given: texts in it may be codes, its keys fields. */
function givenShape(
  { world }: SiteMaker,
  workflow: WorkflowDefinition,
  { action }: PlacedAction,
  name: string,
  key: string,
): Shape {
  const { type, params = {} } = action
  const to = typeof params['workflow'] === 'string' ? params['workflow'] : undefined
  if (type === 'startCase' && name === 'input' && to !== undefined) return world.input(to, key)
  const event = params['event']
  if (type === 'send' && name === 'payload' && typeof event === 'string')
    return oneOf(() =>
      world.receivers(workflow, action).map((one) => world.payload(one, event, key)),
    )
  const template = world.bundle.documents.find(({ id }) => id === params['template'])
  return type === 'document' && name === 'values' && template
    ? world.givenTo(template, key)
    : unknown
}

/** Parameters that are names, and keys of parameters that are. */
function literalSites(
  make: SiteMaker,
  at: Steps,
  workflow: WorkflowDefinition,
  { action, event }: PlacedAction,
): void {
  const { type, params = {} } = action
  const to = (name: string): Steps => [...at, name]
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const keys = (name: string) => Object.keys(objectOf(params[name]))
  switch (type) {
    case 'set':
    case 'link':
      for (const name of Object.keys(params))
        make.key(to(name), type === 'set' ? 'variable' : 'input', workflow.id)
      return
    case 'rearm':
      return make.name(to('timer'), 'timer', params['timer'], workflow.id)
    case 'decide':
      return make.name(to('decision'), 'decision', params['decision'], workflow.id)
    case 'draw':
      make.role(to('role'), params['role'])
      return make.name(to('into'), 'variable', params['into'], workflow.id)
    case 'join':
      return make.role(to('role'), params['role'])
    case 'notify':
      make.name(to('template'), 'message', params['template'])
      return make.roles(to('to'), params['to'])
    case 'startCase':
      make.name(to('workflow'), 'workflow', params['workflow'])
      for (const key of keys('input')) make.key([...to('input'), key], 'input', text('workflow'))
      return
    case 'send':
      return sendSites(make, at, workflow, { action, pointer: '', event })
    case 'document':
      make.name(to('template'), 'document', params['template'])
      for (const key of keys('values')) make.key([...to('values'), key], 'given', text('template'))
      return
    case 'publish':
      return publishSites(make, at, workflow, { action, pointer: '', event })
    default:
  }
}

function sendSites(
  make: SiteMaker,
  at: Steps,
  workflow: WorkflowDefinition,
  { action }: PlacedAction,
): void {
  const { params = {} } = action
  const { world } = make
  make.name([...at, 'workflow'], 'workflow', params['workflow'])
  const states = params['states']
  if (Array.isArray(states) && typeof params['workflow'] === 'string')
    for (const [n, state] of states.entries())
      make.stateId([...at, 'states', n], params['workflow'], state)
  const event = params['event']
  if (typeof event !== 'string') return
  const receivers = world
    .receivers(workflow, action)
    .filter(({ events }) => Object.hasOwn(events, event) && events[event]?.message === true)
  make.means(
    [...at, 'event'],
    receivers.map(({ id }) => world.meanings.of('event', event, id)),
  )
}

/** Columns of what is published are parts of its rows. */
function publishSites(
  make: SiteMaker,
  at: Steps,
  workflow: WorkflowDefinition,
  placed: PlacedAction,
): void {
  const { params = {} } = placed.action
  const rows = make.world.shapeOf(params['rows'], make.world.actionScope(workflow, placed))
  const columns = Array.isArray(params['columns']) ? params['columns'] : []
  columns.forEach((column, n) => {
    const { key, list } = objectOf(column)
    make.name([...at, 'columns', n, 'list'], 'list', list)
    if (typeof key !== 'string') return
    const { means } = make.world.reader.partOf(rows, key)
    if (means.length > 0) make.means([...at, 'columns', n, 'key'], means)
  })
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

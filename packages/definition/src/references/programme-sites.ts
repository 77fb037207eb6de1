import type { ProgrammeDefinition } from '../programme/types.ts'
import type { Expectation, Scenario } from '../scenario/types.ts'
import { tasksOf } from '../workflow/variables.ts'
import { topFields } from './programme-world.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { unknown, unnamed } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Site } from './site.ts'
import { SiteMaker } from './site-maker.ts'

/** Returns every place of the programme file where something is named. */
export function programmeSites(programme: ProgrammeDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  make.declaredKeys(['roles'], 'role', programme.roles)
  make.declaredKeys(['personFacts'], 'fact', programme.personFacts)
  make.declaredKeys(['parameters'], 'parameter', programme.parameters)
  make.declaredKeys(['notifications'], 'message', programme.notifications)
  for (const [role, { exclusiveWith, until }] of Object.entries(programme.roles)) {
    make.roles(['roles', role, 'exclusiveWith'], exclusiveWith)
    make.name(['roles', role, 'until'], 'fact', until)
  }
  ;(programme.calls ?? []).forEach((call, n) => {
    make.name(['calls', n, 'workflow'], 'workflow', call.workflow)
    make.name(['calls', n, 'applications'], 'workflow', call.applications)
  })
  for (const [id, { facts }] of Object.entries(programme.catalogues ?? {}))
    for (const [fact, { list }] of Object.entries(facts))
      make.name(['catalogues', id, 'facts', fact, 'list'], 'list', list)
  const { officers, approvers, classes = {} } = programme.personalData ?? {}
  make.roles(['personalData', 'officers'], officers)
  make.roles(['personalData', 'approvers'], approvers)
  for (const [id, { keep }] of Object.entries(classes))
    make.name(['personalData', 'classes', id, 'keep', 'after'], 'parameter', keep?.after)
  return make.sites
}

/** Returns every place of a scenario where something is named. */
export function scenarioSites(scenario: Scenario, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  scenario.arrivals.forEach(({ workflow, under }, n) => {
    make.name(['arrivals', n, 'workflow'], 'workflow', workflow)
    make.name(['arrivals', n, 'under'], 'workflow', under)
  })
  for (const role of Object.keys(scenario.staff ?? {})) make.key(['staff', role], 'role')
  for (const [key, model] of Object.entries(scenario.tasks ?? {})) {
    const at = ['tasks', key]
    const { workflow, own } = ownerSites(make, at, key, 'task')
    for (const state of Object.keys(model.outcomes ?? {}))
      make.means([...at, 'outcomes', state], world.stateMeanings(workflow, state), { key: true })
    const scope = own ? world.workflow(own) : unknown
    const task = own && tasksOf(own).find(({ id }) => id === key.slice(workflow.length + 1))
    const form = world.bundle.forms.find(({ id }) => id === task?.form)
    for (const [name, source] of Object.entries(model.answers ?? {})) {
      if (form) make.key([...at, 'answers', name], 'field', form.id)
      const field = form && topFields(form).find((one) => one.key === name)
      const expected =
        form && field ? world.field(form.id, field, [name], world.form(form)) : unknown
      make.feel([...at, 'answers', name], source, scope, expected)
    }
  }
  for (const [key, model] of Object.entries(scenario.events ?? {})) {
    const { own } = ownerSites(make, ['events', key], key, 'event')
    for (const [name, source] of Object.entries(model.payload ?? {}))
      make.feel(['events', key, 'payload', name], source, own ? world.workflow(own) : unknown)
  }
  ;(scenario.expect ?? []).forEach((one, n) => expectationSites(make, one, n))
  return make.sites
}

function expectationSites(make: SiteMaker, one: Expectation, n: number): void {
  const at = ['expect', n] as const
  if ('holds' in one) return make.feel([...at, 'holds'], one.holds, reportScope(make.world))
  const { workflow = '', state, task, role } = one
  make.name([...at, 'workflow'], 'workflow', one.workflow)
  make.stateId([...at, 'state'], workflow, state)
  make.name([...at, 'task'], 'task', task, workflow)
  make.name([...at, 'role'], 'role', role)
}

/** `workflow.task` and `workflow.EVENT` as keys: both are names. */
function ownerSites(make: SiteMaker, at: readonly string[], key: string, kind: 'task' | 'event') {
  const dot = key.indexOf('.')
  const workflow = key.slice(0, Math.max(dot, 0))
  const { meanings, bundle } = make.world
  make.means(at, [meanings.of('workflow', workflow)], { key: true, from: 0, to: dot })
  make.means(at, [meanings.of(kind, key.slice(dot + 1), workflow)], {
    key: true,
    from: dot + 1,
    to: key.length,
  })
  return { workflow, own: bundle.workflows.find(({ id }) => id === workflow) }
}

/** What is read of a run: workflows and roles by their ids; the rest may be anything. */
function reportScope({ meanings, bundle, roles }: ProgrammeWorld): Shape {
  const workflows = meanings.texts(
    'workflow',
    bundle.workflows.map(({ id }) => id),
  )
  const row: Shape = {
    kind: 'record',
    part: (name) => unnamed(name === 'workflow' ? workflows : name === 'role' ? roles : unknown),
  }
  return { kind: 'record', part: () => unnamed(row) }
}

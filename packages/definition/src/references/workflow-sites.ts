import { isRanking } from '../decision/types.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { splitPointer } from '../source/pointer.ts'
import { locales } from '../text.ts'
import { alternatives, resolveTarget, stateTree } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type {
  ColumnDefinition,
  TaskDefinition,
  TimerDefinition,
  WorkflowDefinition,
} from '../workflow/types.ts'
import { actionSites } from './action-sites.ts'
import { statesOf, topFields } from './programme-world.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { oneOf, plain, record, unknown, unnamed } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Site } from './site.ts'
import { SiteMaker } from './site-maker.ts'
import type { Steps } from './site-maker.ts'

/** Returns every place of a workflow where something is named. */
export function workflowSites(workflow: WorkflowDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  const scope = world.workflow(workflow)
  const { id } = workflow
  make.declared(['id'], 'workflow', id)
  make.declaredKeys(['input'], 'input', workflow.input, id)
  make.declaredKeys(['context'], 'variable', workflow.context, id)
  make.declaredKeys(['contextSchema', 'properties'], 'variable', propertiesOf(workflow), id)
  make.declaredKeys(['events'], 'event', workflow.events, id)
  make.declaredKeys(['timers'], 'timer', workflow.timers, id)
  make.declaredKeys(['decisions'], 'decision', workflow.decisions, id)
  make.declaredKeys(['columns'], 'column', workflow.columns, id)
  for (const [name, { roles, payload }] of Object.entries(workflow.events)) {
    make.roles(['events', name, 'roles'], roles)
    for (const [key, schema] of Object.entries(objectOf(payload?.['properties'])))
      schemaSites(
        make,
        ['events', name, 'payload', 'properties', key],
        schema,
        world.payload(workflow, name, key),
      )
  }
  for (const [name, schema] of Object.entries(workflow.input ?? {}))
    schemaSites(make, ['input', name], schema, world.input(id, name))
  for (const [name, schema] of Object.entries(propertiesOf(workflow)))
    schemaSites(make, ['contextSchema', 'properties', name], schema, world.variable(workflow, name))
  for (const [name, timer] of Object.entries(workflow.timers ?? {}))
    timerSites(make, ['timers', name], timer, scope)
  accessSites(make, workflow, scope)
  faceSites(make, workflow, scope)
  decisionSites(make, workflow)
  stateSites(make, stateTree(workflow), workflow, scope)
  for (const node of statesOf(workflow)) stateSites(make, node, workflow, scope)
  for (const placed of world.actions(workflow)) actionSites(make, workflow, placed)
  return make.sites
}

function propertiesOf({ contextSchema }: WorkflowDefinition): JsonObject {
  return objectOf(contextSchema?.['properties'])
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** A schema tells the parts of a value by their names: where the value is made of answers, by those of fields. */
function schemaSites(make: SiteMaker, at: Steps, schema: JsonValue, shape: Shape): void {
  const { properties, items, required } = objectOf(schema)
  if (items !== undefined) schemaSites(make, [...at, 'items'], items, shape)
  const partOf = (name: string) => make.world.reader.partOf(shape, name)
  if (Array.isArray(required))
    required.forEach((name, n) => {
      const means = typeof name === 'string' ? partOf(name).means : []
      if (means.length > 0) make.means([...at, 'required', n], means)
    })
  for (const [name, part] of Object.entries(objectOf(properties))) {
    const found = partOf(name)
    const here = [...at, 'properties', name]
    if (found.means.length > 0) make.means(here, found.means, { key: true })
    schemaSites(make, here, part, found.shape)
  }
}

function timerSites(make: SiteMaker, at: Steps, timer: TimerDefinition, scope: Shape): void {
  for (const key of ['at', 'from', 'minutes', 'hours', 'days', 'weeks', 'months'] as const)
    make.feel([...at, key], timer[key], scope)
  for (const [n, { notify, also }] of (timer.remind ?? []).entries()) {
    make.name([...at, 'remind', n, 'notify'], 'message', notify)
    make.roles([...at, 'remind', n, 'also'], also)
  }
}

function accessSites(make: SiteMaker, { id, access }: WorkflowDefinition, scope: Shape): void {
  make.roles(['access', 'start'], access.start)
  make.role(['access', 'starter'], access.starter)
  make.entries(['access', 'read'], access.read, scope)
  make.entries(['access', 'assign'], access.assign, scope)
  for (const [task, entries] of Object.entries(access.answers ?? {})) {
    make.key(['access', 'answers', task], 'task', id)
    make.entries(['access', 'answers', task], entries, scope)
  }
  for (const [role, by] of Object.entries(access.invite ?? {})) {
    make.key(['access', 'invite', role], 'role')
    make.roles(['access', 'invite', role], by)
  }
  make.roles(['access', 'reopen', 'roles'], access.reopen?.roles)
  for (const side of ['to', 'from'] as const)
    (access.reopen?.[side] ?? []).forEach((state, n) =>
      make.stateId(['access', 'reopen', side, n], id, state),
    )
}

function columnSites(
  make: SiteMaker,
  at: Steps,
  column: Omit<ColumnDefinition, 'type'>,
  scope: Shape,
): void {
  make.feel([...at, 'value'], column.value, scope, make.world.codes(column.list))
  make.name([...at, 'list'], 'list', column.list)
  make.roles([...at, 'readers'], column.readers)
}

function faceSites(make: SiteMaker, workflow: WorkflowDefinition, scope: Shape): void {
  const { world } = make
  make.feel(['caseTitle'], workflow.caseTitle, scope)
  for (const locale of locales)
    if (typeof workflow.caseTitle === 'object')
      make.feel(['caseTitle', locale], workflow.caseTitle[locale], scope)
  make.feel(['frozen', 'when'], workflow.frozen?.when, scope)
  for (const [name, column] of Object.entries(workflow.columns ?? {}))
    columnSites(make, ['columns', name], column, scope)
  for (const [child, offer] of Object.entries(workflow.offers ?? {})) {
    const at = ['offers', child]
    make.key(at, 'workflow')
    make.feel([...at, 'when'], offer.when, scope)
    make.feel([...at, 'members'], offer.members, scope, world.members())
    make.feel([...at, 'rulesOf'], offer.rulesOf, scope)
    for (const [name, source] of Object.entries(offer.input)) {
      make.key([...at, 'input', name], 'input', child)
      make.feel([...at, 'input', name], source, scope, world.input(child, name))
    }
  }
  const face = workflow.public
  for (const key of ['when', 'opensAt', 'closesAt'] as const)
    make.feel(['public', key], face?.[key], scope)
  for (const [name, fact] of Object.entries(face?.facts ?? {}))
    columnSites(make, ['public', 'facts', name], fact, scope)
}

function decisionSites(make: SiteMaker, workflow: WorkflowDefinition): void {
  const { world } = make
  const scope = world.workflow(workflow)
  for (const [id, decision] of Object.entries(workflow.decisions ?? {})) {
    const at = ['decisions', id]
    make.entries([...at, 'readers'], decision.readers, scope)
    for (const [name, source] of Object.entries(decision.given))
      make.feel([...at, 'given', name], source, scope)
    const own = world.decision(workflow, decision)
    if (!isRanking(decision)) {
      decision.steps.forEach(({ value, margin }, n) => {
        const before = world.decision(workflow, decision, n)
        make.feel([...at, 'steps', n, 'value'], value, before)
        make.feel([...at, 'steps', n, 'margin'], margin, before)
      })
      continue
    }
    for (const key of ['entries', 'label', 'pool', 'passed', 'places', 'lots'] as const)
      make.feel([...at, 'ranking', key], decision.ranking[key], own)
    decision.ranking.key.forEach(({ value }, n) =>
      make.feel([...at, 'ranking', 'key', n, 'value'], value, own),
    )
  }
}

function stateSites(
  make: SiteMaker,
  node: StateNode,
  workflow: WorkflowDefinition,
  scope: Shape,
): void {
  const { meanings } = make.world
  const at = splitPointer(node.pointer)
  const { definition } = node
  const { id } = definition
  if (id !== undefined) {
    make.means([...at, 'id'], make.world.stateMeanings(workflow.id, id))
    make.sites.push({
      at: node.pointer,
      key: true,
      means: [meanings.of('state', id, workflow.id)],
      declares: true,
    })
  }
  const first = node.children.find(({ path }) => path.at(-1) === definition.initial)
  if (first?.definition.id !== undefined)
    make.name([...at, 'initial'], 'state', first.definition.id, workflow.id)
  if (typeof definition.target === 'string')
    targetSites(make, [...at, 'target'], definition.target, node, workflow.id)
  for (const name of Object.keys(definition.on ?? {}))
    make.key([...at, 'on', name], 'event', workflow.id)
  for (const name of Object.keys(definition.after ?? {}))
    make.key([...at, 'after', name], 'timer', workflow.id)
  transitionSites(make, node, workflow)
  make.name([...at, 'meta', 'deleteAnswers'], 'timer', definition.meta?.deleteAnswers, workflow.id)
  make.stateId([...at, 'meta', 'shownAs'], workflow.id, definition.meta?.shownAs)
  ;(definition.meta?.tasks ?? []).forEach((task, n) =>
    taskSites(make, [...at, 'meta', 'tasks', n], task, workflow, scope),
  )
  ;(definition.meta?.checklist ?? []).forEach((item, n) => {
    const here = [...at, 'meta', 'checklist', n]
    make.feel([...here, 'done'], item.done, scope)
    make.feel([...here, 'missing'], item.missing, scope)
    make.name([...here, 'task'], 'task', item.task, workflow.id)
    make.name([...here, 'start'], 'workflow', item.start)
    make.role([...here, 'invite'], item.invite)
  })
}

function transitionSites(make: SiteMaker, node: StateNode, workflow: WorkflowDefinition): void {
  for (const { trigger, name, pointer, transition, source } of alternatives(node)) {
    const at = splitPointer(pointer)
    const scope = make.world.workflow(workflow, trigger === 'event' ? name : undefined)
    make.feel([...at, 'guard'], transition.guard, scope)
    make.text([...at, 'meta', 'reason'], transition.meta?.reason, scope)
    make.roles([...at, 'meta', 'readers'], transition.meta?.readers)
    const { target } = transition
    const alone = isText(valueAt(workflow as unknown as JsonValue, at))
    if (typeof target === 'string')
      targetSites(make, alone ? at : [...at, 'target'], target, source, workflow.id)
    else
      target?.forEach((one, n) => targetSites(make, [...at, 'target', n], one, source, workflow.id))
  }
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === 'string'
}

function valueAt(value: JsonValue, steps: Steps): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as JsonObject)[String(step)] : undefined,
    value,
  )
}

/** `#id`, `.child` or `sibling.child`: each step of a path is a state. */
function targetSites(
  make: SiteMaker,
  at: Steps,
  target: string,
  source: StateNode,
  workflow: string,
): void {
  const { meanings } = make.world
  if (target.startsWith('#')) {
    for (const meant of make.world.stateMeanings(workflow, target.slice(1)))
      make.means(at, [meant], { from: 1, to: target.length })
    return
  }
  let from = target.startsWith('.') ? 1 : 0
  while (from < target.length) {
    const dot = target.indexOf('.', from)
    const to = dot < 0 ? target.length : dot
    const id = resolveTarget(source, target.slice(0, to))?.definition.id
    if (id !== undefined) make.means(at, [meanings.of('state', id, workflow)], { from, to })
    from = to + 1
  }
}

function taskSites(
  make: SiteMaker,
  at: Steps,
  task: TaskDefinition,
  workflow: WorkflowDefinition,
  scope: Shape,
): void {
  const { world } = make
  const { assign } = task
  make.declared([...at, 'id'], 'task', task.id, workflow.id)
  make.name([...at, 'form'], 'form', task.form)
  make.name([...at, 'submit'], 'event', task.submit, workflow.id)
  make.name([...at, 'due'], 'timer', task.due, workflow.id)
  make.name([...at, 'notify'], 'message', task.notify)
  if (Array.isArray(task.continues))
    make.names([...at, 'continues'], 'task', task.continues, workflow.id)
  else make.name([...at, 'continues'], 'task', task.continues, workflow.id)
  make.role([...at, 'assign', 'role'], assign.role)
  make.name([...at, 'assign', 'sameAs'], 'task', assign.sameAs, workflow.id)
  make.names([...at, 'assign', 'notWho'], 'task', assign.notWho, workflow.id)
  for (const key of ['users', 'count', 'exclude'] as const)
    make.feel([...at, 'assign', key], assign[key], scope)
  make.feel([...at, 'complete'], task.complete, scope)
  make.feel([...at, 'unlock'], task.unlock, scope, pointers(world, task.form))
  make.feel([...at, 'notes'], task.notes, scope, notes(world, task.form))
  make.names([...at, 'sections'], 'section', task.sections, task.form)
  make.feel([...at, 'fieldsOf'], task.fieldsOf, scope)
  for (const [ledger, source] of Object.entries(task.ledgers ?? {}))
    make.feel([...at, 'ledgers', ledger], source, scope)
  const form = world.bundle.forms.find(({ id }) => id === task.form)
  for (const [key, source] of Object.entries(task.prefill ?? {})) {
    make.key([...at, 'prefill', key], 'field', task.form)
    const field = form && topFields(form).find((one) => one.key === key)
    const expected = form && field ? world.field(form.id, field, [key], world.form(form)) : unknown
    make.feel([...at, 'prefill', key], source, scope, expected)
  }
}

/** Notes on fields of a form: `{ at, text }`. */
function notes(world: ProgrammeWorld, form: string | undefined): Shape {
  return record(() => [
    ['at', unnamed(pointers(world, form))],
    ['text', unnamed()],
  ])
}

/** Texts that are JSON Pointers to fields of a form. */
export function pointers(world: ProgrammeWorld, form: string | undefined): Shape {
  if (form === undefined) return plain
  return oneOf(() => [
    {
      kind: 'texts',
      means: (text) => {
        if (!text.startsWith('/')) return []
        const keys: string[] = []
        let shape = world.answers(form)
        return text
          .slice(1)
          .split('/')
          .flatMap((step, n) => {
            const part = world.reader.partOf(shape, step)
            if (!part.found) return []
            shape = part.shape
            keys.push(step)
            const path = keys.join('.')
            return [world.meanings.of('field', path, form, { as: 'step', step: n + 1 })]
          })
      },
    },
  ])
}

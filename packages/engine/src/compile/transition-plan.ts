import { locales, readPlaces } from '@splot/definition'
import type {
  CompiledExpression,
  TransitionDefinition,
  TransitionInput,
  TransitionMeta,
  WorkflowDefinition,
} from '@splot/definition'
import type { ReasonPlan, StatePlan, TransitionPlan, Trigger } from '../plan.ts'
import { planActions } from './action-plan.ts'
import { pointer, type Faults } from './issues.ts'
import { resolveTarget } from './resolve-target.ts'

/** Compiles every transition of a state, in the order they are tried. */
export function planTransitions(
  source: StatePlan,
  workflow: WorkflowDefinition,
  states: Map<string, StatePlan>,
  faults: Faults,
): TransitionPlan[] {
  const { definition, pointer: path } = source
  const plan = (trigger: Trigger, input: TransitionInput, at: string): TransitionPlan[] =>
    alternativesOf(input).map(([transition, suffix], index) =>
      planTransition(trigger, index, source, transition, `${at}${suffix}`, states, faults),
    )
  const made: TransitionPlan[] = []
  for (const [event, input] of Object.entries(definition.on ?? {})) {
    const at = pointer(path, 'on', event)
    checkEvent(event, workflow, at, faults)
    made.push(...plan({ kind: 'event', event }, input, at))
  }
  for (const [timer, input] of Object.entries(definition.after ?? {})) {
    made.push(...plan({ kind: 'timer', timer }, input, pointer(path, 'after', timer)))
  }
  if (definition.always !== undefined) {
    made.push(...plan({ kind: 'always' }, definition.always, pointer(path, 'always')))
  }
  if (definition.onDone !== undefined) {
    made.push(...plan({ kind: 'done' }, definition.onDone, pointer(path, 'onDone')))
  }
  return made
}

function alternativesOf(input: TransitionInput): [TransitionDefinition, string][] {
  if (Array.isArray(input)) return input.map((one, index) => [toTransition(one), `/${index}`])
  return [[toTransition(input), '']]
}

function toTransition(input: string | TransitionDefinition): TransitionDefinition {
  return typeof input === 'string' ? { target: input } : input
}

function planTransition(
  trigger: Trigger,
  index: number,
  source: StatePlan,
  transition: TransitionDefinition,
  path: string,
  states: Map<string, StatePlan>,
  faults: Faults,
): TransitionPlan {
  const names = transition.target === undefined ? [] : [transition.target].flat()
  return {
    trigger,
    index,
    source,
    targets: names.flatMap((name) => findTarget(name, source, path, states, faults)),
    guard:
      transition.guard === undefined
        ? null
        : faults.expression(pointer(path, 'guard'), transition.guard),
    actions: planActions(transition.actions, pointer(path, 'actions'), faults),
    reason: planReason(transition.meta, pointer(path, 'meta', 'reason'), faults),
    reenter: transition.reenter === true,
    pointer: path,
  }
}

function planReason(
  { reason: text, readers }: TransitionMeta = {},
  path: string,
  faults: Faults,
): ReasonPlan | null {
  if (text === undefined) return null
  const places = new Map<string, CompiledExpression>()
  for (const locale of locales)
    for (const part of readPlaces(text[locale]).parts) {
      if (typeof part === 'string') continue
      const expression = faults.expression(pointer(path, locale), part.source)
      if (expression !== null) places.set(part.source, expression)
    }
  return { text, places: [...places], ...(readers === undefined ? {} : { readers }) }
}

function findTarget(
  name: string,
  source: StatePlan,
  path: string,
  states: Map<string, StatePlan>,
  faults: Faults,
): StatePlan[] {
  const found = resolveTarget(name, source, states)
  if (found !== null) return [found]
  faults.add(
    path,
    'workflow.unknown-state',
    `Przejście ze stanu „${source.id}” prowadzi do nieznanego stanu „${name}”.`,
    `Expected the target of a transition from "${source.id}" to exist, but got "${name}".`,
  )
  return []
}

function checkEvent(
  event: string,
  workflow: WorkflowDefinition,
  path: string,
  faults: Faults,
): void {
  if (Object.hasOwn(workflow.events, event)) return
  faults.add(
    path,
    'workflow.unknown-event',
    `Zdarzenie „${event}” nie jest zadeklarowane w „events”.`,
    `Expected the event "${event}" to be declared in "events".`,
  )
}

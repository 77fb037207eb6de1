import { stateTitle } from '../edit/workflow/state-title.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { reachableStates, statesWithAnEnd } from '../workflow/reachability.ts'
import { alternatives } from '../workflow/state-tree.ts'
import type { Alternative, StateNode } from '../workflow/state-tree.ts'
import type { WorkflowRule } from './lint-subject.ts'

/** States that nothing leads to. */
export const unreachableStates: WorkflowRule = ({ nodes, root }) => {
  const reached = reachableStates(root)
  return nodes
    .filter((node) => !reached.has(node) && (!node.parent || reached.has(node.parent)))
    .map((node) => ({
      path: node.pointer,
      code: 'state.unreachable',
      message: {
        pl: `Do stanu „${stateTitle(node).pl}” nic nie prowadzi.`,
        en: `Nothing leads to the state "${stateTitle(node).en}".`,
      },
      hint: {
        pl: 'Dodaj przejście do tego stanu albo usuń stan.',
        en: 'Add a transition to this state or remove it.',
      },
    }))
}

/** States from which no end can be reached. */
export const deadEnds: WorkflowRule = ({ nodes, root }) => {
  const reached = reachableStates(root)
  const good = statesWithAnEnd(root)
  return nodes
    .filter(
      (node) => node !== root && reached.has(node) && !good.has(node) && node.kind !== 'history',
    )
    .filter((node) => !node.children.some((child) => reached.has(child) && !good.has(child)))
    .map((node) => ({
      path: node.pointer,
      code: 'state.no-way-out',
      message: {
        pl: `Ze stanu „${stateTitle(node).pl}” nie da się dojść do zakończenia sprawy.`,
        en: `From the state "${stateTitle(node).en}" no end of the case can be reached.`,
      },
      hint: {
        pl: 'Dodaj przejście, które prowadzi dalej, albo oznacz stan jako końcowy ("type": "final").',
        en: 'Add a transition that leads on, or make the state final ("type": "final").',
      },
    }))
}

/** Alternatives that can never be taken because an earlier one always is. */
export const hiddenAlternatives: WorkflowRule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const all = alternatives(node)
    return all.flatMap((one) =>
      hiddenBy(
        one,
        all.filter(
          ({ trigger, name, index }) =>
            trigger === one.trigger && name === one.name && index < one.index,
        ),
      ),
    )
  })

function hiddenBy(one: Alternative, earlier: Alternative[]): Fault[] {
  const guard = one.transition.guard?.trim()
  const open = earlier.find(({ transition }) => (transition.guard?.trim() ?? 'true') === 'true')
  const same = earlier.find(
    ({ transition }) => guard !== undefined && transition.guard?.trim() === guard,
  )
  if (guard === 'false')
    return [
      never(one, {
        pl: 'Warunek jest zawsze fałszywy, więc ta możliwość nigdy nie zajdzie.',
        en: 'The guard is always false, so this alternative can never be taken.',
      }),
    ]
  if (open)
    return [
      never(one, {
        pl: `Możliwość ${open.index + 1} nie ma warunku, więc ta nigdy nie zajdzie.`,
        en: `Alternative ${open.index + 1} has no guard, so this one can never be taken.`,
      }),
    ]
  if (same)
    return [
      never(one, {
        pl: `Możliwość ${same.index + 1} ma ten sam warunek, więc ta nigdy nie zajdzie.`,
        en: `Alternative ${same.index + 1} has the same guard, so this one can never be taken.`,
      }),
    ]
  return []
}

function never(one: Alternative, message: Fault['message']): Fault {
  return {
    path: one.pointer,
    code: 'alternative.never',
    message,
    hint: {
      pl: 'Zmień kolejność albo warunek, albo usuń tę możliwość.',
      en: 'Change the order or the guard, or remove this alternative.',
    },
  }
}

/** Transitions out of a final state, children of a state that cannot have any, missing first states. */
export const brokenStates: WorkflowRule = ({ nodes }) =>
  nodes.flatMap((node) => {
    const broken = (what: { pl: string; en: string }): Fault => ({
      path: node.pointer,
      code: 'state.broken',
      message: what,
      hint: {
        pl: 'Popraw rodzaj albo zawartość stanu.',
        en: "Correct the state's type or content.",
      },
    })
    const leaving = alternatives(node).length > 0
    if (node.kind === 'final' && (leaving || node.children.length > 0))
      return [
        broken({
          pl: `Stan końcowy „${stateTitle(node).pl}” nie może mieć przejść ani stanów wewnętrznych.`,
          en: `The final state "${stateTitle(node).en}" may have neither transitions nor inner states.`,
        }),
      ]
    if ((node.kind === 'compound' || node.kind === 'parallel') && node.children.length === 0)
      return [
        broken({
          pl: `Stan „${stateTitle(node).pl}” ma mieć stany wewnętrzne, a nie ma żadnego.`,
          en: `The state "${stateTitle(node).en}" should have inner states but has none.`,
        }),
      ]
    if (node.kind === 'atomic' && node.children.length > 0)
      return [
        broken({
          pl: `Stan „${stateTitle(node).pl}” ma rodzaj „atomic”, a zawiera stany wewnętrzne.`,
          en: `The state "${stateTitle(node).en}" is "atomic" but has inner states.`,
        }),
      ]
    return []
  })

/** Ids that stand twice, or do not begin with the workflow's id. */
export const stateIds: WorkflowRule = ({ workflow, nodes }) => {
  const first = new Map<string, StateNode>()
  return nodes.flatMap((node): Fault[] => {
    const id = node.definition.id
    if (id === undefined) return []
    const path = joinPointer(node.pointer, 'id')
    if (first.has(id))
      return [
        {
          path,
          code: 'name.doubled',
          message: {
            pl: `Identyfikator „${id}” występuje dwa razy.`,
            en: `The id "${id}" stands twice.`,
          },
          hint: { pl: 'Nadaj inny identyfikator.', en: 'Choose another id.' },
        },
      ]
    first.set(id, node)
    if (id.startsWith(`${workflow.id}.`)) return []
    return [
      {
        path,
        code: 'name.malformed',
        message: {
          pl: `Identyfikator stanu zaczyna się od „${workflow.id}.”, a jest „${id}”.`,
          en: `A state id begins with "${workflow.id}.", but this is "${id}".`,
        },
        hint: { pl: `Napisz „${workflow.id}.…”.`, en: `Write "${workflow.id}.…".` },
      },
    ]
  })
}

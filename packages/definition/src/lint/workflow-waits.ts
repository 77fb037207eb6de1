import { stateTitle } from '../edit/workflow/state-title.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { reachableStates } from '../workflow/reachability.ts'
import { textParameter } from '../workflow/actions.ts'
import { actionsOf, descendants, lineage, stateTree } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type { TaskDefinition } from '../workflow/types.ts'
import type { WorkflowRule, WorkflowSubject } from './lint-subject.ts'

/** States where the case may wait for ever: no deadline, and no reason given for waiting. */
export const waitsWithoutDeadline: WorkflowRule = ({ root }) =>
  [...reachableStates(root)]
    .filter((node) => node.kind === 'atomic' && waitsForEver(node))
    .map((node) => ({
      path: node.pointer,
      code: 'wait.no-deadline',
      message: {
        pl: `W stanie „${stateTitle(node).pl}” sprawa może czekać bez końca: nie ma terminu.`,
        en: `In the state "${stateTitle(node).en}" the case may wait for ever: there is no deadline.`,
      },
      hint: {
        pl: 'Dodaj „after” z terminem, „due” w zadaniu albo wyjaśnij w meta.waitsFor, na co sprawa czeka.',
        en: 'Add `after` with a timer, `due` to the task, or say in meta.waitsFor what the case waits for.',
      },
    }))

function waitsForEver(node: StateNode): boolean {
  const active = lineage(node)
  if (node.definition.always !== undefined) return false
  if (active.some(({ definition }) => definition.meta?.waitsFor)) return false
  if (active.some(({ definition }) => Object.keys(definition.after ?? {}).length > 0)) return false
  const owed = active
    .flatMap(({ definition }) => definition.meta?.tasks ?? [])
    .filter(({ offer }) => !offer)
  return owed.length === 0 || owed.some(({ due }) => due === undefined)
}

/** States that say when answers are deleted, though no case ends in them. */
export const deletionsBeforeTheEnd: WorkflowRule = ({ root, nodes }) =>
  nodes
    .filter(({ kind, parent, definition }) => {
      if (definition.meta?.deleteAnswers === undefined) return false
      return kind !== 'final' || parent !== root
    })
    .map((node) => ({
      path: joinPointer(node.pointer, 'meta', 'deleteAnswers'),
      code: 'deletion.no-end',
      message: {
        pl: `W stanie „${stateTitle(node).pl}” sprawa się nie kończy, więc odpowiedzi nie zostaną usunięte.`,
        en: `No case ends in the state "${stateTitle(node).en}", so no answers are deleted.`,
      },
      hint: {
        pl: 'Ustaw „deleteAnswers” w stanie końcowym całego przebiegu.',
        en: 'Set `deleteAnswers` in a final state of the workflow itself.',
      },
    }))

/** Tasks that nobody can ever get. */
export const tasksForNobody: WorkflowRule = (subject) =>
  subject.nodes.flatMap((node) =>
    (node.definition.meta?.tasks ?? []).flatMap((task, n) => {
      const reason = whyNobody(task, subject)
      if (!reason) return []
      const fault: Fault = {
        path: joinPointer(node.pointer, 'meta', 'tasks', n, 'assign'),
        code: 'task.nobody',
        message: reason,
        hint: {
          pl: 'Wskaż rolę, którą ktoś może mieć, albo wyrażenie dające osoby (users).',
          en: 'Name a role that somebody can hold, or an expression giving persons (users).',
        },
      }
      return [fault]
    }),
  )

function whyNobody(
  { id, assign }: TaskDefinition,
  subject: WorkflowSubject,
): Fault['message'] | undefined {
  const { role, users, strategy, sameAs, notWho = [] } = assign
  if (strategy === 'samePerson' && sameAs === undefined)
    return {
      pl: `Zadanie „${id}” ma trafić do tej samej osoby, ale nie wiadomo, do której (sameAs).`,
      en: `The task "${id}" goes to the same person, but does not say as in which task (sameAs).`,
    }
  if (sameAs !== undefined && notWho.includes(sameAs))
    return {
      pl: `Zadanie „${id}” ma wykonać ta sama osoba co „${sameAs}” i zarazem inna.`,
      en: `The task "${id}" is for the same person as "${sameAs}" and for another one at once.`,
    }
  if (role === undefined && users === undefined && strategy !== 'samePerson')
    return {
      pl: `Zadanie „${id}” nie ma ani roli, ani osób.`,
      en: `The task "${id}" has neither role nor persons.`,
    }
  if (
    role !== undefined &&
    subject.bundle.programme.roles[role]?.kind === 'case' &&
    !isGranted(role, subject)
  )
    return {
      pl: `Zadanie „${id}” jest dla roli „${role}”, której w tej sprawie nikt nie może dostać.`,
      en: `The task "${id}" is for the role "${role}", which nobody can get in this case.`,
    }
  return undefined
}

/**
 * A case role is granted to the starter, by invitation, by the action `join`, or by the case that starts
 * or offers this one.
 */
function isGranted(role: string, { workflow, bundle }: WorkflowSubject): boolean {
  const { starter, invite = {} } = workflow.access
  if (starter === role || Object.hasOwn(invite, role)) return true
  if (allActions(workflow).some((one) => one.type === 'join' && one.params?.['role'] === role))
    return true
  return bundle.workflows.some((other) =>
    handoversTo(workflow.id, other).some((members) => grants(members, role)),
  )
}

/** What a case of `workflow` says of the members of a child it starts or offers. */
function handoversTo(child: string, workflow: WorkflowSubject['workflow']): string[] {
  const started = allActions(workflow)
    .filter(({ type, params }) => type === 'startCase' && params?.['workflow'] === child)
    .map((action) => textParameter(action, 'members') ?? '')
  return [...started, workflow.offers?.[child]?.members ?? '']
}

function allActions(workflow: WorkflowSubject['workflow']) {
  return descendants(stateTree(workflow)).flatMap((node) =>
    actionsOf(node).map(({ action }) => action),
  )
}

/** Members copied from the parent may hold any role; else the role's name stands in the expression. */
function grants(members: string, role: string): boolean {
  return members.includes('case.members') || members.includes(`"${role}"`)
}

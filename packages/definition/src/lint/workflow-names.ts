import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { alternatives } from '../workflow/state-tree.ts'
import { workflowScopeNames } from '../workflow/variables.ts'
import type { WorkflowRule } from './lint-subject.ts'

/** Names of `input` that every expression already sees, and tasks that stand twice. */
export const reservedNames: WorkflowRule = ({ workflow, nodes }) => {
  const seen = new Set<string>()
  return [
    ...Object.keys(workflow.input ?? {})
      .filter((name) => (workflowScopeNames as readonly string[]).includes(name))
      .map((name): Fault => ({
        path: joinPointer('', 'input', name),
        code: 'name.reserved',
        message: { pl: `Nazwa „${name}” jest zastrzeżona.`, en: `The name "${name}" is reserved.` },
        hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
      })),
    ...nodes.flatMap((node) =>
      (node.definition.meta?.tasks ?? []).flatMap(({ id }, n): Fault[] => {
        if (!seen.has(id)) {
          seen.add(id)
          return []
        }
        return [
          {
            path: joinPointer(node.pointer, 'meta', 'tasks', n, 'id'),
            code: 'name.doubled',
            message: {
              pl: `Zadanie „${id}” występuje dwa razy.`,
              en: `The task "${id}" stands twice.`,
            },
            hint: { pl: 'Nadaj inny identyfikator.', en: 'Choose another id.' },
          },
        ]
      }),
    ),
  ]
}

/** Events that are declared and never taken. */
export const unusedEvents: WorkflowRule = ({ workflow, nodes }) => {
  const used = new Set(
    nodes.flatMap(alternatives).flatMap(({ trigger, name }) => (trigger === 'event' ? [name] : [])),
  )
  return Object.keys(workflow.events)
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: joinPointer('', 'events', name),
      code: 'event.unused',
      severity: 'warning' as const,
      message: {
        pl: `Żadne przejście nie reaguje na zdarzenie „${name}”.`,
        en: `No transition takes the event "${name}".`,
      },
      hint: {
        pl: 'Dodaj przejście albo usuń zdarzenie.',
        en: 'Add a transition or remove the event.',
      },
    }))
}

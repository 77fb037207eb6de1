import type { MeasuredExpectation, ExpectationPart, ProgrammeBundle } from '@splot/definition'
import type { SelectOption } from '../parts/select-field.tsx'
import type { SimulationNames } from './names-of.ts'
import { statesIn, tasksIn } from './parts-of-workflow.ts'

/** Returns what an expectation can be told of, by title. Pure. */
export function optionsOfPart(
  part: ExpectationPart,
  { workflow = '' }: Pick<MeasuredExpectation, 'workflow'>,
  { bundle, names }: { bundle: ProgrammeBundle; names: SimulationNames },
): SelectOption[] {
  const definition = bundle.workflows.find(({ id }) => id === workflow)
  const option = (value: string, label: string) => ({ value, label })
  if (part === 'workflow') return bundle.workflows.map(({ id }) => option(id, names.workflow(id)))
  if (part === 'role')
    return Object.entries(bundle.programme.roles)
      .filter(([, { kind }]) => kind === 'programme')
      .map(([role]) => option(role, names.role(role)))
  if (definition === undefined) return []
  if (part === 'task')
    return tasksIn(definition).map(({ task }) => option(task.id, names.task(workflow, task.id)))
  return statesIn(definition).flatMap(({ id }) =>
    id === undefined ? [] : [option(id, names.state(workflow, id))],
  )
}

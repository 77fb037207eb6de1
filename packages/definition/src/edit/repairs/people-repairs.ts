import type { RoleDefinition } from '../../programme/types.ts'
import { joinPointer, splitPointer } from '../../source/pointer.ts'
import { tasksOf } from '../../workflow/variables.ts'
import type { AssignDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import type { JsonValue } from '../../json.ts'
import { setValue } from '../edit-file.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { setAt, valueAt } from '../set-at.ts'
import { labelled } from '../workflow/edit-workflow.ts'
import { inOneStep, inWorkflow, programmeOf, stateOf } from './repair.ts'
import type { Repair } from './repair.ts'

/** A task for nobody: the contradiction away, else one of the roles that people hold. */
export const taskForNobody: Repair = inWorkflow(({ file, path }, workflow, files) => {
  const assign = valueAt(files[file], path) as unknown as AssignDefinition | undefined
  if (assign === undefined) return []
  const at = (name: string) => joinPointer(path, name)
  if (assign.sameAs !== undefined && assign.notWho?.includes(assign.sameAs)) {
    const label = { pl: 'Niech zrobi to ta sama osoba', en: 'Let the same person do it' }
    const others = assign.notWho.filter((one) => one !== assign.sameAs)
    return [setValue(file, at('notWho'), others.length > 0 ? others : undefined, label)]
  }
  const kept = assign.strategy === 'samePerson' && assign.sameAs === undefined
  return rolesFor(workflow, files).map(([role, { title }]) => {
    const label = labelled('Daj to zadanie roli', 'Give the task to the role', title)
    const value = setAt(assign as unknown as JsonValue, '/role', role)
    return setValue(file, path, kept ? setAt(value, '/strategy', undefined) : value, label)
  })
})

/** A task whose role nobody can hold, as the exhaustive check tells it. */
export const noHolder: Repair = inWorkflow((issue, workflow, files) => {
  const { tasks = [] } = stateOf(workflow, issue.path)?.definition.meta ?? {}
  const n = tasks.findIndex(({ assign }) => assign.role === issue.params?.['about'])
  const path = joinPointer(issue.path, 'meta', 'tasks', n, 'assign')
  return n < 0 ? [] : taskForNobody({ ...issue, path }, files)
})

/** A workflow of which no case begins: one of the roles may start it. */
export const neverStarted: Repair = inWorkflow(({ file }, workflow, files) => {
  if ((workflow.access.start ?? []).length > 0) return []
  return rolesFor(workflow, files).map(([role, { title }]) => {
    const label = labelled('Sprawę rozpoczyna rola', 'A case is started by the role', title)
    return setValue(file, '/access/start', [role], label)
  })
})

/** A sensitive field that says nothing of its readers: one of the roles, alone. */
export const readersMissing: Repair = ({ file, path }, files) =>
  Object.entries(programmeOf(files)?.programme.roles ?? {})
    .filter(([role]) => role !== 'public')
    .map(([role, { title }]) => {
      const label = labelled('Pokazuj tylko roli', 'Show it only to the role', title)
      return setValue(file, joinPointer(path, 'visibleTo'), [role], label)
    })

/** Data of a special category: kept apart, and read by one of the roles where nobody is named yet. */
export const keepApart: Repair = (issue, files) => {
  const { file, path } = issue
  const steps = splitPointer(path)
  const around = [path, joinPointer('', ...steps.slice(0, 4))]
  const mark = setValue(file, joinPointer(path, 'sensitive'), true, {
    pl: 'Przechowuj osobno jako dane szczególne',
    en: 'Keep it apart, as sensitive data',
  })
  const isClosed = around.some((at) => valueAt(files[file], joinPointer(at, 'visibleTo')))
  if (isClosed) return [mark]
  return readersMissing(issue, files).map((one) => {
    const { pl, en } = one.label
    const label = { pl: `Przechowuj osobno. ${pl}`, en: `Keep it apart. ${en}` }
    return inOneStep(label, mark, one)
  })
}

/** Personal data without a class: one of the classes of the programme. */
export const classMissing: Repair = ({ file, path }, files): EditCommand[] =>
  Object.entries(programmeOf(files)?.programme.personalData?.classes ?? {})
    .filter(([, { special }]) => special !== true)
    .map(([id, { title }]) => {
      const label = labelled('To dane klasy', 'These are data of the class', title)
      return setValue(file, joinPointer(path, 'dataClass'), id, label)
    })

/** Roles of the programme that people hold; first those who work in the workflow already. */
function rolesFor(
  workflow: WorkflowDefinition,
  files: DefinitionFiles,
): [string, RoleDefinition][] {
  const known = Object.entries(programmeOf(files)?.programme.roles ?? {}).filter(
    ([role, { kind }]) => kind === 'programme' && role !== 'public',
  )
  const working = new Set(tasksOf(workflow).map(({ assign }) => assign.role))
  return known.toSorted(([a], [b]) => Number(working.has(b)) - Number(working.has(a)))
}

/** A call whose programme is not open to new people: open, or said not to be. */
export const registrationUnsaid: Repair = ({ file }) => [
  setValue(file, '/people/registration', 'open', {
    pl: 'Otwórz program dla nowych osób',
    en: 'Open the programme to new people',
  }),
  setValue(file, '/people/registration', 'invited', {
    pl: 'Zgłaszają się tylko osoby zaproszone',
    en: 'Only people who were invited apply',
  }),
]

/** Cases that everybody may see: listed where everybody looks. */
export const notListed: Repair = inWorkflow((_, { id }, files) => {
  const found = programmeOf(files)
  if (found === undefined) return []
  const calls = [...(found.programme.calls ?? []), { workflow: id }]
  const label = { pl: 'Dodaj do naborów programu', en: 'Add to the calls of the programme' }
  return [setValue(found.path, '/calls', calls as unknown as JsonValue, label)]
})

/** Drafts are told of later than they go: one day before at the latest. */
export const lateNotice: Repair = ({ file }, files) => {
  const days = Number(valueAt(files[file], '/retention/draftDays') ?? 90)
  const label = { pl: `Wpisz ${days - 1}`, en: `Write ${days - 1}` }
  return days > 1 ? [setValue(file, '/retention/draftNoticeDays', days - 1, label)] : []
}

/** A parameter outside its range: the nearest value inside. */
export const intoRange: Repair = ({ file, path }, files) => {
  const around = joinPointer('', ...splitPointer(path).slice(0, -1))
  const { value, minimum, maximum } = valueAt(files[file], around) as Record<string, number>
  const nearest = value! < (minimum ?? value!) ? minimum : maximum
  if (nearest === undefined) return []
  return [setValue(file, path, nearest, { pl: `Wpisz ${nearest}`, en: `Write ${nearest}` })]
}

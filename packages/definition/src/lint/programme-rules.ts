import type { ProgrammeBundle, RetentionDefinition } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { unknownName } from './unknown-name.ts'

/** Roles excluded and what ends them, calls named, parameters out of range, retention, lists of catalogues, in the programme file. Pure. */
export function programmeFaults({ programme, workflows, codeLists }: ProgrammeBundle): Fault[] {
  const roles = Object.keys(programme.roles)
  const ids = workflows.map(({ id }) => id)
  const facts = Object.keys(programme.personFacts ?? {})
  return [
    ...Object.entries(programme.roles).flatMap(([role, { until }]) =>
      until === undefined || facts.includes(until)
        ? []
        : [unknownName('fact', joinPointer('', 'roles', role, 'until'), until, facts)],
    ),
    ...Object.entries(programme.roles).flatMap(([role, { exclusiveWith = [] }]) =>
      exclusiveWith.flatMap((name, n) =>
        roles.includes(name)
          ? []
          : [unknownName('role', joinPointer('', 'roles', role, 'exclusiveWith', n), name, roles)],
      ),
    ),
    ...(programme.calls ?? []).flatMap((call, n) =>
      (['workflow', 'applications'] as const).flatMap((key) => {
        const { [key]: name } = call
        return name === undefined || ids.includes(name)
          ? []
          : [unknownName('workflow', joinPointer('', 'calls', n, key), name, ids)]
      }),
    ),
    ...Object.entries(programme.parameters).flatMap(([id, { value, minimum, maximum }]) =>
      typeof value === 'number' && (value < (minimum ?? value) || value > (maximum ?? value))
        ? [outOfRange(joinPointer('', 'parameters', id, 'value'), value, minimum, maximum)]
        : [],
    ),
    ...noticeFaults(programme.retention),
    ...catalogueFaults(programme, codeLists),
  ]
}

function catalogueFaults(
  { catalogues = {} }: ProgrammeBundle['programme'],
  codeLists: ProgrammeBundle['codeLists'],
): Fault[] {
  const lists = codeLists.map(({ id }) => id)
  return Object.entries(catalogues).flatMap(([id, { facts }]) =>
    Object.entries(facts).flatMap(([fact, { list }]) =>
      list === undefined || lists.includes(list)
        ? []
        : [
            unknownName(
              'list',
              joinPointer('', 'catalogues', id, 'facts', fact, 'list'),
              list,
              lists,
            ),
          ],
    ),
  )
}

function noticeFaults({ draftDays = 90, draftNoticeDays }: RetentionDefinition = {}): Fault[] {
  if (draftNoticeDays === undefined || draftNoticeDays < draftDays) return []
  return [
    {
      path: '/retention/draftNoticeDays',
      code: 'retention.notice',
      message: {
        pl: `O usunięciu wersji roboczej nie można uprzedzić ${draftNoticeDays} dni wcześniej, skoro usuwa się ją po ${draftDays} dniach.`,
        en: `People cannot be told ${draftNoticeDays} days before a draft is removed after ${draftDays} days.`,
      },
      hint: { pl: `Podaj mniej niż ${draftDays}.`, en: `Give less than ${draftDays}.` },
    },
  ]
}

function outOfRange(path: string, value: number, minimum?: number, maximum?: number): Fault {
  const range = `${minimum ?? '…'}–${maximum ?? '…'}`
  return {
    path,
    code: 'parameter.range',
    message: {
      pl: `Wartość ${value} jest poza zakresem ${range}.`,
      en: `The value ${value} is outside of ${range}.`,
    },
    hint: { pl: 'Zmień wartość albo zakres.', en: 'Change the value or the range.' },
  }
}

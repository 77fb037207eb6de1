import type { ProgrammeBundle, RetentionDefinition } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { keepFaults } from './data-classes.ts'
import { parametersRead } from './parameters-read.ts'
import { unknownName } from './unknown-name.ts'

/** Roles excluded, what ends them and what they demand, calls named and open to whom, parameters out of range or read by nothing, retention, lists of catalogues, in the programme file. Pure. */
export function programmeFaults(bundle: ProgrammeBundle): Fault[] {
  const { programme, workflows, codeLists } = bundle
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
    ...unreadParameters(bundle),
    ...secondFactorFaults(programme),
    ...registrationFaults(programme),
    ...noticeFaults(programme.retention),
    ...officerFaults(programme),
    ...keepFaults(programme),
    ...catalogueFaults(programme, codeLists),
  ]
}

function secondFactorFaults({ roles }: ProgrammeBundle['programme']): Fault[] {
  return Object.entries(roles).flatMap(([role, { kind, secondFactor }]) =>
    secondFactor !== true || (kind === 'programme' && role !== 'public')
      ? []
      : [
          {
            path: joinPointer('', 'roles', role, 'secondFactor'),
            code: 'role.second-factor',
            message: {
              pl: `Drugiego kroku logowania nie można żądać od roli „${role}”: mają go osoby z rolą w programie.`,
              en: `No second factor of sign-in can be demanded of the role "${role}": it belongs to people with a role in the programme.`,
            },
            hint: {
              pl: 'Usuń „secondFactor” z tej roli.',
              en: 'Remove "secondFactor" from this role.',
            },
          },
        ],
  )
}

/** A call that nobody outside can apply in is hardly meant. */
function registrationFaults({ calls = [], people }: ProgrammeBundle['programme']): Fault[] {
  const n = calls.findIndex(({ applications }) => applications !== undefined)
  if (n === -1 || people?.registration !== undefined) return []
  return [
    {
      path: joinPointer('', 'calls', n, 'applications'),
      code: 'registration.unsaid',
      severity: 'warning',
      message: {
        pl: 'Nabór przyjmuje zgłoszenia, ale programu nie otwarto dla nowych osób: zgłosi się tylko ten, kogo zaproszono.',
        en: 'The call takes applications, but the programme is not open to new people: only those who were invited can apply.',
      },
      hint: {
        pl: 'Ustaw „people.registration” na „open” albo, jeśli tak ma być, na „invited”.',
        en: 'Set "people.registration" to "open" or, if it is meant so, to "invited".',
      },
    },
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

/** Whoever looks after the data of all is nobody of one case alone, and not everybody. */
function officerFaults({ roles, personalData }: ProgrammeBundle['programme']): Fault[] {
  const known = Object.keys(roles).filter(
    (role) => roles[role]?.kind === 'programme' && role !== 'public',
  )
  return (['officers', 'approvers'] as const).flatMap((key) =>
    (personalData?.[key] ?? []).flatMap((name, n) =>
      known.includes(name)
        ? []
        : [unknownName('role', joinPointer('', 'personalData', key, n), name, known)],
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

/** What an administrator changes must change something. */
function unreadParameters(bundle: ProgrammeBundle): Fault[] {
  const read = parametersRead(bundle)
  return Object.keys(bundle.programme.parameters)
    .filter((id) => !read.has(id))
    .map((id) => ({
      path: joinPointer('', 'parameters', id),
      code: 'parameter.unread',
      severity: 'warning',
      message: {
        pl: `Parametru „${id}” nic nie czyta: jego zmiana niczego nie zmieni.`,
        en: `Nothing reads the parameter "${id}": changing it changes nothing.`,
      },
      hint: {
        pl: `Użyj „parameters.${id}” w przebiegu, formularzu albo wskaźniku, albo usuń parametr.`,
        en: `Use "parameters.${id}" in a workflow, a form or an indicator, or remove the parameter.`,
      },
    }))
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

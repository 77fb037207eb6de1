import { caseColumnNames } from '../dashboard/types.ts'
import type { CaseSelection, CasesPanel, PanelDefinition } from '../dashboard/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { stateIdsOf } from '../workflow/state-tree.ts'
import type { DashboardRule } from './lint-subject.ts'
import { listsOf } from './panel-parts.ts'
import { unknownName } from './unknown-name.ts'

/** Ids that stand twice: of panels, of columns and figures in a panel; classes of age that do not rise. */
export const dashboardNames: DashboardRule = ({ dashboard }) => [
  ...doubled(dashboard.panels, (n) => joinPointer('/panels', n, 'id')),
  ...dashboard.panels.flatMap((panel, n) => {
    const path = joinPointer('/panels', n)
    if (panel.kind === 'cases')
      return doubled(
        panel.columns.map((column) => (typeof column === 'string' ? { id: column } : column)),
        (at) => joinPointer(path, 'columns', at),
      )
    if (panel.kind === 'totals')
      return doubled(panel.measures, (at) => joinPointer(path, 'measures', at, 'id'))
    return panel.kind === 'states' ? fallingClasses(panel.days ?? [], path) : []
  }),
]

/** Roles, workflows, states, columns and code lists that do not exist. */
export const dashboardReferences: DashboardRule = ({ dashboard, bundle }) => {
  const roles = programmeRoles(bundle)
  return [
    ...unknownNames('role', '/roles', dashboard.roles, roles),
    ...dashboard.panels.flatMap((panel, n) => {
      const path = joinPointer('/panels', n)
      return [
        ...unknownNames('role', joinPointer(path, 'roles'), panel.roles, dashboard.roles),
        ...('workflow' in panel ? selectionFaults(panel, bundle, path) : []),
        ...(panel.kind === 'cases' ? columnFaults(panel, bundle, path) : []),
        ...(panel.kind === 'tasks' || panel.kind === 'load'
          ? unknownNames(
              'workflow',
              joinPointer(path, 'workflows'),
              panel.workflows,
              workflowIds(bundle),
            )
          : []),
        ...(panel.kind === 'load'
          ? unknownNames(
              'role',
              joinPointer(path, 'onlyRoles'),
              panel.onlyRoles,
              Object.keys(bundle.programme.roles),
            )
          : []),
        ...('indicators' in panel
          ? unknownNames(
              'indicator',
              joinPointer(path, 'indicators'),
              panel.indicators,
              bundle.indicators.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
            )
          : []),
        ...listFaults(panel, bundle, path),
      ]
    }),
  ]
}

function programmeRoles({ programme }: ProgrammeBundle): string[] {
  return Object.entries(programme.roles).flatMap(([id, { kind }]) =>
    kind === 'programme' ? [id] : [],
  )
}

function workflowIds({ workflows }: ProgrammeBundle): string[] {
  return workflows.map(({ id }) => id)
}

function unknownNames(
  kind: 'role' | 'workflow' | 'state' | 'indicator',
  path: string,
  names: readonly string[] = [],
  known: readonly string[],
): Fault[] {
  return names.flatMap((name, n) =>
    known.includes(name) ? [] : [unknownName(kind, joinPointer(path, n), name, known)],
  )
}

function selectionFaults(panel: CaseSelection, bundle: ProgrammeBundle, path: string): Fault[] {
  const workflow = bundle.workflows.find(({ id }) => id === panel.workflow)
  if (!workflow)
    return [
      unknownName('workflow', joinPointer(path, 'workflow'), panel.workflow, workflowIds(bundle)),
    ]
  const states = stateIdsOf(workflow)
  return unknownNames('state', joinPointer(path, 'states'), panel.states, states)
}

function columnFaults(panel: CasesPanel, bundle: ProgrammeBundle, path: string): Fault[] {
  const workflow = bundle.workflows.find(({ id }) => id === panel.workflow)
  if (!workflow) return []
  const known: string[] = [...caseColumnNames, ...Object.keys(workflow.columns ?? {})]
  const shown = panel.columns.map((column) => (typeof column === 'string' ? column : column.id))
  return [
    ...panel.columns.flatMap((column, n) =>
      typeof column !== 'string' || known.includes(column)
        ? []
        : [unknownName('column', joinPointer(path, 'columns', n), column, known)],
    ),
    ...(panel.sort === undefined || shown.includes(panel.sort.by)
      ? []
      : [unknownName('column', joinPointer(path, 'sort', 'by'), panel.sort.by, shown)]),
  ]
}

function listFaults(panel: PanelDefinition, bundle: ProgrammeBundle, path: string): Fault[] {
  const lists = bundle.codeLists.map(({ id }) => id)
  return listsOf(panel, path).flatMap(({ list, at }) =>
    lists.includes(list) ? [] : [unknownName('list', at, list, lists)],
  )
}

function doubled(parts: readonly { id: string }[], at: (n: number) => string): Fault[] {
  const seen = new Set<string>()
  return parts.flatMap(({ id }, n): Fault[] => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      {
        path: at(n),
        code: 'name.doubled',
        message: { pl: `„${id}” występuje dwa razy.`, en: `"${id}" stands twice.` },
        hint: { pl: 'Nadaj inny identyfikator albo usuń.', en: 'Choose another id, or remove it.' },
      },
    ]
  })
}

function fallingClasses(days: readonly number[], path: string): Fault[] {
  return days.flatMap((day, n): Fault[] =>
    n === 0 || day > (days[n - 1] ?? 0)
      ? []
      : [
          {
            path: joinPointer(path, 'days', n),
            code: 'dashboard.classes',
            message: {
              pl: `Klasy wieku muszą rosnąć, a ${day} stoi po ${days[n - 1]}.`,
              en: `Classes of age must rise, but ${day} stands after ${days[n - 1]}.`,
            },
            hint: { pl: 'Ułóż liczby dni rosnąco.', en: 'Put the days in rising order.' },
          },
        ],
  )
}

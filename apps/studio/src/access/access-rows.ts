import {
  accessRole,
  joinPointer,
  tasksOf,
  type AccessEntry,
  type Locale,
  type LocalText,
  type ProgrammeBundle,
  type WorkflowDefinition,
} from '@splot/definition'
import { taskTitle } from '../workflows/outline-facts.ts'
import { roleOptions } from '../workflows/outline-options.ts'
import type { SelectOption } from '../parts/select-field.tsx'

/** One thing that people may do with a case, and who. */
export interface AccessRow {
  /** JSON Pointer of the list of who may. */
  pointer: string
  /** Key of the text that says what it is; `name` stands in it. */
  what: 'start' | 'read' | 'answers' | 'decision' | 'assign' | 'reopen' | 'invite'
  name: LocalText
  /** Who may; `null`: whoever may open the case. */
  entries: readonly AccessEntry[] | null
  /** Roles may be admitted under conditions. */
  conditional: boolean
}

/** Returns everything that people may do with cases of a workflow, and who. Pure. */
export function accessRows(workflow: WorkflowDefinition, bundle: ProgrammeBundle): AccessRow[] {
  const { access, decisions = {} } = workflow
  const row = (
    what: AccessRow['what'],
    pointer: string,
    entries: readonly AccessEntry[] | null,
    name: LocalText = { pl: '', en: '' },
  ): AccessRow => ({
    what,
    pointer,
    entries,
    name,
    conditional: !['start', 'reopen', 'invite'].includes(what),
  })
  const roles = bundle.programme.roles
  return [
    row('read', '/access/read', access.read),
    ...tasksOf(workflow).map((task) =>
      row('answers', joinPointer('/access/answers', task.id), access.answers?.[task.id] ?? null, {
        pl: taskTitle(task, { bundle, locale: 'pl' }),
        en: taskTitle(task, { bundle, locale: 'en' }),
      }),
    ),
    ...Object.entries(decisions).map(([id, { title, readers }]) =>
      row('decision', joinPointer('/decisions', id, 'readers'), readers ?? null, title),
    ),
    row('start', '/access/start', access.start ?? []),
    row('assign', '/access/assign', access.assign ?? []),
    row('reopen', '/access/reopen/roles', access.reopen?.roles ?? []),
    ...Object.entries(access.invite ?? {}).map(([role, by]) =>
      row(
        'invite',
        joinPointer('/access/invite', role),
        by,
        roles[role]?.title ?? { pl: role, en: role },
      ),
    ),
  ]
}

/** Returns the roles that any row names, in the order of the programme's roles by name. Pure. */
export function rolesOfRows(
  rows: readonly AccessRow[],
  bundle: ProgrammeBundle,
  locale: Locale,
): SelectOption[] {
  const named = new Set(rows.flatMap(({ entries }) => (entries ?? []).map(accessRole)))
  const known = roleOptions(bundle, locale)
  const unknown = [...named]
    .filter((role) => role !== 'public' && !known.some(({ value }) => value === role))
    .map((value) => ({ value, label: value }))
  return [...known.filter(({ value }) => named.has(value)), ...unknown]
}

/** How a role stands to a right. */
export type Admission = 'yes' | 'no' | 'conditional'

/** Returns whether a role may do what a row is about; `inherited` says who may open the case. Pure. */
export function admissionOf(
  role: string,
  { entries }: Pick<AccessRow, 'entries'>,
  inherited: readonly AccessEntry[],
): Admission {
  const own = (entries ?? inherited).filter((entry) => accessRole(entry) === role)
  if (own.length === 0) return 'no'
  return own.some((entry) => typeof entry === 'string') ? 'yes' : 'conditional'
}

/** Returns the entries with a role admitted or not; without conditions. Pure. */
export function withRole(
  entries: readonly AccessEntry[],
  role: string,
  admitted: boolean,
): AccessEntry[] {
  const others = entries.filter((entry) => accessRole(entry) !== role)
  return admitted ? [...others, role] : others
}

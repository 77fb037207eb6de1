import type { FieldType, FormDefinition, LocalText } from '@splot/definition'
import { tasksOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { toCell } from './panel-cell.ts'
import { columnOf, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import type { PanelRow } from './types.ts'

/** Kinds of fields that name a person or lead to one. */
const naming: readonly FieldType[] = ['pesel', 'email', 'phone', 'iban']

/**
 * Computes which forms hold data that name a person or are of a special category: fields, who sees those
 * of a special category, where the form is filled in. It is read from the definitions in force.
 */
export function registerPanel({ deps }: PanelAsker): Promise<ComputedPanel> {
  const uses = usesOf(deps)
  const rows = [...uses].flatMap(([id, stages]) => rowOf(deps, deps.library.form(id), stages))
  return Promise.resolve(
    plainTable(
      [
        columnOf('form', { pl: 'Formularz', en: 'Form' }, 'text'),
        columnOf('stages', { pl: 'Etap', en: 'Stage' }, 'text'),
        columnOf('naming', { pl: 'Dane identyfikujące', en: 'Data that name a person' }, 'text'),
        columnOf('special', { pl: 'Szczególna kategoria', en: 'Special category' }, 'text'),
        columnOf('seenBy', { pl: 'Kto widzi szczególne', en: 'Who sees the special ones' }, 'text'),
      ],
      rows,
    ),
  )
}

/** Forms → titles of the workflows that use them, by id. */
function usesOf({ library }: Deps): Map<string, LocalText[]> {
  const uses = new Map<string, LocalText[]>()
  for (const { definition } of library.workflows())
    for (const form of new Set(tasksOf(definition).flatMap((task) => task.form ?? [])))
      uses.set(form, [...(uses.get(form) ?? []), definition.title])
  return new Map([...uses].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function rowOf(deps: Deps, form: FormDefinition, stages: readonly LocalText[]): PanelRow[] {
  const fields = form.pages
    .flatMap((page) => page.sections)
    .flatMap((section) =>
      section.fields.flatMap((field) =>
        [field, ...(field.fields ?? [])].map((one) => ({
          ...one,
          seenBy: one.visibleTo ?? field.visibleTo ?? section.visibleTo ?? null,
        })),
      ),
    )
  const special = fields.filter(({ sensitive }) => sensitive === true)
  const personal = fields.filter(({ type, sensitive }) => naming.includes(type) && !sensitive)
  if (special.length + personal.length === 0) return []
  const labels = (of: typeof fields) => toCell(of.map(({ label }) => ({ ...label })))
  return [
    {
      key: form.id,
      cells: {
        form: { pl: `${form.id} ${form.title.pl}`, en: `${form.id} ${form.title.en}` },
        stages: toCell(stages.map((title) => ({ ...title }))),
        naming: labels(personal),
        special: labels(special),
        seenBy: toCell(rolesOf(deps, special)),
      },
      caseId: null,
      taskId: null,
    },
  ]
}

function rolesOf(deps: Deps, fields: readonly { seenBy: string[] | null }[]) {
  const { roles } = deps.library.programme()
  const whoever = { pl: 'kto widzi formularz', en: 'whoever sees the form' }
  const named = fields.flatMap(({ seenBy }) => seenBy ?? [''])
  return [...new Set(named)].map((role) => ({ ...(roles[role]?.title ?? whoever) }))
}

import { processingRegister, tasksOf } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { columnOf, plainTable } from './panel-table.ts'
import type { ComputedPanel, PanelAsker } from './panel-table.ts'
import { registerColumns } from '../personal-data/register-table.ts'

/** Computes the register of processing as the definitions in force say it. */
export function registerPanel({ deps }: PanelAsker): Promise<ComputedPanel> {
  const rows = processingRegister(inForce(deps)).map((entry, n) => ({
    key: String(n),
    cells: Object.fromEntries(registerColumns.map(({ key, cell }) => [key, cell(entry)])),
    caseId: null,
    taskId: null,
  }))
  const columns = registerColumns.map(({ key, title }) => columnOf(key, title, 'text'))
  return Promise.resolve(plainTable(columns, rows))
}

function inForce({ library }: Deps): Parameters<typeof processingRegister>[0] {
  const workflows = library.workflows().map(({ definition }) => definition)
  const asked = workflows.flatMap((one) => tasksOf(one).flatMap(({ form }) => form ?? []))
  return {
    programme: library.programme(),
    workflows,
    forms: [...new Set(asked)].map((id) => library.form(id)),
    exports: [...library.counted().exports.values()].map(({ definition }) => definition),
  }
}

import type { CodeList, ExpressionCompiler, FormDefinition, JsonObject } from '@splot/definition'
import { SplotError } from '@splot/definition'
import { bindFormulas } from './bind-formulas.ts'
import { fieldFaults } from './field-faults.ts'
import type { FormTree } from './nodes.ts'
import { orderOf } from './order.ts'
import { structureOf } from './structure.ts'
import { systemValuesOf } from './system-values.ts'

/** Returns a code list as expressions see it: `{ code, label, ...facts }`. */
function listView(list: CodeList): JsonObject[] {
  return list.items.map((item) => ({
    ...item.facts,
    code: item.code,
    label: { pl: item.label.pl, en: item.label.en },
  }))
}

/**
 * Returns the tree of a form with compiled expressions and the order of evaluation.
 *
 * @throws SplotError `form.invalid-definition` with issues that point into the definition
 */
export function formTreeOf(
  form: FormDefinition,
  codeLists: readonly CodeList[],
  compiler: ExpressionCompiler,
): FormTree {
  const { structure, issues } = structureOf(form)
  const bound = bindFormulas(form, structure, compiler)
  issues.push(...fieldFaults(structure, codeLists), ...bound.issues)
  const ordered = orderOf(structure)
  issues.push(...ordered.issues)
  if (issues.length > 0)
    throw new SplotError(
      'form.invalid-definition',
      `Expected form "${form.id}" to be free of faults, but found ${issues.length}: ${issues[0]?.message.en ?? ''}`,
      { issues },
    )
  const { pages, sections, fields, fieldByKey, all } = structure
  return {
    pages,
    sections,
    fields,
    fieldByKey,
    all,
    rules: bound.rules,
    order: ordered.order,
    repeat: ordered.repeat,
    closed: ordered.closed,
    asksCalendar: bound.asksCalendar,
    systemValues: systemValuesOf(structure),
    codeLists,
    lists: Object.fromEntries(codeLists.map((list) => [list.id, listView(list)])),
  }
}

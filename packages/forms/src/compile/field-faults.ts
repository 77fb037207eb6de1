import type { CodeList, FormField, Issue } from '@splot/definition'
import { fieldTypes } from '@splot/definition'
import { isLinearPattern } from '../formats/linear-pattern.ts'
import { pointerTo } from '../pointer.ts'
import { fault } from './fault.ts'
import type { FieldNode } from './nodes.ts'
import type { Structure } from './structure.ts'

/** A property that a type cannot do without. */
const needs: Readonly<Record<string, { name: keyof FormField; pl: string; en: string }>> = {
  choice: { name: 'list', pl: 'listę kodów (list)', en: 'a code list (list)' },
  choices: { name: 'list', pl: 'listę kodów (list)', en: 'a code list (list)' },
  table: { name: 'fields', pl: 'kolumny (fields)', en: 'columns (fields)' },
  group: { name: 'fields', pl: 'pola (fields)', en: 'fields (fields)' },
  computed: { name: 'value', pl: 'wyrażenie (value)', en: 'an expression (value)' },
}

/** Returns what is wrong with a field by itself. */
function faultsOf(node: FieldNode, lists: ReadonlySet<string>): Issue[] {
  const { field, source } = node
  const issues: Issue[] = []
  if (!fieldTypes.includes(field.type))
    issues.push(
      fault(pointerTo(source, 'type'), 'type', {
        pl: `Nie ma rodzaju pola „${field.type}”.`,
        en: `There is no field type "${field.type}".`,
      }),
    )
  const need = Object.hasOwn(needs, field.type) ? needs[field.type] : undefined
  if (need && field[need.name] === undefined)
    issues.push(
      fault(source, 'missing', {
        pl: `Pole „${field.key}” rodzaju „${field.type}” musi mieć ${need.pl}.`,
        en: `The field "${field.key}" of type "${field.type}" must have ${need.en}.`,
      }),
    )
  if (field.list !== undefined && !lists.has(field.list))
    issues.push(
      fault(
        pointerTo(source, 'list'),
        'unknown-list',
        {
          pl: `Nie ma listy kodów „${field.list}”.`,
          en: `There is no code list "${field.list}".`,
        },
        { list: field.list },
      ),
    )
  if (field.uniqueBy !== undefined && !node.childByKey.has(field.uniqueBy))
    issues.push(
      fault(pointerTo(source, 'uniqueBy'), 'unique-by', {
        pl: `Tabela „${field.key}” nie ma kolumny „${field.uniqueBy}”.`,
        en: `The table "${field.key}" has no column "${field.uniqueBy}".`,
      }),
    )
  if (field.pattern !== undefined && !isLinearPattern(field.pattern.regex))
    issues.push(
      fault(`${source}/pattern/regex`, 'pattern', {
        pl: `Wzorzec „${field.pattern.regex}” nie jest wzorcem RE2.`,
        en: `The pattern "${field.pattern.regex}" is not an RE2 pattern.`,
      }),
    )
  return issues
}

/** Returns what is wrong with the fields of a form, expressions apart. Pure. */
export function fieldFaults(structure: Structure, codeLists: readonly CodeList[]): Issue[] {
  const lists = new Set(codeLists.map((list) => list.id))
  return structure.all.flatMap((node) => faultsOf(node, lists))
}

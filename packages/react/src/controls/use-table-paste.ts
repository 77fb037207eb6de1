import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { FormField } from '@splot/definition'
import { useFormContext, type FormContextValue } from '../store/form-context.ts'
import type { PastedCell } from '../store/types.ts'
import { childPointer } from '../values/pointer.ts'
import { readCell, takesCells } from '../values/read-cell.ts'
import { parseCells } from '../values/spreadsheet-cells.ts'
import { choiceOptions } from './choice-options.ts'
import { controlId } from './control-id.ts'
import type { ControlProps } from './field-frame.tsx'
import { planPaste, type PlacedCell } from './paste-plan.ts'

/** What became of the last paste. */
export type PasteResult = { done: number; wrong: number; leftOver: number } | 'undone'

/** Pasting into a table: handlers for its section, what is said, and the way back. */
export interface TablePaste {
  /** Whether people are told that they may paste. */
  offered: boolean
  result: PasteResult | null
  onPaste: (event: ClipboardEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  undo: () => boolean
}

/** Numbers side by side are what people have in spreadsheets. */
const numbers: readonly FormField['type'][] = ['integer', 'decimal', 'money']

/** Returns how cells of a spreadsheet get into a table, from the cell on that has the focus. */
export function useTablePaste({ field, pointer, view }: ControlProps): TablePaste {
  const context = useFormContext()
  const { store } = context
  const [result, setResult] = useState<PasteResult | null>(null)
  const takeBack = useRef<(() => boolean) | null>(null)
  const columns = field.fields ?? []
  const given = field.rows === undefined ? undefined : columns[0]
  const open = given ? columns.slice(1) : columns
  const numeric = open.filter((column) => numbers.includes(column.type) && takesCells(column))

  function onPaste(event: ClipboardEvent): void {
    const rows = store.rowIds(pointer).length
    const at = placeOf(event.target as Element, { context, pointer, rows, columns: open })
    const cells = parseCells(event.clipboardData.getData('text/plain'))
    if (!view.editable || !at || !areCells(cells, open[at.column])) return
    event.preventDefault()
    const plan = planPaste(cells, {
      columns: open,
      rows,
      most: view.items?.most ?? mostRows,
      fixed: given !== undefined,
      ...at,
      ...(given && { named: { column: given, names: namesOf(view.value, given.key) } }),
    })
    const pasted = plan.cells
      .filter(({ row, column }) => takesCells(column) && isOpen(context, pointer, row, column))
      .map((cell) => toPasted(context, pointer, cell))
    takeBack.current = store.pasteCells(pointer, pasted, plan.rows)
    const wrong = pasted.filter(({ issue }) => issue !== undefined).length
    setResult({ done: pasted.length, wrong, leftOver: plan.leftOver })
  }

  function undo(): boolean {
    const undone = takeBack.current?.() ?? false
    takeBack.current = null
    setResult(undone ? 'undone' : null)
    return undone
  }

  return {
    offered: view.editable && numeric.length >= 2,
    result,
    onPaste,
    onKeyDown(event) {
      const isUndo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      // what was typed since is undone by the browser
      if (isUndo && takeBack.current !== null && undo()) event.preventDefault()
    },
    undo,
  }
}

/** Rows of a table whose form says nothing (`docs/forms.md`). */
const mostRows = 500

/** One cell is typed text like any other; lines without columns may be one text. */
function areCells(cells: string[][], column: FormField | undefined): boolean {
  const isLong = column?.type === 'longtext' || column?.type === 'rich'
  return cells.some((row) => row.length > 1) || (cells.length > 1 && !isLong)
}

function namesOf(rows: ControlProps['view']['value'], key: string): string[] {
  if (!Array.isArray(rows)) return []
  return rows.map((row) => {
    const name = typeof row === 'object' && row !== null && !Array.isArray(row) ? row[key] : null
    return typeof name === 'string' || typeof name === 'number' ? String(name) : ''
  })
}

function placeOf(
  target: Element,
  table: {
    context: FormContextValue
    pointer: string
    rows: number
    columns: readonly FormField[]
  },
): { row: number; column: number } | null {
  const { context, pointer, rows, columns } = table
  for (let row = 0; row < rows; row += 1)
    for (const [column, { key }] of columns.entries()) {
      const id = controlId(context.idPrefix, childPointer(childPointer(pointer, row), key))
      if (document.getElementById(id)?.contains(target)) return { row, column }
    }
  return null
}

/** A locked cell keeps its value; of a row that is not there yet nothing is locked. */
function isOpen(
  { store }: FormContextValue,
  pointer: string,
  row: number,
  { key }: FormField,
): boolean {
  const { visible, editable } = store.getField(childPointer(childPointer(pointer, row), key))
  return editable || !visible
}

function toPasted(
  context: FormContextValue,
  table: string,
  { row, column, text }: PlacedCell,
): PastedCell {
  const pointer = childPointer(childPointer(table, row), column.key)
  const options = choiceOptions(column, pointer, context)
  const read = readCell(text, { field: column, pointer, options })
  const cell = { row, key: column.key }
  if ('value' in read) return { ...cell, value: read.value }
  return 'issue' in read ? { ...cell, issue: read.issue } : cell
}

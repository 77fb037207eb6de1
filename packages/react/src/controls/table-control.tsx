import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import { RowContext, textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { childPointer } from '../values/pointer.ts'
import { ColumnDispatch } from '../renderers/column-dispatch.tsx'
import {
  FieldError,
  FieldHelp,
  RequiredMark,
  useInputTies,
  type ControlProps,
  invalidMark,
} from './field-frame.tsx'
import { CellValue } from './cell-value.tsx'
import { focusField } from './focus-field.ts'
import { PasteNotice } from './paste-notice.tsx'
import { layoutOf } from './row-layout.ts'
import { useTablePaste } from './use-table-paste.ts'

/**
 * A table of rows. Beside each other on a wide screen where columns are few and narrow, else one card
 * a row; always cards on a phone, but for lines. Adding moves focus into the new row, removing to its
 * neighbour.
 */
export function TableControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const t = useFieldTexts()
  const { field, pointer, view } = props
  const ties = useInputTies(props)
  const [announcement, setAnnouncement] = useState('')
  const wanted = useRef<{ id: string; inside: boolean } | null>(null)
  const columns = useMemo(() => field.fields ?? [], [field])
  const count = Array.isArray(view.value) ? view.value.length : 0
  const ids = store.rowIds(pointer)
  const isFixed = field.rows !== undefined
  const { least = 0, most = Infinity } = view.items ?? {}
  // the number and the order of its rows are given; only one that lacks or exceeds it can be mended
  const isSized = least === most
  const mayAdd = !isFixed && view.editable && (!isSized || count < most)
  const mayRemove = !isFixed && view.editable && (!isSized || count > most)
  const layout = layoutOf(field)
  const paste = useTablePaste(props)

  // focus moves only after the row is on the page
  useEffect(() => {
    if (wanted.current === null) return
    const { id, inside } = wanted.current
    wanted.current = null
    if (!inside || !focusField(id)) document.getElementById(id)?.focus()
  })

  const rowElementId = (row: number) => `${ties.id}-row-${row}`

  function add(): void {
    const at = store.addRow(pointer)
    setAnnouncement(t('table.added', { row: at + 1 }))
    const added = store.rowIds(pointer)[at]
    wanted.current = { id: rowElementId(added ?? at), inside: true }
  }

  function remove(at: number): void {
    store.removeRow(pointer, at)
    const left = store.rowIds(pointer)
    const neighbour = left[Math.min(at, left.length - 1)]
    wanted.current = {
      id: neighbour === undefined ? `${ties.id}-add` : rowElementId(neighbour),
      inside: false,
    }
    setAnnouncement(t('table.removed', { row: at + 1, count: left.length }))
  }

  function move(at: number, to: number): void {
    store.moveRow(pointer, at, to)
    wanted.current = { id: `${rowElementId(ids[at]!)}-${to < at ? 'up' : 'down'}`, inside: false }
    setAnnouncement(t('table.moved', { row: at + 1, to: to + 1 }))
  }

  return (
    <section
      className="sp-field sp-table"
      data-type="table"
      data-invalid={invalidMark(view)}
      id={ties.id}
      tabIndex={-1}
      aria-labelledby={`${ties.id}-label`}
      aria-describedby={ties['aria-describedby']}
      onPaste={paste.onPaste}
      onKeyDown={paste.onKeyDown}
    >
      <h4 className="sp-label" id={`${ties.id}-label`}>
        {textIn(field.label, locale)}
        <RequiredMark required={view.required} />
      </h4>
      <FieldHelp {...props} />
      <FieldError {...props} />
      <PasteNotice paste={paste} />
      {count === 0 && <p className="sp-empty-rows">{t('table.empty')}</p>}
      <div className="sp-rows" data-layout={layout} data-columns={columns.length}>
        {ids.map((id, at) => (
          <TableRow
            key={id}
            elementId={rowElementId(id)}
            pointer={childPointer(pointer, at)}
            number={at + 1}
            columns={isFixed ? columns.slice(1) : columns}
            named={isFixed ? columns[0] : undefined}
          >
            {mayRemove && (
              <div className="sp-row-actions">
                {!isSized && (
                  <>
                    <button
                      type="button"
                      className="sp-icon-button"
                      id={`${rowElementId(id)}-up`}
                      disabled={at === 0}
                      aria-label={t('table.moveUp', { row: at + 1 })}
                      onClick={() => move(at, at - 1)}
                    >
                      <span aria-hidden="true">↑</span>
                    </button>
                    <button
                      type="button"
                      className="sp-icon-button"
                      id={`${rowElementId(id)}-down`}
                      disabled={at === count - 1}
                      aria-label={t('table.moveDown', { row: at + 1 })}
                      onClick={() => move(at, at + 1)}
                    >
                      <span aria-hidden="true">↓</span>
                    </button>
                  </>
                )}
                <button
                  type="button"
                  className="sp-link-button sp-danger"
                  aria-label={t('table.removeRow', { row: at + 1 })}
                  onClick={() => remove(at)}
                >
                  {t('table.remove')}
                </button>
              </div>
            )}
          </TableRow>
        ))}
      </div>
      {mayAdd && (
        <div className="sp-table-foot">
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            id={`${ties.id}-add`}
            disabled={count >= most}
            onClick={add}
          >
            {t('table.add')}
          </button>
          {most !== Infinity && (
            <span className="sp-help">{t('table.count', { rows: count, most })}</span>
          )}
        </div>
      )}
      <p className="sp-visually-hidden" role="status">
        {announcement}
      </p>
    </section>
  )
}

function TableRow(props: {
  elementId: string
  pointer: string
  number: number
  columns: readonly FormField[]
  /** Column whose given value names the row; without it rows are numbered. */
  named: FormField | undefined
  children: ReactNode
}): ReactNode {
  const t = useFieldTexts()
  const labelId = `${props.elementId}-label`
  const row = useMemo(() => ({ labelId }), [labelId])
  return (
    <div
      className="sp-row"
      role="group"
      id={props.elementId}
      tabIndex={-1}
      aria-labelledby={labelId}
    >
      <p className="sp-row-title" id={labelId}>
        {props.named === undefined ? (
          t('table.row', { row: props.number })
        ) : (
          <CellValue row={props.pointer} column={props.named} />
        )}
      </p>
      <RowContext value={row}>
        <div className="sp-cells">
          {props.columns.map((column) => (
            <ColumnDispatch key={column.key} row={props.pointer} column={column} />
          ))}
        </div>
      </RowContext>
      {props.children}
    </div>
  )
}

import type { ReactNode } from 'react'
import type { FormField } from '@splot/definition'
import type { ControlProps } from '../controls/field-frame.tsx'
import { FieldDocuments } from '../controls/field-documents.tsx'
import { FieldNotes } from '../controls/field-notes.tsx'
import { FieldValue } from '../controls/field-value.tsx'
import { layoutOf } from '../controls/row-layout.ts'
import { CellValue } from '../controls/cell-value.tsx'
import { SignatureControl } from '../controls/signature-control.tsx'
import { ColumnDispatch } from '../renderers/column-dispatch.tsx'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import type { FormStore } from '../store/types.ts'
import { isSameJson } from '../values/difference.ts'
import { secretPointers } from '../values/secret-pointers.ts'
import { childPointer } from '../values/pointer.ts'

/** One question with its answer. */
export function ReviewField({ field, pointer, view }: ControlProps): ReactNode {
  const { locale, sign, store } = useFormContext()
  if (field.type === 'info' || repeatsTyped(store, field, pointer)) return null
  if (field.type === 'signature' && sign !== undefined)
    return (
      <div className="sp-answer" data-wide="true">
        <dt className="sp-visually-hidden">{textIn(field.label, locale)}</dt>
        <dd>
          <FieldNotes pointer={pointer} />
          <SignatureControl field={field} pointer={pointer} view={view} />
        </dd>
      </div>
    )
  const statement = field.type === 'declaration' || field.type === 'consent'
  return (
    <div className="sp-answer" data-wide={field.type === 'longtext' || field.type === 'rich'}>
      <dt>
        {textIn(statement ? (field.text ?? field.label) : field.label, locale)}
        <SecretMark pointer={pointer} />
      </dt>
      <dd>
        <FieldValue field={field} pointer={pointer} value={view.value} />
        {field.documents !== undefined && <FieldDocuments field={field} />}
        <FieldNotes pointer={pointer} />
      </dd>
    </div>
  )
}

/** Says of an answer that whoever gave it named it a trade secret. */
function SecretMark({ pointer }: { pointer: string }): ReactNode {
  const { store } = useFormContext()
  const t = useFieldTexts()
  const secrets = secretPointers(store.form.definition, store.answers())
  if (!secrets.has(pointer)) return null
  return (
    <>
      {' '}
      <strong className="sp-secret">{t('value.secret')}</strong>
    </>
  )
}

/** Whether a computed answer says again, under the same name, what was typed beside it. */
function repeatsTyped(store: FormStore, field: FormField, pointer: string): boolean {
  if (field.type !== 'computed') return false
  const { value } = store.getField(pointer)
  return (store.index.at(pointer)?.section.fields ?? []).some((other) => {
    if (other.type === 'computed' || other.label.pl !== field.label.pl) return false
    const typed = store.getField(childPointer('', other.key))
    return typed.visible && isSameJson(typed.value ?? null, value ?? null)
  })
}

/** Rows of a table, one list a row; rows given by the form go by their name. */
export function ReviewTable({ field, pointer, view }: ControlProps): ReactNode {
  const { locale } = useFormContext()
  const t = useFieldTexts()
  const count = Array.isArray(view.value) ? view.value.length : 0
  const columns = field.fields ?? []
  const named = field.rows === undefined ? undefined : columns[0]
  if (layoutOf(field) === 'lines')
    return <ReviewLines field={field} pointer={pointer} view={view} />
  return (
    <div className="sp-answer" data-wide="true">
      <dt>
        {textIn(field.label, locale)}
        <SecretMark pointer={pointer} />
      </dt>
      <dd>
        <FieldNotes pointer={pointer} />
        {count === 0 && <span className="sp-no-answer">{t('value.none')}</span>}
        {Array.from({ length: count }, (_, at) => (
          <div className="sp-answer-row" key={at}>
            <p className="sp-row-title">
              {named === undefined ? (
                t('table.row', { row: at + 1 })
              ) : (
                <CellValue row={childPointer(pointer, at)} column={named} />
              )}
            </p>
            <dl className="sp-answers">
              {columns.slice(named === undefined ? 0 : 1).map((column) => (
                <ColumnDispatch key={column.key} row={childPointer(pointer, at)} column={column} />
              ))}
            </dl>
          </div>
        ))}
      </dd>
    </div>
  )
}

/** Rows given by the form as lines: name and result, and below it what was written about the row. */
function ReviewLines({ field, pointer, view }: ControlProps): ReactNode {
  const { locale } = useFormContext()
  const [named, result, ...others] = field.fields ?? []
  const count = Array.isArray(view.value) ? view.value.length : 0
  if (named === undefined || result === undefined) return null
  return (
    <div className="sp-answer" data-wide="true">
      <dt>
        {textIn(field.label, locale)}
        <SecretMark pointer={pointer} />
      </dt>
      <dd>
        <FieldNotes pointer={pointer} />
        <dl className="sp-answers">
          {Array.from({ length: count }, (_, at) => childPointer(pointer, at)).map((row) => (
            <div className="sp-answer" key={row}>
              <dt>
                <CellValue row={row} column={named} />
              </dt>
              <dd>
                <CellValue row={row} column={result} />
                <dl className="sp-answers">
                  {others.map((column) => (
                    <ColumnDispatch key={column.key} row={row} column={column} />
                  ))}
                </dl>
              </dd>
            </div>
          ))}
        </dl>
      </dd>
    </div>
  )
}

/** Fields of a group under its name. */
export function ReviewGroup({ field, pointer }: ControlProps): ReactNode {
  const { locale } = useFormContext()
  return (
    <div className="sp-answer" data-wide="true">
      <dt>
        {textIn(field.label, locale)}
        <SecretMark pointer={pointer} />
      </dt>
      <dd>
        <FieldNotes pointer={pointer} />
        <dl className="sp-answers">
          {(field.fields ?? []).map((each) => (
            <ColumnDispatch key={each.key} row={pointer} column={each} />
          ))}
        </dl>
      </dd>
    </div>
  )
}

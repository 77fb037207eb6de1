import './access.css'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import {
  accessRole,
  type AccessEntry,
  type AccessRule,
  type JsonValue,
  type Locale,
  type WorkflowDefinition,
} from '@splot/definition'
import { SelectField, type SelectOption } from '../parts/select-field.tsx'
import { Editable } from '../parts/editable.tsx'
import { placeAddress } from '../places/place-address.ts'
import { useEditedFile, useSetProperty } from '../properties/edited-file.ts'
import { useConditionWords } from '../properties/use-condition-words.ts'
import { useLocale } from '@splot/react/texts'
import { roleOptions } from '../workflows/outline-options.ts'
import { accessRows, admissionOf, rolesOfRows, withRole, type AccessRow } from './access-rows.ts'

/** Rights of cases as a table: what may be done in rows, roles in columns. */
export function AccessTable(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const set = useSetProperty()
  const workflow = edited.value as unknown as WorkflowDefinition
  const { bundle } = useDeferredValue(edited)
  const [added, setAdded] = useState<readonly string[]>([])
  const rows = useMemo(() => accessRows(workflow, bundle), [workflow, bundle])
  const all = roleOptions(bundle, locale)
  const named = rolesOfRows(rows, bundle, locale)
  const shown = [
    ...named,
    ...all.filter(
      ({ value }) => added.includes(value) && !named.some((one) => one.value === value),
    ),
  ]
  const left = all.filter(({ value }) => !shown.some((one) => one.value === value))
  const { read } = workflow.access
  const what = (row: AccessRow, lng: Locale = locale) =>
    t(`access.rows.${row.what}`, { name: row.name[lng], lng })
  const conditions = useConditionWords()
  const { draft = '' } = useParams()
  const navigate = useNavigate()
  // conditions of a decision are set on another page
  const open = (pointer: string) =>
    void navigate(`/drafts/${draft}/${placeAddress(edited.path, pointer) ?? ''}`)
  const put = (row: AccessRow, entries: readonly AccessEntry[] | null) => {
    const mayBeEmpty = row.what === 'read' || row.what === 'answers' || row.what === 'invite'
    const value = entries === null || (entries.length === 0 && !mayBeEmpty) ? undefined : entries
    const words = { pl: what(row, 'pl'), en: what(row, 'en') }
    if (row.what === 'reopen' && value === undefined) set('/access/reopen', undefined, words)
    else set(row.pointer, value as unknown as JsonValue | undefined, words)
  }
  return (
    <Editable>
      <div
        className="st-table-scroll st-access-frame"
        role="region"
        aria-label={t('access.table')}
        tabIndex={0}
      >
        <table className="st-access">
          <caption className="sp-visually-hidden">{t('access.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('access.what')}</th>
              {shown.map(({ value, label }) => (
                <th key={value} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.pointer}
                row={row}
                what={what(row)}
                roles={shown}
                inherited={read}
                conditions={conditions}
                onChange={(entries) => put(row, entries)}
                onOpen={open}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="st-quiet">{t('access.legend')}</p>
      {left.length > 0 && (
        <SelectField
          quiet
          label={t('access.addRole')}
          none={t('access.addRole')}
          value=""
          options={left}
          onChange={(role) => role !== '' && setAdded([...added, role])}
        />
      )}
    </Editable>
  )
}

function Row(props: {
  row: AccessRow
  what: string
  roles: readonly SelectOption[]
  inherited: readonly AccessEntry[]
  conditions: (rule: AccessRule) => string
  onChange: (entries: readonly AccessEntry[] | null) => void
  onOpen: (pointer: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { row, what, roles, inherited, onChange } = props
  const inherits = row.entries === null
  return (
    <tr data-inherits={inherits}>
      <th scope="row">
        {what}
        {(row.what === 'answers' || row.what === 'decision') && (
          <span className="st-access-own">
            <label>
              <input
                type="checkbox"
                checked={inherits}
                aria-label={`${what}: ${t('access.inherits')}`}
                onChange={(event) => onChange(event.target.checked ? null : [...inherited])}
              />{' '}
              {t('access.inherits')}
            </label>
          </span>
        )}
        {row.what === 'start' && row.entries?.includes('public') === true && (
          <span className="st-access-own">{t('access.everybody')}</span>
        )}
      </th>
      {roles.map((role) => (
        <Cell
          key={role.value}
          row={row}
          what={what}
          role={role}
          inherited={inherited}
          conditions={props.conditions}
          onChange={onChange}
          onOpen={props.onOpen}
        />
      ))}
    </tr>
  )
}

function Cell(props: {
  row: AccessRow
  what: string
  role: SelectOption
  inherited: readonly AccessEntry[]
  conditions: (rule: AccessRule) => string
  onChange: (entries: readonly AccessEntry[]) => void
  onOpen: (pointer: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { row, what, role, inherited, onChange } = props
  const admission = admissionOf(role.value, row, inherited)
  const label = `${role.label}: ${what}`
  if (admission === 'conditional') {
    const entries = row.entries ?? inherited
    const at = entries.findIndex((entry) => accessRole(entry) === role.value)
    const pointer = row.entries === null ? '/access/read' : row.pointer
    const said = props.conditions(entries[at] as AccessRule)
    return (
      <td data-admission="conditional">
        <button
          type="button"
          className="sp-link-button"
          title={said}
          aria-label={`${label}, ${t('access.conditional')}: ${said}`}
          onClick={() => props.onOpen(`${pointer}/${at}`)}
        >
          {t('access.conditional')}
        </button>
      </td>
    )
  }
  return (
    <td data-admission={admission}>
      <input
        type="checkbox"
        aria-label={label}
        disabled={row.entries === null}
        checked={admission === 'yes'}
        onChange={(event) =>
          onChange(withRole(row.entries ?? inherited, role.value, event.target.checked))
        }
      />
    </td>
  )
}

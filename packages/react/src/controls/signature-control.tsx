import { useState, type ReactNode } from 'react'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { formatDateTime } from '../values/format.ts'
import { useFormSummary } from '../store/use-field.ts'
import { signatureRecords } from './signature-records.ts'
import { FieldSet, useInputTies, type ControlProps } from './field-frame.tsx'

/** Who must sign, who has, and the reader's own button with what signing means. */
export function SignatureControl(props: ControlProps): ReactNode {
  const { sign, unsign, person, locale, store, roleNames = {} } = useFormContext()
  const notYet = useNotYet()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { field, pointer, view } = props
  const records = signatureRecords(view.value)
  const needed = typeof field.signatures === 'number' ? field.signatures : null
  const signed = person !== null && records.some((record) => record.person === person.id)

  const { roles } = store.scope
  const mayRole = field.signers === undefined || field.signers.some((role) => roles.includes(role))
  const maySign = mayRole && view.unsignable !== true

  const isMissing = needed === null ? records.length === 0 : records.length < needed
  const others = mayRole ? [] : (field.signers ?? []).flatMap((role) => roleNames[role] ?? [])

  async function ask(change: typeof sign, failed: string): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      await change?.(pointer)
    } catch (cause) {
      const { issues = [], message = '' } = cause as { issues?: unknown[]; message?: string }
      setFailure(issues.length > 0 ? t('signature.incomplete') : message || failed)
    } finally {
      setBusy(false)
    }
  }

  return (
    <FieldSet {...props}>
      <div className="sp-signature">
        <p className="sp-signature-count">
          {needed === null
            ? t('signature.given', { count: records.length })
            : t('signature.givenOf', { given: records.length, count: needed })}
        </p>
        {isMissing && others.length > 0 && (
          <p className="sp-help">{t('signature.who', { roles: others.join(', ') })}</p>
        )}
        {records.length > 0 && (
          <ul className="sp-signatures">
            {records.map((record, at) => (
              <li key={at}>
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                  <path d="M4 10.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2" />
                </svg>
                <span>
                  {t('signature.by', {
                    name: record.name,
                    at: formatDateTime(record.at, locale),
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
        {view.editable && sign !== undefined && maySign && !signed && notYet !== '' && (
          <p className="sp-help">{notYet}</p>
        )}
        {view.editable && sign !== undefined && maySign && !signed && notYet === '' && (
          <>
            <p className="sp-help" id={`${ties.id}-meaning`}>
              {t('signature.meaning')}
            </p>
            <button
              type="button"
              className="sp-button sp-secondary"
              aria-describedby={`${ties.id}-meaning`}
              disabled={busy}
              onClick={() => void ask(sign, t('signature.failed'))}
            >
              {busy ? t('signature.signing') : t('signature.sign', { name: person?.name ?? '' })}
            </button>
          </>
        )}
        {view.editable && !signed && mayRole && !maySign && (
          <p className="sp-help">{t('signature.others')}</p>
        )}
        {signed && <p className="sp-help">{t('signature.voids')}</p>}
        {view.editable && signed && unsign !== undefined && (
          <button
            type="button"
            className="sp-button sp-secondary"
            disabled={busy}
            onClick={() => void ask(unsign, t('signature.notWithdrawn'))}
          >
            {t(busy ? 'signature.withdrawing' : 'signature.withdraw')}
          </button>
        )}
        {failure !== null && (
          <p className="sp-error" role="alert">
            {failure}
          </p>
        )}
      </div>
      <span className="sp-visually-hidden" role="status">
        {signed ? t('signature.done', { label: textIn(field.label, locale) }) : ''}
      </span>
    </FieldSet>
  )
}

/** Why the form cannot be signed yet: what is to be filled, and by whom; `''`: it can. */
function useNotYet(): string {
  const { store, locale, lacks, filledBy } = useFormContext()
  const t = useFieldTexts()
  const { pages, unready } = useFormSummary(store)
  const ids = lacks === undefined ? unready : lacks.map((pointer) => store.index.pageOf(pointer))
  if (ids.length === 0) return ''
  const titles = pages.filter(({ id }) => ids.includes(id)).map(({ title }) => title[locale])
  const said = t('signature.notYet', { pages: titles.join(', ') })
  return filledBy === undefined ? said : `${said} ${t('signature.filledBy', { who: filledBy })}`
}

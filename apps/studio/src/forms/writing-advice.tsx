import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '@splot/definition'
import { lintWriting, partAt, partKey, pointerOf } from '@splot/definition/edit'
import type { FormPart } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'

/** Advice on how the form, or one part of it, is written. */
export function WritingAdviceList(props: {
  form: FormDefinition
  part?: FormPart
  onSelect?: (key: string) => void
}): ReactNode {
  const { form, part, onSelect } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const all = useMemo(() => lintWriting(form), [form])
  const at = part ? pointerOf(form, part) : ''
  const own = all.filter(
    ({ path }) => at !== undefined && (path === at || path.startsWith(`${at}/`)),
  )
  if (own.length === 0) return null
  return (
    <details className="st-advice" open={part !== undefined}>
      <summary>{t('forms.advice', { count: own.length })}</summary>
      <ul>
        {own.map((one) => {
          const about = partAt(form, one.path)
          return (
            <li key={`${one.code} ${one.path}`}>
              <b>{one.message[locale]}</b> {one.hint[locale]}
              {onSelect && about && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="sp-link-button"
                    aria-label={`${t('check.show')}: ${one.message[locale]}`}
                    onClick={() => onSelect(partKey(about))}
                  >
                    {t('check.show')}
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

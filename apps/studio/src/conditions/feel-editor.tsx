import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonSchema } from '@splot/definition'
import { createExpressionCompiler, type ExpectedType, type ExpressionIssue } from '@splot/feel'
import type { TitledVariable } from '../names/titled-variables.ts'
import { useDraftStore } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'
import { openCodeField, type CodeField } from './code-field.ts'
import { feelSuggestions } from './feel-suggestions.ts'

const compiler = createExpressionCompiler()

/** An expression as text: it suggests names as they are typed and says what is wrong, and where. */
export function FeelEditor(props: {
  label: string
  value: string
  onChange: (value: string) => void
  /** What it may name. */
  schema: JsonSchema
  variables: readonly TitledVariable[]
  expected?: ExpectedType
  /** Whether it says how names are suggested; not where that is said above. Default `true`. */
  hint?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const store = useDraftStore()
  const { label, value, schema, expected } = props
  const host = useRef<HTMLDivElement>(null)
  const [field, setField] = useState<CodeField | null>(null)
  const latest = useRef(props)
  latest.current = props
  const issues = useMemo(
    () => (value.trim() === '' ? [] : compiler.check(value, schema, expected)),
    [value, schema, expected],
  )

  useEffect(() => {
    if (host.current === null) return undefined
    const opened = openCodeField(host.current, {
      label: latest.current.label,
      text: latest.current.value,
      onChange: (text) => latest.current.onChange(text),
      suggest: () => feelSuggestions(latest.current.variables, locale),
      undo: store.undo,
      redo: store.redo,
    })
    setField(opened)
    return () => opened.close()
  }, [locale, store])

  useEffect(() => field?.setText(value), [field, value])
  useEffect(() => field?.setLabel(label), [field, label])
  useEffect(
    () => field?.setMarks(issues.map((issue) => ({ ...issue, message: told(issue, locale) }))),
    [field, issues, locale],
  )

  return (
    <div className="st-feel-field">
      {props.hint !== false && <p className="sp-help">{t('conditions.textHelp')}</p>}
      <div ref={host} className="st-code" />
      <div role="status">
        {issues.map((issue) => (
          <p key={`${issue.from} ${issue.code}`} className="sp-error">
            {told(issue, locale)}
          </p>
        ))}
      </div>
    </div>
  )
}

function told({ texts, message }: ExpressionIssue, locale: 'pl' | 'en'): string {
  return texts?.[locale] ?? message
}

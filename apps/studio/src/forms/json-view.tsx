import { useEffect, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  parseDefinition,
  type DefinitionIssue,
  type DefinitionKind,
  type JsonValue,
} from '@splot/definition'
import { putFile, writeDefinition } from '@splot/definition/edit'
import type { EditCommand } from '@splot/definition/edit'
import { useDraft } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'

/** A definition as its file says it, to be read, copied and changed; what is wrong is said with its line. */
export function JsonView(props: {
  kind: DefinitionKind
  path: string
  value: JsonValue
  run: (command: EditCommand) => void
}): ReactNode {
  const { kind, path, value, run } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const editable = useDraft((state) => state.editable)
  const [text, setText] = useState(() => writeDefinition(value))
  const [touched, setTouched] = useState(false)
  const [issues, setIssues] = useState<readonly DefinitionIssue[]>([])
  useEffect(() => {
    if (!touched) setText(writeDefinition(value))
  }, [value, touched])

  function take(): void {
    const parsed = parseDefinition(kind, { path, text })
    setIssues(parsed.issues)
    if (parsed.issues.length > 0) return
    const label = { pl: 'Zmień w zapisie pliku', en: 'Change in the text of the file' }
    run({ label, apply: (files) => putFile(files, path, parsed.value as unknown as JsonValue) })
    setTouched(false)
  }
  return (
    <section className="st-json" aria-label={t('forms.json')}>
      <p className="st-quiet">{t('forms.jsonHint')}</p>
      <label htmlFor={id} className="sp-label">
        {path}
      </label>
      <textarea
        id={id}
        className="sp-input st-mono"
        rows={28}
        spellCheck={false}
        readOnly={!editable}
        value={text}
        aria-invalid={issues.length > 0}
        aria-describedby={`${id}-issues`}
        onChange={(event) => {
          setText(event.target.value)
          setTouched(true)
        }}
      />
      <ul id={`${id}-issues`} className="st-issues" role="alert">
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.code}`}>
            {t('forms.line', { line: issue.line })} {issue.message[locale]} {issue.hint[locale]}
          </li>
        ))}
      </ul>
      <div className="sp-actions">
        <button type="button" className="sp-button" disabled={!touched} onClick={take}>
          {t('forms.take')}
        </button>
        <button
          type="button"
          className="sp-button sp-secondary"
          disabled={!touched}
          onClick={() => {
            setTouched(false)
            setIssues([])
          }}
        >
          {t('forms.takeBack')}
        </button>
      </div>
    </section>
  )
}

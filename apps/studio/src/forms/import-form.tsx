import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SplotError, type JsonSchema, type JsonValue, type LocalText } from '@splot/definition'
import { addForm, putFile } from '@splot/definition/edit'
import type { EditCommand } from '@splot/definition/edit'
import { importJsonSchema } from '@splot/forms'
import { useFiles } from '../draft/use-files.ts'
import { useLocale } from '@splot/react/texts'

/** Makes a form of a JSON Schema from elsewhere; what could not be taken over is said. */
export function ImportForm(props: {
  onDone: (id: string, command: EditCommand, notes: readonly LocalText[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const files = useFiles()
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function take(): void {
    try {
      const schema = JSON.parse(text) as JsonSchema
      const imported = importJsonSchema(schema)
      const made = addForm(files, imported.form)
      const lists = imported.codeLists.filter(
        ({ id: list }) => files[`forms/lists/${list}.json`] === undefined,
      )
      props.onDone(
        made.id,
        {
          label: made.command.label,
          apply: (now) =>
            lists.reduce(
              (all, list) =>
                putFile(all, `forms/lists/${list.id}.json`, list as unknown as JsonValue),
              made.command.apply(now),
            ),
        },
        imported.issues.map(({ message }) => message),
      )
    } catch (error) {
      if (error instanceof SplotError)
        setProblem(
          error.issues.map(({ message }) => message[locale]).join(' ') || t('forms.noSchema'),
        )
      else setProblem(t('forms.noSchema'))
    }
  }
  return (
    <details className="st-import">
      <summary>{t('forms.import')}</summary>
      <p className="st-quiet">{t('forms.importHint')}</p>
      <label className="sp-label" htmlFor={`${id}-file`}>
        {t('forms.importFile')}
      </label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".json,application/json,application/schema+json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void file.text().then(setText)
        }}
      />
      <label className="sp-label" htmlFor={id}>
        {t('forms.importText')}
      </label>
      <textarea
        id={id}
        className="sp-input st-mono"
        rows={8}
        spellCheck={false}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setText(event.target.value)
          setProblem(null)
        }}
      />
      <p id={`${id}-problem`} className="st-issues" role="alert">
        {problem}
      </p>
      <button type="button" className="sp-button" disabled={text.trim() === ''} onClick={take}>
        {t('forms.importTake')}
      </button>
    </details>
  )
}

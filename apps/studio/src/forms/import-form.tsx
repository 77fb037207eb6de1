import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  SplotError,
  type JsonObject,
  type JsonSchema,
  type JsonValue,
  type LocalText,
} from '@splot/definition'
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
  const [layout, setLayout] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  function take(): void {
    try {
      const schema = JSON.parse(text) as JsonSchema
      const imported =
        layout.trim() === ''
          ? importJsonSchema(schema)
          : importJsonSchema(schema, JSON.parse(layout) as JsonObject)
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
      <Pasted
        label={t('forms.importText')}
        file={t('forms.importFile')}
        value={text}
        problem={problem === null ? undefined : `${id}-problem`}
        onChange={(next) => {
          setText(next)
          setProblem(null)
        }}
      />
      <details>
        <summary>{t('forms.importLayout')}</summary>
        <p className="st-quiet">{t('forms.importLayoutHint')}</p>
        <Pasted
          label={t('forms.importLayoutText')}
          file={t('forms.importLayoutFile')}
          value={layout}
          onChange={(next) => {
            setLayout(next)
            setProblem(null)
          }}
        />
      </details>
      <p id={`${id}-problem`} className="st-issues" role="alert">
        {problem}
      </p>
      <button type="button" className="sp-button" disabled={text.trim() === ''} onClick={take}>
        {t('forms.importTake')}
      </button>
    </details>
  )
}

/** A text that is pasted, or taken from a file. */
function Pasted(props: {
  label: string
  /** What the file is called. */
  file: string
  value: string
  /** Id of what says what is wrong with it. */
  problem?: string | undefined
  onChange: (text: string) => void
}): ReactNode {
  const id = useId()
  const { label, file, value, problem, onChange } = props
  return (
    <>
      <label className="sp-label" htmlFor={`${id}-file`}>
        {file}
      </label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".json,application/json,application/schema+json"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void chosen.text().then(onChange)
        }}
      />
      <label className="sp-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="sp-input st-mono"
        rows={8}
        spellCheck={false}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}

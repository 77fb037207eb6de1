import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField } from '@splot/definition'
import {
  programmeQuestions,
  readyQuestions,
  searchQuestions,
  takenOver,
} from '@splot/definition/edit'
import { FindField } from '../parts/find-field.tsx'
import { useFiles } from '../draft/use-files.ts'
import { useLocalText } from '@splot/react/texts'

const mostShown = 40

/** Questions to take over: ready-made ones with checked identifiers, and those of the programme’s other forms. */
export function Library(props: { form: string; onAdd: (field: FormField) => void }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const files = useFiles()
  const [find, setFind] = useState('')
  const all = useMemo(
    () => [...readyQuestions, ...programmeQuestions(files, props.form)],
    [files, props.form],
  )
  const found = searchQuestions(all, find)
  return (
    <details className="st-library">
      <summary>{t('forms.library')}</summary>
      <FindField label={t('forms.findQuestion')} value={find} onChange={setFind} />
      <p className="st-quiet" role="status">
        {t('forms.questionsFound', { count: found.length })}
      </p>
      <ul>
        {found.slice(0, mostShown).map((question) => (
          <li key={question.id}>
            <button
              type="button"
              className="st-question"
              onClick={() => props.onAdd(takenOver(question))}
            >
              {text(question.field.label)}
              <span className="st-quiet">
                {t(`forms.types.${question.field.type}`)} ·{' '}
                {question.from ? text(question.from) : t('forms.ready')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

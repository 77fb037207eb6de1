import { useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftService } from '../api/client.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'

/** Begins a draft: it is named and opened. */
export function NewDraft(): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [title, setTitle] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const navigate = useNavigate()
  const queries = useQueryClient()

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault()
    setWrong(title.trim() === '')
    if (title.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      const draft = await draftService.create(title.trim())
      await queries.invalidateQueries({ queryKey: ['drafts'] })
      await navigate(`/drafts/${draft.id}`)
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }

  return (
    <form className="st-new" noValidate onSubmit={(event) => void start(event)}>
      <div className="sp-field" data-invalid={wrong}>
        <label className="sp-label" htmlFor={id}>
          {t('drafts.newTitle')}
        </label>
        <p className="sp-help" id={`${id}-help`}>
          {t('drafts.newHelp')}
        </p>
        {wrong && (
          <p className="sp-error" id={`${id}-error`}>
            {t('drafts.nameMissing')}
          </p>
        )}
        <div className="st-new-row">
          <input
            id={id}
            className="sp-input"
            value={title}
            maxLength={200}
            aria-invalid={wrong}
            aria-describedby={`${id}-help${wrong ? ` ${id}-error` : ''}`}
            onChange={(event) => setTitle(event.target.value)}
          />
          <button type="submit" className="sp-button" disabled={busy}>
            {t(busy ? 'drafts.starting' : 'drafts.start')}
          </button>
        </div>
      </div>
      {problem !== null && <ProblemScreen error={problem} />}
    </form>
  )
}

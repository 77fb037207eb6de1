import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useFindings } from '../check/use-findings.ts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { useLocalText } from '@splot/react/texts'

/** Name of the draft, undo and redo, what is wrong, and whether everything is saved. */
export function DraftBar(): ReactNode {
  const { t } = useTranslation()
  const title = useDraft(({ draft }) => draft.title)
  const editable = useDraft((state) => state.editable)
  const status = useDraft(({ draft }) => draft.status)
  return (
    <div className="st-bar">
      <p className="st-bar-title">
        <span className="sp-visually-hidden">{t('bar.draft')} </span>
        {title}
      </p>
      {editable ? <UndoButtons /> : <p className="st-tag">{t(`drafts.status.${status}`)}</p>}
      <CheckLink />
      <SaveState />
    </div>
  )
}

function UndoButtons(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const store = useDraftStore()
  const undo = useDraft(({ steps }) => steps.done.at(-1))
  const redo = useDraft(({ steps }) => steps.undone.at(-1))
  useEffect(() => {
    function keyed(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.composedPath()[0]))
        return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) store.redo()
      else store.undo()
    }
    window.addEventListener('keydown', keyed)
    return () => window.removeEventListener('keydown', keyed)
  }, [store])
  return (
    <div className="st-undo">
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        disabled={undo === undefined}
        title={undo && text(undo.label)}
        onClick={store.undo}
      >
        {t('bar.undo')}
        {undo && <span className="sp-visually-hidden">: {text(undo.label)}</span>}
      </button>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        disabled={redo === undefined}
        title={redo && text(redo.label)}
        onClick={store.redo}
      >
        {t('bar.redo')}
        {redo && <span className="sp-visually-hidden">: {text(redo.label)}</span>}
      </button>
    </div>
  )
}

// a field of text has an undo of its own
function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false
  const field = target.closest('input, textarea, [contenteditable="true"]')
  if (!(field instanceof HTMLInputElement)) return field !== null
  return !['checkbox', 'radio', 'button'].includes(field.type)
}

function CheckLink(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const { findings, checking } = useFindings()
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const state = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good'
  return (
    <Link to={`/drafts/${draft}/check`} className="st-check-link" data-state={state}>
      {checking && <span className="sp-visually-hidden">{t('bar.checking')} </span>}
      {errors > 0 && <span>{t('check.errors', { count: errors })}</span>}
      {warnings > 0 && <span>{t('check.warnings', { count: warnings })}</span>}
      {findings.length === 0 && <span>{checking ? t('bar.checking') : t('check.none')}</span>}
    </Link>
  )
}

function SaveState(): ReactNode {
  const { t } = useTranslation()
  const saving = useDraft((state) => state.saving)
  return (
    <p className="st-saving" role="status" data-state={saving}>
      {t(`bar.saving.${saving}`)}
    </p>
  )
}

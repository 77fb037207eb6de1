import { useEffect, useRef, type ReactNode } from 'react'
import type { FormField, Issue, Locale } from '@splot/definition'
import { controlId } from '../controls/control-id.ts'
import { focusField } from '../controls/focus-field.ts'
import { textIn } from '../store/form-context.ts'
import type { NotesByPlace } from '../values/notes-by-place.ts'
import { useTexts } from '../texts/use-texts.ts'

/** Everything to correct, at the top, each with a link that moves focus to its field. */
export function ErrorSummary(props: {
  issues: readonly Issue[]
  /** Returns the field at a pointer as it is shown. */
  fieldAt: (pointer: string) => FormField | undefined
  /** What is told of fields, such as what is to be corrected. */
  notes: NotesByPlace
  locale: Locale
  idPrefix: string
  /** Takes focus when this number changes. */
  focusCount: number
  /** Opens the page of a field that is not on screen. */
  onOpen?: (issue: Issue) => void
}): ReactNode {
  const { issues, fieldAt, notes, locale, idPrefix, focusCount, onOpen } = props
  const t = useTexts()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (focusCount > 0) box.current?.focus()
  }, [focusCount])

  if (issues.length === 0) return null

  function open(issue: Issue): void {
    if (focusField(controlId(idPrefix, issue.path))) return
    onOpen?.(issue)
    requestAnimationFrame(() => focusField(controlId(idPrefix, issue.path)))
  }

  return (
    <div
      className="sp-summary"
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby={`${idPrefix}-errors`}
    >
      <h2 id={`${idPrefix}-errors`}>{t('form.errorsTitle', { count: issues.length })}</h2>
      <ul>
        {issues.map((issue) => {
          const label = textIn(fieldAt(issue.path)?.label, locale)
          const message = textIn(issue.message, locale)
          return (
            <li key={`${issue.path} ${issue.code}`}>
              <a
                href={`#${controlId(idPrefix, issue.path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  open(issue)
                }}
              >
                {label === '' || message.includes(label) ? message : `${label}: ${message}`}
              </a>
              {(notes.get(issue.path) ?? []).map((note, at) => (
                <p className="sp-remark" key={at}>
                  <strong>{t('field.notePrefix')}</strong> {textIn(note, locale)}
                </p>
              ))}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

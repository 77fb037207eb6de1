import type { ReactNode } from 'react'
import type { Locale } from '@splot/definition'
import { controlId } from '../controls/control-id.ts'
import { focusField } from '../controls/focus-field.ts'
import { textIn } from '../store/form-context.ts'
import type { FormStore } from '../store/types.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { NotesByPlace } from '../values/notes-by-place.ts'
import { pointerParts } from '../values/pointer.ts'

/**
 * What is to be corrected, with what is told of it: places that were opened, else those with notes, each
 * with a link that moves the focus to it. Nothing where all is open and nothing is told.
 */
export function UnlockedNotice(props: {
  store: FormStore
  notes: NotesByPlace
  locale: Locale
  idPrefix: string
  /** Opens the page of a field that is not on screen. */
  onOpen: (pointer: string) => void
}): ReactNode {
  const { store, notes, locale, idPrefix, onOpen } = props
  const t = useTexts()
  const opened = store.scope.unlocked?.includes('') === true ? [] : (store.scope.unlocked ?? [])
  const places = [...new Set([...opened, ...notes.keys()])].filter((pointer) =>
    store.index.at(pointer),
  )
  const ofForm = notes.get('') ?? []
  if (places.length === 0 && ofForm.length === 0) return null

  function nameOf(pointer: string): string {
    const [table = '', row, ...rest] = pointerParts(pointer)
    const label = textIn(store.index.at(pointer)?.field.label, locale)
    if (rest.length === 0) return label
    const place = t('form.inRow', {
      table: textIn(store.index.at(`/${table}`)?.field.label, locale),
      row: Number(row) + 1,
    })
    return `${place}: ${label}`
  }

  function open(pointer: string): void {
    if (focusField(controlId(idPrefix, pointer))) return
    onOpen(pointer)
    requestAnimationFrame(() => focusField(controlId(idPrefix, pointer)))
  }

  return (
    <section className="sp-unlocked" aria-labelledby={`${idPrefix}-to-correct`}>
      <p id={`${idPrefix}-to-correct`}>{t(opened.length > 0 ? 'form.unlocked' : 'form.remarks')}</p>
      {ofForm.map((note, at) => (
        <p className="sp-remark" key={at}>
          {textIn(note, locale)}
        </p>
      ))}
      <ul>
        {places.map((pointer) => (
          <li key={pointer}>
            <a
              href={`#${controlId(idPrefix, pointer)}`}
              onClick={(event) => {
                event.preventDefault()
                open(pointer)
              }}
            >
              {nameOf(pointer)}
            </a>
            {(notes.get(pointer) ?? []).map((note, at) => (
              <p className="sp-remark" key={at}>
                {textIn(note, locale)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

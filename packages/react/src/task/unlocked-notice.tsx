import type { ReactNode } from 'react'
import type { Locale } from '@splot/definition'
import { controlId } from '../controls/control-id.ts'
import { focusField } from '../controls/focus-field.ts'
import { textIn } from '../store/form-context.ts'
import type { FormStore } from '../store/types.ts'
import { useTexts } from '../texts/use-texts.ts'
import { pointerParts } from '../values/pointer.ts'

/** What was opened for correction, each with a link that moves the focus to it; nothing where all is open. */
export function UnlockedNotice(props: {
  store: FormStore
  locale: Locale
  idPrefix: string
  /** Opens the page of a field that is not on screen. */
  onOpen: (pointer: string) => void
}): ReactNode {
  const { store, locale, idPrefix, onOpen } = props
  const t = useTexts()
  const unlocked = (store.scope.unlocked ?? []).filter((pointer) => store.index.at(pointer))
  if (unlocked.length === 0 || store.scope.unlocked?.includes('') === true) return null

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
    <div className="sp-unlocked">
      <p>{t('form.unlocked')}</p>
      <ul>
        {unlocked.map((pointer) => (
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
          </li>
        ))}
      </ul>
    </div>
  )
}

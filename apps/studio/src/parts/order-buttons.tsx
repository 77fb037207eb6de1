import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../draft/draft-context.ts'

/** Moves one thing of a list up or down; with the keyboard as with the mouse. */
export function OrderButtons(props: {
  /** What is moved, for those who do not see where the buttons stand. */
  name: string
  index: number
  count: number
  onMove: (to: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const { name, index, count, onMove } = props
  const editable = useDraft((state) => state.editable)
  if (count < 2 || !editable) return null
  return (
    <>
      <button
        type="button"
        className="sp-icon-button"
        disabled={index === 0}
        aria-label={t('parts.up', { name })}
        onClick={() => onMove(index - 1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        className="sp-icon-button"
        disabled={index === count - 1}
        aria-label={t('parts.down', { name })}
        onClick={() => onMove(index + 1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
    </>
  )
}

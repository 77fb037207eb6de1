import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Name } from '@splot/definition/edit'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** Two small buttons for a name in a list: change its id wherever it is read, take it away everywhere. */
export function NameLinks(props: {
  name: Name
  title: string
  /** Words of the button that takes it away. */
  deleteLabel?: string
  /** Where the focus goes when it is gone. */
  onGone?: () => void
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const { name, title, deleteLabel = t('parts.remove'), onGone } = props
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  if (!editable) return null
  return (
    <>
      <button
        type="button"
        className="sp-link-button"
        aria-label={`${t('forms.changeId')}: ${title}`}
        onClick={() => setAsked('rename')}
      >
        {t('forms.changeId')}
      </button>
      <button
        type="button"
        className="sp-link-button sp-danger"
        aria-label={`${deleteLabel}: ${title}`}
        onClick={() => setAsked('delete')}
      >
        {deleteLabel}
      </button>
      {asked === 'rename' && (
        <RenameDialog
          name={name}
          title={title}
          onDone={(command) => {
            setAsked(null)
            if (command) run(command)
          }}
        />
      )}
      {asked === 'delete' && (
        <DeleteDialog
          what={name}
          title={title}
          onDone={(command) => {
            setAsked(null)
            if (!command) return
            run(command)
            onGone?.()
          }}
        />
      )}
    </>
  )
}

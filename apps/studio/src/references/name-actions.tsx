import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Name } from '@splot/definition/edit'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/**
 * Buttons of a page about one part of the programme: change its id wherever it stands, delete it. The
 * page goes along to the new id, or back to where all parts are.
 */
export function NameActions(props: {
  name: Name
  title: string
  /** Words of the button that deletes. */
  deleteLabel: string
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const navigate = useNavigate()
  const editable = useDraft((state) => state.editable)
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const { name, title } = props
  if (!editable) return null
  return (
    <>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setAsked('rename')}
      >
        {t('forms.changeId')}
      </button>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setAsked('delete')}
      >
        {props.deleteLabel}
      </button>
      {asked === 'rename' && (
        <RenameDialog
          name={name}
          title={title}
          onDone={(command, word) => {
            setAsked(null)
            if (!command) return
            run(command)
            void navigate(`../${word}`, { relative: 'path' })
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
            void navigate('..', { relative: 'path' })
          }}
        />
      )}
    </>
  )
}

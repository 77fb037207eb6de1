import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { DeleteDialog } from '../references/delete-dialog.tsx'

/** Deletes a file whose id nothing but its own page needs; whatever names what is in it is shown first. */
export function DeleteFile(props: { path: string; title: string }): ReactNode {
  const { t } = useTranslation()
  const { path, title } = props
  const run = useRun()
  const navigate = useNavigate()
  const editable = useDraft((state) => state.editable)
  const [asking, setAsking] = useState(false)
  if (!editable) return null
  return (
    <>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setAsking(true)}
      >
        {t('references.delete')}
      </button>
      {asking && (
        <DeleteDialog
          what={{ file: path, at: '' }}
          title={title}
          onDone={(command) => {
            setAsking(false)
            if (command === null) return
            run(command)
            void navigate('..', { relative: 'path' })
          }}
        />
      )}
    </>
  )
}

import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useRun } from '../../draft/draft-context.ts'
import { DeleteDialog } from '../../references/delete-dialog.tsx'

/** Deletes a way that leads on, once it is said what it leaves without a meaning or out of reach. */
export function DeleteWay(props: {
  path: string
  /** JSON Pointer of the alternative. */
  at: string
  /** The way as a sentence tells it. */
  title: string
  label: string
  onGone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const [asking, setAsking] = useState(false)
  const { path, at, title, label, onGone } = props
  if (!editable) return null
  return (
    <>
      <button
        type="button"
        className="sp-link-button sp-danger"
        aria-label={t('workflows.deleteWay', { label, way: title })}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
      {asking && (
        <DeleteDialog
          what={{ file: path, at }}
          title={title}
          onDone={(command) => {
            setAsking(false)
            if (command === null) return
            run(command)
            onGone()
          }}
        />
      )}
    </>
  )
}

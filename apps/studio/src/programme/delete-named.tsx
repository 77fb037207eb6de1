import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Name } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { DeleteDialog } from '../references/delete-dialog.tsx'

/** Deletes a thing of the programme; whatever uses it is shown first. */
export function DeleteNamed(props: {
  name: Name
  title: string
  /** Where the focus goes when it is gone. */
  back: string
}): ReactNode {
  const { t } = useTranslation()
  const { name, title, back } = props
  const run = useRun()
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <button
        type="button"
        className="sp-link-button sp-danger"
        aria-label={`${t('programme.delete')}: ${title}`}
        onClick={() => setAsking(true)}
      >
        {t('programme.delete')}
      </button>
      {asking && (
        <DeleteDialog
          what={name}
          title={title}
          onDone={(command) => {
            setAsking(false)
            if (command === null) return
            run(command)
            document.getElementById(back)?.focus()
          }}
        />
      )}
    </div>
  )
}

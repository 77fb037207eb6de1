import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
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
  /** Address, below the draft, of pages about parts of this kind: `forms`. */
  pages: string
  /** Address, below the draft, of all of them; absent: as `pages`. */
  all?: string
  /** Further buttons, before these. */
  children?: ReactNode
  /** Says why its id stays and it cannot be deleted, in place of asking. */
  kept?: ((what: 'rename' | 'delete', onDone: () => void) => ReactNode) | undefined
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const navigate = useNavigate()
  const { draft = '' } = useParams()
  const editable = useDraft((state) => state.editable)
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const { name, title, pages, all = pages, kept } = props
  if (!editable) return null
  return (
    <>
      {props.children}
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
      {asked !== null && kept?.(asked, () => setAsked(null))}
      {asked === 'rename' && kept === undefined && (
        <RenameDialog
          name={name}
          title={title}
          onDone={(command, word) => {
            setAsked(null)
            if (!command) return
            run(command)
            void navigate(`/drafts/${draft}/${pages}/${encodeURIComponent(word)}`)
          }}
        />
      )}
      {asked === 'delete' && kept === undefined && (
        <DeleteDialog
          what={name}
          title={title}
          onDone={(command) => {
            setAsked(null)
            if (!command) return
            run(command)
            void navigate(`/drafts/${draft}/${all}`)
          }}
        />
      )}
    </>
  )
}

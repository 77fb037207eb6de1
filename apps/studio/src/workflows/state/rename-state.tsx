import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { renamed, stateTitle, type Name, type StateNode } from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { RenameDialog } from '../../references/rename-dialog.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'

/** Changes the id of a state wherever it is written; the state stays open. */
export function RenameState(props: {
  node: StateNode
  /** Told the new id. */
  onRenamed: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { workflow } = useOutline()
  const run = useRun()
  const [asking, setAsking] = useState(false)
  const { id } = props.node.definition
  if (id === undefined) return null
  const name: Name = { kind: 'state', inside: workflow.id, id }
  const title = stateTitle(props.node)[locale]
  return (
    <>
      <button
        type="button"
        className="sp-link-button"
        aria-label={`${t('forms.changeId')}: ${title}`}
        onClick={() => setAsking(true)}
      >
        {t('forms.changeId')}
      </button>
      {asking && (
        <RenameDialog
          name={name}
          title={title}
          onDone={(command, word) => {
            setAsking(false)
            if (command === null) return
            run(command)
            props.onRenamed(renamed(name, word).id)
          }}
        />
      )}
    </>
  )
}

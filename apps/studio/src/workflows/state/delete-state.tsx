import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { descendants, stateTitle, stateTree, waysOnFrom } from '@splot/definition/edit'
import type { Name, StateNode } from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { DeleteDialog } from '../../references/delete-dialog.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'

/**
 * Deletes a state with all inside of it, once it is said what becomes of everything that names it: by
 * itself, what led there leads to where the state led on.
 */
export function DeleteState({ node, onGone }: { node: StateNode; onGone: () => void }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { path, workflow } = useOutline()
  const run = useRun()
  const [asking, setAsking] = useState(false)
  const titles = new Map(
    descendants(stateTree(workflow)).map((one) => [one.definition.id, stateTitle(one)[locale]]),
  )
  const titleOf = ({ id, kind }: Name): string => (kind === 'state' && titles.get(id)) || id
  return (
    <>
      <button type="button" className="sp-link-button sp-danger" onClick={() => setAsking(true)}>
        {t('workflows.deleteState')}
      </button>
      {asking && (
        <DeleteDialog
          what={{ file: path, at: node.pointer }}
          title={stateTitle(node)[locale]}
          prefer={waysOnFrom(workflow, node.pointer)[0]?.definition.id}
          titleOf={titleOf}
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

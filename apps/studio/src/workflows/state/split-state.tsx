import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { splitState, type StateNode } from '@splot/definition/edit'
import { CheckList } from '../../parts/check-list.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { taskTitle } from '../outline-facts.ts'
import { useAddState } from './use-add-state.ts'

/** Makes two states of one; the second takes the tasks that are chosen. */
export function SplitState(props: { node: StateNode; onAdded: (id: string) => void }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { node, onAdded } = props
  const { path, bundle } = useOutline()
  const add = useAddState(onAdded)
  const [chosen, setChosen] = useState<string[]>([])
  const tasks = node.definition.meta?.tasks ?? []
  return (
    <NameForm
      label={t('workflows.splitName')}
      button={t('workflows.split')}
      onName={(title) => {
        add(splitState(path, node.pointer, { title, tasks: chosen }))
        setChosen([])
      }}
    >
      {tasks.length > 0 && (
        <CheckList
          label={t('workflows.splitTasks')}
          values={chosen}
          options={tasks.map((task) => ({
            value: task.id,
            label: taskTitle(task, { bundle, locale }),
          }))}
          onChange={setChosen}
        />
      )}
    </NameForm>
  )
}

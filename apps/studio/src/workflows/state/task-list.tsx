import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { tasksOf, type EventDefinition } from '@splot/definition'
import {
  addTask,
  alternatives,
  moveTask,
  taskPointer,
  type StateNode,
} from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { Disclosure } from '../../parts/disclosure.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { usePlaceInAddress } from '../../places/use-focused-place.ts'
import { useOutline } from '../outline-context.ts'
import { taskSentence, taskTitle, type OutlineFacts } from '../outline-facts.ts'
import { TaskEditor } from './task-editor.tsx'
import { focusSoon } from './use-add-state.ts'

/** What people do while the case is in a state. */
export function TaskList(props: { node: StateNode; facts: OutlineFacts }): ReactNode {
  const { t } = useTranslation()
  const { node, facts } = props
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const at = usePlaceInAddress()
  const tasks = node.definition.meta?.tasks ?? []
  const raised = new Set(tasksOf(workflow).map(({ submit }) => submit))
  // a way that waits for an event nobody raises yet waits for this task
  const submit = alternatives(node).find(
    ({ trigger, name }) =>
      trigger === 'event' && !raised.has(name) && isRaisedByNobody(workflow.events[name]),
  )?.name
  const role = tasks[0]?.assign.role ?? Object.keys(bundle.programme.roles)[0] ?? ''
  return (
    <>
      {tasks.length === 0 && <p className="st-quiet">{t('workflows.noTasks')}</p>}
      <div className="st-list">
        {tasks.map((task, index) => {
          const place = taskPointer(node.pointer, index)
          return (
            <div key={task.id} className="st-ordered">
              <Disclosure
                title={taskSentence(task, facts)}
                place={place}
                open={at === place || at.startsWith(`${place}/`)}
              >
                {() => <TaskEditor state={node.pointer} task={task} place={place} facts={facts} />}
              </Disclosure>
              <OrderButtons
                name={taskTitle(task, facts)}
                index={index}
                count={tasks.length}
                onMove={(to) => run(moveTask(path, node.pointer, index, to))}
              />
            </div>
          )
        })}
      </div>
      <NameForm
        label={t('workflows.newTask')}
        button={t('workflows.addTask')}
        onName={(title) => {
          const event = submit === undefined ? {} : { submit }
          run(addTask(path, node.pointer, { title, assign: { role }, ...event }))
          focusSoon(taskPointer(node.pointer, tasks.length))
        }}
      />
    </>
  )
}

function isRaisedByNobody(event: EventDefinition | undefined): boolean {
  return event !== undefined && event.roles === undefined && event.message !== true
}

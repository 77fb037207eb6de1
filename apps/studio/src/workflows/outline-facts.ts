import {
  tasksOf,
  type Locale,
  type ProgrammeBundle,
  type TaskDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import {
  alternatives,
  resolveTarget,
  stateTitle,
  type Alternative,
  type StateNode,
} from '@splot/definition/edit'
import { conditionWords } from '../conditions/condition-words.ts'
import { deadlineWords } from '../deadlines/deadline-words.ts'
import type { TitledVariable } from '../names/titled-variables.ts'
import type { Say } from '../texts/use-say.ts'
import { roleTitle } from './outline-options.ts'

/** What sentences about states are made with. */
export interface OutlineFacts {
  workflow: WorkflowDefinition
  bundle: ProgrammeBundle
  locale: Locale
  find: (path: string) => TitledVariable | undefined
  /** Event → the tasks that raise it when done. */
  tasks: ReadonlyMap<string, readonly TaskDefinition[]>
  t: Say
}

/** A sentence about what leads on from a state. */
export interface WaySentence {
  pointer: string
  /** “When “Report” is done” */
  when: string
  /** “if “Result” is “passed”” */
  condition: string
  to: string
  /** The case stays in this state: only something is noted or done. */
  stays: boolean
}

/** Returns the tasks of a workflow by the event they raise when done. Pure. */
export function tasksByEvent(workflow: WorkflowDefinition): Map<string, TaskDefinition[]> {
  const found = new Map<string, TaskDefinition[]>()
  for (const task of tasksOf(workflow))
    found.set(task.submit, [...(found.get(task.submit) ?? []), task])
  return found
}

/** Returns a task as a sentence: who does what, by when. Pure. */
export function taskSentence(task: TaskDefinition, facts: OutlineFacts): string {
  const { bundle, workflow, locale, t } = facts
  const { role } = task.assign ?? {}
  const who = role === undefined ? t('workflows.who.people') : roleTitle(bundle, role, locale)
  const timer = task.due === undefined ? undefined : workflow.timers?.[task.due]
  const key = task.offer === true ? 'offer' : 'task'
  const words = t(`workflows.sentence.${key}`, {
    who: who.slice(0, 1).toLocaleUpperCase(locale) + who.slice(1),
    task: taskTitle(task, facts),
  })
  if (timer === undefined) return words
  const deadline = deadlineWords(timer, bundle.programme, locale, t)
  return `${words} ${t('workflows.sentence.due', { deadline })}`
}

/** Returns how people call a task: its title, its form's, else its id. Pure. */
export function taskTitle(
  { id, title, form }: TaskDefinition,
  { bundle, locale }: Pick<OutlineFacts, 'bundle' | 'locale'>,
): string {
  const shown = title ?? bundle.forms.find((one) => one.id === form)?.title
  return shown?.[locale]?.trim() || id
}

/** Returns what leads on from a state, a sentence for each alternative. Pure. */
export function waySentences(node: StateNode, facts: OutlineFacts): WaySentence[] {
  return alternatives(node).map((one) => ({
    pointer: one.pointer,
    when: triggerWords(one, facts),
    condition: guardWords(one, node, facts),
    to: targetWords(one, facts),
    stays: one.transition.target === undefined,
  }))
}

/** Returns what an alternative waits for, in words. Pure. */
export function triggerWords(
  { trigger, name }: Pick<Alternative, 'trigger' | 'name'>,
  facts: OutlineFacts,
): string {
  const { workflow, bundle, locale, t } = facts
  if (trigger === 'always') return t('workflows.when.always')
  if (trigger === 'done') return t('workflows.when.done')
  if (trigger === 'after') {
    const title = workflow.timers?.[name]?.title?.[locale]
    return t('workflows.when.after', { deadline: title || name })
  }
  const tasks = facts.tasks.get(name) ?? []
  if (tasks.length > 0) {
    const titles = [
      ...new Set(tasks.map((task) => t('conditions.quoted', { text: taskTitle(task, facts) }))),
    ]
    return t('workflows.when.task', { tasks: titles.join(', ') })
  }
  const event = workflow.events?.[name]
  const title = event?.title?.[locale] || name
  const roles = (event?.roles ?? []).map((role) => roleTitle(bundle, role, locale))
  if (roles.length > 0) return t('workflows.when.person', { event: title, roles: roles.join(', ') })
  return t(event?.message === true ? 'workflows.when.message' : 'workflows.when.event', {
    event: title,
  })
}

function guardWords(one: Alternative, node: StateNode, { find, t }: OutlineFacts): string {
  const { guard } = one.transition
  if (guard === undefined || guard.trim() === '') {
    const earlier = alternatives(node).some(
      ({ trigger, name, index }) =>
        trigger === one.trigger && name === one.name && index < one.index,
    )
    return earlier ? t('workflows.otherwise') : ''
  }
  const words = conditionWords(guard, find, t)
  return t('workflows.if', { condition: words ?? guard })
}

/** Returns where an alternative leads, in words. Pure. */
export function targetWords(
  { source, transition }: Pick<Alternative, 'source' | 'transition'>,
  { locale, t }: OutlineFacts,
): string {
  const { target } = transition
  if (target === undefined) return t('workflows.stays')
  const targets = Array.isArray(target) ? target : [target]
  return targets
    .map((one) => {
      const node = resolveTarget(source, one)
      return node === undefined ? t('workflows.nowhere', { name: one }) : stateTitle(node)[locale]
    })
    .join(', ')
}

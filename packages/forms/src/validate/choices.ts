import type { CodeList, CodeListItem, Issue, JsonValue } from '@splot/definition'
import { issueAt } from '../messages/issue-of.ts'
import type { Instance } from '../state/run-form.ts'

/** Items of every code list by code. */
export type ChoiceIndex = ReadonlyMap<string, ReadonlyMap<string, CodeListItem>>

/** Returns an index of code lists. Pure. */
export function choiceIndexOf(lists: readonly CodeList[]): ChoiceIndex {
  return new Map(
    lists.map((list) => [list.id, new Map(list.items.map((item) => [item.code, item]))]),
  )
}

/** Whether an item can be chosen on a day (ISO date). Pure. */
function isOpenOn(item: CodeListItem, day: string): boolean {
  return (item.validFrom ?? day) <= day && day <= (item.validTo ?? day)
}

/**
 * Returns what is wrong with chosen codes: not in the list, or not open on `today`. A code that was
 * in `before` may stay although it has been closed since.
 */
export function choiceIssues(
  instance: Instance,
  value: JsonValue,
  index: ChoiceIndex,
  today: string,
  before: JsonValue | undefined,
): Issue[] {
  const { list, type } = instance.node.field
  // places and kinds of activity have dictionaries of their own: where the programme brings none, any will do
  const items = index.get(list ?? type)
  if (!items && (type === 'terc' || type === 'pkd')) return []
  const codes = Array.isArray(value) ? value : [value]
  for (const code of codes) {
    if (typeof code !== 'string') continue
    const item = items?.get(code)
    if (!item) return [issueAt(instance, 'form.choice-unknown')]
    const had = Array.isArray(before) ? before.includes(code) : before === code
    if (!had && !isOpenOn(item, today))
      return [issueAt(instance, 'form.choice-closed', { choice: item.label })]
  }
  return []
}

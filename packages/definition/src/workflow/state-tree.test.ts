import { describe, expect, it } from 'vitest'
import { descendants, resolveTarget, stateTree } from './state-tree.ts'
import type { WorkflowDefinition } from './types.ts'

const title = { pl: 't', en: 't' }
const workflow: WorkflowDefinition = {
  id: 'w',
  version: 1,
  title,
  events: {},
  access: { read: [] },
  initial: 'open',
  states: {
    open: {
      id: 'w.open',
      initial: 'first',
      states: { first: { id: 'w.first' }, second: { id: 'w.second' } },
    },
    done: { id: 'w.done', type: 'final' },
  },
}

describe('targets of transitions', () => {
  const nodes = descendants(stateTree(workflow))
  const at = (id: string) => nodes.find(({ definition }) => definition.id === id)!

  it.each([
    ['w.first', 'second', 'w.second'],
    ['w.open', 'done', 'w.done'],
    ['w.open', '.second', 'w.second'],
    ['w.open', 'open.second', 'w.second'],
    ['w.first', '#w.done', 'w.done'],
  ])('[DE7] from %s, "%s" means %s', (source, target, found) => {
    expect(resolveTarget(at(source), target)?.definition.id).toBe(found)
  })

  it.each([
    ['w.first', 'done'],
    ['w.open', 'first'],
    ['w.open', '#done'],
    ['w.open', '.third'],
  ])('[DE7] from %s, "%s" means nothing', (source, target) => {
    expect(resolveTarget(at(source), target)).toBeUndefined()
  })
})

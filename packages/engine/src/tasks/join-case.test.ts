import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()

function joining(people: string) {
  const task = {
    id: 'read',
    assign: { role: 'helper', strategy: 'each' as const },
    submit: 'READ',
  }
  return walk(
    feel,
    sampleWorkflow(
      {
        open: {
          meta: { title: { pl: 'x', en: 'x' }, tasks: [task] },
          on: {
            JOIN: { actions: [{ type: 'join', params: { role: 'helper', people } }] },
            READ: 'closed',
          },
        },
        closed: { type: 'final' },
      },
      { context: { chosen: ['p1', 'p2'] } },
    ),
    { id: 'c1', members: [{ person: 'p1', role: 'helper' }] },
  )
}

describe('people who join by an action', () => {
  it('[EN80] become members once and get their items', () => {
    const made = joining('context.chosen')
    made.send('JOIN')
    made.send('JOIN')
    expect(made.case.members).toEqual([
      { person: 'p1', role: 'helper' },
      { person: 'p2', role: 'helper' },
    ])
    expect(made.case.items.map(({ assignee }) => assignee)).toEqual(['p1', 'p2'])
  })

  it.each(['null', '[]', '""', '3'])('[EN80] are none where %s names none', (people) => {
    const made = joining(people)
    made.send('JOIN')
    expect(made.case.members).toHaveLength(1)
  })
})

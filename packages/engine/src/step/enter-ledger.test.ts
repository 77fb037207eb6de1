import { createExpressionCompiler } from '@splot/feel'
import { expect, it } from 'vitest'
import { sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()

function entering(entries: string, params: object = {}) {
  return walk(
    feel,
    sampleWorkflow(
      {
        open: {
          meta: { title: { pl: 'x', en: 'x' } },
          on: {
            JOIN: { actions: [{ type: 'enter', params: { ledger: 'aid', entries, ...params } }] },
            READ: 'closed',
          },
        },
        closed: { type: 'final' },
      },
      { context: { count: 1 } },
    ),
    { id: 'c1' },
  )
}

it('[EN150] what is entered in a ledger takes the place of what the case had there', () => {
  const made = entering('for n in 1..(count(case.states) + 1) return {key: string(n), euro: n}')
  expect(made.case).not.toHaveProperty('ledgers')
  made.send('JOIN')
  const first = { key: '1', euro: 1 }
  const aid = { unique: false, entries: [first, { key: '2', euro: 2 }] }
  expect(made.case.ledgers).toEqual({ aid })
  made.send('JOIN')
  expect(made.case.ledgers).toEqual({ aid })
})

it.each(['null', '[]', '{key: "1"}', '[{euro: 1}, {key: " "}, {key: 1}, "1", null]'])(
  '[EN150] %s enters nothing: an entry has a key',
  (entries) => {
    const made = entering(entries, { unique: true })
    made.send('JOIN')
    expect(made.case.ledgers).toEqual({ aid: { unique: true, entries: [] } })
  },
)

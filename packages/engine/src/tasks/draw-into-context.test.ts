import type { JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'

const feel = createExpressionCompiler()
const people = ['a', 'b', 'c', 'd', 'e', 'f']
const staff = { assessor: people.map((person) => ({ person, load: 0 })) }

function drawing(params: JsonObject, id = 'c1') {
  const whom = 'from' in params ? {} : { role: 'assessor' }
  const made = walk(
    feel,
    sampleWorkflow(
      {
        open: {
          on: {
            DRAW: {
              actions: [{ type: 'draw', params: { ...whom, into: 'drawn', ...params } }],
            },
            STOP: 'closed',
          },
        },
        closed: { type: 'final' },
      },
      { context: { drawn: [], busy: ['b', 'e'] } },
    ),
    { id },
    at(undefined, { staff }),
  )
  made.send('DRAW', {}, at(undefined, { staff }))
  return made
}

describe('lots', () => {
  it('[EN78] draw as many as asked for, never whom they exclude, and tell from whom', () => {
    const made = drawing({ count: '3', exclude: 'append(context.busy, "a")' })
    const drawn = made.case.context['drawn'] as string[]
    expect(new Set(drawn).size).toBe(3)
    expect([...drawn].sort()).toEqual(['c', 'd', 'f'])
    expect(made.last.history[0]?.lots).toEqual([{ role: 'assessor', from: ['c', 'd', 'f'], drawn }])
  })

  it('[EN78] the same step draws the same, another case another', () => {
    const first = (id: string) => drawing({ count: '2' }, id).case.context['drawn'] as string[]
    expect(first('case-1')).toEqual(first('case-1'))
    const seen = new Set(Array.from({ length: 40 }, (_, n) => first(`case-${n}`).join()))
    expect(seen.size).toBeGreaterThan(10)
  })

  it('[EN78] draws fewer where there are not enough, and nobody for a count that is none', () => {
    const fewer = drawing({ count: '9', exclude: 'context.busy' }).case.context['drawn']
    expect(fewer).toHaveLength(4)
    expect(drawing({ count: 'null' }).case.context['drawn']).toEqual([])
    expect(drawing({}).case.context['drawn']).toHaveLength(1)
  })

  it('[EN151] texts of a list are drawn as people are', () => {
    const made = drawing({ from: '["1", "2", "3", "2"]', count: '2', exclude: '["1"]' })
    const drawn = made.case.context['drawn'] as string[]
    expect([...drawn].sort()).toEqual(['2', '3'])
    expect(made.last.history[0]?.lots).toEqual([{ from: ['2', '3'], drawn }])
    expect(made.compiled.assignedRoles).toEqual([])
  })

  it('[EN78] the roles drawn from are asked of the caller', () => {
    expect(drawing({}).compiled.assignedRoles).toContain('assessor')
  })
})

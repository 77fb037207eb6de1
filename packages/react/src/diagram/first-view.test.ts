import { describe, expect, it } from 'vitest'
import { firstView } from './first-view.ts'
import type { GraphLayout } from './layout-graph.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

const title = { pl: 'Stan', en: 'State' }

function picture(width: number, height: number): [WorkflowGraph, GraphLayout] {
  const states = [
    { id: 'w.around', parent: null, title, kind: 'compound' as const },
    { id: 'w.inner', parent: 'w.around', title, kind: 'atomic' as const },
  ]
  const layout = {
    states: new Map([
      ['w.around', { id: 'w.around', x: 100, y: 0, width, height }],
      ['w.inner', { id: 'w.inner', x: 50, y: height - 100, width: 160, height: 40 }],
    ]),
    transitions: [],
  }
  return [{ states, transitions: [] }, layout]
}

/** Where a point of the picture lies on the screen. */
const onScreen = ({ x, y, zoom }: ReturnType<typeof firstView>, left: number, top: number) => [
  x + zoom * left,
  y + zoom * top,
]

const size = { width: 700, height: 500 }

describe('what a diagram shows first', () => {
  it('a small picture is shown whole', () => {
    const view = firstView(...picture(400, 300), ['w.around', 'w.inner'], size)
    expect(view.zoom).toBe(0.9)
    expect(onScreen(view, 300, 150)).toEqual([350, 250])
  })

  it('a large one with the present state in the middle, readable', () => {
    const view = firstView(...picture(2000, 3000), ['w.around', 'w.inner'], size)
    expect(view.zoom).toBe(0.9)
    expect(onScreen(view, 100 + 50 + 80, 2900 + 20)).toEqual([350, 250])
  })

  it('a large one without a present state is shown whole', () => {
    const view = firstView(...picture(2000, 3000), [], size)
    expect(view.zoom).toBeLessThan(0.2)
    expect(onScreen(view, 1100, 1500)).toEqual([350, 250])
  })
})

import type { WorkflowDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { veiledGraph, workflowGraph } from './workflow-graph.ts'

const title = { pl: 'x', en: 'x' }
const workflow: WorkflowDefinition = {
  id: 'w',
  version: 1,
  title,
  events: { GO: { title }, STOP: { title } },
  access: { read: [] },
  initial: 'a',
  states: {
    a: { id: 'w.a', on: { GO: [{ target: 'b', guard: 'x' }, { target: 'b' }], STOP: 'end' } },
    b: {
      id: 'w.b',
      initial: 'one',
      states: {
        one: { id: 'w.b.one', after: { late: 'two' } },
        two: { id: 'w.b.two', on: { GO: '#w.a' } },
      },
      on: { STOP: '.two' },
      onDone: 'end',
    },
    end: { id: 'w.end', type: 'final' },
  },
}

describe('graph of a workflow', () => {
  const graph = workflowGraph(workflow)
  const arrows = graph.transitions.map(({ from, to, event }) => `${from} ${event} ${to}`)

  it('lists every state with its parent', () => {
    expect(graph.states.map(({ id, parent, kind }) => [id, parent, kind])).toEqual([
      ['w.a', null, 'atomic'],
      ['w.b', null, 'compound'],
      ['w.b.one', 'w.b', 'atomic'],
      ['w.b.two', 'w.b', 'atomic'],
      ['w.end', null, 'final'],
    ])
  })

  it('finds siblings, children and ids as targets', () => {
    expect(arrows).toEqual([
      'w.a GO w.b',
      'w.a STOP w.end',
      'w.b STOP w.b.two',
      'w.b null w.end',
      'w.b.one late w.b.two',
      'w.b.two GO w.a',
    ])
  })

  it('shows a state that is shown as another as one box with it', () => {
    const { a, end } = workflow.states
    const states = {
      start: { id: 'w.start', on: { GO: [{ target: 'a', guard: 'x' }, { target: 'low' }] } },
      a: { ...a!, on: { GO: 'end', STOP: 'a' } },
      low: {
        id: 'w.low',
        meta: { title, shownAs: 'w.a' },
        on: { GO: 'end', STOP: 'start' },
        after: { late: 'a' },
      },
      end: end!,
    }
    const decided = { ...workflow, initial: 'start', states }
    const { states: boxes, transitions } = veiledGraph(workflowGraph(decided), decided)
    expect(boxes.map(({ id }) => id)).toEqual(['w.start', 'w.a', 'w.end'])
    expect(transitions.map(({ from, to, event }) => `${from} ${event} ${to}`)).toEqual([
      'w.start GO w.a',
      'w.a GO w.end',
      'w.a STOP w.a',
      'w.a STOP w.start',
    ])
    // where nothing is veiled nothing changes
    expect(veiledGraph(graph, workflow)).toEqual(graph)
  })
})

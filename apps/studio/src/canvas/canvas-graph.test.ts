import type { WorkflowDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { canvasGraph } from './canvas-graph.ts'

const title = (text: string) => ({ pl: text, en: text })

const workflow = {
  id: 'visit',
  version: 1,
  title: title('Visit'),
  context: {},
  events: { DONE: { title: title('Done') } },
  timers: { late: { title: title('Too late'), days: 5 } },
  access: { read: [] },
  initial: 'open',
  states: {
    open: {
      id: 'visit.open',
      type: 'parallel',
      states: {
        talk: {
          id: 'visit.talk',
          meta: { title: title('Talk'), tasks: [{ id: 'talk' }] },
          on: { DONE: [{ target: '#visit.closed', guard: 'context.a = 1' }, {}] },
        },
        walk: { id: 'visit.walk', after: { late: '#visit.closed' } },
      },
      onDone: 'closed',
    },
    closed: { id: 'visit.closed', type: 'final' },
  },
} as unknown as WorkflowDefinition

describe('a workflow on the canvas', () => {
  it('has every state in the one it lies in, outermost first', () => {
    const { states } = canvasGraph(workflow)
    expect(
      states.map(({ id, parent, kind, parallel, begins, tasks }) => [
        id,
        parent,
        kind,
        parallel,
        begins,
        tasks,
      ]),
    ).toEqual([
      ['/states/open', null, 'compound', true, true, 0],
      ['/states/open/states/talk', '/states/open', 'atomic', false, false, 1],
      ['/states/open/states/walk', '/states/open', 'atomic', false, false, 0],
      ['/states/closed', null, 'final', false, false, 0],
    ])
    expect(states[1]?.title.en).toBe('Talk')
  })

  it('has an arrow for every alternative that leads elsewhere, with its place and condition', () => {
    const { transitions } = canvasGraph(workflow)
    expect(
      transitions.map(({ from, to, cause, title: named, guard, place }) => [
        from,
        to,
        cause,
        named?.en ?? null,
        guard,
        place.index,
      ]),
    ).toEqual([
      ['/states/open', '/states/closed', 'done', null, null, 0],
      ['/states/open/states/talk', '/states/closed', 'event', 'Done', 'context.a = 1', 0],
      ['/states/open/states/walk', '/states/closed', 'after', 'Too late', null, 0],
    ])
    expect(new Set(transitions.map(({ id }) => id)).size).toBe(3)
    expect(canvasGraph(workflow)).toBe(canvasGraph(workflow))
  })
})

import { createExpressionCompiler } from '@splot/feel'
import { expect, it } from 'vitest'
import { explainCase } from '../explain/explain-case.ts'
import { at, sampleWorkflow, walk } from '../testing/sample-case.ts'
import { taskDeadline } from './task-deadline.ts'

// A form that is filled in while a call is open, and again without end when it is sent back; what is
// beside it has a moment of its own, is only offered, or outlives the call.
const definition = sampleWorkflow(
  {
    open: {
      initial: 'editing',
      meta: { tasks: [{ id: 'outlives', assign: { role: 'officer' }, submit: 'DONE' }] },
      states: {
        editing: {
          id: 'sample.open.editing',
          initial: 'draft',
          meta: {
            tasks: [
              { id: 'fill', assign: { role: 'officer' }, submit: 'FILLED' },
              { id: 'own', assign: { role: 'officer' }, submit: 'OWN', due: 'soon' },
              { id: 'withdraw', assign: { role: 'officer' }, submit: 'GONE', offer: true },
            ],
          },
          states: {
            draft: {
              id: 'sample.open.editing.draft',
              after: { closes: '#sample.open.expired', nudge: '#sample.open.editing.again' },
            },
            again: { id: 'sample.open.editing.again' },
          },
        },
        expired: { id: 'sample.open.expired' },
      },
    },
  },
  {
    timers: {
      closes: { at: 'closes' },
      nudge: { days: 1 },
      soon: { days: 2 },
    },
    context: {},
  },
)

it('a task is due by itself, else when the time of a state takes it away; what is offered is not', () => {
  const input = { closes: '2027-03-20T12:00:00Z' }
  const on = walk(createExpressionCompiler(), definition, { input }, at('2027-03-01T09:00:00Z'))
  const due = () =>
    Object.fromEntries(
      on.case.items
        .filter(({ status }) => status === 'open')
        .map((item) => [item.task, taskDeadline(on.compiled, on.case, item)]),
    )
  const soon = on.case.items.find(({ task }) => task === 'own')?.dueAt
  // `nudge` comes before, and leaves the form where it is
  expect(due()).toEqual({
    fill: '2027-03-20T12:00:00Z',
    own: soon,
    withdraw: undefined,
    outlives: undefined,
  })
  expect(soon).toMatch(/^2027-03-03/)
  const waits = explainCase(on.compiled, on.case, at()).waitingFor
  expect(waits.find(({ task }) => task === 'fill')).toMatchObject({ dueAt: '2027-03-20T12:00:00Z' })
  const { dueAt = '', key = '' } = on.case.timers.find(({ timer }) => timer === 'nudge') ?? {}
  on.do({ type: 'fire', timer: key }, at(dueAt))
  expect(on.case.states).toContain('sample.open.editing.again')
  expect(due()).toMatchObject({ fill: undefined, own: soon })
})

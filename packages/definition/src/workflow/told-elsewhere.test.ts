import { expect, it } from 'vitest'
import { eventsToldElsewhere } from './told-elsewhere.ts'
import type { WorkflowDefinition } from './types.ts'

const title = { pl: 'x', en: 'x' }
const roles = { applicant: { kind: 'case' }, officer: { kind: 'programme' } } as const

function sender(role: string, ...sends: Record<string, string>[]): WorkflowDefinition {
  const entry = sends.map((params) => ({ type: 'send', params }))
  return {
    id: 'sample',
    version: 1,
    title,
    events: { GO: { title, roles: [role] } },
    access: { read: [] },
    initial: 'open',
    states: {
      open: { id: 'sample.open', on: { GO: 'closed' } },
      closed: { id: 'sample.closed', type: 'final', entry },
    },
  }
}

it('[DE95] news is told elsewhere where only cases send it in which people of the case act', () => {
  const closing = { to: 'children', event: 'PARENT_CLOSED' }
  const application = sender('applicant', closing, { to: 'parent', event: 'ENDED' })
  expect([...eventsToldElsewhere([application], roles)]).toEqual(['PARENT_CLOSED'])
  const call = sender('officer', closing, { to: 'children', event: 'CANCELLED' })
  expect([...eventsToldElsewhere([application, call], roles)]).toEqual([])
})

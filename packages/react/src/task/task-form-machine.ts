import { assign, setup } from 'xstate'

interface Context {
  page: number
}

type Event =
  | { type: 'GO'; page: number }
  | { type: 'REVIEW' }
  | { type: 'SUBMIT' }
  | { type: 'CONFIRM' }
  | { type: 'CANCEL' }
  | { type: 'SENT' }
  | { type: 'REFUSED' }

/**
 * Where a person is in a task: filling a page, reading the answers over, asked to confirm, sending,
 * done. Nothing is sent without review and confirmation.
 */
export const taskFormMachine = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    /** Page to open; below 0: the review. */
    input: {} as { page: number },
  },
}).createMachine({
  id: 'taskForm',
  context: ({ input }) => ({ page: input.page }),
  initial: 'opening',
  states: {
    opening: {
      always: [
        { guard: ({ context }) => context.page < 0, target: 'reviewing' },
        { target: 'filling' },
      ],
    },
    filling: {
      on: {
        GO: { actions: assign({ page: ({ event }) => event.page }) },
        REVIEW: 'reviewing',
      },
    },
    reviewing: {
      on: {
        GO: { target: 'filling', actions: assign({ page: ({ event }) => event.page }) },
        SUBMIT: 'confirming',
      },
    },
    confirming: { on: { CONFIRM: 'sending', CANCEL: 'reviewing' } },
    sending: { on: { SENT: 'sent', REFUSED: 'reviewing' } },
    sent: { type: 'final' },
  },
})

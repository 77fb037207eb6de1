import { assign, fromPromise, setup } from 'xstate'

/** Why a save did not work. `offline` and `failed` are tried again, the others are not. */
export type SaveFailure = 'offline' | 'failed' | 'signedOut' | 'refused'

/** What a save gave. */
export interface SaveDone {
  savedAt: string
}

/** Thrown by `save` when it could not be saved. */
export class SaveError extends Error {
  readonly kind: SaveFailure

  constructor(kind: SaveFailure, message: string) {
    super(message)
    this.name = 'SaveError'
    this.kind = kind
  }
}

interface Context {
  savedAt: string | null
  /** Something changed since the running save began. */
  changed: boolean
  failure: SaveFailure | null
  reason: string
}

type Event = { type: 'EDIT' } | { type: 'LEAVE' } | { type: 'SAVE' } | { type: 'ONLINE' }

/** How long typing may go on before it is saved, and how long to wait after a failed save. */
export const saveDelaysMs = { autosave: 5_000, afterLeave: 800, retry: 5_000 }

/**
 * The draft of an open form: saved 5 s after a change or soon after a field was left; a failed save
 * is tried again when the connection is back; edits during a save are saved after it. Unsent changes
 * live in memory only, so that no personal data stays on a borrowed computer. Provide `save`.
 */
export const draftMachine = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as { savedAt: string | null },
  },
  actors: {
    save: fromPromise<SaveDone>(() => Promise.reject(new Error('Expected a save actor'))),
  },
  delays: saveDelaysMs,
  guards: {
    changed: ({ context }) => context.changed,
    final: (_, params: { error: unknown }) =>
      params.error instanceof SaveError && ['signedOut', 'refused'].includes(params.error.kind),
  },
  actions: {
    markChanged: assign({ changed: true }),
    markClean: assign({ changed: false }),
    keepFailure: assign((_, params: { error: unknown }) => ({
      failure: params.error instanceof SaveError ? params.error.kind : ('failed' as const),
      reason: params.error instanceof Error ? params.error.message : '',
    })),
  },
}).createMachine({
  id: 'draft',
  context: ({ input }) => ({ savedAt: input.savedAt, changed: false, failure: null, reason: '' }),
  initial: 'clean',
  states: {
    clean: { on: { EDIT: 'waiting' } },
    waiting: {
      on: { LEAVE: 'leaving', SAVE: 'saving' },
      after: { autosave: 'saving' },
    },
    leaving: {
      on: { EDIT: 'waiting', SAVE: 'saving' },
      after: { afterLeave: 'saving' },
    },
    saving: {
      entry: 'markClean',
      on: { EDIT: { actions: 'markChanged' } },
      invoke: {
        src: 'save',
        onDone: [
          {
            guard: 'changed',
            target: 'waiting',
            actions: assign({ savedAt: ({ event }) => event.output.savedAt, failure: null }),
          },
          {
            target: 'clean',
            actions: assign({ savedAt: ({ event }) => event.output.savedAt, failure: null }),
          },
        ],
        onError: [
          {
            guard: { type: 'final', params: ({ event }) => ({ error: event.error }) },
            target: 'stopped',
            actions: { type: 'keepFailure', params: ({ event }) => ({ error: event.error }) },
          },
          {
            target: 'retrying',
            actions: { type: 'keepFailure', params: ({ event }) => ({ error: event.error }) },
          },
        ],
      },
    },
    retrying: {
      on: { ONLINE: 'saving', SAVE: 'saving' },
      after: { retry: 'saving' },
    },
    stopped: {
      on: { SAVE: 'saving', ONLINE: 'saving' },
    },
  },
})

import { useActorRef, useSelector } from '@xstate/react'
import { useEffect, useMemo, useState } from 'react'
import { fromPromise } from 'xstate'
import type { JsonObject } from '@splot/definition'
import type { DraftChange, DraftResult } from '@splot/runtime'
import type { FormStore } from '../store/types.ts'
import { draftMachine, type SaveDone } from './draft-machine.ts'
import {
  createDraftSession,
  type DraftSession,
  type MergedField,
  type SavedDraft,
} from './draft-session.ts'
import type { SaveStateProps } from './save-state.tsx'

/** A question whether signatures of so many people may become void. */
export interface Voiding {
  people: number
  answer: (yes: boolean) => void
}

/** An open draft: what to show of saving, and how to save. */
export interface Draft extends Omit<SaveStateProps, 'locale'> {
  session: DraftSession
  merged: readonly MergedField[]
  closeMerged: () => void
  /** The question whether a change may make signatures void, while it stands. */
  voiding: Voiding | null
  /** How often a change was taken back: controls keep what is being typed, which must not stand there. */
  takenBack: number
  /** The person left a field. */
  leave: () => void
}

/** Keeps the form in `store` saved; warns before the page is closed with unsaved changes. */
export function useDraft(options: {
  store: FormStore
  answers: JsonObject
  revision: number
  savedAt: string | null
  send: (changes: DraftChange[]) => Promise<DraftResult>
  /** The draft as it was last seen saved, by whomever. */
  latest?: SavedDraft | undefined
  /** Told whenever it changes: what saves what is not saved yet, `null` when all is. */
  onUnsaved?: ((save: (() => Promise<unknown>) | null) => void) | undefined
  signedBy: (answers: JsonObject) => number
}): Draft {
  const { store } = options
  const [merged, setMerged] = useState<readonly MergedField[]>([])
  const [voiding, setVoiding] = useState<Voiding | null>(null)
  const [takenBack, setTakenBack] = useState(0)
  const [session] = useState(() =>
    createDraftSession({
      store,
      answers: options.answers,
      revision: options.revision,
      send: options.send,
      onMerged: setMerged,
      signedBy: options.signedBy,
      onTakenBack: () => setTakenBack((count) => count + 1),
      askToVoid: (people) =>
        new Promise((resolve) => {
          setVoiding({
            people,
            answer(yes) {
              setVoiding(null)
              resolve(yes)
            },
          })
        }),
    }),
  )
  const machine = useMemo(
    () => draftMachine.provide({ actors: { save: fromPromise<SaveDone>(() => session.save()) } }),
    [session],
  )
  const actor = useActorRef(machine, { input: { savedAt: options.savedAt } })
  const snapshot = useSelector(actor, (each) => each)

  // leaving for another page of the portal closes no window: save what is not saved yet
  useEffect(
    () => () => {
      session.save().catch(() => undefined)
    },
    [session],
  )

  useEffect(
    () =>
      store.subscribeEdits((isDone) => {
        actor.send({ type: 'EDIT' })
        session.askFirst()
        // a file, a row or a choice is nothing one goes on typing
        if (isDone) actor.send({ type: 'LEAVE' })
      }),
    [store, actor, session],
  )

  const { latest } = options
  useEffect(() => {
    if (latest !== undefined) session.take(latest)
  }, [session, latest])

  useEffect(() => {
    const online = () => actor.send({ type: 'ONLINE' })
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [actor])

  // a phone closes windows without asking: what is typed goes out as soon as the form is out of sight
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') session.save().catch(() => undefined)
    }
    document.addEventListener('visibilitychange', hidden)
    return () => document.removeEventListener('visibilitychange', hidden)
  }, [session])

  // whoever was signed out and comes back from another tab may have signed in there
  const signedOut = snapshot.matches('stopped') && snapshot.context.failure === 'signedOut'
  useEffect(() => {
    if (!signedOut) return undefined
    const back = () => {
      if (document.visibilityState === 'visible') actor.send({ type: 'SAVE' })
    }
    window.addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  }, [signedOut, actor])

  const unsaved = !snapshot.matches('clean')
  const { onUnsaved } = options
  useEffect(() => {
    onUnsaved?.(unsaved ? () => session.save() : null)
  }, [onUnsaved, unsaved, session])
  useEffect(() => {
    if (!unsaved) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  const { value } = snapshot
  return {
    session,
    merged,
    closeMerged: () => setMerged([]),
    voiding,
    takenBack,
    state: value === 'leaving' ? 'waiting' : value,
    savedAt: snapshot.context.savedAt,
    failure: snapshot.context.failure,
    reason: snapshot.context.reason,
    // an edit that waits for its paint comes before what follows from it
    onSave: () => {
      store.flush()
      actor.send({ type: 'SAVE' })
    },
    leave: () => {
      store.flush()
      actor.send({ type: 'LEAVE' })
    },
  }
}

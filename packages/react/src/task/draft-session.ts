import type { JsonObject } from '@splot/definition'
import type { DraftChange, DraftResult } from '@splot/runtime'
import type { FormStore } from '../store/types.ts'
import { differences, type FieldDifference } from '../values/difference.ts'
import type { SaveDone } from './draft-machine.ts'

/** A field that somebody else changed too. */
export type MergedField = DraftResult['merged'][number]

/** What a session is made from. */
export interface DraftSessionOptions {
  store: FormStore
  /** Answers and revision as the server last had them. */
  answers: JsonObject
  revision: number
  send: (changes: DraftChange[]) => Promise<DraftResult>
  onMerged: (fields: readonly MergedField[]) => void
}

/** The traffic between one open form and its stored draft. */
export interface DraftSession {
  /** Sends what differs from the stored draft, after a save that still runs; nothing where nothing does. */
  save(): Promise<SaveDone>
  /** Takes the result of another call that changed the draft, such as a signature. */
  accept(result: DraftResult): void
  readonly revision: number
}

/** Returns a session that keeps store and stored draft together, field by field. */
export function createDraftSession(options: DraftSessionOptions): DraftSession {
  const { store } = options
  let { answers: stored, revision } = options
  let savedAt = new Date().toISOString()

  function ownChanges(before: JsonObject, after: JsonObject): FieldDifference[] {
    return differences(before, after).filter(({ path }) => {
      const type = store.index.at(path)?.field.type
      return type !== 'computed' && type !== 'signature' && type !== 'info'
    })
  }

  function accept(result: DraftResult, sent: JsonObject = store.answers()): void {
    const typedMeanwhile = ownChanges(sent, store.answers()).map((change) => change.path)
    const isFree = ({ path }: FieldDifference) =>
      !typedMeanwhile.some((typed) => typed.startsWith(path) || path.startsWith(typed))
    const fromServer = differences(sent, result.answers).filter(
      (change) => store.index.at(change.path)?.field.type !== 'computed',
    )
    stored = result.answers
    revision = result.revision
    if (fromServer.some(isFree)) store.receive(fromServer.filter(isFree))
    if (result.merged.length > 0) options.onMerged(result.merged)
    savedAt = result.savedAt ?? savedAt
  }

  async function saveNow(): Promise<SaveDone> {
    const sent = store.answers()
    const changes = ownChanges(stored, sent)
    if (changes.length > 0) {
      accept(await options.send(changes.map((change) => ({ ...change, base: revision }))), sent)
    }
    return { savedAt }
  }

  let running: Promise<unknown> = Promise.resolve()
  return {
    // one after the other: two at once would look like two people
    save() {
      const next = running.then(saveNow, saveNow)
      running = next
      return next
    },
    accept,
    get revision() {
      return revision
    },
  }
}

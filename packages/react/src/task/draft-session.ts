import type { JsonObject, JsonValue } from '@splot/definition'
import type { DraftChange, DraftResult } from '@splot/runtime'
import type { FormStore } from '../store/types.ts'
import { differences, isSameJson, type FieldDifference } from '../values/difference.ts'
import type { SaveDone } from './draft-machine.ts'

/** A field that somebody else changed too. */
export type MergedField = DraftResult['merged'][number]

/** A draft as it was last saved. */
export interface SavedDraft {
  answers: JsonObject
  revision: number
}

/** What a session is made from. */
export interface DraftSessionOptions {
  store: FormStore
  /** Answers and revision as the server last had them. */
  answers: JsonObject
  revision: number
  send: (changes: DraftChange[]) => Promise<DraftResult>
  onMerged: (fields: readonly MergedField[]) => void
  /** How many people have signed these answers, so that a change makes their signatures void. */
  signedBy: (answers: JsonObject) => number
  /** Asks whether signatures of so many people may become void. */
  askToVoid: (people: number) => Promise<boolean>
  /** Told after a change was taken back. */
  onTakenBack: () => void
}

/** The traffic between one open form and its stored draft. */
export interface DraftSession {
  /**
   * Sends what differs from the stored draft, after a save that still runs; nothing where nothing does, and
   * nothing that makes signatures void before the person has agreed to that.
   */
  save(): Promise<SaveDone>
  /**
   * Asks, once for the signatures there are, where what was changed makes them void; a change that is
   * not meant is taken back.
   */
  askFirst(): void
  /** Takes the result of another call that changed the draft, such as a signature. */
  accept(result: DraftResult): void
  /**
   * Takes what others, or the same person elsewhere, have saved meanwhile. Where what was typed here
   * touches it nothing is taken: the next save tells of both.
   */
  take(latest: SavedDraft): void
  readonly revision: number
}

/** Returns a session that keeps store and stored draft together, field by field. */
export function createDraftSession(options: DraftSessionOptions): DraftSession {
  const { store } = options
  let { answers: stored, revision } = options
  let savedAt = new Date().toISOString()
  let asked: Promise<boolean> | null = null
  let agreed = false
  const unsure = new Map<string, JsonValue | undefined>()

  function ownChanges(before: JsonObject, after: JsonObject): FieldDifference[] {
    return differences(before, after).filter(({ path }) => {
      const type = store.index.at(path)?.field.type
      return type !== 'computed' && type !== 'signature' && type !== 'info'
    })
  }

  function accept(result: DraftResult, sent: JsonObject = store.answers()): void {
    const isFree = untouchedSince(sent)
    const fromServer = given(differences(sent, result.answers))
    stored = result.answers
    revision = result.revision
    if (fromServer.some(isFree)) store.receive(fromServer.filter(isFree))
    const merged = result.merged.filter((one) => !isOwnEarlier(one))
    if (merged.length > 0) options.onMerged(merged)
    savedAt = result.savedAt ?? savedAt
    // who signs again is asked about again
    if (options.signedBy(stored) === 0) agreed = false
  }

  /** Whether what was changed may be saved; a promise where the person has to say so first. */
  function mayChange(): true | Promise<boolean> {
    if (asked !== null) return asked
    const people = agreed ? 0 : options.signedBy(stored)
    if (people === 0 || ownChanges(stored, store.answers()).length === 0) return true
    asked = options.askToVoid(people).then((yes) => {
      asked = null
      agreed = yes
      if (!yes) takeBack()
      return yes
    })
    return asked
  }

  function takeBack(): void {
    const changes = ownChanges(store.answers(), stored)
    store.receive(changes)
    for (const { path } of changes) store.setInputIssue(path, null)
    options.onTakenBack()
  }

  /** What was sent and not answered may have arrived: then it is no entry of somebody else. */
  function isOwnEarlier({ path, theirs }: MergedField): boolean {
    return unsure.has(path) && isSameJson(unsure.get(path) ?? null, theirs)
  }

  /** Tells whether a field was not typed into since the answers were these. */
  function untouchedSince(answers: JsonObject): (change: FieldDifference) => boolean {
    const typed = ownChanges(answers, store.answers()).map((change) => change.path)
    return ({ path }) => !typed.some((each) => each.startsWith(path) || path.startsWith(each))
  }

  function given(changes: FieldDifference[]): FieldDifference[] {
    return changes.filter(({ path }) => store.index.at(path)?.field.type !== 'computed')
  }

  function takeNow(latest: SavedDraft): void {
    if (latest.revision <= revision) return
    const news = given(differences(stored, latest.answers))
    if (!news.every(untouchedSince(stored))) return
    stored = latest.answers
    revision = latest.revision
    if (news.length > 0) store.receive(news)
  }

  async function saveNow(): Promise<SaveDone> {
    const may = mayChange()
    if (may !== true && !(await may)) return { savedAt }
    const sent = store.answers()
    const changes = ownChanges(stored, sent)
    if (changes.length === 0) return { savedAt }
    try {
      accept(await options.send(changes.map((change) => ({ ...change, base: revision }))), sent)
      unsure.clear()
    } catch (error) {
      for (const { path, value } of changes) unsure.set(path, value)
      throw error
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
    askFirst() {
      void mayChange()
    },
    accept,
    take(latest) {
      running = running.then(
        () => takeNow(latest),
        () => takeNow(latest),
      )
    },
    get revision() {
      return revision
    },
  }
}

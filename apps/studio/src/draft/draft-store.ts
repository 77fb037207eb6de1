import { ApiError } from '@splot/client'
import type { JsonValue, Locale, LocalText } from '@splot/definition'
import { withNotedTexts } from '@splot/definition/edit'
import type { DefinitionFiles, EditCommand } from '@splot/definition/edit'
import type {
  ChangeResult,
  Draft,
  DraftService,
  DraftSummary,
  FileConflict,
} from './draft-service.ts'
import { readText, writeText } from './json-text.ts'
import type { DraftPerson } from '@splot/runtime'
import type { EditKeeper, KeptEdits } from './kept-edits.ts'
import {
  noSteps,
  stepBetween,
  stepsWithout,
  withSide,
  withStep,
  type UndoSteps,
} from './undo-steps.ts'

/** How it stands with what the server has. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed'

/** A file in which two people changed the same place: joined so that one or the other has it. */
export interface OpenConflict {
  path: string
  mine: JsonValue | undefined
  theirs: JsonValue | undefined
  changedBy: DraftPerson
}

/** A draft as it is edited here. Every part stays the same object until it changes. */
export interface DraftState {
  draft: DraftSummary
  files: DefinitionFiles
  /** Files that are no JSON: path → text. */
  unreadable: Readonly<Record<string, string>>
  /** Files of the release the draft was made from. */
  baseFiles: Draft['baseFiles']
  steps: UndoSteps
  saving: Saving
  /** When the server acknowledged last, in milliseconds since 1970; `null` before. */
  savedAt: number | null
  conflicts: readonly OpenConflict[]
  /** False when it was proposed, published or discarded: it can be read. */
  editable: boolean
}

/** Joins what two people made of a file; conflicts are places they changed differently. Pure. */
export type MergeFile = (
  base: JsonValue | undefined,
  mine: JsonValue | undefined,
  theirs: JsonValue | undefined,
) => { merged: JsonValue | undefined; conflicts: readonly unknown[] }

/** What a store works with. */
export interface DraftStoreOptions {
  service: DraftService
  keeper: EditKeeper
  merge: MergeFile
  locale: () => Locale
  /** Id of the person who edits here. */
  me: () => string | undefined
  now: () => number
  /** Runs something later; returns how not to. */
  later: (ms: number, run: () => void) => () => void
}

/** The one observable home of an open draft. */
export interface DraftStore {
  getState: () => DraftState
  subscribe: (listener: () => void) => () => void
  /** Does an edit. What it changes is kept in this browser at once and sent soon. */
  run: (command: EditCommand) => void
  undo: () => void
  redo: () => void
  rename: (title: string) => Promise<void>
  /** Sends what was not sent yet; resolves when the server has answered. */
  flush: () => Promise<void>
  /** Takes what others changed since; with `revision` only if that is newer than what is here. */
  refresh: (revision?: number) => Promise<void>
  /** Ends a conflict: one of the two versions stays. */
  settle: (path: string, keep: 'mine' | 'theirs') => void
  close: () => void
}

const sendAfterMs = 800
const tryAgainMs = 5_000

interface Acknowledged {
  revision: number
  value: JsonValue | undefined
}

/** Opens a draft for editing, with the changes this browser still keeps of it. */
export async function openDraftStore(id: string, options: DraftStoreOptions): Promise<DraftStore> {
  const draft = await options.service.get(id)
  const kept = await options.keeper.read(id)
  return createDraftStore(draft, kept, options)
}

function createDraftStore(
  draft: Draft,
  kept: KeptEdits | undefined,
  options: DraftStoreOptions,
): DraftStore {
  const { service, keeper, merge } = options
  const known = new Map<string, Acknowledged>()
  const listeners = new Set<() => void>()
  const notes: LocalText[] = []
  const blocked = new Map<string, OpenConflict>()
  const authors = new Map(draft.files.map(({ path, changedBy }) => [path, changedBy?.id]))
  let keptNote = kept?.note ?? ''
  let stopTimer: (() => void) | undefined
  let turn: Promise<void> = Promise.resolve()
  let keeping = false
  let keepAgain = false
  let closed = false
  let state = initialState(draft, known)

  if (kept !== undefined && state.editable) takeKept(kept)

  function update(change: Partial<DraftState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function takeKept({ bases, values, removed }: KeptEdits): void {
    const files: Record<string, JsonValue> = { ...state.files }
    for (const path of [...Object.keys(values), ...removed]) {
      const server = known.get(path)
      const mine = values[path]
      const base = bases[path] ?? 0
      const revision = server?.revision ?? 0
      if (isSame(mine, server?.value)) continue
      // what this person sent last may have arrived though the page was gone before the answer
      const own = revision === base + 1 && authors.get(path) === options.me()
      if (revision !== base && !own)
        // somebody saved this file since: what it was made from is not known any more
        blocked.set(path, { path, mine, theirs: server?.value, changedBy: null })
      put(files, path, mine)
    }
    state = { ...state, files, conflicts: conflictsNow(files), saving: 'waiting' }
    keepNow()
    schedule(0)
  }

  function conflictsNow(files: DefinitionFiles): OpenConflict[] {
    return [...blocked.values()].map((one) => ({ ...one, mine: files[one.path] }))
  }

  function dirtyPaths(): string[] {
    const paths = new Set([...known.keys(), ...Object.keys(state.files)])
    return [...paths].filter(
      (path) => state.files[path] !== known.get(path)?.value && !(path in state.unreadable),
    )
  }

  function take(files: DefinitionFiles, steps: UndoSteps): void {
    const unreadable = withoutPaths(state.unreadable, Object.keys(files))
    update({ files, unreadable, steps, saving: 'waiting', conflicts: conflictsNow(files) })
    keepNow()
    schedule(sendAfterMs)
  }

  // one write at a time; what came meanwhile goes with the next one
  function keepNow(): void {
    if (keeping) {
      keepAgain = true
      return
    }
    keeping = true
    void keepDirty().finally(() => {
      keeping = false
      if (!keepAgain) return
      keepAgain = false
      keepNow()
    })
  }

  async function keepDirty(): Promise<void> {
    const dirty = dirtyPaths()
    if (dirty.length > 0) await keeper.keep(draft.id, keptOf(dirty))
    else await keeper.drop(draft.id)
  }

  function keptOf(dirty: string[]): KeptEdits {
    const values: Record<string, JsonValue> = {}
    for (const path of dirty) put(values, path, state.files[path])
    return {
      bases: Object.fromEntries(dirty.map((path) => [path, known.get(path)?.revision ?? 0])),
      values,
      removed: dirty.filter((path) => state.files[path] === undefined),
      note: noteText(),
    }
  }

  function noteText(): string {
    const locale = options.locale()
    const words = [...new Set(notes.map((text) => text[locale]))]
    return [...(keptNote === '' ? [] : [keptNote]), ...words].join('; ').slice(0, 500)
  }

  function schedule(ms: number): void {
    stopTimer?.()
    stopTimer = options.later(ms, () => void flush())
  }

  // one request at a time: what is read while a change is under way could hold that change already
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  function flush(): Promise<void> {
    stopTimer?.()
    // the page may be about to go: the last edit does not wait for the one before it to be kept
    if (keepAgain) void keepDirty()
    return inTurn(send)
  }

  function dirtyToSend(): string[] {
    return dirtyPaths().filter((path) => !blocked.has(path))
  }

  async function send(): Promise<void> {
    const paths = dirtyToSend()
    if (paths.length === 0) {
      if (state.saving !== 'saved' && blocked.size === 0) update({ saving: 'saved' })
      return
    }
    const sent = new Map(paths.map((path) => [path, state.files[path]]))
    const note = noteText()
    const told = notes.length
    update({ saving: 'saving' })
    try {
      const changes = paths.map((path) => {
        const value = sent.get(path)
        return {
          path,
          text: value === undefined ? null : writeText(value),
          base: known.get(path)?.revision ?? 0,
        }
      })
      const result = await service.change(draft.id, { changes, ...(note !== '' && { note }) })
      notes.splice(0, told)
      keptNote = ''
      taken(result, sent)
    } catch (error) {
      const offline = error instanceof ApiError && error.status === 0
      update({ saving: offline ? 'offline' : 'failed' })
      if (!closed) stopTimer = options.later(tryAgainMs, () => void flush())
    }
  }

  function taken(result: ChangeResult, sent: Map<string, JsonValue | undefined>): void {
    if ('conflicts' in result) {
      meet(result.conflicts)
      schedule(0)
      return
    }
    for (const [path, revision] of Object.entries(result.revisions))
      known.set(path, { revision, value: sent.get(path) })
    const clean = dirtyPaths().length === 0
    update({
      draft: result.draft,
      saving: clean ? 'saved' : 'waiting',
      savedAt: options.now(),
      conflicts: conflictsNow(state.files),
    })
    keepNow()
    if (!clean) schedule(sendAfterMs)
  }

  /** Joins what others made of files with what is here. */
  function meet(foreign: readonly FileConflict[]): void {
    const files: Record<string, JsonValue> = { ...state.files }
    for (const conflict of foreign) {
      const { path, revision, text } = conflict
      const base = known.get(path)?.value
      const theirs = text === null ? undefined : readText(text)
      const mine = files[path]
      known.set(path, { revision, value: theirs })
      if (mine === base) {
        put(files, path, theirs)
        continue
      }
      const { merged, conflicts } = merge(base, mine, theirs)
      put(files, path, merged)
      if (conflicts.length === 0) continue
      // where both changed the same place, one of the two joined versions is chosen
      const others = merge(base, theirs, mine).merged
      blocked.set(path, { path, mine: merged, theirs: others, changedBy: conflict.changedBy })
    }
    const steps = stepsWithout(
      state.steps,
      foreign.map(({ path }) => path),
    )
    update({ files, steps, conflicts: conflictsNow(files) })
    keepNow()
  }

  function changedSince(files: Draft['files'], { changedBy }: DraftSummary): FileConflict[] {
    const newer = files.filter(({ path, revision }) => revision > (known.get(path)?.revision ?? 0))
    const there = new Set(files.map(({ path }) => path))
    const gone = [...known].filter(([path, { value }]) => value !== undefined && !there.has(path))
    const removed = gone.map(([path, { revision }]) => ({
      path,
      revision: revision + 1,
      text: null,
      changedBy,
    }))
    return [...newer, ...removed]
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run(command) {
      if (!state.editable) return
      const files = withNotedTexts(state.files, command.apply(state.files))
      const step = stepBetween(state.files, files, command, options.now())
      if (step === null) return
      notes.push(command.label)
      take(files, withStep(state.steps, step))
    },
    undo() {
      const step = state.steps.done.at(-1)
      if (step === undefined || !state.editable) return
      const { done, undone } = state.steps
      notes.push(undoneLabel(step.label))
      take(withSide(state.files, step, 'before'), {
        done: done.slice(0, -1),
        undone: [...undone, step],
      })
    },
    redo() {
      const step = state.steps.undone.at(-1)
      if (step === undefined || !state.editable) return
      const { done, undone } = state.steps
      notes.push(step.label)
      take(withSide(state.files, step, 'after'), {
        done: [...done, step],
        undone: undone.slice(0, -1),
      })
    },
    async rename(title) {
      const result = await service.change(draft.id, { title, changes: [] })
      if ('draft' in result) update({ draft: result.draft })
    },
    flush,
    refresh: (revision) =>
      inTurn(async () => {
        if (revision !== undefined && revision <= state.draft.revision) return
        const { files, baseFiles, ...summary } = await service.get(draft.id)
        meet(changedSince(files, summary))
        update({ draft: summary, baseFiles, editable: summary.status === 'open' })
      }),
    settle(path, keep) {
      const conflict = blocked.get(path)
      if (conflict === undefined) return
      blocked.delete(path)
      const files: Record<string, JsonValue> = { ...state.files }
      if (keep === 'theirs') put(files, path, conflict.theirs)
      take(files, stepsWithout(state.steps, [path]))
    },
    close() {
      closed = true
      stopTimer?.()
      listeners.clear()
    },
  }
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function initialState(draft: Draft, known: Map<string, Acknowledged>): DraftState {
  const files: Record<string, JsonValue> = {}
  const unreadable: Record<string, string> = {}
  for (const { path, text, revision } of draft.files) {
    const value = readText(text)
    known.set(path, { revision, value })
    if (value === undefined) unreadable[path] = text
    else files[path] = value
  }
  const { files: _files, baseFiles, ...summary } = draft
  return {
    draft: summary,
    files,
    unreadable,
    baseFiles,
    steps: noSteps,
    saving: 'saved',
    savedAt: null,
    conflicts: [],
    editable: summary.status === 'open',
  }
}

function put(files: Record<string, JsonValue>, path: string, value: JsonValue | undefined): void {
  if (value === undefined) delete files[path]
  else files[path] = value
}

function withoutPaths(
  texts: Readonly<Record<string, string>>,
  paths: readonly string[],
): Readonly<Record<string, string>> {
  const entries = Object.entries(texts)
  const left = entries.filter(([path]) => !paths.includes(path))
  return left.length === entries.length ? texts : Object.fromEntries(left)
}

function undoneLabel({ pl, en }: LocalText): LocalText {
  return { pl: `Cofnięto: ${pl}`, en: `Undone: ${en}` }
}

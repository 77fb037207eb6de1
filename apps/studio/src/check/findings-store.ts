import type { JsonValue, LocalText } from '@splot/definition'
import { writeText } from '../draft/json-text.ts'
import type { DraftState } from '../draft/draft-store.ts'
import type { ExampleDeadline } from '@splot/engine'
import type {
  CheckReply,
  CheckRequest,
  ExampleQuestion,
  ExampleReply,
  ExampleRequest,
  StudioFinding,
} from './finding.ts'

/** A workflow of which not every way was looked at, and why. */
export interface Unexplored {
  file: string
  why: LocalText
}

/** What is known to be wrong with the open draft. */
export interface Findings {
  /** Errors first, by file. */
  findings: readonly StudioFinding[]
  /** Workflows of which not every way was looked at, and why. */
  unexplored: readonly Unexplored[]
  /** True while something changed that was not looked at yet. */
  checking: boolean
}

/** The findings of an open draft, told as they come. */
export interface FindingsStore {
  getState: () => Findings
  /** Findings of one file: the same list until they change, so that who shows them is not drawn for others. */
  of: (path: string) => readonly StudioFinding[]
  subscribe: (listener: () => void) => () => void
  /** Asks again when a file changed since the last time. */
  look: (state: DraftState) => void
  take: (reply: CheckReply | ExampleReply) => void
  /** What a deadline comes to; never answered once the draft is closed. */
  example: (question: ExampleQuestion) => Promise<ExampleDeadline | null>
}

const nothing: readonly StudioFinding[] = []

/** Returns a store that asks with `ask` and is given the replies. */
export function createFindingsStore(
  ask: (request: CheckRequest | ExampleRequest) => void,
): FindingsStore {
  const examples: ((answer: ExampleDeadline | null) => void)[] = []
  const listeners = new Set<() => void>()
  let asked: Readonly<Record<string, JsonValue | string>> = {}
  let found: Record<string, readonly StudioFinding[]> = {}
  let run = 0
  let unexplored: Record<string, LocalText | null> = {}
  let state: Findings = { findings: [], unexplored: [], checking: true }

  function update(checking: boolean, isOther: boolean): void {
    if (!isOther && checking === state.checking) return
    state = isOther
      ? { findings: Object.values(found).flat().sort(byWeight), unexplored: reasons(), checking }
      : { ...state, checking }
    for (const listener of listeners) listener()
  }

  /** Takes what was found in files and tells whether that is anything else than before. */
  function note(replied: CheckReply['found']): boolean {
    const other = Object.entries(replied).filter(
      ([path, now]) => !isSame(now, found[path] ?? nothing),
    )
    if (other.length > 0) found = { ...found, ...Object.fromEntries(other) }
    return other.length > 0
  }

  function reasons(): Unexplored[] {
    return Object.entries(unexplored).flatMap(([file, why]) =>
      why === null ? [] : [{ file, why }],
    )
  }

  /** As `note`, of what was not looked at. */
  function noteUnexplored(replied: CheckReply['unexplored']): boolean {
    const other = Object.entries(replied).filter(([path, why]) => why?.en !== unexplored[path]?.en)
    if (other.length > 0) unexplored = { ...unexplored, ...Object.fromEntries(other) }
    return other.length > 0
  }

  return {
    getState: () => state,
    of: (path) => found[path] ?? nothing,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look({ files, unreadable }) {
      const now = { ...files, ...unreadable }
      const changes = changesBetween(asked, now)
      asked = now
      if (changes.length === 0) return
      run += 1
      ask({ run, changes })
      const gone = changes.flatMap(({ path, text }) => (text === null ? [path] : []))
      const isOther = note(Object.fromEntries(gone.map((path) => [path, nothing])))
      const isLooked = noteUnexplored(Object.fromEntries(gone.map((path) => [path, null])))
      update(true, isOther || isLooked)
    },
    example: (question) =>
      new Promise((resolve) => {
        ask({ example: examples.push(resolve) - 1, question })
      }),
    take(reply) {
      if ('example' in reply) {
        examples[reply.example]?.(reply.answer)
        return
      }
      if (reply.run !== run) return
      const isOther = note(reply.found)
      update(!reply.done, noteUnexplored(reply.unexplored) || isOther)
    },
  }
}

/** Returns what of some files changed, as texts; `null` for those that are gone. Pure. */
export function changesBetween(
  before: Readonly<Record<string, JsonValue | string>>,
  now: Readonly<Record<string, JsonValue | string>>,
): CheckRequest['changes'] {
  const paths = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...paths]
    .filter((path) => before[path] !== now[path])
    .map((path) => {
      const value = now[path]
      return { path, text: value === undefined ? null : textOf(value) }
    })
}

// a file that is no JSON stands as its text
function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : writeText(value)
}

function byWeight(a: StudioFinding, b: StudioFinding): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0
}

function isSame(one: readonly StudioFinding[], other: readonly StudioFinding[]): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
}

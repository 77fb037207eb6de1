import { SplotError, startedWorkflows, toLocalText } from '@splot/definition'
import type { CallDefinition, JsonValue, PublicFactDefinition } from '@splot/definition'
import { instantOf } from '@splot/engine'
import type { Page } from '@splot/store'
import { stateTitle } from '../cases/case-summary.ts'
import { shownStates } from '../cases/shown-states.ts'
import { decodeCase, variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { publicDocuments } from '../documents/documents.ts'
import { publicationsOf } from '../publications/publications.ts'
import type { CallListQuery, CallView } from '../types.ts'
import { compareCallPlaces, parseCallCursor, toCallCursor } from './call-order.ts'
import type { CallPlace } from './call-order.ts'
import { labelled } from './labelled.ts'
import { publicFiles } from './public-files.ts'
import { isPublic } from './public-face.ts'

const readAtOnce = 200
const maxLimit = 200

/**
 * Returns a page of the calls everybody may know: open ones first, then by closing date, latest first.
 *
 * @throws SplotError request.invalid for a cursor that was never handed out
 */
export async function listCalls(deps: Deps, query: CallListQuery = {}): Promise<Page<CallView>> {
  const after = query.cursor === undefined ? null : parseCallCursor(query.cursor)
  const limit = Math.min(Math.max(query.limit ?? 50, 1), maxLimit)
  const calls = (await publicCalls(deps))
    .map((call) => ({ call, place: placeOf(call) }))
    .filter(({ place }) => after === null || compareCallPlaces(place, after) > 0)
    .sort((a, b) => compareCallPlaces(a.place, b.place))
  const page = calls.slice(0, limit)
  // what was published is read for the calls that are shown
  const items = await Promise.all(page.map(({ call }) => toCallView(deps, call)))
  const last = page.at(-1)
  return last && calls.length > limit ? { items, next: toCallCursor(last.place) } : { items }
}

/** Returns one call. @throws SplotError call.not-found, also while it is not announced */
export async function getCall(deps: Deps, id: string): Promise<CallView> {
  const view = await viewOf(deps, id)
  if (!view)
    throw new SplotError('call.not-found', `Expected an announced call but "${id}" is none.`)
  return view
}

/** Returns the id of a case that everybody may know and that takes applications now, else `null`. */
export async function openCall(deps: Deps, id: string): Promise<string | null> {
  return (await viewOf(deps, id))?.open ? id : null
}

async function viewOf(deps: Deps, id: string): Promise<CallView | null> {
  const call = await callOf(deps, id)
  return call && toCallView(deps, call)
}

/** A call that everybody may know. */
interface PublicCall {
  loaded: LoadedCase
  entries: readonly CallDefinition[]
  /** The first that takes applications now. */
  taken: CallDefinition | undefined
  opensAt: string | null
  closesAt: string | null
}

function placeOf({ loaded, taken, closesAt }: PublicCall): CallPlace {
  return { id: loaded.row.id, open: taken !== undefined, closesAt }
}

async function publicCalls(deps: Deps): Promise<PublicCall[]> {
  const workflows = [
    ...new Set((deps.library.programme().calls ?? []).map(({ workflow }) => workflow)),
  ]
  if (workflows.length === 0) return []
  const calls: PublicCall[] = []
  let cursor: string | undefined
  do {
    const page = await deps.store.queryCases({ workflow: workflows }, cursor, readAtOnce)
    for (const { id } of page.items) {
      const call = await callOf(deps, id)
      if (call) calls.push(call)
    }
    cursor = page.next
  } while (cursor !== undefined)
  return calls
}

async function callOf(deps: Deps, id: string): Promise<PublicCall | null> {
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const { calls = [] } = deps.library.programme()
  const entries = calls.filter(({ workflow }) => workflow === loaded.row.workflow)
  return entries.length > 0 && isPublic(deps, loaded) ? toPublicCall(deps, loaded, entries) : null
}

function toPublicCall(
  deps: Deps,
  loaded: LoadedCase,
  entries: readonly CallDefinition[],
): PublicCall {
  const { public: face, offers } = loaded.compiled.definition
  const variables = variablesOf(loaded)
  const now = deps.clock.now()
  // a date stands for its first or last second, as it does for timers
  const instant = (source: string | undefined, time: string): string | null =>
    source === undefined
      ? null
      : instantOf(evaluate(deps, source, variables, now), deps.library.calendar(), time)
  const isTaken = ({ applications }: CallDefinition): boolean => {
    const offer = applications === undefined ? undefined : offers?.[applications]
    return offer !== undefined && evaluate(deps, offer.when, variables, now) === true
  }
  return {
    loaded,
    entries,
    taken: loaded.case.status === 'active' ? entries.find(isTaken) : undefined,
    opensAt: instant(face?.opensAt, '00:00:00'),
    closesAt: instant(face?.closesAt, '23:59:59'),
  }
}

async function toCallView(deps: Deps, call: PublicCall): Promise<CallView> {
  const { loaded, entries, taken, opensAt, closesAt } = call
  const { row, case: given, compiled, release } = loaded
  const variables = variablesOf(loaded)
  const now = deps.clock.now()
  const shown = shownStates(compiled.definition, { staff: false }, given.states)
  const state = shown.at(-1) ?? compiled.definition.id
  const facts = Object.entries(compiled.definition.public?.facts ?? {})
  const lists = deps.library.codeLists(compiled.definition, release)
  const told = async ({ value, list, type: kind }: PublicFactDefinition): Promise<JsonValue> => {
    const labels = lists.find(({ id }) => id === list)
    const found = evaluate(deps, value, variables, now)
    if (kind === 'file') return publicFiles(deps, loaded, found)
    return labels ? labelled(found, labels) : found
  }
  return {
    id: row.id,
    number: row.number,
    title: toLocalText(row.title),
    group: (taken ?? entries[0])?.group ?? null,
    facts: Object.fromEntries(
      await Promise.all(facts.map(async ([key, fact]) => [key, await told(fact)] as const)),
    ),
    factColumns: facts.map(([key, { title, type }]) => ({
      key,
      title,
      ...(type === undefined ? {} : { type }),
    })),
    state: { id: state, title: stateTitle(loaded, state) },
    opensAt,
    closesAt,
    open: taken !== undefined,
    applications: taken?.applications ?? null,
    published: await publicationsOf(deps, row.id),
    documents: await publicDocuments(deps, row.id, startedWorkflows(compiled.definition)),
  }
}

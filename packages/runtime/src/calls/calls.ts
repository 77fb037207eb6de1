import { SplotError, startedWorkflows, toLocalText } from '@splot/definition'
import type { CallDefinition, JsonValue, PublicFactDefinition } from '@splot/definition'
import { instantOf } from '@splot/engine'
import { stateTitle } from '../cases/case-summary.ts'
import { shownStates } from '../cases/shown-states.ts'
import { decodeCase, variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { publicDocuments } from '../documents/documents.ts'
import { publicationsOf } from '../publications/publications.ts'
import type { CallView } from '../types.ts'
import { labelled } from './labelled.ts'
import { isPublic } from './public-face.ts'

const pageSize = 200

/** Returns the calls everybody may know: open ones first, then by closing date, latest first. */
export async function listCalls(deps: Deps): Promise<CallView[]> {
  const workflows = [
    ...new Set((deps.library.programme().calls ?? []).map(({ workflow }) => workflow)),
  ]
  if (workflows.length === 0) return []
  const views: CallView[] = []
  let cursor: string | undefined
  do {
    const page = await deps.store.queryCases({ workflow: workflows }, cursor, pageSize)
    for (const { id } of page.items) {
      const view = await viewOf(deps, id)
      if (view) views.push(view)
    }
    cursor = page.next
  } while (cursor !== undefined)
  return views.sort(byOpenThenClosing)
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
  const stored = await deps.cases.read(id)
  if (!stored) return null
  const loaded = await decodeCase(deps, stored)
  const { calls = [] } = deps.library.programme()
  const entries = calls.filter(({ workflow }) => workflow === loaded.row.workflow)
  return entries.length > 0 && isPublic(deps, loaded) ? toCallView(deps, loaded, entries) : null
}

async function toCallView(
  deps: Deps,
  loaded: LoadedCase,
  entries: readonly CallDefinition[],
): Promise<CallView> {
  const { row, case: given, compiled, release } = loaded
  const { public: face, offers } = compiled.definition
  const variables = variablesOf(loaded)
  const now = deps.clock.now()
  // a date stands for its first or last second, as it does for timers
  const instant = (source: string | undefined, time: string): string | null =>
    source === undefined
      ? null
      : instantOf(evaluate(deps, source, variables, now), deps.library.calendar(), time)
  const shown = shownStates(compiled.definition, { staff: false }, given.states)
  const state = shown.at(-1) ?? compiled.definition.id
  const isTaken = ({ applications }: CallDefinition): boolean => {
    const offer = applications === undefined ? undefined : offers?.[applications]
    return offer !== undefined && evaluate(deps, offer.when, variables, now) === true
  }
  const taken = given.status === 'active' ? entries.find(isTaken) : undefined
  const facts = Object.entries(face?.facts ?? {})
  const lists = deps.library.codeLists(compiled.definition, release)
  const told = ({ value, list }: PublicFactDefinition): JsonValue => {
    const labels = lists.find(({ id }) => id === list)
    const found = evaluate(deps, value, variables, now)
    return labels ? labelled(found, labels) : found
  }
  return {
    id: row.id,
    number: row.number,
    title: toLocalText(row.title),
    group: (taken ?? entries[0])?.group ?? null,
    facts: Object.fromEntries(facts.map(([key, fact]) => [key, told(fact)] as const)),
    factColumns: facts.map(([key, { title, type }]) => ({
      key,
      title,
      ...(type === undefined ? {} : { type }),
    })),
    state: { id: state, title: stateTitle(loaded, state) },
    opensAt: instant(face?.opensAt, '00:00:00'),
    closesAt: instant(face?.closesAt, '23:59:59'),
    open: taken !== undefined,
    applications: taken?.applications ?? null,
    published: await publicationsOf(deps, row.id),
    documents: await publicDocuments(deps, row.id, startedWorkflows(compiled.definition)),
  }
}

function byOpenThenClosing(a: CallView, b: CallView): number {
  if (a.open !== b.open) return a.open ? -1 : 1
  return (b.closesAt ?? '').localeCompare(a.closesAt ?? '')
}

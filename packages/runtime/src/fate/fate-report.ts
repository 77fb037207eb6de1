import { toLocalText } from '@splot/definition'
import type { Fate } from '@splot/engine'
import type { CaseRow, Page } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { rememberedPeople } from '../people/remembered-people.ts'
import { fateOfCase } from './case-fate.ts'
import type { TakingAlong } from './case-fate.ts'
import { draftDeps } from './draft-deps.ts'
import type {
  CaseFate,
  CaseFateQuery,
  FateCounts,
  FateDraft,
  FateGroup,
  FateReport,
} from './types.ts'

const pageLength = 200
const casesListed = 50
/** Cases read at a time. */
const readTogether = 16

/** Kinds in the order in which somebody must look at them. */
const kinds: readonly Fate['kind'][] = ['mustDecide', 'blocked', 'moves', 'stays']

/**
 * Tells what would become of every live case under a draft were `by` (a person id, or `system`) to take
 * them along, grouped. Nothing is changed.
 */
export async function fateReport(deps: Deps, given: FateDraft, by: string): Promise<FateReport> {
  const draft = await trialDeps(deps, given.files)
  const how = { mapping: given.mapping, by, freezes: new Map() }
  const counts: FateCounts = { stays: 0, moves: 0, mustDecide: 0, blocked: 0, untouched: 0 }
  const groups = new Map<string, FateGroup>()
  let cursor: string | undefined
  do {
    const page = await deps.store.queryCases({ status: 'active', ...stable }, cursor, pageLength)
    for (const one of await fatesOf(deps, draft, page.items, how)) {
      counts[one?.fate.kind ?? 'untouched']++
      if (one) addTo(groups, one)
    }
    cursor = page.next
  } while (cursor !== undefined)
  return {
    at: deps.clock.now(),
    problems: draft.library.problems(),
    counts,
    groups: [...groups.values()].sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        b.cases - a.cases ||
        (keyOf(a) < keyOf(b) ? -1 : 1),
    ),
  }
}

/** Lists cases with their fates, in the order of creation; cases the draft leaves alone are left out. */
export async function caseFates(
  deps: Deps,
  given: FateDraft,
  { by, ...query }: CaseFateQuery & Pick<TakingAlong, 'by'>,
): Promise<Page<CaseFate>> {
  const draft = await trialDeps(deps, given.files)
  const how = { mapping: given.mapping, by, freezes: new Map() }
  const filter = {
    status: 'active' as const,
    ...(query.workflow !== undefined && { workflow: query.workflow }),
    ...(query.state !== undefined && { state: query.state }),
    ...stable,
  }
  const items: CaseFate[] = []
  let cursor = query.cursor
  do {
    const page = await deps.store.queryCases(filter, cursor, casesListed)
    for (const one of await fatesOf(deps, draft, page.items, how)) {
      if (one && (query.kind === undefined || one.fate.kind === query.kind)) items.push(one)
    }
    cursor = page.next
  } while (cursor !== undefined && items.length < casesListed)
  return { items, ...(cursor !== undefined && { next: cursor }) }
}

/** The draft, with people read once for all cases. */
async function trialDeps(deps: Deps, files: FateDraft['files']): Promise<Deps> {
  const draft = await draftDeps(deps, files)
  return { ...draft, store: rememberedPeople(draft.store) }
}

/** Cases that change meanwhile keep their place. */
const stable = { sort: { column: 'createdAt', descending: false } } as const

async function fatesOf(
  deps: Deps,
  draft: Deps,
  rows: readonly CaseRow[],
  how: TakingAlong,
): Promise<(CaseFate | null)[]> {
  const told: (CaseFate | null)[] = []
  for (let first = 0; first < rows.length; first += readTogether) {
    const part = rows.slice(first, first + readTogether)
    const fates = part.map((row) => fateOfRow(deps, draft, row, how))
    // a case that ended between the list and the look has no fate
    told.push(...(await Promise.all(fates)).filter((one) => one !== 'gone'))
  }
  return told
}

async function fateOfRow(
  deps: Deps,
  draft: Deps,
  { id, title, number }: CaseRow,
  how: TakingAlong,
): Promise<CaseFate | null | 'gone'> {
  const stored = await deps.store.loadCase(id)
  if (stored?.row.status !== 'active') return 'gone'
  const before = await decodeCase(deps, stored)
  const fate = await fateOfCase(deps, draft, before, how)
  if (fate === null) return null
  const { id: workflow, version } = before.case.workflow
  const after = draft.library.workflow(workflow).definition.version
  return {
    id,
    title: toLocalText(title),
    number,
    workflow,
    version: { before: version, after },
    fate,
  }
}

function addTo(groups: Map<string, FateGroup>, one: CaseFate): void {
  const { workflow, version, fate } = one
  const { kind, from, to, undecided, blocked } = fate
  const group: FateGroup = {
    workflow,
    version,
    kind,
    from,
    to,
    undecided,
    ...(blocked && { blocked }),
    cases: 0,
    safe: 0,
    endless: 0,
    timers: { gained: 0, lost: 0, overdue: 0 },
    tasks: { gained: 0, lost: 0, reopened: 0 },
    answers: 0,
  }
  const known = groups.get(keyOf(group)) ?? group
  groups.set(keyOf(group), known)
  known.cases++
  if (fate.safe) known.safe++
  if (fate.end === 'unreachable') known.endless++
  if (fate.answers.length > 0) known.answers++
  for (const { change, overdue } of fate.timers) {
    if (change !== 'kept') known.timers[change]++
    if (overdue) known.timers.overdue++
  }
  for (const { change } of fate.tasks) if (change !== 'kept') known.tasks[change]++
}

function keyOf({ workflow, version, kind, from, to, undecided, blocked }: FateGroup): string {
  return JSON.stringify([workflow, version, kind, from, to, undecided, blocked])
}

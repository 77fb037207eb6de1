import { accessRole } from '@splot/definition'
import type { AccessEntry, AccessRule, JsonObject, JsonValue } from '@splot/definition'
import { decodeCase, variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { isOwn } from './own-item.ts'
import { factsOf, fitsWhen, valuesIn } from './reader-keys.ts'
import type { Viewer } from './relation.ts'

/** What is needed of a case to say whom its access admits. */
export type AccessSubject = Pick<LoadedCase, 'case' | 'compiled' | 'programme'> & {
  row: Pick<LoadedCase['row'], 'parent'>
}

/** Cases above a case that are asked before a chain counts as endless. */
const deepest = 8

/** Says whom the access of one case admits, for one viewer. Whether they hold the role is asked elsewhere. */
export interface Admission {
  /** Whether the entry admits the viewer, if they hold its role. */
  admits(entry: AccessEntry): Promise<boolean>
  /** Whether `read` admits the viewer in a role. */
  reads(role: string): Promise<boolean>
  /** Whether a role counts in this case: `read` does not keep it to other cases. */
  acts(role: string): Promise<boolean>
}

/** Returns whom the access of a case admits; what is asked of other cases is read at need. */
export function admissionTo(
  deps: Deps,
  viewer: Viewer,
  subject: AccessSubject,
  depth = 0,
): Admission {
  const { read } = subject.compiled.definition.access
  const fits = conditionsOf(deps, viewer, subject)
  const parent = () => parentOf(deps, viewer, subject, depth)
  const admits: Admission['admits'] = async (entry) => {
    if (typeof entry === 'string') return true
    if (!fits(entry)) return false
    if (entry.only && !(await works(deps, viewer, subject, entry.role))) return false
    return entry.like === undefined || ((await (await parent())?.reads(entry.role)) ?? false)
  }
  const entriesOf = (role: string) => read.filter((entry) => accessRole(entry) === role)
  return {
    admits,
    reads: (role) => anyOf(entriesOf(role), admits),
    async acts(role) {
      const entries = entriesOf(role)
      if (entries.length === 0) return true
      return anyOf(entries, async (entry) => {
        if (typeof entry === 'string') return true
        if (!fits(entry)) return false
        return entry.like === undefined || ((await (await parent())?.acts(role)) ?? false)
      })
    },
  }
}

async function anyOf<T>(list: readonly T[], test: (one: T) => Promise<boolean>): Promise<boolean> {
  for (const one of list) if (await test(one)) return true
  return false
}

/** The conditions over the case itself; its variables are gathered at first need. */
function conditionsOf(
  deps: Deps,
  { person, programmeRoles, facts }: Viewer,
  subject: AccessSubject,
): (rule: AccessRule) => boolean {
  let scope: JsonObject | null = null
  const value = (source: string): JsonValue => {
    const reader = { ...facts, id: person, roles: [...programmeRoles] } as unknown as JsonObject
    scope ??= { ...variablesOf(subject), reader }
    return evaluate(deps, source, scope, deps.clock.now())
  }
  return (rule) =>
    person !== null &&
    fitsWhen(rule, value) &&
    Object.entries(rule.same ?? {}).every(([fact, source]) => {
      const wanted = valuesIn(value(source))
      return factsOf(person, facts, fact).some((one) => wanted.includes(one))
    })
}

async function parentOf(
  deps: Deps,
  viewer: Viewer,
  { row: { parent } }: AccessSubject,
  depth: number,
): Promise<Admission | null> {
  const stored = parent === null || depth >= deepest ? null : await deps.cases.readAbove(parent)
  return stored && admissionTo(deps, viewer, await decodeCase(deps, stored), depth + 1)
}

/** Has or had a task in this role, here or in a child; a task for named people counts for any role. */
async function works(
  deps: Deps,
  viewer: Viewer,
  { case: given }: AccessSubject,
  role: string,
): Promise<boolean> {
  if (given.items.some((item) => isOwn(viewer, item) && (item.role ?? role) === role)) return true
  if (viewer.person === null) return false
  let cursor: string | undefined
  do {
    const page = await deps.store.queryTasks(
      { worker: viewer.person, parent: given.id, includeOffers: true },
      cursor,
    )
    if (page.items.some((item) => (item.role ?? role) === role)) return true
    cursor = page.next
  } while (cursor !== undefined)
  return false
}

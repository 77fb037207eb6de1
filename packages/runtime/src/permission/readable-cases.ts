import type { AccessEntry, AccessRule } from '@splot/definition'
import { accessRole } from '@splot/definition'
import type { CaseCondition } from '@splot/store'
import type { Deps } from '../deps.ts'
import { hasCaseCondition, keysBrought } from './reader-keys.ts'
import type { Viewer } from './relation.ts'

/**
 * Returns the lists whose cases a reader may know, to be joined by `any`: cases they belong to, and
 * those that `read` opens to their programme roles. It may pick a case too many (of an older version, or
 * for work done in another role), never too few; each is asked again by `relationTo`.
 */
export function readableCases(deps: Deps, viewer: Viewer): CaseCondition[] {
  const { person } = viewer
  if (person === null) return []
  const away = (viewer.actsFor ?? []).flatMap((one) => overseenCases(deps, one))
  return [{ member: person }, ...overseenCases(deps, { ...viewer, person }), ...away]
}

type SignedInViewer = Viewer & { person: string }

function overseenCases(deps: Deps, viewer: SignedInViewer): CaseCondition[] {
  const entries = entriesOf(deps, viewer)
  const all = entries.filter(({ entry }) => typeof entry === 'string').map(({ id }) => id)
  const limited = entries.flatMap(({ id, entry }) =>
    typeof entry === 'string' || all.includes(id) ? [] : conditionFor(deps, viewer, id, entry),
  )
  return all.length === 0 ? limited : [{ workflow: [...new Set(all)] }, ...limited]
}

/** Entries of `read` for programme roles of the reader, with the workflow they stand in. */
function entriesOf(deps: Deps, { programmeRoles }: Viewer): { id: string; entry: AccessEntry }[] {
  return deps.library
    .workflows()
    .flatMap(({ definition: { id, access } }) =>
      access.read
        .filter((entry) => programmeRoles.includes(accessRole(entry)))
        .map((entry) => ({ id, entry })),
    )
}

function conditionFor(
  deps: Deps,
  viewer: SignedInViewer,
  workflow: string,
  rule: AccessRule,
): CaseCondition[] {
  const { person, facts } = viewer
  const readers = hasCaseCondition(rule) ? keysBrought(rule, person, facts) : null
  if (readers?.length === 0) return []
  const parents = rule.like === undefined ? null : parentsOf(deps, viewer, rule.role)
  if (parents?.length === 0) return []
  return [
    {
      workflow,
      ...(readers ? { readers } : {}),
      ...(rule.only ? { worker: person } : {}),
      ...(parents ? { parentIn: { any: parents } } : {}),
    },
  ]
}

/** Cases read in a role; parents that are themselves read like theirs are asked one by one. */
function parentsOf(deps: Deps, viewer: SignedInViewer, role: string): CaseCondition[] {
  return entriesOf(deps, { ...viewer, programmeRoles: [role] }).flatMap(({ id, entry }) => {
    if (typeof entry === 'string') return [{ workflow: id }]
    const { like, ...rest } = entry
    return like === undefined
      ? conditionFor(deps, viewer, id, rest)
      : [{ workflow: id, parentIn: {} }]
  })
}

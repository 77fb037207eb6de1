import { toLocalText } from '@splot/definition'
import { loadInForce } from '../definitions/in-force.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { releaseId } from './release-record.ts'
import type { ReleaseRecord } from './release-record.ts'
import type { ProgrammeRelease, ReleaseCase } from './types.ts'

/** Returns a release as administrators see it. */
export async function releaseView(deps: Deps, record: ReleaseRecord): Promise<ProgrammeRelease> {
  const { number, title, draft, publishedAt, reason, policy, warnings, changed, notice } = record
  const { cursor: _, ...migration } = record.migration
  return {
    id: releaseId(number),
    number,
    title,
    draft,
    publishedAt,
    by: await namedPerson(deps, record.by),
    approvedBy: await namedPerson(deps, record.approvedBy),
    reason,
    policy,
    warnings,
    notice: notice ?? null,
    files: changed,
    isInForce: (await loadInForce(deps.store))?.release === number,
    migration: { ...migration, refused: titledInBoth(migration.refused) },
    undo: await undoView(deps, record),
  }
}

async function undoView(deps: Deps, { undo }: ReleaseRecord): Promise<ProgrammeRelease['undo']> {
  if (undo === null) return null
  const { cursor: _, by, ...rest } = undo
  return { ...rest, kept: titledInBoth(rest.kept), by: await namedPerson(deps, by) }
}

/** A release of earlier keeps titles of one language. */
function titledInBoth(cases: readonly ReleaseCase[]): ReleaseCase[] {
  return cases.map((one) => ({ ...one, title: toLocalText(one.title) }))
}

import type { OutboxRow } from '@splot/store'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { post } from '../notifications/post.ts'
import { loadPerson } from '../people/people.ts'
import { textOf } from '../text-of.ts'
import { isTakenBack, loadReleaseRecord, releaseId } from './release-record.ts'
import type { ReleaseRecord } from './release-record.ts'

/** Effect of the runtime's own: participants of a case that went along are told what changed. */
export const releaseNotice = 'releaseNotice'

/** Returns the effect that tells participants of a case; `null`: the release tells them nothing. Pure. */
export function noticeRow(
  { number, notice }: ReleaseRecord,
  caseId: string,
  workflow: string,
  now: string,
): OutboxRow | null {
  if (notice?.workflows.includes(workflow) !== true) return null
  const release = releaseId(number)
  return {
    id: `${caseId}/notice/${release}`,
    caseId,
    type: releaseNotice,
    params: { release },
    createdAt: now,
  }
}

/**
 * Writes to the participants of a case, the holders of case roles, what a release changed: to each
 * person once, however many of their cases went along. Of one that was taken back meanwhile nobody is
 * told.
 */
export async function deliverNotice(deps: Deps, row: OutboxRow): Promise<void> {
  const release = textOf(row.params['release'])
  const { record } = await loadReleaseRecord(deps.store, release)
  const { notice } = record
  if (notice === undefined || isTakenBack(record)) return
  const { case: given } = await loadCase(deps, row.caseId)
  const { roles } = deps.library.programme()
  const ids = given.members
    .filter(({ role }) => roles[role]?.kind === 'case')
    .map(({ person }) => person)
  const failures: unknown[] = []
  for (const id of new Set(ids)) {
    const person = await loadPerson(deps, id)
    if (person === null) continue
    const subject = notice.subject[person.locale]
    const text = `${notice.body[person.locale]}\n\n${deps.publicUrl}/cases/${row.caseId}`
    // the release is the source, not the case: whoever takes part in several is told once
    const source = `release/${release}/notice`
    const letter = { subject, text, person, caseId: row.caseId, source, mayWait: true }
    await post(deps, letter).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

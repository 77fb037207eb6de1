import type { LocalText } from '@splot/definition'
import type { CaseRow, StoredCase } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import { toTaskRows, toTimerRows } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { frozenAround, frozenItself } from '../fate/frozen-around.ts'
import { beganUnder } from './began-under.ts'
import { splitEarlier } from './earlier-case.ts'
import type { ReleaseRecord } from './release-record.ts'
import type { ReleaseCase } from './types.ts'

/** What came of taking one case back. `other`: the release never concerned it. */
export type TakenBack =
  | { kind: 'returned' }
  | { kind: 'other' }
  | { kind: 'kept'; why: ReleaseCase['why'] }

const moved: LocalText = {
  pl: 'W sprawie coś się już wydarzyło po przeniesieniu.',
  en: 'Something has happened in the case since it was moved.',
}
const began: LocalText = {
  pl: 'Sprawa zaczęła się już według tych definicji.',
  en: 'The case began under these definitions.',
}

/**
 * Lets a case be as it was before a release took it along, byte for byte, where nothing happened in it
 * since; its history goes on and says so. In one commit.
 *
 * @param pinned id of the release that its cases are pinned to
 */
export async function takeBack(
  deps: Deps,
  release: ReleaseRecord,
  pinned: string,
  { id }: CaseRow,
): Promise<TakenBack> {
  return deps.store.transactCase<TakenBack>(id, async (stored) => {
    if (stored === null) return { result: { kind: 'other' } }
    const { earlier } = splitEarlier(stored.snapshot)
    if (earlier?.release !== release.number) {
      if (stored.snapshot['release'] !== pinned) return { result: { kind: 'other' } }
      const isNew = (await beganUnder(deps, id)) === pinned
      const why = isNew
        ? { code: 'release.began-under', text: began }
        : { code: 'release.moved-since', text: moved }
      return { result: { kind: 'kept', why } }
    }
    const frozen = await frozenNow(deps, stored)
    if (frozen) return { result: { kind: 'kept', why: { code: 'case.frozen', text: frozen } } }
    const { snapshot, row } = earlier
    const before = await decodeCase(deps, { ...stored, snapshot, row })
    const now = deps.clock.now()
    return {
      commit: {
        caseId: id,
        expectedRevision: stored.revision,
        row,
        snapshot,
        tasks: toTaskRows(deps, before.case),
        timers: toTimerRows(before.case),
        outbox: [],
        history: [
          {
            at: now,
            actor: release.undo?.by ?? release.by,
            type: 'returned',
            data: {
              from: stored.row.states,
              to: row.states,
              workflow: row.workflow,
              version: row.version,
              earlier: stored.row.version,
              ...(release.undo && { reason: release.undo.reason }),
            },
          },
        ],
      },
      result: { kind: 'returned' },
    }
  })
}

/** Rules that are frozen do not go back either. */
async function frozenNow(deps: Deps, stored: StoredCase): Promise<LocalText | null> {
  const loaded = await decodeCase(deps, stored)
  return frozenItself(deps, loaded) ?? (await frozenAround(deps, loaded))
}

import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import type { StorePlace } from '../store-place.ts'
import { withOfficer } from './with-officer.ts'

/** What the shell gives `splot hold`. */
export interface HoldFlags extends StorePlace {
  /** Number or id of the case. */
  case: string
  /** E-mail of the person who looks after personal data and answers for it. */
  by: string
  reason: string
  /** End the hold. */
  end: boolean
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  json: boolean
}

/**
 * Keeps everything of a case, and of those under it, from being erased, or ends that. Returns the exit code.
 *
 * @throws CommandFailure for a place without data, or a person who is none
 * @throws SplotError store.locked, store.corrupt, and what the hold is refused with
 */
export async function holdCommand(flags: HoldFlags, output: Output): Promise<number> {
  const { case: name, reason, end, json } = flags
  return withOfficer(flags, async (runtime, reader) => {
    const held = end ? (await runtime.listHolds(reader)).find(isCalled(name)) : null
    const hold = end
      ? await runtime.endHold(reader, held?.caseId ?? name, reason)
      : await runtime.holdCase(reader, { case: name, reason })
    const called = hold.number ?? hold.caseId
    const { begun, endedAt } = hold
    const told = endedAt === null ? `held since ${begun.at}` : `free since ${endedAt}`
    output.line(json ? JSON.stringify(hold, null, 2) : `${called} is ${told}`)
    return exitCodes.ok
  })
}

function isCalled(name: string) {
  return ({ caseId, number }: { caseId: string; number: string | null }): boolean =>
    caseId === name || number === name
}

import type { ErasureView } from '@splot/runtime'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import type { StorePlace } from '../store-place.ts'
import { table } from '../table.ts'
import { withOfficer } from './with-officer.ts'

/** What the shell gives `splot erase`. */
export interface EraseFlags extends StorePlace {
  /** Numbers or ids of cases; none: tells what is due and what waits. */
  cases: string[]
  /** E-mail of the person who looks after personal data and answers for it. */
  by: string
  /** Needed where cases are named. */
  reason?: string
  /** Only what is kept apart, such as special categories. */
  apart: boolean
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  json: boolean
}

/**
 * Proposes to erase what people wrote in cases that are over, or tells what is due. It approves nothing: the
 * second person proves who they are in the portal, which whoever has the machine cannot do in their place.
 * Returns the exit code.
 *
 * @throws CommandFailure for a place without data, or a person who is none
 * @throws SplotError store.locked, store.corrupt, and what a proposal is refused with
 */
export async function eraseCommand(flags: EraseFlags, output: Output): Promise<number> {
  const { cases, reason = '', apart, json } = flags
  return withOfficer(flags, async (runtime, reader) => {
    const what = apart ? 'apart' : 'answers'
    const proposed: ErasureView[] = []
    for (const name of cases)
      proposed.push(await runtime.proposeErasure(reader, { case: name, what, reason }))
    const open = ({ status }: ErasureView): boolean => status !== 'done' && status !== 'rejected'
    const told = cases.length > 0 ? proposed : (await runtime.listErasures(reader)).filter(open)
    output.line(json ? JSON.stringify(told, null, 2) : printed(told))
    return exitCodes.ok
  })
}

function printed(erasures: readonly ErasureView[]): string {
  if (erasures.length === 0) return 'nothing is due, and nothing waits'
  return table(
    ['case', 'what', 'kept until', 'status'],
    erasures.map(({ number, caseId, what, dueOn, status, held }) => [
      number ?? caseId,
      what,
      dueOn ?? '',
      held === null ? status : `${status}, held`,
    ]),
  )
}

import { SplotError } from '@splot/definition'
import type { Command } from '@splot/engine'
import type { LoadedCase } from '../../cases/loaded-case.ts'
import { stepCase } from '../../cases/step-case.ts'
import type { Deps } from '../../deps.ts'
import { loadErasure, writeErasure } from './erasure-record.ts'
import type { ErasureRecord } from './erasure-record.ts'
import { refuseHeld } from './holds.ts'

/**
 * Carries out an erasure that was approved: one step of its case, which its history tells with who proposed
 * and who approved it. Once, however often it is tried; a case that is held, or was opened again, keeps it
 * waiting. Returns whether it is done.
 */
export async function eraseApproved(deps: Deps, record: ErasureRecord): Promise<boolean> {
  const { id, caseId, proposed, decided } = record
  try {
    await stepCase(deps, caseId, {
      inbox: `erasure ${id} ${decided?.at}`,
      decide: async (loaded) => {
        await refuseHeld(deps, caseId)
        return {
          actor: { id: decided?.by ?? 'system', roles: [] },
          command: commandOf(deps, record, loaded),
          facts: { erasure: { proposedBy: proposed?.by ?? null, classes: record.classes } },
        }
      },
    })
  } catch (error) {
    if (error instanceof SplotError && waits.includes(error.code)) return false
    throw error
  }
  const kept = await loadErasure(deps, id)
  if (kept?.record.status !== 'approved') return true
  const doneAt = deps.clock.now()
  await writeErasure(deps, { ...kept.record, status: 'done', doneAt }, kept.revision)
  return true
}

const waits = ['case.held', 'case.not-finished']

function commandOf(
  deps: Deps,
  { what, classes }: ErasureRecord,
  { case: given }: LoadedCase,
): Command {
  if (what === 'answers') return { type: 'deleteAnswers', alone: true }
  const apart = Object.values(given.answers).flatMap((records) =>
    records.flatMap((one) => one.apart ?? []),
  )
  return { type: 'deleteApart', apart, classes }
}

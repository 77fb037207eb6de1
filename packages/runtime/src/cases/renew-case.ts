import { migrateCase } from '@splot/engine'
import type { Actor, Command, StepResult } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { migrationTo, migrator } from '../fate/case-fate.ts'
import { staffFor } from '../people/staff.ts'
import { nextNumber, withNumbers } from './counters.ts'
import type { LoadedCase } from './loaded-case.ts'

/** A case with the rules in force now. */
export interface Renewed {
  loaded: LoadedCase
  /** What taking them did to it, before the event. */
  step: StepResult
}

/**
 * Returns the case as the rules in force have it, where the event of this command says that the case
 * takes them; `null`: it does not, or has them already. Nothing is written but the numbers that `next` gives.
 *
 * @throws SplotError case.undecided, case.frozen, and what the version in force refuses
 */
export async function renewedFor(
  deps: Deps,
  loaded: LoadedCase,
  { command, actor }: { command: Command; actor: Actor },
  next = nextNumber,
): Promise<Renewed | null> {
  const { events } = loaded.compiled.definition
  if (command.type !== 'event' || !Object.hasOwn(events, command.event)) return null
  if (events[command.event]?.renews !== true) return null
  const migration = await migrationTo(deps, deps, loaded, undefined)
  if (migration === null) return null
  const { after, options } = migration
  const staff = await staffFor(deps, after.compiled, after)
  const step = await withNumbers(
    deps.store,
    (numbers) =>
      migrateCase(loaded.compiled, after.compiled, loaded.case, options, {
        now: deps.clock.now(),
        actor: migrator(actor.id),
        staff,
        numbers,
      }),
    next,
  )
  return { loaded: { ...after, case: step.case }, step }
}

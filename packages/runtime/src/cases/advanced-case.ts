import { advanceCase } from '@splot/engine'
import type { Actor, Command, StepResult } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { staffFor } from '../people/staff.ts'
import { nextNumber, withNumbers } from './counters.ts'
import type { LoadedCase } from './loaded-case.ts'

/** Returns what a command makes of a case as its definitions say; `next` gives the numbers it asks for. */
export async function advancedCase(
  deps: Deps,
  loaded: LoadedCase,
  { command, actor }: { command: Command; actor: Actor },
  now: string,
  next = nextNumber,
): Promise<StepResult> {
  const staff = await staffFor(deps, loaded.compiled, loaded)
  return withNumbers(
    deps.store,
    (numbers) => advanceCase(loaded.compiled, loaded.case, command, { now, actor, staff, numbers }),
    next,
  )
}

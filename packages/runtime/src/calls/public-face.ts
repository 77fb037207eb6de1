import type { Deps } from '../deps.ts'
import { variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'

/** Whether everybody may know of this case. */
export function isPublic(deps: Deps, loaded: LoadedCase): boolean {
  const face = loaded.compiled.definition.public
  return (
    face !== undefined && evaluate(deps, face.when, variablesOf(loaded), deps.clock.now()) === true
  )
}

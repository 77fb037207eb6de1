import type { JsonObject, ProgrammeDefinition } from '@splot/definition'
import { caseVariables } from '@splot/engine'
import type { Case, CompiledWorkflow } from '@splot/engine'
import type { CaseRow, StoredCase } from '@splot/store'
import type { Release } from '../definitions/release.ts'
import type { Deps } from '../deps.ts'
import { caseNotFound } from '../permission/refusals.ts'
import { splitEarlier } from '../releases/earlier-case.ts'
import { textOf } from '../text-of.ts'
import { parametersOf, toStoredParameters } from './stored-parameters.ts'
import type { StoredParameters } from './stored-parameters.ts'

/** A case with the definitions it is pinned to. */
export interface LoadedCase {
  case: Case
  row: CaseRow
  revision: number
  /** The programme in force now: who may do what follows it, not what the case is pinned to. */
  programme: ProgrammeDefinition
  compiled: CompiledWorkflow
  releaseId: string
  release: Release
  /** The case whose rules it took at its start, where that was not its parent. */
  rulesOf: string | null
}

/** Returns the stored case with its definitions. */
export async function decodeCase(deps: Deps, stored: StoredCase): Promise<LoadedCase> {
  const {
    release: releaseId,
    rulesOf = null,
    parameters,
    ownParameters,
    ...snapshot
  } = splitEarlier(stored.snapshot).snapshot
  const release = await deps.library.release(textOf(releaseId))
  const kept = { parameters, ownParameters } as StoredParameters
  const given = { ...snapshot, parameters: parametersOf(kept, release) } as unknown as Case
  const compiled = deps.library.workflow(given.workflow.id, given.workflow.version)
  return {
    case: given,
    row: stored.row,
    revision: stored.revision,
    programme: deps.library.programme(),
    compiled,
    releaseId: textOf(releaseId),
    release,
    rulesOf: rulesOf === null ? null : textOf(rulesOf),
  }
}

/**
 * Returns the snapshot as the store keeps it: the engine's case and the release it is pinned to, of
 * whose parameters it keeps none.
 */
export function encodeCase(
  { parameters, ...given }: Case,
  { releaseId, release, rulesOf }: Pick<LoadedCase, 'releaseId' | 'release' | 'rulesOf'>,
): JsonObject {
  const kept = toStoredParameters(parameters, release)
  return {
    ...(given as unknown as JsonObject),
    ...(kept as JsonObject),
    release: releaseId,
    ...(rulesOf !== null && { rulesOf }),
  }
}

/** Loads a case whoever asks; callers decide permission. @throws SplotError case.not-found */
export async function loadCase(deps: Deps, id: string): Promise<LoadedCase> {
  const stored = await deps.cases.read(id)
  if (!stored) throw caseNotFound(id)
  return decodeCase(deps, stored)
}

/** Returns what expressions of a case see, with the actor where one is given. Pure. */
export function variablesOf(
  loaded: Pick<LoadedCase, 'case' | 'compiled'>,
  actor?: { id: string; roles: string[] },
): JsonObject {
  const variables = caseVariables(loaded.compiled, loaded.case)
  return actor ? { ...variables, actor: { ...actor } } : variables
}

import { loadCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import type { Reader } from '../types.ts'
import { caseNotFound } from './refusals.ts'
import { relationTo, viewerOf } from './relation.ts'
import type { Relation } from './relation.ts'

/** A case together with the reader's standing in it. */
export interface OpenedCase {
  loaded: LoadedCase
  relation: Relation
}

/** Opens a case for a reader. @throws SplotError case.not-found, also for a case they may not know */
export async function openCase(deps: Deps, reader: Reader, id: string): Promise<OpenedCase> {
  const viewer = await viewerOf(deps, reader)
  const loaded = await loadCase(deps, id)
  const relation = await relationTo(deps, viewer, loaded)
  if (relation.reach === 'none') throw caseNotFound(id)
  return { loaded, relation }
}

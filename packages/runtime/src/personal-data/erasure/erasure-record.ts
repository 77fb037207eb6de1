import type { JsonObject } from '@splot/definition'
import type { AuditNote } from '../../audit/types.ts'
import type { Deps } from '../../deps.ts'
import type { ErasureStatus, ErasureWhat } from '../types.ts'

/** Kind of the documents of proposals to erase; they carry the line of the audit log that changed them. */
export const erasureKind = 'erasure'

/** Who did something, when and why. */
export interface Act {
  by: string
  at: string
  reason: string
}

/** A proposal to erase what people wrote in one case. */
export interface ErasureRecord {
  /** `<case id>/<what>`. */
  id: string
  caseId: string
  what: ErasureWhat
  classes: string[]
  /** Last day on which it had to be kept; `null`: proposed before. */
  dueOn: string | null
  status: ErasureStatus
  foundAt: string
  proposed: Act | null
  decided: Act | null
  doneAt: string | null
  /** `null`: found by the service itself, which is no decision of anybody. */
  lastNote?: AuditNote
}

/** Returns the id of a proposal. Pure. */
export function erasureId(caseId: string, what: ErasureWhat): string {
  return `${caseId}/${what}`
}

/** Returns a proposal with its revision, or `null`. */
export async function loadErasure(
  deps: Pick<Deps, 'store'>,
  id: string,
): Promise<{ record: ErasureRecord; revision: number } | null> {
  const kept = await deps.store.getDocument<JsonObject>(erasureKind, id)
  return kept && { record: kept.value as unknown as ErasureRecord, revision: kept.revision }
}

/** Writes a proposal from the revision it was read in; 0 makes it. @throws SplotError store.conflict */
export async function writeErasure(
  deps: Pick<Deps, 'store'>,
  record: ErasureRecord,
  revision: number,
): Promise<void> {
  const value = record as unknown as JsonObject
  await deps.store.putDocument(erasureKind, record.id, value, revision)
}

import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import { checksumOf } from '../definitions/checksum.ts'
import type { Deps } from '../deps.ts'

const kind = 'caseNumber'
/** A claim whose step was refused after it is free again; no step takes that long. */
const stepMs = 60_000

interface Claim extends JsonObject {
  caseId: string
  at: string
}

/**
 * Keeps a number that a step gives to its case from every other case, before the step is committed:
 * two calls, and the documents numbered by them, never bear one number. Case and spaces at the ends do
 * not tell numbers apart.
 *
 * @throws SplotError case.number-taken
 */
export async function claimNumber(
  deps: Deps,
  before: string | undefined,
  { id, number }: Pick<Case, 'id' | 'number'>,
): Promise<void> {
  if (number === undefined || number === before) return
  const key = checksumOf(sameNumber(number))
  const kept = await deps.store.getDocument<Claim>(kind, key)
  if (kept?.value.caseId === id) return
  if (kept && (await isInUse(deps, number, kept.value))) throw numberTaken(number)
  const claim: Claim = { caseId: id, at: deps.clock.now() }
  try {
    await deps.store.putDocument(kind, key, claim, kept?.revision ?? 0)
  } catch (error) {
    // somebody else claimed it at the same moment
    const isRace = error instanceof SplotError && error.code === 'store.conflict'
    throw isRace ? numberTaken(number) : error
  }
}

async function isInUse(deps: Deps, number: string, { caseId, at }: Claim): Promise<boolean> {
  if (Date.parse(deps.clock.now()) - Date.parse(at) < stepMs) return true
  const holder = await deps.cases.read(caseId)
  return sameNumber(holder?.row.number ?? '') === sameNumber(number)
}

function sameNumber(number: string): string {
  return number.normalize('NFC').trim().toUpperCase()
}

function numberTaken(number: string): SplotError {
  return new SplotError(
    'case.number-taken',
    `Expected a number of its own but another case bears "${number.slice(0, 100)}".`,
    { details: { number: number.slice(0, 100) } },
  )
}

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ExpressionMoment, JsonObject } from '@splot/definition'
import canonicalizeModule from 'canonicalize'
import { change, evaluate, type Run } from '../step/run.ts'
import type { DecisionRecord } from '../types.ts'
import { assess } from './assess.ts'
import type { DecisionPlan } from './decision-plan.ts'
import { rank } from './rank.ts'

// The package is CommonJS but declares an ES default; what arrives is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined

/** Makes a decision of the workflow over the case as it is now, and keeps it with the case. */
export function decide(run: Run, id: string): void {
  const plan = run.plan.decisions.get(id)
  if (plan === undefined) throw new Error(`Expected a decision of the workflow, but got "${id}".`)
  const given: JsonObject = {}
  for (const [name, expression] of plan.given) given[name] = evaluate(run, expression)
  const { now, actor } = run.environment
  const asked: Record<string, boolean> = {}
  const made = sealed({
    at: now,
    by: actor.id,
    version: run.plan.definition.version,
    given,
    ...compute(plan, given, noting(run.moment, asked)),
    ...(Object.keys(asked).length > 0 && { daysOff: asked }),
  })
  const before = run.draft.decisions ?? {}
  change(run, { decisions: { ...before, [id]: [...(before[id] ?? []), made] } })
  run.decided.push({ decision: id, checksum: made.checksum })
}

/** The calendar may be changed later: what a decision was told of it stays with the decision. */
function noting(moment: ExpressionMoment, asked: Record<string, boolean>): ExpressionMoment {
  return {
    ...moment,
    isDayOff: (date) => {
      const answer = moment.isDayOff?.(date)
      if (answer !== undefined) asked[date] = answer
      return answer
    },
  }
}

/** Returns what a decision gives over what is given. Pure. */
export function compute(
  { method }: DecisionPlan,
  given: JsonObject,
  moment: ExpressionMoment,
): Pick<DecisionRecord, 'values' | 'margins'> {
  if (method.kind === 'ranking')
    return { values: rank(method, given, moment) as unknown as JsonObject }
  const { values, margins } = assess(method, given, moment)
  return Object.keys(margins).length > 0 ? { values, margins } : { values }
}

/** Returns the record with the checksum of all the rest. Pure. @see RFC 8785 */
export function sealed(record: Omit<DecisionRecord, 'checksum'>): DecisionRecord {
  const text = canonicalize(record) ?? 'null'
  return { ...record, checksum: bytesToHex(sha256(utf8ToBytes(text))) }
}

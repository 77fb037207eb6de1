import type { Demo } from '../demo.ts'
import { innermost } from '../innermost-state.ts'
import type { Wave } from './records.ts'

/** Where a franchise stands. */
export interface FranchiseReport {
  /** Such as `W07`. */
  id: string
  name: string
  /** Applicant whose model it takes over. */
  model: string
  state: string
  /** Version of the manual that was handed over. */
  version: string | null
  handoverDate: string | null
  startedOn: string | null
  /** What each survey said of its operation; `null` where there is none. */
  waves: Record<Wave, string | null>
  /** Faithfulness to the model in the last survey, percent. */
  fidelity: number | null
  /** Hours of mentoring. */
  mentoring: number
}

/** Reads where the franchises stand that were asked for, as the director sees them. */
export async function franchiseReports(demo: Demo): Promise<FranchiseReport[]> {
  const found: FranchiseReport[] = []
  for (const { id, name, model } of demo.data.franchises) {
    const caseId = demo.cases.get(id)
    if (caseId === undefined) continue
    const one = await demo.runtime.getCase(demo.staff('daniel'), caseId)
    const { version, handoverDate, startedOn, m3, m6, m12, fidelity, mentoring } = one.columns
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
    found.push({
      id,
      name,
      model,
      state: innermost(demo, one),
      version: text(version),
      handoverDate: text(handoverDate),
      startedOn: text(startedOn),
      waves: { m3: text(m3), m6: text(m6), m12: text(m12) },
      fidelity: typeof fidelity === 'number' ? fidelity : null,
      mentoring: Number(mentoring ?? 0),
    })
  }
  return found
}

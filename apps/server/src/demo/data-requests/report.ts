import type { Demo } from '../demo.ts'
import { innermost } from '../innermost-state.ts'

/** Where a request about personal data stands. */
export interface DataRequestReport {
  /** Such as `D4`. */
  id: string
  right: string
  state: string
  outcome: string | null
  dueOn: string | null
  answeredOn: string | null
}

/** Reads where the requests stand that were filed, as the data protection officer sees them. */
export async function dataRequestReports(demo: Demo): Promise<DataRequestReport[]> {
  const found: DataRequestReport[] = []
  for (const { id, right } of demo.data.dataRequests) {
    const caseId = demo.cases.get(id)
    if (caseId === undefined) continue
    const one = await demo.runtime.getCase(demo.staff('ignacy'), caseId)
    const { outcome, dueOn, answeredOn } = one.columns
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
    found.push({
      id,
      right,
      state: innermost(demo, one),
      outcome: text(outcome),
      dueOn: text(dueOn),
      answeredOn: text(answeredOn),
    })
  }
  return found
}

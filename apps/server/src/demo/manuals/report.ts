import type { CaseSummary } from '@splot/runtime'
import type { Demo } from '../demo.ts'
import { innermost } from '../innermost-state.ts'

/** Where a manual stands. */
export interface ManualReport {
  /** Applicant whose model it tells of. */
  id: string
  state: string
  /** Version published last; `null` before the first. */
  version: string | null
  /** Date on which it was to be complete. */
  due: string | null
  /** Date on which it was published first. */
  publishedOn: string | null
  /** Whether sections were missing on the due date. */
  late: boolean
  /** Rounds of correction after reviews. */
  rounds: number
  /** Sections that the operator wrote in place of the author. */
  takenOver: string[]
  accessibilityChecks: number
  /** Faults that franchisees found and that were confirmed. */
  faults: number
}

/** Reads where a manual stands, as the director sees it. */
export async function manualReport(
  demo: Demo,
  id: string,
  manual: CaseSummary,
): Promise<ManualReport> {
  const childrenOf = (workflow: string): Promise<CaseSummary[]> =>
    demo.childrenOf(demo.staff('daniel'), manual.id, workflow)
  const { version, due, publishedOn, rounds, late } = manual.columns
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const sections = await childrenOf('section')
  const reviews = await childrenOf('review')
  const errata = await childrenOf('erratum')
  return {
    id,
    state: innermost(demo, manual),
    version: text(version),
    due: text(due),
    publishedOn: text(publishedOn),
    late: text(late) !== null,
    rounds: Number(rounds ?? 0),
    takenOver: sections
      .filter(({ columns }) => columns['author'] === 'operator')
      .map(({ columns }) => columns['code'] as string),
    accessibilityChecks: reviews.filter(({ columns }) =>
      (columns['kind'] as string | null)?.endsWith('accessibility'),
    ).length,
    faults: errata.filter((one) => innermost(demo, one) === 'erratum.confirmed').length,
  }
}

import type { FateReport, ReleasePolicy } from '@splot/runtime'

/** How many live cases a policy takes along and how many end by the old rules; of these, how many are frozen. */
export interface PolicyCounts {
  go: number
  stay: number
  frozen: number
}

/** Returns what a policy of publishing comes to for the live cases that a draft touches. Pure. */
export function policyCounts(
  { groups }: Pick<FateReport, 'groups'>,
  policy: ReleasePolicy,
): PolicyCounts {
  const counts = { go: 0, stay: 0, frozen: 0 }
  for (const { kind, blocked, cases, safe } of groups) {
    const along = kind === 'stays' || kind === 'moves'
    const go = !along || policy === 'pinned' ? 0 : policy === 'follow' ? safe : cases
    counts.go += go
    counts.stay += cases - go
    if (blocked?.code === 'case.frozen') counts.frozen += cases
  }
  return counts
}

/** Items of a page when nobody says how many. */
export const defaultPageSize = 50
/** Most items of a page. */
export const largestPageSize = 1000

/** Returns how many items a page holds: what was asked for, within 1 to `largestPageSize`. Pure. */
export function pageSize(limit: number | undefined): number {
  if (limit === undefined || Number.isNaN(limit)) return defaultPageSize
  return Math.min(Math.max(Math.trunc(limit), 1), largestPageSize)
}

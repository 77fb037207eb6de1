import type { CallView } from '@splot/runtime'

/** Where a call is in time. */
export type CallStatus = 'open' | 'coming' | 'closed'

/** Returns whether a call is open, announced or over at `now`. Pure. */
export function callStatus(call: CallView, now: string): CallStatus {
  if (call.open) return 'open'
  return call.opensAt !== null && Date.parse(call.opensAt) > Date.parse(now) ? 'coming' : 'closed'
}

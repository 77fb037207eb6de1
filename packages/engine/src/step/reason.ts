import { SplotError } from '@splot/definition'

const longest = 2_000

/** Returns a reason as the history keeps it. @throws SplotError `reason.missing`. */
export function checkReason(reason: string): string {
  const kept = typeof reason === 'string' ? reason.trim() : ''
  if (kept === '' || kept.length > longest) {
    throw new SplotError(
      'reason.missing',
      `Expected a reason of at most ${longest} characters, but got ${kept.length}.`,
    )
  }
  return kept
}

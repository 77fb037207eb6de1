import type { ProgrammeDraftDifference } from '@splot/runtime'

/** Returns a difference in the words of those it is for; of nobody said, of both. Pure. */
export function inRegister(
  told: ProgrammeDraftDifference,
  register: 'administrator' | 'participant' | undefined,
): ProgrammeDraftDifference {
  if (register === 'administrator') return { ...told, notice: [] }
  return register === 'participant' ? { ...told, files: [] } : told
}

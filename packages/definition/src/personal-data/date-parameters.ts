import type { ProgrammeDefinition } from '../programme/types.ts'

/** Returns the names of the parameters that are dates, in the order of the programme. Pure. */
export function dateParameters(parameters: ProgrammeDefinition['parameters']): string[] {
  return Object.keys(parameters).filter((id) => isDate(parameters[id]?.value))
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

import type { ProgrammeDefinition } from '@splot/definition'

const opened = new WeakMap<ProgrammeDefinition, ProgrammeDefinition>()

/** Returns the programme as anybody may read it: without its confidential parameters. Pure. */
export function openProgramme(programme: ProgrammeDefinition): ProgrammeDefinition {
  const before = opened.get(programme)
  if (before) return before
  const parameters = Object.entries(programme.parameters)
  const open = {
    ...programme,
    parameters: Object.fromEntries(parameters.filter(([id]) => !isConfidential(programme, id))),
  }
  opened.set(programme, open)
  return open
}

/** Returns whether a parameter is told to nobody outside. Pure. */
export function isConfidential({ parameters }: ProgrammeDefinition, id: string): boolean {
  return parameters[id]?.confidential === true
}

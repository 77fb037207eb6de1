import { eventsToldElsewhere } from '@splot/definition'
import type {
  DefinitionIssue,
  ParsedFile,
  ProgrammeBundle,
  StateDefinition,
} from '@splot/definition'
import { checkWorkflow } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import { toDefinitionIssue } from './to-definition-issue.ts'

/** Returns what the exhaustive check finds, each at its state. The message tells the way there. */
export function workflowFindings(
  file: ParsedFile,
  compiled: CompiledWorkflow,
  { programme: { roles }, workflows }: ProgrammeBundle,
): DefinitionIssue[] {
  const toldElsewhere = eventsToldElsewhere(workflows, roles)
  const { findings } = checkWorkflow(compiled, { roles, toldElsewhere })
  return findings.map((finding) =>
    toDefinitionIssue(file, {
      path: pointerOf(compiled.definition.states, finding.state) ?? '',
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
    }),
  )
}

// JSON Pointer of the state with this id
function pointerOf(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  id: string,
  at = '',
): string | undefined {
  for (const [key, state] of Object.entries(states ?? {})) {
    const pointer = `${at}/states/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (state.id === id) return pointer
    const inside = pointerOf(state.states, id, pointer)
    if (inside !== undefined) return inside
  }
  return undefined
}

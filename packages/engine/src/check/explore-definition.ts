import { SplotError } from '@splot/definition'
import type { Issue, LocalText } from '@splot/definition'
import { planOf } from '../plan.ts'
import type { CompiledWorkflow } from '../types.ts'
import { checkWorkflow, type CheckOptions } from './check-workflow.ts'

/** What the exhaustive check came to in the definition of a workflow. */
export interface DefinitionExploration {
  /** `null`: it does not compile. */
  compiled: CompiledWorkflow | null
  /** Each at its state, with a story. */
  issues: Issue[]
  /** What stands in the way of compiling it. */
  refused: Issue[]
  /** Why not everything was looked at; `null`: it was. */
  unexplored: LocalText | null
}

/** Compiles the definition of a workflow as far as it can be, and looks at every way through it. Pure. */
export function exploreDefinition(
  compile: () => CompiledWorkflow,
  known: CheckOptions,
): DefinitionExploration {
  let compiled: CompiledWorkflow
  try {
    compiled = compile()
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    const refused = error.issues.length > 0 ? [...error.issues] : [whole(error)]
    return { compiled: null, issues: [], refused, unexplored: cannotRun(refused) }
  }
  const { findings, explored, capped } = checkWorkflow(compiled, known)
  const { states } = planOf(compiled)
  const issues = findings.map(({ state, about, code, severity, message, story }): Issue => {
    const path = states.get(state)?.pointer ?? ''
    return { path, code, severity, message, story, params: { about } }
  })
  return { compiled, issues, refused: [], unexplored: capped ? tooMuch(explored) : null }
}

function whole({ code, message }: SplotError): Issue {
  return { path: '', code, message: { pl: message, en: message } }
}

function cannotRun([first]: readonly Issue[]): LocalText {
  return {
    pl: `Nie da się go uruchomić. ${first?.message.pl ?? ''}`.trim(),
    en: `It cannot be run. ${first?.message.en ?? ''}`.trim(),
  }
}

function tooMuch(explored: number): LocalText {
  return {
    pl: `Ma więcej układów stanów niż ${explored}, które obejrzano, więc nie wiadomo, czy są w nim ślepe zaułki.`,
    en: `It has more configurations than the ${explored} that were looked at, so it is not known whether it has dead ends.`,
  }
}

/** Codes of lint that tell the same as the exhaustive check. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  'state.no-way-out': ['check.dead-end', 'check.no-end'],
  'state.unreachable': ['check.unreachable-state'],
  'wait.no-deadline': ['check.no-deadline'],
  'task.nobody': ['check.no-holder'],
  'alternative.never': ['check.never-taken'],
}

/**
 * Joins what lint found in a workflow with what the exhaustive check found: what both found is told once,
 * as lint does, with the story. Pure.
 */
export function joinFindings<Found extends Issue>(
  lint: readonly Found[],
  met: readonly Found[],
): Found[] {
  const told = new Set<Found>()
  const first = lint.map((one): Found => {
    const twins = met.filter((other) => isSame(one, other))
    for (const twin of twins) told.add(twin)
    const story = twins.find((twin) => twin.story !== undefined)?.story
    return story === undefined ? one : { ...one, story }
  })
  return [...first, ...met.filter((one) => !told.has(one))]
}

function isSame(lint: Issue, met: Issue): boolean {
  if (sameAs[lint.code]?.includes(met.code) !== true) return false
  // a workflow without any end is told of as a whole; lint names its states
  if (met.code === 'check.no-end') return true
  return lint.path === met.path || lint.path.startsWith(`${met.path}/`)
}

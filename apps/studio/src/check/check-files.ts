import {
  eventsToldElsewhere,
  fileLint,
  kindOfPath,
  parseDefinition,
  parseProgramme,
  SplotError,
  type DefinitionIssue,
  type Issue,
  type ParsedFile,
  type ProgrammeBundle,
  type SourceFile,
  type StateDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import { checkWorkflow, compileWorkflow, createCalendar } from '@splot/engine'
import type { CheckOptions } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import type { CheckReply, StudioFinding } from './finding.ts'
import { toldByTitles } from './told-by-titles.ts'

/** Where the programme's own file lies. */
const programmePath = 'workflows/programme.json'
/** How many files are looked at before others may have their turn. */
const filesATime = 12

/** Looks at files that change again and again. */
export interface FileCheck {
  /** Takes changed files; `null` removes one. */
  put(changes: readonly { path: string; text: string | null }[]): void
  /**
   * Looks at the files that changed last, then at all others, whose names may lead to them. Gives what
   * it found part by part; stop asking when something changed again.
   */
  look(): Generator<Pick<CheckReply, 'found' | 'done'>>
  /** What it finds in single files, by path. */
  findingsIn(paths: readonly string[]): StudioFinding[]
}

/** Returns a check that remembers what did not change: files read, workflows explored. */
export function createFileCheck(): FileCheck {
  const expressions = createExpressionCompiler()
  const sources = new Map<string, SourceFile>()
  const read = new Map<string, ReturnType<typeof parseDefinition>>()
  const explored = new WeakMap<WorkflowDefinition, { beside: string; issues: Issue[] }>()
  let fresh = new Set<string>()

  const parse: typeof parseDefinition = (kind, source) => {
    const known = read.get(source.path) ?? parseDefinition(kind, source)
    read.set(source.path, known)
    return known
  }

  /** Reads everything once and returns what is found in a file. */
  function reader(): (path: string) => StudioFinding[] {
    const all = [...sources.values()]
    const parsed = parseProgramme(all, parse)
    const lint = fileLint(parsed, all, expressions)
    const files = new Map(parsed.files.map((file) => [file.file, file]))
    const known = parsed.bundle && knownOf(parsed.bundle)
    return (path) => {
      const found = parsed.issues.filter((issue) => issue.file === path)
      const file = files.get(path)
      if (file === undefined) return found.map(toFinding)
      found.push(...lint(file))
      const sound = found.every(({ severity }) => severity === 'warning')
      const met = sound && parsed.bundle && known ? run(file, parsed.bundle, known) : []
      return [...found.map(toFinding), ...met.map((issue) => findingIn(file, issue))]
    }
  }

  function run(file: ParsedFile, bundle: ProgrammeBundle, known: CheckOptions): Issue[] {
    if (file.kind !== 'workflow' || file.value === undefined) return []
    const workflow = file.value
    // what is found in a workflow hangs on little of the others
    const beside = JSON.stringify([known.roles, [...(known.toldElsewhere ?? [])]])
    const before = explored.get(workflow)
    if (before?.beside === beside) return before.issues
    const { calendar, timeZone } = bundle.programme
    const issues = runIssues(workflow, known, () =>
      compileWorkflow(workflow, { expressions, calendar: createCalendar(calendar, timeZone) }),
    )
    explored.set(workflow, { beside, issues })
    return issues
  }

  return {
    put(changes) {
      for (const { path, text } of changes) {
        read.delete(path)
        fresh.add(path)
        if (text === null) sources.delete(path)
        else sources.set(path, { path, text })
      }
    },
    *look() {
      const lookAt = reader()
      const found = (paths: readonly string[]) =>
        Object.fromEntries(paths.map((path) => [path, lookAt(path)]))
      const isKnown = (path: string) => kindOfPath(path) !== undefined
      const first = [...fresh].filter(isKnown).slice(0, filesATime)
      const others = [...sources.keys()].filter((path) => isKnown(path) && !first.includes(path))
      // stands in its issues even where it is missing
      const rest = others.includes(programmePath) ? others : [programmePath, ...others]
      yield { found: found(first), done: false }
      for (let at = 0; at < rest.length; at += filesATime)
        yield { found: found(rest.slice(at, at + filesATime)), done: false }
      fresh = new Set()
      yield { found: {}, done: true }
    },
    findingsIn(paths) {
      const lookAt = reader()
      return paths.flatMap(lookAt)
    },
  }
}

function knownOf({ programme, workflows }: ProgrammeBundle): CheckOptions {
  const kinds = Object.entries(programme.roles).map(([role, { kind }]) => [role, { kind }] as const)
  const roles = Object.fromEntries(kinds)
  return { roles, toldElsewhere: eventsToldElsewhere(workflows, roles) }
}

/** What stands in the way of running a workflow, and what the exhaustive check finds in it. */
function runIssues(
  workflow: WorkflowDefinition,
  known: CheckOptions,
  compile: () => ReturnType<typeof compileWorkflow>,
): Issue[] {
  try {
    const { findings } = checkWorkflow(compile(), known)
    return findings.map(({ state, code, severity, message }) => ({
      path: pointerOf(workflow.states, state) ?? '',
      code,
      severity,
      message: toldByTitles(message, workflow),
    }))
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    if (error.issues.length > 0) return [...error.issues]
    return [{ path: '', code: error.code, message: { pl: error.message, en: error.message } }]
  }
}

function toFinding({ line: _line, column: _column, ...finding }: DefinitionIssue): StudioFinding {
  return finding
}

function findingIn({ file }: ParsedFile, issue: Issue): StudioFinding {
  return {
    ...issue,
    file,
    severity: issue.severity ?? 'error',
    hint: {
      pl: 'Popraw wskazane miejsce.',
      en: 'Correct the place named.',
    },
  }
}

// JSON Pointer of the state with this id
function pointerOf(
  states: Readonly<Record<string, StateDefinition>> | undefined,
  id: string,
  at = '',
): string | undefined {
  for (const [key, state] of Object.entries(states ?? {})) {
    const pointer = `${at}/states/${key}`
    if (state.id === id) return pointer
    const inside = pointerOf(state.states, id, pointer)
    if (inside !== undefined) return inside
  }
  return undefined
}

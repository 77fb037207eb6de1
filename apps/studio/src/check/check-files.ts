import {
  eventsToldElsewhere,
  fileLint,
  kindOfPath,
  parseDefinition,
  parseProgramme,
  type DefinitionIssue,
  type Issue,
  type LocalText,
  type ParsedFile,
  type ProgrammeBundle,
  type SourceFile,
  type WorkflowDefinition,
} from '@splot/definition'
import { compileWorkflow, createCalendar, exploreDefinition, joinFindings } from '@splot/engine'
import type { CheckOptions, DefinitionExploration } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import type { CheckReply, StudioFinding } from './finding.ts'

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
  look(): Generator<FoundPart>
  /** What it finds in single files, by path. */
  findingsIn(paths: readonly string[]): StudioFinding[]
}

/** What was found in some of the files. */
type FoundPart = Omit<CheckReply, 'run'>

interface FileFindings {
  findings: StudioFinding[]
  unexplored: LocalText | null
}

const noProgramme: LocalText = {
  pl: 'Najpierw trzeba poprawić plik programu.',
  en: 'The file of the programme has to be mended first.',
}
const unreadable: LocalText = {
  pl: 'Nie da się go odczytać. Najpierw trzeba poprawić jego budowę.',
  en: 'It cannot be read. Its shape has to be mended first.',
}

/** Returns a check that remembers what did not change: files read, workflows explored. */
export function createFileCheck(): FileCheck {
  const expressions = createExpressionCompiler()
  const sources = new Map<string, SourceFile>()
  const read = new Map<string, ReturnType<typeof parseDefinition>>()
  const explored = new WeakMap<
    WorkflowDefinition,
    { beside: string; exploration: DefinitionExploration }
  >()
  let fresh = new Set<string>()

  const parse: typeof parseDefinition = (kind, source) => {
    const known = read.get(source.path) ?? parseDefinition(kind, source)
    read.set(source.path, known)
    return known
  }

  /** Reads everything once and returns what is found in a file. */
  function reader(): (path: string) => FileFindings {
    const all = [...sources.values()]
    const parsed = parseProgramme(all, parse)
    const lint = fileLint(parsed, all, expressions)
    const files = new Map(parsed.files.map((file) => [file.file, file]))
    const known = parsed.bundle && knownOf(parsed.bundle)
    return (path) => {
      const found = parsed.issues.filter((issue) => issue.file === path)
      const file = files.get(path)
      if (file === undefined) return { findings: found.map(toFinding), unexplored: null }
      found.push(...lint(file))
      const findings = found.map(toFinding)
      if (file.kind !== 'workflow') return { findings, unexplored: null }
      if (file.value === undefined) return { findings, unexplored: unreadable }
      if (parsed.bundle === undefined || known === undefined)
        return { findings, unexplored: noProgramme }
      const { issues, refused, unexplored } = run(file.value, parsed.bundle, known)
      const met = issues.map((issue) => findingIn(file, issue))
      const isSound = found.every(({ severity }) => severity === 'warning')
      // what keeps it from being run is told by lint where that found an error: one fault, one finding
      const ahead = isSound ? refused.map((issue) => findingIn(file, issue)) : []
      return { findings: [...ahead, ...joinFindings(findings, met)], unexplored }
    }
  }

  function run(
    workflow: WorkflowDefinition,
    bundle: ProgrammeBundle,
    known: CheckOptions,
  ): DefinitionExploration {
    // what is found in a workflow hangs on little of the others
    const beside = JSON.stringify([known.roles, [...(known.toldElsewhere ?? [])]])
    const before = explored.get(workflow)
    if (before?.beside === beside) return before.exploration
    const { calendar, timeZone } = bundle.programme
    const exploration = exploreDefinition(
      () =>
        compileWorkflow(workflow, { expressions, calendar: createCalendar(calendar, timeZone) }),
      known,
    )
    explored.set(workflow, { beside, exploration })
    return exploration
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
      const part = (paths: readonly string[]): FoundPart => {
        const each = paths.map((path) => [path, lookAt(path)] as const)
        return {
          found: Object.fromEntries(each.map(([path, { findings }]) => [path, findings])),
          unexplored: Object.fromEntries(each.map(([path, { unexplored }]) => [path, unexplored])),
          done: false,
        }
      }
      const isKnown = (path: string) => kindOfPath(path) !== undefined
      const first = [...fresh].filter(isKnown).slice(0, filesATime)
      const others = [...sources.keys()].filter((path) => isKnown(path) && !first.includes(path))
      // stands in its issues even where it is missing
      const rest = others.includes(programmePath) ? others : [programmePath, ...others]
      yield part(first)
      for (let at = 0; at < rest.length; at += filesATime)
        yield part(rest.slice(at, at + filesATime))
      fresh = new Set()
      yield { found: {}, unexplored: {}, done: true }
    },
    findingsIn(paths) {
      const lookAt = reader()
      return paths.flatMap((path) => lookAt(path).findings)
    },
  }
}

function knownOf({ programme, workflows }: ProgrammeBundle): CheckOptions {
  const kinds = Object.entries(programme.roles).map(
    ([role, { kind, title }]) => [role, { kind, title }] as const,
  )
  const roles = Object.fromEntries(kinds)
  return { roles, toldElsewhere: eventsToldElsewhere(workflows, roles) }
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

import { parseProgramme } from '@splot/definition'
import type {
  CodeList,
  DashboardDefinition,
  DefinitionIssue,
  DocumentDefinition,
  ExportDefinition,
  FormDefinition,
  IndicatorSet,
  Issue,
  parseDefinition,
  ParsedFile,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type { SourceFile } from '../ports.ts'

/** A definition file that could not be taken, and why: each with its line, and how to mend it. */
export interface DefinitionProblem {
  file: string
  issues: DefinitionIssue[]
}

/** A definition file with faults whose lines may not be known yet. */
export interface FaultyFile {
  file: string
  issues: Issue[]
}

/** A definition with the file it stands in. */
export interface FromFile<T> {
  file: string
  value: T
}

/** What could be read of a programme folder. */
export interface ReadDefinitions {
  programme: FromFile<ProgrammeDefinition> | null
  workflows: FromFile<WorkflowDefinition>[]
  forms: FromFile<FormDefinition>[]
  codeLists: FromFile<CodeList>[]
  documents: FromFile<DocumentDefinition>[]
  dashboards: FromFile<DashboardDefinition>[]
  indicators: FromFile<IndicatorSet>[]
  exports: FromFile<ExportDefinition>[]
  problems: FaultyFile[]
  /** Where things stand in the files, by path. */
  places: ReadonlyMap<string, Pick<ParsedFile, 'file' | 'locate'>>
}

/** Reads definition files; a broken one becomes a problem and leaves the others usable. Pure. */
export function readDefinitions(
  sources: readonly SourceFile[],
  parse: typeof parseDefinition,
): ReadDefinitions {
  const { files, issues } = parseProgramme(sources, parse)
  const read: ReadDefinitions = {
    programme: null,
    workflows: [],
    forms: [],
    codeLists: [],
    documents: [],
    dashboards: [],
    indicators: [],
    exports: [],
    problems: byFile(issues),
    places: new Map(files.map((parsed) => [parsed.file, parsed])),
  }
  // Of two files with one id the first counts, whatever is wrong with the second.
  const doubled = new Set(
    issues.filter(({ code }) => code === 'name.doubled').map(({ file }) => file),
  )
  for (const parsed of files) {
    const { file } = parsed
    if (!parsed.value || doubled.has(file)) continue
    if (parsed.kind === 'programme') read.programme = { file, value: parsed.value }
    else if (parsed.kind === 'workflow') read.workflows.push({ file, value: parsed.value })
    else if (parsed.kind === 'form') read.forms.push({ file, value: parsed.value })
    else if (parsed.kind === 'codeList') read.codeLists.push({ file, value: parsed.value })
    else if (parsed.kind === 'dashboard') read.dashboards.push({ file, value: parsed.value })
    else if (parsed.kind === 'indicators') read.indicators.push({ file, value: parsed.value })
    else if (parsed.kind === 'export') read.exports.push({ file, value: parsed.value })
    else read.documents.push({ file, value: parsed.value })
  }
  return read
}

function byFile(issues: readonly DefinitionIssue[]): FaultyFile[] {
  const files = new Map<string, Issue[]>()
  for (const issue of issues) files.set(issue.file, [...(files.get(issue.file) ?? []), issue])
  return [...files].map(([file, found]) => ({ file, issues: found }))
}

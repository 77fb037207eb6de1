import type { CodeList } from '../code-list/types.ts'
import type { DashboardDefinition } from '../dashboard/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { ExportDefinition } from '../export/types.ts'
import type { FormDefinition } from '../form/types.ts'
import type { IndicatorSet } from '../indicator/types.ts'
import type { ProgrammeDefinition } from '../programme/types.ts'
import { checkSchema } from '../schemas/check-schema.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import { validatorOf } from '../schemas/validator-of.ts'
import type { DefinitionIssue, Fault, Locate, SourceFile } from '../source/definition-issue.ts'
import { readJson } from '../source/read-json.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'

interface Values {
  programme: ProgrammeDefinition
  workflow: WorkflowDefinition
  form: FormDefinition
  codeList: CodeList
  document: DocumentDefinition
  dashboard: DashboardDefinition
  indicators: IndicatorSet
  export: ExportDefinition
}

/** A definition file that was read: its value when it has the right shape, else what is wrong. */
export type ParsedFile = {
  [K in DefinitionKind]: {
    kind: K
    file: string
    /** Absent when there is an issue. */
    value?: Values[K]
    issues: DefinitionIssue[]
    locate: Locate
  }
}[DefinitionKind]

/**
 * Tells by its path what a definition file holds: `workflows/programme.json`, `workflows/*.json`,
 * `workflows/dashboards/*.json`, `workflows/indicators/*.json`, `workflows/exports/*.json`,
 * `forms/*.json`, `forms/lists/*.json`, `forms/documents/*.json`; `undefined` for anything else. Pure.
 */
export function kindOfPath(path: string): DefinitionKind | undefined {
  if (!path.endsWith('.json')) return undefined
  if (/(^|\/)workflows\/programme\.json$/.test(path)) return 'programme'
  if (/(^|\/)workflows\/[^/]+$/.test(path)) return 'workflow'
  if (/(^|\/)workflows\/dashboards\/[^/]+$/.test(path)) return 'dashboard'
  if (/(^|\/)workflows\/indicators\/[^/]+$/.test(path)) return 'indicators'
  if (/(^|\/)workflows\/exports\/[^/]+$/.test(path)) return 'export'
  if (/(^|\/)forms\/lists\/[^/]+$/.test(path)) return 'codeList'
  if (/(^|\/)forms\/documents\/[^/]+$/.test(path)) return 'document'
  if (/(^|\/)forms\/[^/]+$/.test(path)) return 'form'
  return undefined
}

/** Reads one definition file and checks it against its schema. Pure. */
export function parseDefinition(kind: DefinitionKind, source: SourceFile): ParsedFile {
  const { value, faults, locate } = readJson(source.text)
  const unread = value === undefined || faults.length > 0
  const all = unread ? faults : checkSchema(validatorOf(kind), value)
  const issues = all.map((fault) => toIssue(source.path, locate, fault))
  const parsed = { kind, file: source.path, issues, locate }
  return (issues.length === 0 ? { ...parsed, value } : parsed) as unknown as ParsedFile
}

/** Returns a fault as an issue with its place in the text. Pure. */
export function toIssue(file: string, locate: Locate, fault: Fault): DefinitionIssue {
  return { ...fault, severity: fault.severity ?? 'error', file, ...locate(fault.path) }
}

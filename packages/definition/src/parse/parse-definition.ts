import type { CodeList } from '../code-list/types.ts'
import type { DashboardDefinition } from '../dashboard/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { ExportDefinition } from '../export/types.ts'
import type { FormDefinition } from '../form/types.ts'
import type { IndicatorSet } from '../indicator/types.ts'
import type { JsonSchema } from '../json.ts'
import type { ProgrammeDefinition } from '../programme/types.ts'
import codeListSchema from '../schemas/code-list.schema.json' with { type: 'json' }
import dashboardSchema from '../schemas/dashboard.schema.json' with { type: 'json' }
import documentSchema from '../schemas/document.schema.json' with { type: 'json' }
import exportSchema from '../schemas/export.schema.json' with { type: 'json' }
import formSchema from '../schemas/form.schema.json' with { type: 'json' }
import indicatorsSchema from '../schemas/indicators.schema.json' with { type: 'json' }
import programmeSchema from '../schemas/programme.schema.json' with { type: 'json' }
import workflowSchema from '../schemas/workflow.schema.json' with { type: 'json' }
import { checkSchema } from '../schemas/check-schema.ts'
import type { DefinitionIssue, Fault, Locate, SourceFile } from '../source/definition-issue.ts'
import { readJson } from '../source/read-json.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'

/** The kinds of definition files. */
export type DefinitionKind =
  | 'programme'
  | 'workflow'
  | 'form'
  | 'codeList'
  | 'document'
  | 'dashboard'
  | 'indicators'
  | 'export'

/** The published JSON Schema (draft-07) of each kind of definition file. */
export const definitionSchemas: Readonly<Record<DefinitionKind, JsonSchema>> = {
  programme: programmeSchema,
  workflow: workflowSchema,
  form: formSchema,
  codeList: codeListSchema,
  document: documentSchema,
  dashboard: dashboardSchema,
  indicators: indicatorsSchema,
  export: exportSchema,
}

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
  const all = unread ? faults : checkSchema(definitionSchemas[kind], value)
  const issues = all.map((fault) => toIssue(source.path, locate, fault))
  const parsed = { kind, file: source.path, issues, locate }
  return (issues.length === 0 ? { ...parsed, value } : parsed) as unknown as ParsedFile
}

/** Returns a fault as an issue with its place in the text. Pure. */
export function toIssue(file: string, locate: Locate, fault: Fault): DefinitionIssue {
  return { ...fault, severity: fault.severity ?? 'error', file, ...locate(fault.path) }
}

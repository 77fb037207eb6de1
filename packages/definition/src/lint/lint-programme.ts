import type { ExpressionCompiler } from '../expression.ts'
import type { JsonValue } from '../json.ts'
import { toIssue } from '../parse/parse-definition.ts'
import type { ParsedFile } from '../parse/parse-definition.ts'
import { parseProgramme } from '../parse/parse-programme.ts'
import type { ParsedProgramme } from '../parse/parse-programme.ts'
import type { DefinitionIssue, Fault, SourceFile } from '../source/definition-issue.ts'
import { wrongActions } from './actions.ts'
import { blankTexts } from './blank-texts.ts'
import { dashboardExpressions } from './dashboard-expressions.ts'
import { dashboardNames, dashboardReferences } from './dashboard-rules.ts'
import { dataClasses } from './data-classes.ts'
import { documentCases } from './document-cases.ts'
import { documentIndicators } from './document-indicators.ts'
import { documentNames, documentReferences } from './document-rules.ts'
import { documentExpressions, documentTexts } from './document-texts.ts'
import {
  emptySections,
  fieldKeys,
  formExpressions,
  formReferences,
  longPages,
  rulePlaces,
} from './form-rules.ts'
import { formTexts } from './form-texts.ts'
import { secretNames } from './secret-names.ts'
import { confidentialParameters } from './confidential-parameters.ts'
import { sensitiveFields } from './sensitive-fields.ts'
import { exportExpressions, indicatorExpressions } from './indicator-expressions.ts'
import {
  exportReferences,
  indicatorNames,
  indicatorReferences,
  indicatorShape,
} from './indicator-rules.ts'
import { sensitiveColumns, sensitiveParts, sensitiveRows } from './indicator-sensitive.ts'
import { indicatorSurroundings } from './indicator-subject.ts'
import type { ExportRule, IndicatorRule, IndicatorSurroundings } from './indicator-subject.ts'
import { workflowSubject } from './lint-subject.ts'
import { messagePayloads } from './message-payloads.ts'
import type { DashboardRule, DocumentRule, FormRuleCheck, WorkflowRule } from './lint-subject.ts'
import { programmeFaults } from './programme-rules.ts'
import { catalogueActions } from './workflow-catalogues.ts'
import { documentActions } from './workflow-documents.ts'
import { decisionExpressions, decisionNames } from './workflow-decisions.ts'
import { publicFactLists, publishedColumnLists } from './workflow-public.ts'
import { accessConditions } from './workflow-access.ts'
import { workflowExpressions } from './workflow-expressions.ts'
import {
  brokenStates,
  deadEnds,
  hiddenAlternatives,
  stateIds,
  unreachableStates,
} from './workflow-graph.ts'
import { reservedNames, unusedEvents } from './workflow-names.ts'
import {
  unknownColumnLists,
  unknownEvents,
  unknownForms,
  unknownLedgers,
  unknownReopenStates,
  unknownRoles,
  unknownStates,
  unknownChecklistNames,
  unknownTasks,
  unknownTimers,
  unknownWorkflowsAndTemplates,
} from './workflow-references.ts'
import { statesShownAsOthers } from './workflow-shown-as.ts'
import { casesThatCannotBegin, publicCasesNobodyFinds } from './workflow-start.ts'
import { deletionsBeforeTheEnd, tasksForNobody, waitsWithoutDeadline } from './workflow-waits.ts'

const workflowRules: readonly WorkflowRule[] = [
  brokenStates,
  stateIds,
  reservedNames,
  unknownStates,
  unknownTimers,
  unknownColumnLists,
  unknownRoles,
  unknownReopenStates,
  accessConditions,
  unknownForms,
  unknownChecklistNames,
  unknownTasks,
  unknownLedgers,
  unknownEvents,
  unknownWorkflowsAndTemplates,
  wrongActions,
  documentActions,
  publicFactLists,
  publishedColumnLists,
  catalogueActions,
  decisionNames,
  unreachableStates,
  deadEnds,
  hiddenAlternatives,
  waitsWithoutDeadline,
  deletionsBeforeTheEnd,
  statesShownAsOthers,
  tasksForNobody,
  casesThatCannotBegin,
  publicCasesNobodyFinds,
  unusedEvents,
  workflowExpressions,
  decisionExpressions,
  messagePayloads,
]

const formRules: readonly FormRuleCheck[] = [
  fieldKeys,
  formReferences,
  longPages,
  emptySections,
  rulePlaces,
  formExpressions,
  formTexts,
  sensitiveFields,
  dataClasses,
  secretNames,
  confidentialParameters,
]

const documentRules: readonly DocumentRule[] = [
  documentNames,
  documentReferences,
  documentCases,
  documentIndicators,
  documentExpressions,
  documentTexts,
]

const dashboardRules: readonly DashboardRule[] = [
  dashboardNames,
  dashboardReferences,
  dashboardExpressions,
]

const indicatorRules: readonly IndicatorRule[] = [
  indicatorNames,
  indicatorReferences,
  indicatorShape,
  indicatorExpressions,
  sensitiveParts,
]

const exportRules: readonly ExportRule[] = [
  exportReferences,
  exportExpressions,
  sensitiveColumns,
  sensitiveRows,
]

/**
 * Reads all definition files and returns everything wrong with them, each with file, JSON Pointer,
 * line, code and how to mend it; by file, then line. A file that could not be read is reported once:
 * names that lead to it are not called unknown as well. Pure.
 */
export function lintProgramme(
  sources: readonly SourceFile[],
  expressions: ExpressionCompiler,
): ParsedProgramme {
  const parsed = parseProgramme(sources)
  const found = parsed.files.flatMap(fileLint(parsed, sources, expressions))
  return { ...parsed, issues: [...parsed.issues, ...found].sort(byPlace) }
}

/**
 * Returns the lint of single files of a programme that was read, for whoever looks at them one after
 * another, as an editor does. It tells what the rules find; what could not be read stands in
 * `parsed.issues`. Without a readable programme it finds nothing. Pure.
 */
export function fileLint(
  parsed: ParsedProgramme,
  sources: readonly SourceFile[],
  expressions: ExpressionCompiler,
): (file: ParsedFile) => DefinitionIssue[] {
  const { bundle, files } = parsed
  if (!bundle) return () => []
  const around = indicatorSurroundings(bundle, expressions)
  const follows = followsFrom(sources, files)
  return (file) => fileIssues(file, around).filter((issue) => !follows(issue))
}

/** How a set of indicators writes names of its own, without spaces. */
const namedInSet: Record<string, (name: string) => string> = {
  'unknown.indicator': (name) => `"id":${name}`,
  'unknown.source': (name) => `${name}:`,
  'unknown.breakdown': (name) => `${name}:`,
}

/** Tells of an issue whether it only says again that some files could not be read, or may do so. */
function followsFrom(
  sources: readonly SourceFile[],
  files: readonly ParsedFile[],
): (issue: DefinitionIssue) => boolean {
  const unread = files.filter(({ value }) => !value)
  const ids = new Set(unread.map(({ file }) => baseName(file)))
  const sets = unread.flatMap(({ kind, file }) => (kind === 'indicators' ? [file] : []))
  const texts = sources
    .filter(({ path }) => sets.includes(path))
    .map(({ text }) => text.replaceAll(/\s/g, ''))
  return ({ code, params }) => {
    if (code === 'parameter.unread') return unread.length > 0
    if (!code.startsWith('unknown.')) return false
    const name = params?.['name'] as string
    const written = namedInSet[code]?.(JSON.stringify(name))
    return ids.has(name) || (written !== undefined && texts.some((text) => text.includes(written)))
  }
}

/** By convention a definition file is named after its id. */
function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')
}

function fileIssues(file: ParsedFile, around: IndicatorSurroundings): DefinitionIssue[] {
  if (!file.value) return []
  const faults = [...blankTexts(file.value as unknown as JsonValue), ...faultsOf(file, around)]
  return faults.map((fault) => toIssue(file.file, file.locate, fault))
}

function faultsOf(file: ParsedFile, around: IndicatorSurroundings): Fault[] {
  if (!file.value) return []
  const { bundle, expressions } = around
  if (file.kind === 'workflow') {
    const subject = workflowSubject(file.value, bundle, expressions)
    return workflowRules.flatMap((rule) => rule(subject))
  }
  if (file.kind === 'form') {
    const subject = { form: file.value, bundle, expressions }
    return formRules.flatMap((rule) => rule(subject))
  }
  if (file.kind === 'document') {
    const subject = { document: file.value, bundle, expressions }
    return documentRules.flatMap((rule) => rule(subject))
  }
  if (file.kind === 'dashboard') {
    const subject = { dashboard: file.value, bundle, expressions }
    return dashboardRules.flatMap((rule) => rule(subject))
  }
  if (file.kind === 'indicators') {
    const subject = { ...around, set: file.value }
    return indicatorRules.flatMap((rule) => rule(subject))
  }
  if (file.kind === 'export') {
    const subject = { ...around, table: file.value }
    return exportRules.flatMap((rule) => rule(subject))
  }
  return file.kind === 'programme' ? programmeFaults(bundle) : doubledCodes(file.value.items)
}

function doubledCodes(items: readonly { code: string }[]): Fault[] {
  const seen = new Set<string>()
  return items.flatMap(({ code }, n): Fault[] => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [
      {
        path: `/items/${n}/code`,
        code: 'name.doubled',
        message: {
          pl: `Kod „${code}” występuje dwa razy.`,
          en: `The code "${code}" stands twice.`,
        },
        hint: { pl: 'Nadaj inny kod.', en: 'Choose another code.' },
      },
    ]
  })
}

function byPlace(a: DefinitionIssue, b: DefinitionIssue): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}

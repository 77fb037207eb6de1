import { eventsToldElsewhere, SplotError } from '@splot/definition'
import type {
  DefinitionIssue,
  ExpressionCompiler,
  Issue,
  LocalText,
  ParsedFile,
  ParsedProgramme,
  ProgrammeBundle,
  WorkflowDefinition,
} from '@splot/definition'
import { compileWorkflow, createCalendar, exploreDefinition, joinFindings } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import { compileDocument, compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { payloadSchemaIssues } from '../definitions/compile.ts'
import { toDefinitionIssue } from './to-definition-issue.ts'

/** A workflow that the exhaustive check could not look at wholly, and why. */
export interface Unexplored {
  file: string
  why: LocalText
}

/** What is found when files are compiled and every workflow is run through. */
export interface CompiledFindings {
  /** Findings of lint included, with the stories of what both found. */
  issues: DefinitionIssue[]
  workflows: CompiledWorkflow[]
  unexplored: Unexplored[]
}

/**
 * Compiles every workflow, form and document template as the service would and returns what lint found
 * with what stands in the way and what the exhaustive check of each workflow finds, and the workflows that
 * run. Where lint found an error, forms and templates are left out, and workflows run as far as they can:
 * one fault, one finding.
 */
export function compileIssues(
  { bundle, files, issues }: ParsedProgramme,
  expressions: ExpressionCompiler,
): CompiledFindings {
  const workflowFiles = files.filter(({ kind }) => kind === 'workflow')
  if (bundle === undefined)
    return {
      issues,
      workflows: [],
      unexplored: workflowFiles.map(({ file }) => ({ file, why: noProgramme })),
    }
  const workflows: CompiledWorkflow[] = []
  const unexplored: Unexplored[] = []
  const faulty = new Set(issues.filter((one) => one.severity === 'error').map(({ file }) => file))
  const left = issues.filter(({ file }) => !workflowFiles.some((one) => one.file === file))
  const found = files.flatMap((file): DefinitionIssue[] => {
    if (file.kind !== 'workflow')
      return faulty.has(file.file) ? [] : partIssues(file, bundle, expressions)
    const lint = issues.filter((issue) => issue.file === file.file)
    const note = (why: LocalText) => unexplored.push({ file: file.file, why })
    if (file.value === undefined) {
      note(unreadable)
      return lint
    }
    const { compiled, met, refused, why } = explored(file, file.value, bundle, expressions)
    if (why !== null) note(why)
    if (faulty.has(file.file)) return joinFindings(lint, met)
    if (compiled !== null) workflows.push(compiled)
    const payloads = payloadSchemaIssues(file.value).map((issue) => toDefinitionIssue(file, issue))
    return [...payloads, ...refused, ...joinFindings(lint, met)]
  })
  return { issues: [...left, ...found], workflows, unexplored }
}

const noProgramme: LocalText = {
  pl: 'Najpierw trzeba poprawić plik programu.',
  en: 'The file of the programme has to be mended first.',
}
const unreadable: LocalText = {
  pl: 'Pliku nie da się odczytać jako przebiegu. Najpierw trzeba poprawić jego budowę.',
  en: 'The file cannot be read as a workflow. Its shape has to be mended first.',
}

function explored(
  file: ParsedFile,
  workflow: WorkflowDefinition,
  { programme: { roles, calendar, timeZone }, workflows }: ProgrammeBundle,
  expressions: ExpressionCompiler,
) {
  const toldElsewhere = eventsToldElsewhere(workflows, roles)
  const { compiled, issues, refused, unexplored } = exploreDefinition(
    () => compileWorkflow(workflow, { expressions, calendar: createCalendar(calendar, timeZone) }),
    { roles, toldElsewhere },
  )
  const placed = (found: readonly Issue[]) => found.map((issue) => toDefinitionIssue(file, issue))
  return { compiled, met: placed(issues), refused: placed(refused), why: unexplored }
}

function partIssues(
  file: ParsedFile,
  { codeLists }: ProgrammeBundle,
  expressions: ExpressionCompiler,
): DefinitionIssue[] {
  if (file.kind === 'form' && file.value !== undefined) {
    const form = file.value
    const parts = { codeLists, expressions, createValidator: createAjvValidator }
    return refusals(file, () => void compileForm(form, parts))
  }
  if (file.kind === 'document' && file.value !== undefined) {
    const document = file.value
    return refusals(file, () => void compileDocument(document, { codeLists, expressions }))
  }
  return []
}

function refusals(file: ParsedFile, compile: () => void): DefinitionIssue[] {
  try {
    compile()
    return []
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    const whole: Issue = {
      path: '',
      code: error.code,
      message: { pl: error.message, en: error.message },
    }
    const issues = error.issues.length > 0 ? error.issues : [whole]
    return issues.map((issue) => toDefinitionIssue(file, issue))
  }
}

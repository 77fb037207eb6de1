import { SplotError } from '@splot/definition'
import type {
  DefinitionIssue,
  ExpressionCompiler,
  Issue,
  ParsedFile,
  ParsedProgramme,
  ProgrammeBundle,
} from '@splot/definition'
import { compileWorkflow, createCalendar } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import { compileDocument, compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { payloadSchemaIssues } from '../definitions/compile.ts'
import { toDefinitionIssue } from './to-definition-issue.ts'
import { workflowFindings } from './workflow-findings.ts'

/**
 * Compiles every workflow, form and document template as the service would and returns what stands in the way, with
 * what the exhaustive check of each workflow finds, and the workflows that run. A file in which the lint found an error is left
 * out: one fault, one finding.
 */
export function compileIssues(
  { bundle, files, issues }: ParsedProgramme,
  expressions: ExpressionCompiler,
): { issues: DefinitionIssue[]; workflows: CompiledWorkflow[] } {
  if (bundle === undefined) return { issues: [], workflows: [] }
  const workflows: CompiledWorkflow[] = []
  const faulty = new Set(issues.filter((one) => one.severity === 'error').map(({ file }) => file))
  const found = files.flatMap((file) => {
    if (faulty.has(file.file)) return []
    if (file.kind === 'form' && file.value !== undefined) {
      const form = file.value
      const { codeLists } = bundle
      const parts = { codeLists, expressions, createValidator: createAjvValidator }
      return refusals(file, () => void compileForm(form, parts))
    }
    if (file.kind === 'document' && file.value !== undefined) {
      const document = file.value
      const { codeLists } = bundle
      return refusals(file, () => void compileDocument(document, { codeLists, expressions }))
    }
    if (file.kind !== 'workflow' || file.value === undefined) return []
    const workflow = file.value
    let compiled: CompiledWorkflow | undefined
    const refused = refusals(file, () => {
      compiled = compileWorkflow(workflow, { expressions, calendar: calendarOf(bundle) })
    })
    const payloads = payloadSchemaIssues(workflow).map((issue) => toDefinitionIssue(file, issue))
    if (compiled === undefined) return [...payloads, ...refused]
    workflows.push(compiled)
    return [...payloads, ...workflowFindings(file, compiled, bundle)]
  })
  return { issues: found, workflows }
}

function calendarOf({ programme }: ProgrammeBundle) {
  return createCalendar(programme.calendar, programme.timeZone)
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

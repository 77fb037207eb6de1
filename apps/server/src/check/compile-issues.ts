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
import { compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'

/**
 * Compiles every workflow and form as the service would and returns what stands in the way.
 */
export function compileIssues(
  { bundle, files }: ParsedProgramme,
  expressions: ExpressionCompiler,
): DefinitionIssue[] {
  if (bundle === undefined) return []
  return files.flatMap((file) => {
    if (file.kind === 'form' && file.value !== undefined) {
      const form = file.value
      const { codeLists } = bundle
      const parts = { codeLists, expressions, createValidator: createAjvValidator }
      return refusals(file, () => void compileForm(form, parts))
    }
    if (file.kind !== 'workflow' || file.value === undefined) return []
    const workflow = file.value
    return refusals(
      file,
      () => void compileWorkflow(workflow, { expressions, calendar: calendarOf(bundle) }),
    )
  })
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

/** Returns an issue with its place in the file. Pure. */
export function toDefinitionIssue(file: ParsedFile, issue: Issue): DefinitionIssue {
  return {
    ...issue,
    file: file.file,
    ...file.locate(issue.path),
    severity: issue.severity ?? 'error',
    hint: {
      pl: 'Popraw wskazane miejsce i sprawdź ponownie.',
      en: 'Correct the place named and check again.',
    },
  }
}

import type {
  CodeList,
  ExpressionCompiler,
  FormDefinition,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { compileWorkflow, createCalendar } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import { compileForm } from '@splot/forms'
import type { CompiledForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'

/** Compiles a workflow with the calendar of its programme. @throws SplotError of the engine */
export function compileWorkflowDefinition(
  definition: WorkflowDefinition,
  programme: ProgrammeDefinition,
  expressions: ExpressionCompiler,
): CompiledWorkflow {
  const calendar = createCalendar(programme.calendar, programme.timeZone)
  return compileWorkflow(definition, { expressions, calendar })
}

/** Compiles a form with the validators of the server. @throws SplotError of forms */
export function compileFormDefinition(
  definition: FormDefinition,
  codeLists: readonly CodeList[],
  expressions: ExpressionCompiler,
): CompiledForm {
  return compileForm(definition, { codeLists, expressions, createValidator: createAjvValidator })
}

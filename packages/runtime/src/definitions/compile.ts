import { SplotError } from '@splot/definition'
import type {
  CodeList,
  ExpressionCompiler,
  FormDefinition,
  Issue,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { compileWorkflow, createCalendar } from '@splot/engine'
import type { CompiledWorkflow } from '@splot/engine'
import { compileForm } from '@splot/forms'
import type { CompiledForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { payloadValidator } from '../cases/event-payload.ts'

/**
 * Compiles a workflow with the calendar of its programme.
 *
 * @throws SplotError of the engine, workflow.invalid for an event whose payload schema is none
 */
export function compileWorkflowDefinition(
  definition: WorkflowDefinition,
  programme: ProgrammeDefinition,
  expressions: ExpressionCompiler,
): CompiledWorkflow {
  const calendar = createCalendar(programme.calendar, programme.timeZone)
  const issues = payloadSchemaIssues(definition)
  if (issues.length > 0)
    throw new SplotError('workflow.invalid', 'Expected payload schemas that can be used.', {
      issues,
    })
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

/** Returns the events of a workflow whose payload schema cannot be used, such as one with a pattern that is no RE2. */
export function payloadSchemaIssues({ events }: WorkflowDefinition): Issue[] {
  return Object.entries(events).flatMap(([type, { payload }]) => {
    try {
      if (payload !== undefined) payloadValidator(payload)
      return []
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return [
        {
          path: `/events/${type}/payload`,
          code: 'workflow.payload-schema',
          message: {
            pl: `Schemat danych zdarzenia „${type}” jest błędny: ${reason}`,
            en: `The payload schema of the event "${type}" cannot be used: ${reason}`,
          },
        },
      ]
    }
  })
}

import { parseProgramme } from '@splot/definition'
import type { ProgrammeBundle } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import type { CompiledForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { definitionFiles } from './first-stage.ts'

const expressions = createExpressionCompiler()
const forms = new Map<string, CompiledForm>()
let read: Promise<ProgrammeBundle> | undefined

/** Returns the programme of the repository, read once for all test files of a worker. */
export function referenceProgramme(): Promise<ProgrammeBundle> {
  read ??= readProgramme()
  return read
}

async function readProgramme(): Promise<ProgrammeBundle> {
  const { bundle } = parseProgramme(await definitionFiles())
  if (!bundle) throw new Error('Expected a readable programme.')
  return bundle
}

/** Returns a form of the programme of the repository, compiled once. */
export async function referenceForm(id: string): Promise<CompiledForm> {
  const { forms: definitions, codeLists } = await referenceProgramme()
  const definition = definitions.find((form) => form.id === id)
  if (!definition) throw new Error(`Expected a form ${id}.`)
  const form =
    forms.get(id) ??
    compileForm(definition, { codeLists, expressions, createValidator: createAjvValidator })
  forms.set(id, form)
  return form
}

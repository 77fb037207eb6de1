import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type CompiledForm, type SchemaValidator } from '@splot/forms'
import * as validatorRuntime from '@splot/forms/ajv/runtime'
import type { CodeList } from '@splot/definition'
import type { FormRef } from '@splot/runtime'
import { client } from '../api/client.ts'

/** A form ready to be filled or read. */
export interface OpenForm {
  form: CompiledForm
  codeLists: readonly CodeList[]
}

/** What `/api/forms/<id>/validator.js` exports. */
interface ValidatorModule {
  createValidators: (runtime: typeof validatorRuntime) => Record<string, SchemaValidator>
}

const expressions = createExpressionCompiler()

/** Loads a published form and its validator, made on the server so that no `eval` is needed here. */
export async function openForm(ref: FormRef): Promise<OpenForm> {
  const address = client.formValidatorUrl(ref.id, ref.version, ref.release)
  const [{ definition, codeLists }, module] = await Promise.all([
    client.form(ref.id, ref.version, ref.release),
    import(/* @vite-ignore */ address) as Promise<ValidatorModule>,
  ])
  const validators = module.createValidators(validatorRuntime)
  const validator = validators[ref.id] ?? Object.values(validators)[0]
  if (validator === undefined) throw new Error(`Expected a validator of form ${ref.id}`)
  return {
    form: compileForm(definition, { codeLists, expressions, createValidator: () => validator }),
    codeLists,
  }
}

import Form from '@rjsf/core'
import validator from '@rjsf/validator-ajv8'
import { createRoot } from 'react-dom/client'
import { benchSchema, type BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'

/** `@rjsf/core` with its own Ajv validator, validating at every key. */
export async function prepare(fields: readonly BenchField[]): Promise<Prepared> {
  const schema = benchSchema(fields)
  return (host) =>
    createRoot(host).render(
      <Form
        schema={schema}
        validator={validator}
        liveValidate="onChange"
        showErrorList={false}
        noHtml5Validate
      />,
    )
}

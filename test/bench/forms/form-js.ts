import { Form } from '@bpmn-io/form-js-viewer'
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { choices, type BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'

const types = { text: 'textfield', integer: 'number', choice: 'select', boolean: 'checkbox' }

/** `@bpmn-io/form-js`: its viewer. */
export async function prepare(fields: readonly BenchField[]): Promise<Prepared> {
  const schema = {
    type: 'default',
    components: fields.map(({ key, label, kind, required }) => ({
      type: types[kind],
      id: key,
      key,
      label,
      ...(kind === 'choice' && { values: choices }),
      ...(kind === 'integer' && { decimalDigits: 0 }),
      ...(required && { validate: { required } }),
    })),
  }
  return (host) => void new Form({ container: host }).importSchema(schema, {})
}

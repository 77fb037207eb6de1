import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import 'survey-core/survey-core.css'
import { Survey } from 'survey-react-ui'
import { choices, type BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'

/** `survey-react-ui`, validating at every key. */
export async function prepare(fields: readonly BenchField[]): Promise<Prepared> {
  const elements = fields.map(({ key: name, label: title, kind, required: isRequired }) => {
    if (kind === 'choice')
      return {
        type: 'dropdown',
        name,
        title,
        isRequired,
        choices: choices.map(({ value, label }) => ({ value, text: label })),
      }
    if (kind === 'boolean')
      return { type: 'boolean', renderAs: 'checkbox', name, title, isRequired }
    return {
      type: 'text',
      ...(kind === 'integer' && { inputType: 'number' }),
      name,
      title,
      isRequired,
    }
  })
  return (host) => {
    const model = new Model({
      elements,
      checkErrorsMode: 'onValueChanged',
      textUpdateMode: 'onTyping',
    })
    createRoot(host).render(<Survey model={model} />)
  }
}

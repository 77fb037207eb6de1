import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { textParameter } from '../workflow/actions.ts'
import { actionsOf } from '../workflow/state-tree.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Templates that do not exist, and values that a template misses or does not read. */
export const documentActions: WorkflowRule = ({ bundle, nodes }) => {
  const known = bundle.documents.map(({ id }) => id)
  return nodes.flatMap(actionsOf).flatMap(({ action, pointer }) => {
    const id = textParameter(action, 'template')
    if (action.type !== 'document' || id === undefined) return []
    const template = bundle.documents.find((one) => one.id === id)
    const at = joinPointer(pointer, 'params')
    if (!template) return [unknownName('document', joinPointer(at, 'template'), id, known)]
    const given = Object.keys(template.given)
    const { values = {} } = action.params ?? {}
    const names = values !== null && typeof values === 'object' ? Object.keys(values) : []
    return [
      ...given.filter((name) => !names.includes(name)).map((name) => valueMissing(at, name, id)),
      ...names
        .filter((name) => !given.includes(name))
        .map((name) => unknownName('value', joinPointer(at, 'values', name), name, given)),
    ]
  })
}

function valueMissing(params: string, name: string, template: string): Fault {
  return {
    path: joinPointer(params, 'values'),
    code: 'document.value-missing',
    params: { name },
    message: {
      pl: `Szablon „${template}” czyta wartość „${name}”, a działanie jej nie podaje.`,
      en: `The template "${template}" reads the value "${name}", which the action does not give.`,
    },
    hint: {
      pl: `Dodaj „${name}” do „values”; wartość, której nie ma, zapisz jako null.`,
      en: `Add "${name}" to "values"; write null for a value that is not there.`,
    },
  }
}

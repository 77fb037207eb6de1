import type { Fault } from '../source/definition-issue.ts'
import type { FormRuleCheck } from './lint-subject.ts'
import { parametersIn } from './parameters-read.ts'

/** What a form reads is sent to whoever opens it: a confidential parameter may not be among it. */
export const confidentialParameters: FormRuleCheck = ({ form, bundle: { programme } }) => {
  const read = new Set(parametersIn(form))
  return Object.entries(programme.parameters)
    .filter(([id, { confidential }]) => confidential === true && read.has(id))
    .map(([id]) => fault(id))
}

function fault(id: string): Fault {
  return {
    path: '',
    code: 'parameter.confidential',
    message: {
      pl: `Formularz czyta poufny parametr „${id}”, a dostałby go każdy, kto formularz otworzy.`,
      en: `The form reads the confidential parameter "${id}", and whoever opens it would get it.`,
    },
    hint: {
      pl: 'Policz w przepływie to, co ma zobaczyć wypełniający, albo zdejmij z parametru poufność.',
      en: 'Compute in the workflow what people are to see, or let the parameter not be confidential.',
    },
  }
}

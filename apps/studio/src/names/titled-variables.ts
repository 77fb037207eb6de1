import type {
  FormDefinition,
  FormField,
  Locale,
  ProgrammeBundle,
  WorkflowDefinition,
} from '@splot/definition'
import { tasksOf } from '@splot/definition'
import type { KnownVariable } from './known-variables.ts'

/** A name with the words people know it by. */
export interface TitledVariable extends KnownVariable {
  label: string
  /** Where it comes from: the task, the parameters, the case. */
  group: string
  /** Values it can have, with their labels. */
  choices?: readonly { value: string; label: string }[]
}

/** Returns names with titles of tasks, labels of fields and code lists. Pure. */
export function titledVariables(
  known: readonly KnownVariable[],
  workflow: WorkflowDefinition,
  bundle: ProgrammeBundle,
  locale: Locale,
): TitledVariable[] {
  const tasks = new Map(tasksOf(workflow).map((task) => [task.id, task]))
  const lists = new Map(bundle.codeLists.map((list) => [list.id, list]))
  return known.map((variable) => {
    const [root = '', ...rest] = variable.path.split('.')
    const name = rest.join('.')
    const [first = '', ...inner] = rest
    if (root === 'answers') {
      const task = tasks.get(first)
      const form = bundle.forms.find(({ id }) => id === task?.form)
      const field = form && fieldAt(form, inner)
      const group = task?.title?.[locale] ?? form?.title[locale] ?? first
      const list = field?.list === undefined ? undefined : lists.get(field.list)
      const choices = list?.items.map(({ code, label }) => ({ value: code, label: label[locale] }))
      return {
        ...variable,
        label: field?.label[locale] ?? (name || words.answers[locale]),
        group,
        ...(choices && { choices }),
      }
    }
    if (root === 'parameters')
      return {
        ...variable,
        label: bundle.programme.parameters[first]?.title[locale] ?? first,
        group: words.parameters[locale],
      }
    const group = root === 'case' || root === 'context' || root === 'event' ? root : undefined
    return {
      ...variable,
      label: caseWords[variable.path]?.[locale] ?? (root === 'context' ? name : variable.path),
      group: group === undefined ? words.further[locale] : words[group][locale],
    }
  })
}

function fieldAt(form: FormDefinition, keys: readonly string[]): FormField | undefined {
  let fields = form.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
  let found: FormField | undefined
  for (const key of keys) {
    found = fields.find((field) => field.key === key)
    fields = found?.fields ?? []
  }
  return found
}

const words = {
  answers: { pl: 'odpowiedzi', en: 'answers' },
  parameters: { pl: 'parametry', en: 'parameters' },
  case: { pl: 'sprawa', en: 'case' },
  context: { pl: 'dane pomocnicze', en: 'context' },
  event: { pl: 'zdarzenie', en: 'event' },
  further: { pl: 'inne', en: 'other' },
}

const caseWords: Record<string, Record<Locale, string>> = {
  'case.number': { pl: 'Numer sprawy', en: 'Number of the case' },
  'case.title': { pl: 'Tytuł sprawy', en: 'Title of the case' },
  'case.startedAt': { pl: 'Początek sprawy', en: 'Start of the case' },
}

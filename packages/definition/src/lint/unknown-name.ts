import type { Fault } from '../source/definition-issue.ts'
import { listed, suggestion } from './suggestion.ts'

/** What a name can stand for, in both languages, genitive in Polish. */
const things = {
  state: { pl: 'stanu', en: 'state' },
  role: { pl: 'roli', en: 'role' },
  form: { pl: 'formularza', en: 'form' },
  section: { pl: 'sekcji', en: 'section' },
  timer: { pl: 'terminu', en: 'timer' },
  task: { pl: 'zadania', en: 'task' },
  event: { pl: 'zdarzenia', en: 'event' },
  workflow: { pl: 'przebiegu', en: 'workflow' },
  template: { pl: 'szablonu powiadomienia', en: 'notification template' },
  catalogue: { pl: 'katalogu', en: 'catalogue' },
  entry: { pl: 'informacji o wpisie katalogu', en: 'fact of the entry' },
  document: { pl: 'szablonu dokumentu', en: 'document template' },
  value: { pl: 'wartości szablonu', en: 'value of the template' },
  column: { pl: 'kolumny', en: 'column' },
  indicator: { pl: 'wskaźnika', en: 'indicator' },
  ledger: { pl: 'księgi', en: 'ledger' },
  list: { pl: 'listy kodowej', en: 'code list' },
  field: { pl: 'pola', en: 'field' },
  variable: { pl: 'zmiennej', en: 'variable' },
  decision: { pl: 'rozstrzygnięcia', en: 'decision' },
  action: { pl: 'działania', en: 'action' },
  display: { pl: 'zapisu wartości', en: 'display' },
  fact: { pl: 'informacji o osobie', en: 'fact of a person' },
  payload: { pl: 'danej zdarzenia u odbiorcy', en: 'value of the receiver’s event' },
  source: { pl: 'źródła', en: 'source' },
  breakdown: { pl: 'przekroju', en: 'breakdown' },
  dataClass: { pl: 'klasy danych', en: 'class of data' },
  dateParameter: { pl: 'parametru będącego datą', en: 'parameter that is a date' },
  parameter: { pl: 'parametru działania', en: 'parameter of the action' },
} as const

/** Returns the fault `unknown.<kind>` with what was probably meant. Pure. */
export function unknownName(
  kind: keyof typeof things,
  path: string,
  name: string,
  known: readonly string[],
): Fault {
  const near = suggestion(name, known)
  const { pl, en } = things[kind]
  return {
    path,
    code: `unknown.${kind}`,
    params: { name, ...(near !== undefined && { near }) },
    message: {
      pl: `Nie ma ${pl} „${name}”.${near ? ` Czy chodziło o „${near}”?` : ''}`,
      en: `There is no ${en} "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
    },
    hint: { pl: `Możliwe: ${listed(known)}.`, en: `Possible: ${listed(known)}.` },
  }
}

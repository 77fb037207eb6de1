import type { Locale } from '../../text.ts'
import type { PartKind } from '../part.ts'

/** A noun, with its gender in Polish, on which adjectives depend. */
interface Noun {
  pl: string
  gender: 'm' | 'f' | 'n'
  en: string
}

const noun = (pl: string, gender: Noun['gender'], en: string): Noun => ({ pl, gender, en })

/** What people call each kind of part; the words of `docs/glossary.md`. */
const nouns: Readonly<Record<PartKind, Noun>> = {
  programme: noun('program', 'm', 'programme'),
  workflow: noun('przebieg', 'm', 'workflow'),
  form: noun('formularz', 'm', 'form'),
  codeList: noun('lista kodowa', 'f', 'code list'),
  document: noun('szablon dokumentu', 'm', 'document template'),
  dashboard: noun('pulpit', 'm', 'dashboard'),
  indicators: noun('zestaw wskaźników', 'm', 'set of indicators'),
  export: noun('układ eksportu', 'm', 'export layout'),
  role: noun('rola', 'f', 'role'),
  personFact: noun('informacja o osobie', 'f', 'fact of a person'),
  parameter: noun('parametr', 'm', 'parameter'),
  notification: noun('wiadomość', 'f', 'message'),
  stage: noun('etap', 'm', 'stage'),
  call: noun('pozycja na stronie publicznej', 'f', 'entry on the public page'),
  catalogue: noun('katalog', 'm', 'catalogue'),
  catalogueFact: noun('informacja w katalogu', 'f', 'fact in the catalogue'),
  input: noun('dana przekazywana na początku', 'f', 'value given at the start'),
  variable: noun('dana pomocnicza', 'f', 'fact of the case'),
  event: noun('zdarzenie', 'n', 'event'),
  timer: noun('termin', 'm', 'deadline'),
  reminder: noun('przypomnienie', 'n', 'reminder'),
  decision: noun('rozstrzygnięcie', 'n', 'decision'),
  decisionStep: noun('krok rozstrzygnięcia', 'm', 'step of the decision'),
  rankingKey: noun('kryterium kolejności', 'n', 'key of the ranking'),
  column: noun('kolumna', 'f', 'column'),
  offer: noun('sprawa, którą można rozpocząć', 'f', 'case that may be started'),
  publicFact: noun('informacja publiczna', 'f', 'public fact'),
  state: noun('stan', 'm', 'state'),
  task: noun('zadanie', 'n', 'task'),
  checklistItem: noun('pozycja listy czynności', 'f', 'item of the checklist'),
  transition: noun('przejście', 'n', 'transition'),
  action: noun('działanie', 'n', 'action'),
  page: noun('strona formularza', 'f', 'page of the form'),
  section: noun('część formularza', 'f', 'section of the form'),
  field: noun('pole', 'n', 'field'),
  rule: noun('zasada', 'f', 'rule'),
  item: noun('pozycja', 'f', 'item'),
  given: noun('wartość w dokumencie', 'f', 'value in the document'),
  block: noun('fragment dokumentu', 'm', 'part of the document'),
  fact: noun('wiersz', 'm', 'line'),
  panel: noun('panel', 'm', 'panel'),
  measure: noun('liczba w panelu', 'f', 'figure of the panel'),
  breakdown: noun('podział', 'm', 'breakdown'),
  source: noun('źródło danych', 'n', 'source of data'),
  indicator: noun('wskaźnik', 'm', 'indicator'),
  number: noun('liczba wskaźnika', 'f', 'number of the indicator'),
}

const adjectives = {
  added: { m: 'Nowy', f: 'Nowa', n: 'Nowe', en: 'New' },
  removed: { m: 'Usunięty', f: 'Usunięta', n: 'Usunięte', en: 'Removed' },
  moved: { m: 'Przeniesiony', f: 'Przeniesiona', n: 'Przeniesione', en: 'Moved' },
} as const

/** Returns what a kind of part is called, in lower case. Pure. */
export function partNoun(kind: PartKind, locale: Locale): string {
  return nouns[kind][locale]
}

/** Returns how a sentence about a new, removed or moved part begins: “Nowe zadanie”, “New task”. Pure. */
export function partChanged(
  change: keyof typeof adjectives,
  kind: PartKind,
  locale: Locale,
): string {
  const { gender, [locale]: word } = nouns[kind]
  return `${adjectives[change][locale === 'pl' ? gender : 'en']} ${word}`
}

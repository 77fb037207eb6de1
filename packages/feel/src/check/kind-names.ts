import type { Type } from './type.ts'

/** Names of kinds as people read them. */
const names: Record<Type['kind'], { pl: string; en: string }> = {
  any: { pl: 'dowolna wartość', en: 'any value' },
  null: { pl: 'brak wartości', en: 'no value' },
  boolean: { pl: 'wartość logiczna', en: 'a boolean' },
  number: { pl: 'liczba', en: 'a number' },
  string: { pl: 'tekst', en: 'a text' },
  date: { pl: 'data', en: 'a date' },
  time: { pl: 'godzina', en: 'a time' },
  'date and time': { pl: 'data i godzina', en: 'a date and time' },
  'days and time duration': { pl: 'czas trwania w dniach', en: 'a days and time duration' },
  'years and months duration': {
    pl: 'czas trwania w latach i miesiącach',
    en: 'a years and months duration',
  },
  range: { pl: 'zakres', en: 'a range' },
  function: { pl: 'funkcja', en: 'a function' },
  list: { pl: 'lista', en: 'a list' },
  context: { pl: 'rekord', en: 'a context' },
}

/** Name of a kind in both languages. Pure. */
export function kindName(kind: Type['kind']): { pl: string; en: string } {
  return names[kind]
}

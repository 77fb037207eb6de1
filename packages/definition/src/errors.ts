import type { ErrorTable } from './error.ts'

/** Refusals of this package. */
export const definitionErrors: ErrorTable = {
  'definition.invalid': {
    status: 422,
    title: { pl: 'Definicja zawiera błędy', en: 'The definition has errors' },
    hint: {
      pl: 'Popraw wskazane miejsca i wczytaj definicję ponownie.',
      en: 'Mend the places named and load the definition again.',
    },
  },
  'edit.name-unknown': {
    status: 404,
    title: { pl: 'Nie ma takiej nazwy', en: 'There is no such name' },
    hint: {
      pl: 'Ktoś mógł ją usunąć albo zmienić. Odśwież i wybierz ponownie.',
      en: 'Somebody may have removed or changed it. Reload and choose again.',
    },
  },
  'edit.name-spelling': {
    status: 422,
    title: { pl: 'Tak nie można tego nazwać', en: 'This cannot be its name' },
    hint: {
      pl: 'Użyj liter bez polskich znaków i cyfr, zaczynając od małej litery; zdarzenia pisz wielkimi literami.',
      en: 'Use letters and digits, beginning with a small letter; write events in capitals.',
    },
  },
  'edit.name-taken': {
    status: 409,
    title: { pl: 'Ta nazwa jest już zajęta', en: 'This name is taken' },
    hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
  },
  'edit.name-of-service': {
    status: 409,
    title: { pl: 'Tej nazwy używa sam system', en: 'The service itself uses this name' },
    hint: {
      pl: 'Zmień tytuł, który widzą ludzie; nazwa musi zostać.',
      en: 'Change the title that people see; the name has to stay.',
    },
  },
  'edit.name-hidden': {
    status: 409,
    title: {
      pl: 'Ta nazwa znaczy już co innego w jednym z wyrażeń',
      en: 'This name means something else in one of the expressions',
    },
    hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
  },
}

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
}

import type { ErrorTable } from '@splot/definition'

/** What this package throws: code → HTTP status, title and what to do next. */
export const formErrors = {
  'form.invalid-definition': {
    status: 422,
    title: { pl: 'Formularz ma błędy w definicji', en: 'The form definition has faults' },
    hint: {
      pl: 'Popraw wskazane miejsca w definicji formularza i zapisz ją ponownie.',
      en: 'Mend the places named in the form definition and save it again.',
    },
  },
  'form.invalid-schema': {
    status: 422,
    title: { pl: 'Schemat danych jest niedozwolony', en: 'The data schema is not allowed' },
    hint: {
      pl: 'Użyj tylko tych słów JSON Schema draft-07, które opisuje docs/forms.md.',
      en: 'Use only the JSON Schema draft-07 keywords described in docs/forms.md.',
    },
  },
  'document.invalid-definition': {
    status: 422,
    title: { pl: 'Szablon dokumentu ma błędy', en: 'The document template has faults' },
    hint: {
      pl: 'Popraw wskazane miejsca w szablonie dokumentu i zapisz go ponownie.',
      en: 'Mend the places named in the document template and save it again.',
    },
  },
} as const satisfies ErrorTable

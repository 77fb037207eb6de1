/** Texts of controls that several pages show. */
export const partsTexts = {
  pl: {
    language: { pl: 'po polsku', en: 'po angielsku' },
    search: 'Wpisz, aby wyszukać',
    notFound: 'Nic nie pasuje',
    up: 'Przesuń wyżej: {{name}}',
    down: 'Przesuń niżej: {{name}}',
    remove: 'Usuń',
    removeNamed: 'Usuń: {{name}}',
    add: 'Dodaj',
    cancel: 'Anuluj',
    none: '(brak)',
  },
  en: {
    language: { pl: 'in Polish', en: 'in English' },
    search: 'Type to search',
    notFound: 'Nothing matches',
    up: 'Move up: {{name}}',
    down: 'Move down: {{name}}',
    remove: 'Remove',
    removeNamed: 'Remove: {{name}}',
    add: 'Add',
    cancel: 'Cancel',
    none: '(none)',
  },
}

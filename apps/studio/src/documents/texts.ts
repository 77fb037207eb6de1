/** Texts of the editor of document templates. */
export const documentsTexts = {
  pl: {
    settings: 'Wartości, czytelnicy i ustawienia',
    settingsLead: 'Co szablon dostaje od sprawy i kto czyta dokument.',
    preview: 'Podgląd',
    previewLead: 'Tak wygląda dokument dla zmyślonej sprawy. Żadna z wartości nie jest prawdziwa.',
    cannotPreview: 'Podglądu jeszcze nie ma',
    cannotPreviewHint: 'Popraw to w szablonie, a dokument się pokaże:',
    language: 'Język podglądu',
    samples: 'Przykładowe wartości',
    samplesLead: 'Zmień je, aby zobaczyć dokument z innymi.',
    usedIn: 'Gdzie powstaje ten dokument',
    usedNowhere:
      'Żaden przebieg nie wystawia jeszcze tego dokumentu. Dodaj w stanie działanie „Wystaw dokument”.',
    usedInState: '{{workflow}}: {{state}}',
    numbering: 'numer: {{format}}',
    insert: 'Wstaw wartość',
    inserted: 'Wstawiono {{value}} w tekście {{language}}.',
  },
  en: {
    settings: 'Values, readers and settings',
    settingsLead: 'What the template is given by the case, and who reads the document.',
    preview: 'Preview',
    previewLead: 'This is the document of an invented case. None of its values is real.',
    cannotPreview: 'There is no preview yet',
    cannotPreviewHint: 'Mend this in the template and the document appears:',
    language: 'Language of the preview',
    samples: 'Sample values',
    samplesLead: 'Change them to see the document with others.',
    usedIn: 'Where this document is made',
    usedNowhere:
      'No workflow makes this document yet. Add the action “Make a document” to a state.',
    usedInState: '{{workflow}}: {{state}}',
    numbering: 'number: {{format}}',
    insert: 'Insert a value',
    inserted: '{{value}} was inserted into the text {{language}}.',
  },
}

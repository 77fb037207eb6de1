/** Texts of lists and pages of document templates, dashboards, indicators and tables of data. */
export const definitionsTexts = {
  pl: {
    none: 'Nic tu jeszcze nie ma',
    noneHint: {
      document:
        'Dodaj pierwszy szablon. Przebieg wystawi z niego dokument działaniem „Wystaw dokument”.',
      dashboard: 'Dodaj pierwszy pulpit i wybierz, kto go ma.',
      indicators: 'Dodaj pierwszy zestaw wskaźników.',
      export: 'Dodaj pierwsze zestawienie danych dla innego systemu.',
    },
    one: {
      document: 'Szablon dokumentu',
      dashboard: 'Pulpit',
      indicators: 'Zestaw wskaźników',
      export: 'Zestawienie danych',
    },
    lead: {
      document: 'Teksty potwierdzeń, wezwań, decyzji i umów.',
      dashboard: 'Na co patrzą osoby w danej roli, żeby wiedzieć, jak stoją sprawy.',
      indicators: 'Liczby programu: z czego powstają i jaki jest cel.',
      export: 'Tabele w układzie, jakiego chce inny system.',
    },
    newName: {
      document: 'Tytuł dokumentu',
      dashboard: 'Nazwa pulpitu',
      indicators: 'Nazwa zestawu',
      export: 'Nazwa zestawienia',
    },
    add: {
      document: 'Dodaj szablon dokumentu',
      dashboard: 'Dodaj pulpit',
      indicators: 'Dodaj zestaw wskaźników',
      export: 'Dodaj zestawienie danych',
    },
  },
  en: {
    none: 'There is nothing here yet',
    noneHint: {
      document:
        'Add the first template. A workflow makes a document from it with the action “Make a document”.',
      dashboard: 'Add the first dashboard and choose who has it.',
      indicators: 'Add the first set of indicators.',
      export: 'Add the first table of data for another system.',
    },
    one: {
      document: 'Document template',
      dashboard: 'Dashboard',
      indicators: 'Set of indicators',
      export: 'Table of data',
    },
    lead: {
      document: 'The texts of confirmations, requests, decisions and agreements.',
      dashboard: 'What people in a role look at to know how things stand.',
      indicators: 'The numbers of the programme: what they are made from and their targets.',
      export: 'Tables in the layout that another system wants.',
    },
    newName: {
      document: 'Title of the document',
      dashboard: 'Name of the dashboard',
      indicators: 'Name of the set',
      export: 'Name of the table',
    },
    add: {
      document: 'Add a document template',
      dashboard: 'Add a dashboard',
      indicators: 'Add a set of indicators',
      export: 'Add a table of data',
    },
  },
}

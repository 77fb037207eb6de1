/** Texts of what a case is known by and what it keeps. */
export const dataTexts = {
  pl: {
    face: 'Listy i część publiczna',
    faceLead:
      'Po czym poznaje się sprawę na listach, co widzą wszyscy i co można w niej rozpocząć.',
    title: 'Dane sprawy',
    lead: 'Małe dane, które przebieg zapisuje i czyta w warunkach, oraz to, co sprawa dostaje na początku.',
    facts: 'Dane pomocnicze',
    factsLead:
      'Zapisuje je działanie „Zapisz wartość”. Odpowiedzi z formularzy są trzymane osobno.',
    noFacts: 'Ten przebieg nie ma danych pomocniczych.',
    newFact: 'Nazwa danej, jak ją czytają wyrażenia',
    first: 'Wartość na początku',
    firstList: 'Na początku: pusta lista.',
    firstComplex: 'Wartość na początku jest złożona i zostaje, jak jest.',
  },
  en: {
    face: 'Lists and public face',
    faceLead:
      'What a case is known by in lists, what everybody sees, and what may be started in it.',
    title: 'Data of the case',
    lead: 'Small facts that the workflow sets and reads in conditions, and what a case is given at its start.',
    facts: 'Facts of the case',
    factsLead: 'The action “Set a value” sets them. Answers of forms are kept apart.',
    noFacts: 'This workflow has no facts of its own.',
    newFact: 'Name of the fact, as expressions read it',
    first: 'Value at the start',
    firstList: 'At the start: an empty list.',
    firstComplex: 'The value at the start is made of parts and stays as it is.',
  },
}

/** Texts of decisions and rankings. */
export const decisionsTexts = {
  pl: {
    title: 'Rozstrzygnięcia',
    lead: 'Jak powstają wyniki: oceny w nazwanych krokach i listy rankingowe. Każdy krok z wartością zostaje przy sprawie.',
    none: 'Ten przebieg niczego nie rozstrzyga',
    noneHint:
      'Dodaj ocenę albo listę rankingową. Podejmie ją działanie „Podejmij rozstrzygnięcie”.',
    kinds: { steps: 'ocena w krokach', ranking: 'lista rankingowa' },
    thresholds: 'Progi i wagi z parametrów',
    thresholdsLead:
      'Liczby, które to rozstrzygnięcie czyta. Zmiana działa wszędzie, gdzie program ich używa; trwający nabór zachowuje dawne.',
    newName: 'Nazwa rozstrzygnięcia',
    addSteps: 'Dodaj ocenę w krokach',
    addRanking: 'Dodaj listę rankingową',
    howRanked: 'Tak powstaje lista',
    sentence: {
      first: '{{title}}: {{order}}',
      ascending: 'najpierw najmniejsze',
      descending: 'najpierw największe',
      next: 'Gdy równo, {{title}}: {{order}}',
      lots: 'Gdy wszystko jest równe, rozstrzyga losowanie.',
      tie: 'Gdy wszystko jest równe, miejsce jest wspólne, dopóki nie zostanie rozlosowane.',
      threshold: 'Miejsce może mieć tylko ten, kto przeszedł próg; inni są odrzuceni.',
      pools: 'Każda pula ma własną listę.',
      reserve: 'Kto przeszedł próg i nie ma miejsca, jest na liście rezerwowej.',
    },
  },
  en: {
    title: 'Decisions',
    lead: 'How results are reached: assessments in named steps, and rankings. Each step stays with the case, with its value.',
    none: 'This workflow decides nothing',
    noneHint: 'Add an assessment or a ranking. The action “Decide” makes it.',
    kinds: { steps: 'assessment in steps', ranking: 'ranking' },
    thresholds: 'Thresholds and weights from parameters',
    thresholdsLead:
      'Numbers that this decision reads. A change holds wherever the programme uses them; a running call keeps the old ones.',
    newName: 'Name of the decision',
    addSteps: 'Add an assessment in steps',
    addRanking: 'Add a ranking',
    howRanked: 'This is how the list is made',
    sentence: {
      first: '{{title}}: {{order}}',
      ascending: 'smallest first',
      descending: 'largest first',
      next: 'Where it is the same, {{title}}: {{order}}',
      lots: 'Where everything is the same, lots decide.',
      tie: 'Where everything is the same, the place is shared until lots are drawn.',
      threshold: 'Only who passed the threshold may have a place; the others are rejected.',
      pools: 'Each pool has a list of its own.',
      reserve: 'Who passed the threshold and has no place is on the reserve list.',
    },
  },
}

/** Texts of the check. */
export const checkTexts = {
  pl: {
    title: 'Sprawdzenie',
    lead: 'Wszystko, co trzeba poprawić albo wyjaśnić przed publikacją. Sprawdzamy po każdej zmianie.',
    errors_one: '{{count}} błąd',
    errors_few: '{{count}} błędy',
    errors_many: '{{count}} błędów',
    errors_other: '{{count}} błędu',
    warnings_one: '{{count}} ostrzeżenie',
    warnings_few: '{{count}} ostrzeżenia',
    warnings_many: '{{count}} ostrzeżeń',
    warnings_other: '{{count}} ostrzeżenia',
    none: 'Bez uwag',
    noneTitle: 'Nic nie trzeba poprawiać',
    noneHint:
      'Każdą sprawę można doprowadzić do końca, wszystkie nazwy prowadzą tam, gdzie powinny.',
    checking: 'Sprawdzanie…',
    error: 'Błąd',
    warning: 'Ostrzeżenie',
    show: 'Pokaż miejsce',
    repairs: 'Jak to poprawić',
    repair: 'Popraw tak',
    story: 'Jak do tego dochodzi:',
    unexplored: 'Czego nie sprawdzono do końca',
    unexploredHint:
      'W tych przebiegach nie obejrzano każdej drogi, więc mogą mieć jeszcze inne usterki.',
    words: {
      missing: 'Brakuje: {{what}}.',
      empty: 'Puste: {{what}}.',
      malformed: 'Niedozwolona nazwa: {{what}}.',
      choose: 'Nie wybrano: {{what}}.',
    },
    wordHints: {
      missing: 'Uzupełnij to miejsce.',
      empty: 'Wpisz wartość albo usuń ustawienie.',
      malformed: 'Użyj liter bez znaków diakrytycznych i cyfr.',
      choose: 'Wybierz z listy.',
    },
    hints: {
      'scenario-unmet':
        'Uruchom ten scenariusz w symulacji i zobacz, co wyszło; popraw program albo oczekiwanie.',
      'state-no-way-out':
        'Dodaj w „Co dalej”, dokąd sprawa idzie z tego stanu, albo oznacz go jako koniec sprawy.',
      'check-dead-end':
        'Dodaj w „Co dalej”, dokąd sprawa idzie z tego stanu, albo oznacz go jako koniec sprawy.',
      'state-unreachable': 'Dodaj przejście, które tu prowadzi, albo usuń stan.',
      'check-unreachable-state': 'Dodaj przejście, które tu prowadzi, albo usuń stan.',
      'wait-no-deadline':
        'Daj zadaniu termin, dodaj przejście po terminie albo napisz, na co sprawa czeka.',
      'check-no-deadline':
        'Daj zadaniu termin, dodaj przejście po terminie albo napisz, na co sprawa czeka.',
      'task-nobody': 'Wskaż rolę, którą ktoś może mieć.',
      'check-no-otherwise': 'Dodaj przejście bez warunku, na wypadek gdy żaden nie jest spełniony.',
      'check-never-taken': 'Usuń to przejście albo zmień jego warunek lub kolejność.',
    },
  },
  en: {
    title: 'Check',
    lead: 'Everything to be mended or explained before publishing. We look after every change.',
    errors_one: '{{count}} error',
    errors_other: '{{count}} errors',
    warnings_one: '{{count}} warning',
    warnings_other: '{{count}} warnings',
    none: 'Nothing wrong',
    noneTitle: 'Nothing has to be mended',
    noneHint: 'Every case can be brought to an end, and all names lead where they should.',
    checking: 'Checking…',
    error: 'Error',
    warning: 'Warning',
    show: 'Show the place',
    repairs: 'How to mend it',
    repair: 'Mend it so',
    story: 'How it comes to that:',
    unexplored: 'What was not checked to the end',
    unexploredHint:
      'Not every way through these workflows was looked at, so there may be more wrong with them.',
    words: {
      missing: 'Missing: {{what}}.',
      empty: 'Empty: {{what}}.',
      malformed: 'Not a name that can be used: {{what}}.',
      choose: 'Not chosen: {{what}}.',
    },
    wordHints: {
      missing: 'Fill it in.',
      empty: 'Write a value, or remove the setting.',
      malformed: 'Use letters without accents and digits.',
      choose: 'Choose from the list.',
    },
    hints: {
      'scenario-unmet':
        'Run this scenario in the simulation and see what came out; mend the programme or the expectation.',
      'state-no-way-out':
        'Add under “What happens next” where the case goes from this state, or make it an end.',
      'check-dead-end':
        'Add under “What happens next” where the case goes from this state, or make it an end.',
      'state-unreachable': 'Add a transition that leads here, or delete the state.',
      'check-unreachable-state': 'Add a transition that leads here, or delete the state.',
      'wait-no-deadline':
        'Give the task a deadline, add what happens when one passes, or say what the case waits for.',
      'check-no-deadline':
        'Give the task a deadline, add what happens when one passes, or say what the case waits for.',
      'task-nobody': 'Name a role that somebody can hold.',
      'check-no-otherwise':
        'Add a transition without a condition for when none of the others holds.',
      'check-never-taken': 'Remove this transition, or change its condition or place.',
    },
  },
}

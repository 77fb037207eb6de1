/** Texts of who may do what. */
export const accessTexts = {
  pl: {
    title: 'Uprawnienia',
    lead: 'Kto widzi sprawę, czyta odpowiedzi, rozpoczyna, przekazuje i wznawia. Kto czegoś nie widzi, dla tego to nie istnieje.',
    table: 'Kto co może',
    what: 'Co',
    rows: {
      read: 'Widzi sprawę',
      answers: 'Czyta odpowiedzi: {{name}}',
      decision: 'Czyta rozstrzygnięcie: {{name}}',
      start: 'Rozpoczyna sprawę',
      assign: 'Przekazuje zadania innym osobom',
      reopen: 'Wznawia zakończoną sprawę',
      invite: 'Zaprasza jako: {{name}}',
    },
    inherits: 'każdy, kto widzi sprawę',
    everybody: 'każda zalogowana osoba',
    conditional: 'warunek',
    legend:
      '„Warunek” znaczy, że rola ma to prawo tylko czasem. Wybierz go, aby zobaczyć i zmienić, kiedy.',
    addRole: 'Dodaj rolę do tabeli',
    details: 'Szczegóły i warunki',
    detailsLead: 'To samo, co w tabeli, razem z warunkami.',
  },
  en: {
    title: 'Access',
    lead: 'Who sees the case, reads answers, starts, reassigns and reopens. What somebody may not see does not exist for them.',
    table: 'Who may do what',
    what: 'What',
    rows: {
      read: 'Opens the case',
      answers: 'Reads answers: {{name}}',
      decision: 'Reads the decision: {{name}}',
      start: 'Starts a case',
      assign: 'Gives tasks to other people',
      reopen: 'Reopens a finished case',
      invite: 'Invites as: {{name}}',
    },
    inherits: 'whoever may open the case',
    everybody: 'everybody who is signed in',
    conditional: 'condition',
    legend:
      '“Condition” means that the role has the right only at times. Choose it to see and change when.',
    addRole: 'Add a role to the table',
    details: 'Details and conditions',
    detailsLead: 'The same as in the table, with conditions.',
  },
}

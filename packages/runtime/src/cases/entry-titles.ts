import type { LocalText } from '@splot/definition'

/** What a line of a case's story is called when neither task nor event names it. */
export const entryTitles: Readonly<Record<string, LocalText>> = {
  started: { pl: 'Rozpoczęto sprawę', en: 'Case started' },
  event: { pl: 'Zdarzenie', en: 'Event' },
  message: { pl: 'Wiadomość z innej sprawy', en: 'Message from another case' },
  timer: { pl: 'Upłynął termin', en: 'A deadline passed' },
  reminder: { pl: 'Wysłano przypomnienie', en: 'Reminder sent' },
  claimed: { pl: 'Przyjęto zadanie', en: 'Task claimed' },
  released: { pl: 'Zwrócono zadanie', en: 'Task released' },
  delegated: { pl: 'Przekazano zadanie', en: 'Task delegated' },
  reassigned: { pl: 'Przekazano zadanie innej osobie', en: 'Task given to another person' },
  signatureWithdrawn: { pl: 'Wycofano podpis', en: 'Signature withdrawn' },
  signatureVoided: {
    pl: 'Podpis wygasł, bo zmieniono odpowiedzi',
    en: 'A signature became void because the answers changed',
  },
  migrated: { pl: 'Przeniesiono do nowych zasad', en: 'Moved to new rules' },
  returned: { pl: 'Przywrócono poprzednie zasady', en: 'Earlier rules restored' },
  answersDeleted: { pl: 'Usunięto odpowiedzi', en: 'Answers deleted' },
  reopened: { pl: 'Wznowiono sprawę', en: 'Case reopened' },
  completed: { pl: 'Wykonano zadanie', en: 'Task completed' },
  assigned: { pl: 'Przydzielono zadanie', en: 'Task assigned' },
  unassigned: { pl: 'Cofnięto przydział zadania', en: 'Assignment taken back' },
  joined: { pl: 'Dołączono osobę', en: 'Person joined' },
  left: { pl: 'Osoba opuściła sprawę', en: 'Person left' },
}

import type { Locale } from '@splot/definition'

/** What stands around a copy of somebody's data. */
export interface CopyWords {
  title: string
  lead: string
  programme: string
  madeAt: string
  account: string
  none: string
  nothing: string
  name: string
  email: string
  language: string
  languages: Record<Locale, string>
  roles: string
  facts: string
  memberships: string
  blocked: string
  invited: string
  signedIn: string
  lastUsed: string
  cases: string
  state: string
  started: string
  ended: string
  signatures: string
  work: string
  files: string
  notThere: string
  documents: string
  history: string
  handedIn: string
  draft: string
  leftOut: string
  letters: string
  reads: string
  changes: string
  when: string
  who: string
  what: string
  why: string
  /** Lines of the audit log about the person, by their type. */
  changed: Readonly<Record<string, string>>
}

/** The words by language. */
export const copyWords: Readonly<Record<Locale, CopyWords>> = {
  pl: {
    title: 'Kopia danych osobowych',
    lead: 'Wszystko, co system przechowuje o tej osobie. To samo do odczytu maszynowego jest w pliku data.json, pliki są w folderze files. Dane innych osób pominięto.',
    programme: 'Program',
    madeAt: 'Sporządzono',
    account: 'Konto',
    none: 'Osoba nie ma konta.',
    nothing: 'Nie ma.',
    name: 'Imię i nazwisko',
    email: 'E-mail',
    language: 'Język',
    languages: { pl: 'polski', en: 'angielski' },
    roles: 'Role',
    facts: 'Informacje o osobie',
    memberships: 'Organizacje',
    blocked: 'Zablokowano',
    invited: 'Zaproszono',
    signedIn: 'Pierwsze logowanie',
    lastUsed: 'Ostatnio w systemie',
    cases: 'Sprawy',
    state: 'Stan',
    started: 'Rozpoczęto',
    ended: 'Zakończono',
    signatures: 'Podpisy',
    work: 'Praca dla operatora',
    files: 'Pliki',
    notThere: 'bez treści',
    documents: 'Dokumenty w portalu',
    history: 'Co zrobiła i co jej dotyczy',
    handedIn: 'Złożono',
    draft: 'Wersja robocza, zapisana',
    leftOut: 'Pominięto, bo dotyczy innych osób',
    letters: 'Wiadomości',
    reads: 'Kto czytał dane szczególnych kategorii',
    changes: 'Zmiany konta i kopie danych',
    when: 'Kiedy',
    who: 'Kto',
    what: 'Co',
    why: 'Powód',
    changed: {
      'person-blocked': 'Zablokowano konto',
      'person-changed': 'Zmieniono dane lub role',
      'person-copied': 'Sporządzono kopię danych',
      'person-invited': 'Zaproszono',
      'person-sessions-ended': 'Wylogowano ze wszystkich urządzeń',
      'person-sign-in-reset': 'Usunięto drugi krok logowania i klucze dostępu',
      'person-unblocked': 'Odblokowano konto',
      'substitution-begun': 'Ustanowiono zastępstwo',
      'substitution-ended': 'Zakończono zastępstwo',
    },
  },
  en: {
    title: 'Copy of personal data',
    lead: 'All that the system keeps of this person. The same for machines is in the file data.json, the files are in the folder files. Data of others is left out.',
    programme: 'Programme',
    madeAt: 'Made on',
    account: 'Account',
    none: 'The person has no account.',
    nothing: 'None.',
    name: 'Name',
    email: 'E-mail',
    language: 'Language',
    languages: { pl: 'Polish', en: 'English' },
    roles: 'Roles',
    facts: 'Facts of the person',
    memberships: 'Organisations',
    blocked: 'Blocked',
    invited: 'Invited',
    signedIn: 'First signed in',
    lastUsed: 'Last in the system',
    cases: 'Cases',
    state: 'State',
    started: 'Began',
    ended: 'Ended',
    signatures: 'Signatures',
    work: 'Work for the operator',
    files: 'Files',
    notThere: 'without its content',
    documents: 'Documents in the portal',
    history: 'What they did and what is about them',
    handedIn: 'Handed in on',
    draft: 'Draft, saved on',
    leftOut: 'Left out, being about others',
    letters: 'Messages',
    reads: 'Who read special-category data',
    changes: 'Changes of the account, and copies of the data',
    when: 'When',
    who: 'Who',
    what: 'What',
    why: 'Reason',
    changed: {
      'person-blocked': 'Account blocked',
      'person-changed': 'Data or roles changed',
      'person-copied': 'A copy of the data was made',
      'person-invited': 'Invited',
      'person-sessions-ended': 'Signed out on every device',
      'person-sign-in-reset': 'Second factor and passkeys removed',
      'person-unblocked': 'Account let in again',
      'substitution-begun': 'Substitution arranged',
      'substitution-ended': 'Substitution ended',
    },
  },
}

import type { ErrorTable } from '@splot/definition'

/** Codes of `@splot/store`: HTTP status, title, and what the reader can do next. */
export const storeErrors = {
  'store.conflict': {
    status: 409,
    title: { pl: 'Ktoś zmienił to w międzyczasie', en: 'Somebody changed this meanwhile' },
    hint: {
      pl: 'Odśwież stronę, sprawdź bieżący stan i powtórz czynność.',
      en: 'Reload, look at the current state and repeat what you did.',
    },
  },
  'store.duplicate': {
    status: 409,
    title: { pl: 'To już zostało zrobione', en: 'This has been done already' },
    hint: {
      pl: 'Nie powtarzaj czynności; odśwież stronę, aby zobaczyć jej wynik.',
      en: 'Do not repeat it; reload to see its result.',
    },
  },
  'store.full': {
    status: 507,
    title: { pl: 'Brak miejsca na dysku', en: 'The disk is full' },
    hint: {
      pl: 'Nic nie zostało zmienione. Administrator musi zwolnić miejsce na dysku z danymi; potem powtórz czynność.',
      en: 'Nothing was changed. The administrator must free space on the data disk; then repeat what you did.',
    },
  },
  'store.unwritable': {
    status: 503,
    title: { pl: 'Nie można zapisać danych', en: 'The data cannot be written' },
    hint: {
      pl: 'Administrator musi sprawdzić uprawnienia do folderu danych i stan dysku; potem powtórz czynność.',
      en: 'The administrator must check the permissions of the data folder and the state of the disk; then repeat what you did.',
    },
  },
  'store.locked': {
    status: 503,
    title: { pl: 'Folder danych jest w użyciu', en: 'The data folder is in use' },
    hint: {
      pl: 'Zatrzymaj drugi serwer albo wskaż inny folder danych. Kilka procesów jednocześnie obsługuje tylko baza PostgreSQL.',
      en: 'Stop the other server or name another data folder. Only PostgreSQL serves several processes at once.',
    },
  },
  'store.missing': {
    status: 404,
    title: { pl: 'Tu nie ma folderu danych', en: 'There is no data folder here' },
    hint: {
      pl: 'Sprawdź ścieżkę; folder danych powstaje przy pierwszym uruchomieniu serwera.',
      en: 'Check the path; a data folder is made when the server first starts.',
    },
  },
  'store.corrupt': {
    status: 500,
    title: { pl: 'Plik z danymi jest uszkodzony', en: 'A data file is damaged' },
    hint: {
      pl: 'Administrator musi przywrócić wskazany plik z kopii zapasowej; „splot verify” wymienia wszystkie uszkodzenia. Do tego czasu „splot start --without-damaged” uruchamia serwer bez uszkodzonych spraw.',
      en: 'The administrator must restore the named file from a backup; `splot verify` lists all damage. Until then `splot start --without-damaged` serves the other cases.',
    },
  },
  'store.closed': {
    status: 503,
    title: { pl: 'Serwer kończy pracę', en: 'The server is shutting down' },
    hint: { pl: 'Spróbuj ponownie za chwilę.', en: 'Try again in a moment.' },
  },
  'store.busy': {
    status: 503,
    title: { pl: 'Serwer ma teraz zbyt wiele pracy', en: 'The server has too much to do just now' },
    hint: {
      pl: 'Nic nie zostało zmienione. Odczekaj tyle sekund, ile podaje nagłówek Retry-After, i powtórz czynność.',
      en: 'Nothing was changed. Wait for the seconds in the Retry-After header, then repeat what you did.',
    },
  },
  'store.unreachable': {
    status: 503,
    title: { pl: 'Baza danych nie odpowiada', en: 'The database does not answer' },
    hint: {
      pl: 'Odśwież stronę i sprawdź, czy czynność się udała; jeśli nie, powtórz ją. Gdy to się powtarza, administrator musi sprawdzić bazę danych i jej adres.',
      en: 'Reload and see whether what you did succeeded; if not, repeat it. If this goes on, the administrator must check the database and its address.',
    },
  },
  'store.files-unreachable': {
    status: 503,
    title: { pl: 'Magazyn plików nie odpowiada', en: 'The store of files does not answer' },
    hint: {
      pl: 'Spróbuj ponownie za chwilę. Gdy to się powtarza, administrator musi sprawdzić adres i klucz magazynu plików.',
      en: 'Try again in a moment. If this goes on, the administrator must check address and key of the store of files.',
    },
  },
  'store.newer': {
    status: 503,
    title: {
      pl: 'Baza danych jest nowsza niż ten program',
      en: 'The database is newer than this program',
    },
    hint: {
      pl: 'Uruchom wersję programu, która ostatnio zmieniła bazę danych, albo nowszą.',
      en: 'Run the version of the program that changed the database last, or a later one.',
    },
  },
  'store.too-large': {
    status: 413,
    title: { pl: 'Plik jest za duży', en: 'The file is too large' },
    hint: {
      pl: 'Zmniejsz plik albo podziel go na części i wyślij ponownie.',
      en: 'Make the file smaller or split it, then send it again.',
    },
  },
  'store.bad-anchor': {
    status: 400,
    title: { pl: 'To nie jest zapis kotwicy', en: 'This is no anchor' },
    hint: {
      pl: 'Wskaż plik, który zapisało „splot anchor”; nie wolno go zmieniać.',
      en: 'Name a file that "splot anchor" wrote; it must not be changed.',
    },
  },
  'store.bad-cursor': {
    status: 400,
    title: { pl: 'Nieprawidłowy znacznik strony listy', en: 'The list cursor is not valid' },
    hint: {
      pl: 'Otwórz listę od początku; znacznika następnej strony nie wolno zmieniać.',
      en: 'Open the list from its beginning; the cursor of the next page must be sent back unchanged.',
    },
  },
  'store.bad-id': {
    status: 400,
    title: { pl: 'Nieprawidłowy identyfikator', en: 'The id is not valid' },
    hint: {
      pl: 'Identyfikator sprawy zaczyna się od litery lub cyfry i ma najwyżej 128 znaków: litery bez znaków diakrytycznych, cyfry oraz „._:~-”.',
      en: 'A case id starts with a letter or digit and has at most 128 characters: unaccented letters, digits and `._:~-`.',
    },
  },
} as const satisfies ErrorTable

/** A code of `storeErrors`. */
export type StoreErrorCode = keyof typeof storeErrors

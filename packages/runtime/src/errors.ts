import type { ErrorTable } from '@splot/definition'

/** Every code the runtime refuses a request with. */
export const runtimeErrors = {
  'catalogue.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiej publikacji', en: 'There is no such publication' },
    hint: {
      pl: 'Otwórz katalog i wybierz publikację z listy.',
      en: 'Open the catalogue and choose a publication from the list.',
    },
  },
  'catalogue.entry-invalid': {
    status: 422,
    title: { pl: 'Wpis w katalogu nie ma adresu', en: 'The entry of the catalogue has no address' },
    hint: {
      pl: 'Administrator programu sprawdza, co działanie „document” podaje jako „key” i „version”.',
      en: 'A programme administrator checks what the action "document" gives as "key" and "version".',
    },
  },
  'catalogue.version-taken': {
    status: 409,
    title: { pl: 'Ta wersja jest już opublikowana', en: 'This version is published already' },
    hint: {
      pl: 'Opublikowana wersja się nie zmienia. Nadaj nowej inny numer.',
      en: 'A published version never changes. Give the new one another number.',
    },
  },
  'ledger.key-taken': {
    status: 409,
    title: {
      pl: 'Ten wpis jest już w innej sprawie',
      en: 'Another case has this entry already',
    },
    hint: {
      pl: 'Usuń go tutaj albo wyjaśnij z prowadzącymi sprawę, dlaczego jest w dwóch miejscach.',
      en: 'Take it out here, or clarify with whoever handles the case why it is in two places.',
    },
  },
  'clock.fixed': {
    status: 409,
    title: { pl: 'Tego zegara nie można przesunąć', en: 'This clock cannot be moved' },
    hint: {
      pl: 'Zegar przesuwa się tylko w wersji pokazowej.',
      en: 'Only the clock of a demonstration can be moved.',
    },
  },
  'clock.out-of-range': {
    status: 422,
    title: { pl: 'Na tę chwilę nie można przesunąć zegara', en: 'The clock cannot be moved there' },
    hint: {
      pl: 'Wybierz chwilę późniejszą od obecnej, najdalej za 400 dni.',
      en: 'Choose a later moment, at most 400 days ahead.',
    },
  },
  'auth.required': {
    status: 401,
    title: { pl: 'Zaloguj się', en: 'Sign in' },
    hint: {
      pl: 'Ta czynność wymaga zalogowania. Zaloguj się i spróbuj ponownie.',
      en: 'This needs a signed-in person. Sign in and try again.',
    },
  },
  'task.finished': {
    status: 409,
    title: { pl: 'To zadanie zostało już wykonane', en: 'This task has already been handed in' },
    hint: {
      pl: 'Formularz złożono, zanim zapisano Twoją ostatnią zmianę; nie ma jej w złożonych odpowiedziach. Otwórz sprawę i sprawdź, co złożono. Jeśli trzeba to zmienić, skontaktuj się z prowadzącymi sprawę.',
      en: 'The form was handed in before your last change was saved; it is not part of the answers. Open the case and look at what was handed in. If it must be changed, contact whoever handles the case.',
    },
  },
  'task.called-off': {
    status: 409,
    title: {
      pl: 'To zadanie jest już zamknięte: minął jego czas albo przestało być potrzebne',
      en: 'This task is closed: its time is over, or it is no longer needed',
    },
    hint: {
      pl: 'Otwórz sprawę: mówi, co się stało, na przykład że nabór się zamknął, i co dalej.',
      en: 'Open the case: it says what happened, for example that the call has closed, and what comes next.',
    },
  },
  'person.not-admin': {
    status: 403,
    title: {
      pl: 'To jest dla administratorów programu',
      en: 'This is for programme administrators',
    },
    hint: {
      pl: 'Poproś administratora programu o sprawdzenie albo o nadanie roli.',
      en: 'Ask a programme administrator to look, or to give you the role.',
    },
  },
  'letter.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiego wpisu', en: 'There is no such entry' },
    hint: {
      pl: 'Wczytaj listę ponownie; mógł to już załatwić ktoś inny.',
      en: 'Load the list again; somebody else may have settled it.',
    },
  },
  'dashboard.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono pulpitu', en: 'Dashboard not found' },
    hint: {
      pl: 'Sprawdź adres. Pulpit może nie istnieć albo nie jest dla Twoich ról.',
      en: 'Check the address. The dashboard may not exist, or it is not for your roles.',
    },
  },
  'case.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono sprawy', en: 'Case not found' },
    hint: {
      pl: 'Sprawdź adres. Sprawa może nie istnieć albo nie masz do niej dostępu.',
      en: 'Check the address. The case may not exist, or you may not see it.',
    },
  },
  'decision.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono rozstrzygnięcia', en: 'Decision not found' },
    hint: {
      pl: 'Sprawdź adres. Rozstrzygnięcia może jeszcze nie być albo nie masz do niego dostępu.',
      en: 'Check the address. It may not have been made yet, or you may not read it.',
    },
  },
  'indicator.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono wskaźnika', en: 'Indicator not found' },
    hint: {
      pl: 'Sprawdź adres. Wskaźnik może nie istnieć albo nie masz do niego dostępu.',
      en: 'Check the address. The indicator may not exist, or you may not read it.',
    },
  },
  'indicator.moment': {
    status: 422,
    title: { pl: 'Nie można policzyć na ten dzień', en: 'Cannot be counted for this day' },
    hint: {
      pl: 'Podaj dzień, który już był, w zapisie RRRR-MM-DD; okres ma się zacząć nie później niż tego dnia.',
      en: 'Give a day that has been, written YYYY-MM-DD; a period begins on that day at the latest.',
    },
  },
  'export.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono eksportu', en: 'Export not found' },
    hint: {
      pl: 'Sprawdź adres. Eksport może nie istnieć albo nie masz do niego dostępu.',
      en: 'Check the address. The export may not exist, or you may not make it.',
    },
  },
  'export.purpose': {
    status: 422,
    title: { pl: 'Podaj cel eksportu', en: 'Say what the export is for' },
    hint: {
      pl: 'Napisz w kilku słowach, do czego są dane; zostanie to w rejestrze dostępu.',
      en: 'Write in a few words what the data is for; it is kept in the access log.',
    },
  },
  'export.words': {
    status: 422,
    title: {
      pl: 'Układ eksportu nie zna niektórych kodów',
      en: 'The layout of the export does not know some codes',
    },
    hint: {
      pl: 'Dopisz ich brzmienie w pliku eksportu i podnieś jego wersję.',
      en: 'Add their wording to the file of the export and raise its version.',
    },
  },
  'document.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono dokumentu', en: 'Document not found' },
    hint: {
      pl: 'Sprawdź adres. Dokument może nie istnieć albo nie masz do niego dostępu.',
      en: 'Check the address. The document may not exist, or you may not see it.',
    },
  },
  'document.language': {
    status: 404,
    title: {
      pl: 'Dokumentu nie ma w tym języku',
      en: 'The document does not exist in this language',
    },
    hint: {
      pl: 'Wybierz jeden z języków wymienionych przy dokumencie.',
      en: 'Choose one of the languages named with the document.',
    },
  },
  'case.conflict': {
    status: 409,
    title: { pl: 'Sprawa zmieniła się w międzyczasie', en: 'The case has changed meanwhile' },
    hint: {
      pl: 'Wczytaj sprawę ponownie, sprawdź zmiany i powtórz czynność.',
      en: 'Load the case again, look at what changed and repeat.',
    },
  },
  'case.number-taken': {
    status: 409,
    title: { pl: 'Numer jest już zajęty', en: 'The number is taken' },
    hint: {
      pl: 'Inna sprawa ma już ten numer. Zmień go w formularzu i powtórz czynność.',
      en: 'Another case bears this number already. Change it in the form and repeat.',
    },
  },
  'case.start-forbidden': {
    status: 403,
    title: { pl: 'Nie możesz rozpocząć tej sprawy', en: 'You may not start this case' },
    hint: {
      pl: 'Sprawy tego rodzaju rozpoczynają osoby z inną rolą albo inne sprawy.',
      en: 'Cases of this kind are started by people with another role, or by other cases.',
    },
  },
  'case.start-closed': {
    status: 409,
    title: { pl: 'Teraz nie można rozpocząć tej sprawy', en: 'This case cannot be started now' },
    hint: {
      pl: 'Sprawdź terminy naboru. Nabór mógł się jeszcze nie rozpocząć albo już się zakończył.',
      en: 'Check the dates of the call. It may not be open yet, or it may have closed.',
    },
  },
  'case.invite-forbidden': {
    status: 403,
    title: { pl: 'Nie możesz zaprosić tej osoby', en: 'You may not invite this person' },
    hint: {
      pl: 'Zaproś do jednej z ról wymienionych w sprawie albo poproś osobę uprawnioną.',
      en: 'Invite to one of the roles the case lists, or ask somebody who may.',
    },
  },
  'case.no-member': {
    status: 409,
    title: { pl: 'Tej osoby już tu nie ma', en: 'This person is not here any more' },
    hint: {
      pl: 'Otwórz sprawę ponownie: ktoś inny mógł już odebrać tej osobie dostęp.',
      en: 'Open the case again: somebody else may have taken the role away already.',
    },
  },
  'case.last-member': {
    status: 409,
    title: {
      pl: 'To ostatnia osoba, która prowadzi tę sprawę',
      en: 'This is the last person who looks after the case',
    },
    hint: {
      pl: 'Zaproś najpierw kogoś innego do tej roli.',
      en: 'Invite somebody else into this role first.',
    },
  },
  'case.role-exclusive': {
    status: 409,
    title: { pl: 'Ról nie można łączyć', en: 'These roles exclude each other' },
    hint: {
      pl: 'Ta osoba ma rolę, której w tej sprawie nie można łączyć z wybraną. Zaproś kogoś innego.',
      en: 'This person has a role that excludes the chosen one in this case. Invite somebody else.',
    },
  },
  'task.no-form': {
    status: 409,
    title: { pl: 'To zadanie nie ma formularza', en: 'This task has no form' },
    hint: {
      pl: 'Potwierdź zadanie bez wypełniania formularza.',
      en: 'Confirm the task without filling anything in.',
    },
  },
  'form.invalid': {
    status: 422,
    title: { pl: 'Formularz wymaga poprawek', en: 'The form needs corrections' },
    hint: {
      pl: 'Popraw pola wymienione na liście i wyślij formularz ponownie.',
      en: 'Correct the fields in the list and send the form again.',
    },
  },
  'form.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono formularza', en: 'Form not found' },
    hint: {
      pl: 'Sprawdź identyfikator i wersję formularza.',
      en: 'Check the id and version of the form.',
    },
  },
  'workflow.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono procesu', en: 'Workflow not found' },
    hint: {
      pl: 'Sprawdź identyfikator i wersję procesu.',
      en: 'Check the id and version of the workflow.',
    },
  },
  'programme.missing': {
    status: 503,
    title: { pl: 'Brak programu', en: 'No programme' },
    hint: {
      pl: 'Napraw plik programme.json: lista problemów podaje plik, miejsce i wiersz.',
      en: 'Mend programme.json: the list of problems names file, place and line.',
    },
  },
  'call.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono naboru', en: 'Call not found' },
    hint: {
      pl: 'Sprawdź adres albo wróć do listy naborów.',
      en: 'Check the address or go back to the list of calls.',
    },
  },
  'submission.not-comparable': {
    status: 422,
    title: { pl: 'Tych odpowiedzi nie da się porównać', en: 'These answers cannot be compared' },
    hint: {
      pl: 'Wybierz dwie wersje tego samego formularza w tej samej sprawie.',
      en: 'Choose two versions of one form in one case.',
    },
  },
  'submission.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono odpowiedzi', en: 'Submission not found' },
    hint: {
      pl: 'Odpowiedzi mogą nie istnieć albo nie masz do nich dostępu.',
      en: 'The answers may not exist, or you may not see them.',
    },
  },
  'draft.changed': {
    status: 409,
    title: {
      pl: 'Odpowiedzi zmieniły się, odkąd je otwarto',
      en: 'The answers have changed since they were opened',
    },
    hint: {
      pl: 'Niczego nie podpisano. Przeczytaj odpowiedzi jeszcze raz i podpisz, jeśli się z nimi zgadzasz.',
      en: 'Nothing was signed. Read the answers again, and sign if you agree with them.',
    },
  },
  'draft.conflict': {
    status: 409,
    title: { pl: 'Nie zapisano wersji roboczej', en: 'The draft was not saved' },
    hint: {
      pl: 'Kilka osób zapisuje ten formularz jednocześnie. Wczytaj go ponownie i powtórz zmianę.',
      en: 'Several people save this form at once. Load it again and repeat the change.',
    },
  },
  'draft.invalid': {
    status: 422,
    title: { pl: 'Nie można zapisać tej zmiany', en: 'This change cannot be saved' },
    hint: {
      pl: 'Zmiana musi wskazywać pole formularza i nie może być większa niż 1 MB.',
      en: 'A change must point at a field of the form and be no larger than 1 MB.',
    },
  },
  'programme-draft.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiej wersji roboczej', en: 'There is no such draft' },
    hint: {
      pl: 'Wróć do listy wersji roboczych i wybierz jedną z nich.',
      en: 'Go back to the list of drafts and choose one of them.',
    },
  },
  'programme-draft.closed': {
    status: 409,
    title: {
      pl: 'Tej wersji roboczej nie można teraz zmienić',
      en: 'This draft cannot be changed now',
    },
    hint: {
      pl: 'Opublikowano ją, odrzucono albo czeka na zatwierdzenie. Wczytaj ją ponownie albo zacznij nową.',
      en: 'It was published or discarded, or it waits for approval. Load it again, or begin a new one.',
    },
  },
  'programme-draft.conflict': {
    status: 409,
    title: {
      pl: 'Ktoś zmienił ten plik w międzyczasie',
      en: 'Somebody changed this file meanwhile',
    },
    hint: {
      pl: 'Połącz swoje zmiany z nową treścią pliku i zapisz ponownie.',
      en: 'Merge your changes with the new text of the file and save again.',
    },
  },
  'programme-draft.outdated': {
    status: 409,
    title: {
      pl: 'W międzyczasie opublikowano coś innego',
      en: 'Something else was published meanwhile',
    },
    hint: {
      pl: 'Uzupełnij wersję roboczą o to, co obowiązuje teraz, i opublikuj ponownie.',
      en: 'Bring the draft up to date with what is in force now and publish again.',
    },
  },
  'programme-draft.unchanged': {
    status: 409,
    title: { pl: 'Nic się nie zmieniło', en: 'Nothing was changed' },
    hint: {
      pl: 'Wersja robocza mówi to samo, co obowiązujące definicje. Zmień coś i opublikuj.',
      en: 'The draft says what is in force already. Change something, then publish.',
    },
  },
  'programme-draft.has-errors': {
    status: 422,
    title: { pl: 'Definicje mają błędy', en: 'The definitions have errors' },
    hint: {
      pl: 'Popraw wskazane miejsca. Z błędem nie da się publikować.',
      en: 'Correct the places named. Nothing is published with an error.',
    },
  },
  'programme-draft.warning-needs-reason': {
    status: 422,
    title: { pl: 'Ostrzeżenie wymaga powodu', en: 'A warning needs a reason' },
    hint: {
      pl: 'Popraw wskazane miejsca albo przy każdym napisz, dlaczego ma tak zostać.',
      en: 'Correct the places named, or write for each why it should stay so.',
    },
  },
  'programme-draft.live-cases': {
    status: 409,
    title: {
      pl: 'Usunięto przebieg, w którym trwają sprawy',
      en: 'A workflow with live cases was deleted',
    },
    hint: {
      pl: 'Przywróć przebieg i najpierw nie pozwól rozpoczynać w nim spraw. Usuń go, kiedy zakończy się ostatnia.',
      en: 'Bring the workflow back and first let nobody start cases of it. Delete it when the last one has ended.',
    },
  },
  'programme-draft.own-proposal': {
    status: 403,
    title: { pl: 'Zatwierdza inna osoba', en: 'Another person approves' },
    hint: {
      pl: 'Poproś innego administratora programu o zatwierdzenie.',
      en: 'Ask another programme administrator to approve it.',
    },
  },
  'release.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiego wydania', en: 'There is no such release' },
    hint: {
      pl: 'Wróć do listy wydań i wybierz jedno z nich.',
      en: 'Go back to the list of releases and choose one of them.',
    },
  },
  'release.altered': {
    status: 503,
    title: {
      pl: 'Zasady sprawy zostały naruszone',
      en: 'The rules of the case were tampered with',
    },
    hint: {
      pl: 'Nic nie zmieniono. Operator musi przywrócić dane z kopii: zapisane zasady nie zgadzają się ze swoją sumą kontrolną.',
      en: 'Nothing was changed. The operator must restore the data from a backup: the rules kept do not match their checksum.',
    },
  },
  'release.busy': {
    status: 409,
    title: { pl: 'Sprawy są jeszcze przenoszone', en: 'Cases are still on their way' },
    hint: {
      pl: 'Poczekaj, aż poprzednie wydanie się zakończy, i spróbuj ponownie.',
      en: 'Wait until the release before is done and try again.',
    },
  },
  'release.not-last': {
    status: 409,
    title: { pl: 'Tego wydania nie można teraz cofnąć', en: 'This release cannot be undone now' },
    hint: {
      pl: 'Cofa się wydanie, które obowiązuje. Najpierw cofnij nowsze.',
      en: 'The release in force is undone. Undo the newer ones first.',
    },
  },
  'programme-draft.invalid': {
    status: 422,
    title: { pl: 'Tej zmiany nie można zapisać', en: 'This change cannot be saved' },
    hint: {
      pl: 'Popraw wskazane miejsca i zapisz ponownie.',
      en: 'Correct the places named and save again.',
    },
  },
  'signature.forbidden': {
    status: 403,
    title: { pl: 'Nie możesz tu złożyć podpisu', en: 'You may not sign here' },
    hint: {
      pl: 'Podpis składa osoba wskazana w formularzu.',
      en: 'The person named in the form signs here.',
    },
  },
  'file.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono pliku', en: 'File not found' },
    hint: {
      pl: 'Plik może nie istnieć albo nie masz do niego dostępu.',
      en: 'The file may not exist, or you may not see it.',
    },
  },
  'file.field-unknown': {
    status: 422,
    title: { pl: 'Tu nie można dodać pliku', en: 'No file can be added here' },
    hint: {
      pl: 'Wskaż pole formularza, które przyjmuje pliki.',
      en: 'Point at a field of the form that takes files.',
    },
  },
  'file.field-closed': {
    status: 409,
    title: { pl: 'Tego pola teraz się nie wypełnia', en: 'The field is not filled in now' },
    hint: {
      pl: 'Zapisz odpowiedzi, które pokazują to pole, i dodaj plik ponownie.',
      en: 'Save the answers that show the field, then add the file again.',
    },
  },
  'file.unsafe': {
    status: 422,
    title: {
      pl: 'Plik może zaszkodzić temu, kto go otworzy',
      en: 'The file may harm who opens it',
    },
    hint: {
      pl: 'Zapisz dokument od nowa: bez hasła, makr, programów i plików ukrytych w środku.',
      en: 'Save the document anew, without a password, macros, programs or hidden files.',
    },
  },
  'file.empty': {
    status: 422,
    title: { pl: 'Plik jest pusty', en: 'The file is empty' },
    hint: {
      pl: 'Sprawdź plik na swoim urządzeniu i dodaj go ponownie.',
      en: 'Check the file on your device and add it again.',
    },
  },
  'file.too-large': {
    status: 413,
    title: { pl: 'Plik jest za duży', en: 'The file is too large' },
    hint: {
      pl: 'Zmniejsz plik do rozmiaru podanego przy polu.',
      en: 'Make the file no larger than the field says.',
    },
  },
  'file.type-not-accepted': {
    status: 422,
    title: { pl: 'Tego rodzaju pliku nie przyjmujemy', en: 'This type of file is not accepted' },
    hint: {
      pl: 'Zapisz dokument w jednym z formatów podanych przy polu.',
      en: 'Save the document in one of the formats the field names.',
    },
  },
  'file.type-mismatch': {
    status: 422,
    title: { pl: 'Nazwa pliku nie zgadza się z zawartością', en: 'Name and content differ' },
    hint: {
      pl: 'Rozszerzenie nazwy wskazuje inny format niż zawartość pliku. Zapisz plik ponownie.',
      en: 'The name’s ending tells another format than the content. Save the file again.',
    },
  },
  'file.rejected': {
    status: 422,
    title: { pl: 'Plik odrzucono', en: 'The file was refused' },
    hint: {
      pl: 'Skaner uznał plik za niebezpieczny. Dodaj inną kopię dokumentu.',
      en: 'The scanner found it unsafe. Add another copy of the document.',
    },
  },
  'file.not-scanned': {
    status: 503,
    title: { pl: 'Nie można teraz sprawdzić pliku', en: 'The file cannot be checked now' },
    hint: {
      pl: 'Program antywirusowy nie odpowiada. Dodaj plik ponownie za kilka minut; odpowiedzi są zapisane.',
      en: 'The virus scanner does not answer. Add the file again in some minutes; answers are saved.',
    },
  },
  'person.email-invalid': {
    status: 422,
    title: { pl: 'Nieprawidłowy adres e-mail', en: 'Not a valid e-mail address' },
    hint: {
      pl: 'Wpisz adres w postaci imie.nazwisko@example.pl.',
      en: 'Write the address as name@example.org.',
    },
  },
  'mail.refused': {
    status: 422,
    title: { pl: 'Poczta nie przyjęła wiadomości', en: 'The mail was refused' },
    hint: {
      pl: 'Sprawdź, czy adres e-mail jest poprawny i czy jego skrzynka działa.',
      en: 'Check that the e-mail address is right and that its mailbox works.',
    },
  },
  'sensitive.no-key': {
    status: 503,
    title: { pl: 'Brak klucza do danych szczególnych', en: 'No key for sensitive data' },
    hint: {
      pl: 'Administrator musi podać klucz, którym szyfruje się dane szczególne; potem powtórz czynność.',
      en: 'The administrator must give the key that sensitive data is enciphered with; then repeat what you did.',
    },
  },
  'sensitive.unreadable': {
    status: 503,
    title: { pl: 'Nie można odczytać danych szczególnych', en: 'Sensitive data cannot be read' },
    hint: {
      pl: 'Administrator musi podać klucz, którym je zaszyfrowano, albo przywrócić je z kopii zapasowej.',
      en: 'The administrator must give the key they were enciphered with, or restore them from a backup.',
    },
  },
  'anchor.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono kotwicy', en: 'Anchor not found' },
    hint: {
      pl: 'Wybierz dzień z listy kotwic: starszych niż 35 dni zostaje jedna na miesiąc.',
      en: 'Choose a day from the list of anchors: of those older than 35 days one a month stays.',
    },
  },
  'notice.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono wiadomości', en: 'Message not found' },
    hint: {
      pl: 'Otwórz skrzynkę i wybierz wiadomość z listy.',
      en: 'Open the inbox and choose a message from the list.',
    },
  },
  'person.not-found': {
    status: 404,
    title: { pl: 'Nie znaleziono osoby', en: 'Person not found' },
    hint: {
      pl: 'Wybierz osobę z listy.',
      en: 'Choose a person from the list.',
    },
  },
  'case.held': {
    status: 409,
    title: { pl: 'Sprawa jest wstrzymana', en: 'The case is held' },
    hint: {
      pl: 'Nic z niej nie można usunąć. Najpierw zakończ wstrzymanie.',
      en: 'Nothing of it may be erased. End the hold first.',
    },
  },
  'erasure.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiej propozycji usunięcia', en: 'There is no such proposal to erase' },
    hint: { pl: 'Wybierz propozycję z listy.', en: 'Choose a proposal from the list.' },
  },
  'erasure.decided': {
    status: 409,
    title: { pl: 'Ta propozycja nie czeka na decyzję', en: 'This proposal waits for no decision' },
    hint: {
      pl: 'Ktoś ją już rozpatrzył albo nikt jej jeszcze nie zgłosił. Odśwież listę.',
      en: 'Somebody has decided on it, or nobody has proposed it yet. Read the list again.',
    },
  },
  'erasure.own': {
    status: 403,
    title: { pl: 'Zatwierdza inna osoba', en: 'Another person approves' },
    hint: {
      pl: 'Poproś o zatwierdzenie kogoś innego niż osoba, która to zaproponowała.',
      en: 'Ask somebody else than the one who proposed it to approve.',
    },
  },
  'person.several': {
    status: 422,
    title: { pl: 'To jest kilka osób', en: 'These are several people' },
    hint: {
      pl: 'Podaj adresy i numery tylko jednej osoby.',
      en: 'Give addresses and numbers of one person only.',
    },
  },
  'personal-data.not-officer': {
    status: 403,
    title: {
      pl: 'To jest dla osób, które dbają o dane osobowe',
      en: 'This is for those who look after personal data',
    },
    hint: {
      pl: 'Poproś inspektora ochrony danych. Kto nim jest, mówi „personalData” w programme.json.',
      en: 'Ask the data protection officer. Who that is stands under "personalData" in programme.json.',
    },
  },
  'person.role-unknown': {
    status: 422,
    title: { pl: 'Nieznana rola', en: 'Unknown role' },
    hint: {
      pl: 'Wybierz rolę programu z pliku programme.json.',
      en: 'Choose a programme role of programme.json.',
    },
  },
  'person.self': {
    status: 409,
    title: { pl: 'Nikt nie zmienia samego siebie', en: 'Nobody changes themselves' },
    hint: {
      pl: 'Poproś o to innego administratora programu.',
      en: 'Ask another programme administrator to do it.',
    },
  },
  'person.known': {
    status: 409,
    title: { pl: 'Ta osoba już jest w programie', en: 'This person is in the programme already' },
    hint: {
      pl: 'Znajdź ją na liście osób i nadaj jej role.',
      en: 'Find them in the list of people and give them their roles.',
    },
  },
  'person.blocked': {
    status: 409,
    title: { pl: 'Ta osoba jest zablokowana', en: 'This person is blocked' },
    hint: {
      pl: 'Najpierw wpuść ją ponownie, a potem wyślij zaproszenie.',
      en: 'Let them in again first, then send the invitation.',
    },
  },
  'person.letter-failed': {
    status: 503,
    title: { pl: 'List nie wyszedł', en: 'The letter did not leave' },
    hint: {
      pl: 'Osoba jest na liście. Wyślij jej zaproszenie jeszcze raz, gdy poczta zadziała.',
      en: 'The person is in the list. Send the invitation again when mail works.',
    },
  },
  'person.role-needs-end': {
    status: 422,
    title: { pl: 'Ta rola musi mieć ostatni dzień', en: 'The role needs a last day' },
    hint: {
      pl: 'Podaj dzień, do którego rola ma się liczyć.',
      en: 'Give the day up to which the role shall count.',
    },
  },
  'person.period-invalid': {
    status: 422,
    title: { pl: 'Niepoprawne dni roli', en: 'The days of a role are not valid' },
    hint: {
      pl: 'Podaj dni jako RRRR-MM-DD; ostatni nie może być przed pierwszym.',
      en: 'Give days as YYYY-MM-DD; the last may not be before the first.',
    },
  },
  'substitution.invalid': {
    status: 422,
    title: { pl: 'Niepoprawne zastępstwo', en: 'The substitution is not valid' },
    hint: {
      pl: 'Wybierz inną, niezablokowaną osobę i dni, które nie minęły; najdłużej tyle, ile pozwala program.',
      en: 'Choose another person who is not blocked, and days that are not over; at most as many as the programme allows.',
    },
  },
  'substitution.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiego zastępstwa', en: 'There is no such substitution' },
    hint: {
      pl: 'Wczytaj stronę ponownie; ktoś inny mógł je już zakończyć.',
      en: 'Load the page again; somebody else may have ended it.',
    },
  },
  'organisation.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiej organizacji', en: 'There is no such organisation' },
    hint: { pl: 'Wybierz organizację z listy.', en: 'Choose an organisation from the list.' },
  },
  'organisation.invalid': {
    status: 422,
    title: { pl: 'Organizacja nie ma nazwy', en: 'The organisation has no name' },
    hint: { pl: 'Podaj nazwę organizacji.', en: 'Give the name of the organisation.' },
  },
  'person.fact-unknown': {
    status: 422,
    title: { pl: 'Nieznana informacja o osobie', en: 'Unknown fact of a person' },
    hint: {
      pl: 'Użyj nazw z „personFacts” pliku programme.json.',
      en: 'Use names of "personFacts" in programme.json.',
    },
  },
  'request.key-reused': {
    status: 422,
    title: { pl: 'Klucz żądania użyto już inaczej', en: 'The request key was used before' },
    hint: {
      pl: 'Dla nowego żądania użyj nowego klucza.',
      en: 'Use a new key for a new request.',
    },
  },
  'request.under-way': {
    status: 409,
    title: {
      pl: 'To samo żądanie jest właśnie wykonywane',
      en: 'The same request is being done at this moment',
    },
    hint: {
      pl: 'Poczekaj chwilę i wyślij je ponownie z tym samym kluczem: dostaniesz tę samą odpowiedź.',
      en: 'Wait a moment and send it again with the same key: you get the same answer.',
    },
  },
  'request.invalid': {
    status: 422,
    title: { pl: 'Nieprawidłowe żądanie', en: 'Not a valid request' },
    hint: {
      pl: 'Sprawdź pola wymienione w odpowiedzi.',
      en: 'Check the fields the reply names.',
    },
  },
} as const satisfies ErrorTable

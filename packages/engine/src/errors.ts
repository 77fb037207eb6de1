import type { ErrorTable } from '@splot/definition'

/** Every refusal of the engine: code → HTTP status, title and what to do next. */
export const engineErrors: ErrorTable = {
  'scenario.invalid': {
    status: 422,
    title: {
      pl: 'Scenariusz nie pasuje do programu',
      en: 'The scenario does not fit the programme',
    },
    hint: {
      pl: 'Popraw wskazane miejsca scenariusza i uruchom symulację ponownie.',
      en: 'Mend the places named in the scenario and simulate again.',
    },
  },
  'workflow.invalid': {
    status: 422,
    title: { pl: 'Definicja procesu zawiera błędy', en: 'The workflow definition has faults' },
    hint: {
      pl: 'Popraw wskazane miejsca definicji i zapisz ją ponownie.',
      en: 'Mend the places named and save the definition again.',
    },
  },
  'workflow.loop': {
    status: 422,
    title: { pl: 'Proces wpadł w pętlę', en: 'The workflow runs in circles' },
    hint: {
      pl: 'Zmień przejścia automatyczne tak, aby sprawa mogła się w którymś stanie zatrzymać.',
      en: 'Change the automatic transitions so that the case can come to rest in a state.',
    },
  },
  'workflow.illegal-move': {
    status: 422,
    title: {
      pl: 'Przejście prowadzi do stanów, które nie mogą trwać razem',
      en: 'A transition leads to states that cannot be active together',
    },
    hint: {
      pl: 'Popraw cele przejścia: w każdej grupie stanów może trwać tylko jeden.',
      en: 'Mend the targets of the transition: of each group of states only one can be active.',
    },
  },
  'workflow.limit': {
    status: 422,
    title: { pl: 'Przekroczono dopuszczalną liczbę elementów', en: 'Too many items in one step' },
    hint: {
      pl: 'Ogranicz listę, dla której powstają zadania, sprawy lub wiadomości, albo uprość wyrażenie.',
      en: 'Shorten the list that tasks, cases or messages are made from, or simplify the expression.',
    },
  },
  'case.not-finished': {
    status: 409,
    title: { pl: 'Sprawa nie jest zakończona', en: 'The case is not finished' },
    hint: {
      pl: 'Wznowić można tylko zakończoną sprawę. Wczytaj sprawę ponownie.',
      en: 'Only a finished case can be reopened. Load the case again.',
    },
  },
  'case.reopen-forbidden': {
    status: 403,
    title: { pl: 'Nie możesz wznowić tej sprawy', en: 'You may not reopen this case' },
    hint: {
      pl: 'Poproś osobę, która może wznawiać sprawy tego rodzaju.',
      en: 'Ask somebody who may reopen cases of this kind.',
    },
  },
  'case.reopen-state': {
    status: 422,
    title: {
      pl: 'W tym stanie nie można wznowić sprawy',
      en: 'The case cannot go on in this state',
    },
    hint: {
      pl: 'Wybierz jeden ze stanów, które podaje sprawa.',
      en: 'Choose one of the states the case names.',
    },
  },
  'reason.missing': {
    status: 422,
    title: { pl: 'Podaj powód', en: 'Give a reason' },
    hint: {
      pl: 'Napisz, dlaczego to robisz, w najwyżej 2000 znaków. Powód zostaje w historii sprawy.',
      en: 'Write why you do this, in at most 2000 characters. The reason stays in the case’s history.',
    },
  },
  'event.not-allowed': {
    status: 409,
    title: { pl: 'Tej czynności nie można teraz wykonać', en: 'This cannot be done now' },
    hint: {
      pl: 'Odśwież sprawę i wybierz jedną z dostępnych czynności.',
      en: 'Reload the case and choose one of the actions it offers.',
    },
  },
  'event.not-yours': {
    status: 403,
    title: { pl: 'Nie masz uprawnień do tej czynności', en: 'You may not do this' },
    hint: {
      pl: 'Zwróć się do osoby, która pełni wymaganą rolę.',
      en: 'Ask a person who holds the role needed.',
    },
  },
  'payload.invalid': {
    status: 422,
    title: { pl: 'Nieprawidłowe dane', en: 'The data cannot be used' },
    hint: {
      pl: 'Wyślij zwykłe dane JSON: bez zarezerwowanych nazw i bez zbyt głębokiego zagnieżdżenia.',
      en: 'Send plain JSON without reserved names and without too deep nesting.',
    },
  },
  'case.finished': {
    status: 409,
    title: { pl: 'Sprawa jest zakończona', en: 'The case is finished' },
    hint: {
      pl: 'W zakończonej sprawie nie można już nic zmienić.',
      en: 'Nothing can be changed in a finished case.',
    },
  },
  'case.corrupt': {
    status: 500,
    title: { pl: 'Zapis sprawy jest uszkodzony', en: 'The stored case is damaged' },
    hint: {
      pl: 'Przywróć sprawę z kopii zapasowej i zgłoś ten przypadek administratorowi.',
      en: 'Restore the case from a backup and report this to the administrator.',
    },
  },
  'case.frozen': {
    status: 409,
    title: { pl: 'Reguły tej sprawy są zamrożone', en: 'The rules of this case are frozen' },
    hint: {
      pl: 'Sprawa dokończy bieg według obecnej wersji. Wydaj nową wersję dla nowych spraw.',
      en: 'The case goes on in its present version to the end. Publish for new cases instead.',
    },
  },
  'case.undecided': {
    status: 409,
    title: {
      pl: 'Nie wiadomo, dokąd sprawa ma przejść w nowej wersji',
      en: 'Nobody said where the case goes on in the new version',
    },
    hint: {
      pl: 'Wskaż stan nowej wersji dla każdego z podanych stanów.',
      en: 'Name a state of the new version for each of the states given.',
    },
  },
  'decision.invalid': {
    status: 422,
    title: { pl: 'Nie można ustalić rozstrzygnięcia', en: 'The decision cannot be made' },
    hint: {
      pl: 'Popraw w definicji listę, pulę albo liczbę miejsc tego rozstrzygnięcia.',
      en: 'Mend the list, the pool or the places of this decision in the definition.',
    },
  },
  'case.number-needed': {
    status: 409,
    title: { pl: 'Brakuje kolejnego numeru', en: 'The next number is needed' },
    hint: {
      pl: 'Zarezerwuj numer z podanego ciągu i powtórz czynność.',
      en: 'Reserve a number of the sequence named and run the step again.',
    },
  },
  'task.not-found': {
    status: 404,
    title: { pl: 'Nie ma takiego zadania', en: 'There is no such task' },
    hint: { pl: 'Odśwież listę zadań.', en: 'Reload the list of tasks.' },
  },
  'task.not-open': {
    status: 409,
    title: { pl: 'Zadanie nie jest już otwarte', en: 'The task is no longer open' },
    hint: {
      pl: 'Odśwież sprawę: zadanie zostało zakończone albo anulowane.',
      en: 'Reload the case: the task was finished or cancelled.',
    },
  },
  'task.not-yours': {
    status: 403,
    title: { pl: 'To zadanie nie jest Twoje', en: 'This task is not yours' },
    hint: {
      pl: 'Zadanie może wykonać tylko osoba, której je przydzielono, albo uprawniona do jego podjęcia.',
      en: 'Only the person it is assigned to, or one who may take it, can do it.',
    },
  },
  'task.taken': {
    status: 409,
    title: { pl: 'Zadanie podjęła już inna osoba', en: 'Somebody else has taken the task' },
    hint: { pl: 'Odśwież listę i wybierz inne zadanie.', en: 'Reload and choose another task.' },
  },
  'task.excluded': {
    status: 409,
    title: {
      pl: 'Ta osoba jest wyłączona z tego zadania',
      en: 'This person is excluded from the task',
    },
    hint: {
      pl: 'Wybierz osobę bez konfliktu interesów, która nie ma jeszcze tego zadania.',
      en: 'Choose a person without a conflict who does not have this task yet.',
    },
  },
  'task.not-releasable': {
    status: 409,
    title: { pl: 'Zadania nie można zwrócić', en: 'The task cannot be released' },
    hint: {
      pl: 'Nikt inny nie może go podjąć. Przekaż je wskazanej osobie.',
      en: 'Nobody else may take it. Delegate it to a person instead.',
    },
  },
  'timer.stale': {
    status: 409,
    title: { pl: 'Ten termin już nie obowiązuje', en: 'This deadline no longer holds' },
    hint: {
      pl: 'Sprawa opuściła stan, w którym termin biegł. Nie trzeba nic robić.',
      en: 'The case left the state the deadline ran in. Nothing needs to be done.',
    },
  },
  'timer.not-due': {
    status: 409,
    title: { pl: 'Ten termin jeszcze nie upłynął', en: 'This deadline has not passed yet' },
    hint: {
      pl: 'Ponów po upływie terminu.',
      en: 'Try again when the due date has passed.',
    },
  },
}

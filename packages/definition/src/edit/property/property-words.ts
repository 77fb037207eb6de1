import { codeWord } from '../../diff/words/code-words.ts'
import { settingWord } from '../../diff/words/setting-words.ts'
import type { PartKind } from '../../diff/part.ts'
import type { LocalText } from '../../text.ts'
import { propertyId } from './property.ts'
import type { Property } from './property.ts'

/** What a property is called on a form, and a sentence that helps to fill it in. */
interface PropertyWords {
  title: LocalText
  help?: LocalText
}

function words(pl: string, en: string, helpPl?: string, helpEn?: string): PropertyWords {
  const title = { pl, en }
  return helpPl === undefined || helpEn === undefined
    ? { title }
    : { title, help: { pl: helpPl, en: helpEn } }
}

/** What stands in several things and means the same there: `key`. */
const everywhere: Readonly<Record<string, PropertyWords>> = {
  title: words('Nazwa', 'Name'),
  description: words(
    'Opis',
    'Description',
    'Dla osób, które to zmieniają lub czytają.',
    'For whoever edits or reads it.',
  ),
  label: words('Etykieta', 'Label'),
  text: words('Treść', 'Text'),
  value: words('Wartość', 'Value'),
  display: words(
    'Jak to zapisać',
    'How it is written',
    'Nic: tak, jak jest.',
    'Nothing: as it is.',
  ),
  type: words(
    'Rodzaj wartości',
    'Kind of value',
    'Od niego zależy zapis i sortowanie.',
    'Writing and sorting follow from it.',
  ),
  list: words(
    'Lista kodowa',
    'Code list',
    'Ludzie czytają nazwy z listy zamiast kodów.',
    'People read the names of the list instead of codes.',
  ),
  people: words(
    'To są osoby',
    'It is people',
    'Zapisywane imieniem i nazwiskiem.',
    'Written by their names.',
  ),
  when: words(
    'Pod jakim warunkiem',
    'Under which condition',
    'Bez warunku: zawsze.',
    'Without one: always.',
  ),
  readers: words('Kto to czyta', 'Who reads it'),
  order: words(
    'Miejsce na liście',
    'Place in the list',
    'Mniejsza liczba stoi wyżej.',
    'A smaller number stands higher.',
  ),
  roles: words('Role', 'Roles'),
  workflow: words('Przebieg', 'Workflow', 'Którego sprawy.', 'Whose cases.'),
  workflows: words(
    'Tylko te przebiegi',
    'Only these workflows',
    'Nic: wszystkie.',
    'Nothing: all of them.',
  ),
  states: words(
    'Tylko w tych stanach',
    'Only in these states',
    'Nic: w każdym.',
    'Nothing: in any.',
  ),
  status: words('Które sprawy', 'Which cases', 'Nic: trwające.', 'Nothing: those that run.'),
  where: words(
    'Pod jakim warunkiem',
    'Under which condition',
    'Bez warunku: wszystkie sprawy.',
    'Without one: all cases.',
  ),
  rows: words(
    'Wiersze',
    'Rows',
    'Wyrażenie, które daje listę.',
    'An expression that gives a list.',
  ),
  width: words(
    'Szerokość',
    'Width',
    'Dwa panele o połowie szerokości stoją obok siebie.',
    'Two panels of half the width stand side by side.',
  ),
  kind: words('Rodzaj', 'Kind'),
  id: words('Identyfikator', 'Id'),
  columns: words('Kolumny', 'Columns'),
  sort: words('Kolejność', 'Order'),
  sensitive: words(
    'Dane szczególnych kategorii',
    'Special-category data',
    'Trzeba zaznaczyć, gdy wyrażenie takie dane czyta.',
    'Has to be set where the expression reads such data.',
  ),
  unique: words(
    'Bez powtórzeń według',
    'Once for each',
    'Z wierszy o tej samej wartości liczy się jeden.',
    'Of rows with the same value one counts.',
  ),
  each: words(
    'Wiersz dla każdego z',
    'A row for each of',
    'Bez tego wierszem jest sprawa.',
    'Without it a row is a case.',
  ),
  on: words(
    'Od kiedy się liczy',
    'From when it counts',
    'Data albo chwila; bez niej wiersz się nie liczy.',
    'A date or instant; without one the row does not count.',
  ),
}

/** What is called otherwise in one thing: `owner.key`, or `file:owner.key`. */
const own: Readonly<Record<string, PropertyWords>> = {
  // documents
  'document:type': words('Rodzaj fragmentu', 'Kind of part'),
  'dashboard:kind': words('Rodzaj panelu', 'Kind of panel'),
  'document.title': words(
    'Tytuł dokumentu',
    'Title of the document',
    'W {nawiasach} stoją wartości.',
    'Values stand in {braces}.',
  ),
  'document.given': words(
    'Wartości',
    'Values',
    'Co szablon dostaje od sprawy i jak to zapisać.',
    'What the template is given by the case, and how it is written.',
  ),
  'document.readers': words(
    'Kto czyta dokument',
    'Who reads the document',
    'Nikt nie wybrany: każdy, kto widzi sprawę.',
    'Nobody chosen: whoever may open the case.',
  ),
  'document.languages': words(
    'Języki dokumentu',
    'Languages of the document',
    'Nic: oba.',
    'Nothing: both.',
  ),
  'document.cases': words(
    'Dane z wielu spraw',
    'Data of many cases',
    'Dokument staje się rejestrem.',
    'The document becomes a register.',
  ),
  'document.indicators': words(
    'Wskaźniki',
    'Indicators',
    'Dokument staje się sprawozdaniem.',
    'The document becomes a report.',
  ),
  'document.body': words('Treść dokumentu', 'Body of the document'),
  'heading.level': words('Poziom nagłówka', 'Level of the heading'),
  'facts.items': words('Wiersze', 'Lines'),
  'table.title': words('Tytuł tabeli', 'Title of the table'),
  'table.rows': words(
    'Wiersz dla każdego z',
    'A row for each of',
    'Kolumny widzą wiersz jako row, a jego numer jako index.',
    'Columns see the row as row and its number as index.',
  ),
  'table.empty': words(
    'Co napisać, gdy nie ma wierszy',
    'What is said when there are no rows',
    'Puste: tabeli nie ma.',
    'Empty: the table is left out.',
  ),
  'document:column.value': words(
    'Wartość',
    'Value',
    'Wiersz to row, na przykład row.name.',
    'The row is row, as in row.name.',
  ),
  'list.items': words('Pozycje', 'Items'),
  'list.rows': words(
    'Pozycje dla każdego z',
    'Items for each of',
    'Bez tego każda pozycja stoi raz.',
    'Without it every item stands once.',
  ),
  'list.ordered': words('Numerowana', 'Numbered'),
  'signatures.items': words('Rodzaje podpisów', 'Kinds of signatures'),
  'signature.value': words(
    'Podpis',
    'Signature',
    'Wartość pola z podpisem.',
    'The value of a signature field.',
  ),
  'rich.value': words(
    'Tekst',
    'Text',
    'Wartość pola z tekstem sformatowanym.',
    'The value of a field with formatted text.',
  ),
  'pictures.files': words(
    'Obrazy',
    'Pictures',
    'Wyrażenie, które daje listę plików.',
    'An expression that gives a list of files.',
  ),
  'pictures.texts': words(
    'Co przedstawiają',
    'What they show',
    'Lista opisów w tej samej kolejności. Obraz bez opisu się nie pojawi.',
    'A list of descriptions in the same order. A picture without one is left out.',
  ),
  'each.rows': words('Powtórz dla każdego z', 'Repeat for each of'),
  'each.as': words(
    'Jak nazywa się element',
    'What the element is called',
    'Pod tą nazwą widzą go wyrażenia w środku.',
    'Expressions inside see it by this name.',
  ),
  'each.body': words('Powtarzana treść', 'What is repeated'),
  'cases.workflow': words(
    'Przebieg',
    'Workflow',
    'Z którego spraw zbieramy dane.',
    'Whose cases the data come from.',
  ),
  'cases.when': words(
    'Które sprawy',
    'Which cases',
    'Bez warunku: wszystkie.',
    'Without a condition: all.',
  ),
  'cases.values': words('Co zbieramy z każdej sprawy', 'What is taken from each case'),
  'cases.sort': words(
    'Kolejność spraw',
    'Order of the cases',
    'Puste: od najdawniej rozpoczętej.',
    'Empty: as they began.',
  ),
  'indicators.only': words(
    'Które wskaźniki',
    'Which indicators',
    'Nic: wszystkie.',
    'Nothing: all.',
  ),
  'indicators.at': words(
    'Stan na dzień',
    'As of',
    'Puste: dzień wystawienia.',
    'Empty: the day it is made.',
  ),
  'indicators.from': words('Okres od', 'Period from', 'Puste: bez okresu.', 'Empty: no period.'),
  // workflows
  'workflow.caseTitle': words(
    'Jak nazywa się sprawa',
    'How a case is called',
    'Na listach, w wiadomościach, na stronie sprawy. Osobno w każdym języku, gdy program mówi coś od siebie.',
    'In lists, mails and on the page of the case. In each language by itself where the programme says something of its own.',
  ),
  'workflow.columns': words(
    'Kolumny',
    'Columns',
    'Kilka wartości, po których poznaje się sprawę: na listach, w wyszukiwaniu, na stronie sprawy.',
    'The few values a case is known by: in lists, search and on the page of the case.',
  ),
  'workflow.offers': words(
    'Sprawy, które można tu rozpocząć',
    'Cases that may be started here',
    'Na przykład zgłoszenie w naborze albo zmiana w umowie.',
    'An application in a call or a change of a contract, for example.',
  ),
  'workflow.public': words(
    'Co widzą wszyscy',
    'What everybody sees',
    'Bez logowania, na stronie publicznej.',
    'Without signing in, on the public page.',
  ),
  'workflow.input': words(
    'Co sprawa dostaje na początku',
    'What a case is given at its start',
    'Wartości skopiowane z innej sprawy.',
    'Values copied from another case.',
  ),
  'workflow.input.*': words('Rodzaj wartości', 'Kind of value'),
  'workflow.context': words('Dane pomocnicze sprawy', 'Facts of the case'),
  'workflow.decisions': words('Rozstrzygnięcia', 'Decisions'),
  'workflow.access': words('Kto co może', 'Who may do what'),
  'access.start': words(
    'Kto może rozpocząć sprawę',
    'Who may start a case',
    'Nikt: rozpoczynają ją tylko inne sprawy.',
    'Nobody: only other cases start it.',
  ),
  'access.starter': words(
    'Kim w sprawie staje się osoba, która ją rozpoczyna',
    'Who somebody becomes by starting it',
  ),
  'access.read': words('Kto może otworzyć sprawę', 'Who may open a case'),
  'access.answers': words(
    'Kto czyta odpowiedzi',
    'Who reads the answers',
    'Zadania, których tu nie ma, czyta każdy, kto widzi sprawę.',
    'Tasks that are not here are read by whoever may open the case.',
  ),
  'access.assign': words('Kto przekazuje zadania innym osobom', 'Who gives tasks to other people'),
  'access.reopen': words('Wznawianie zakończonej sprawy', 'Reopening a finished case'),
  'access.invite': words(
    'Kto zaprasza osoby do sprawy',
    'Who invites people to the case',
    'Rola w sprawie i ci, którzy do niej zapraszają.',
    'A role in the case, and who invites to it.',
  ),
  'accessRule.role': words('Rola', 'Role'),
  'accessRule.when': words('Tylko gdy', 'Only when'),
  'accessRule.same': words(
    'Tylko osoby, które mają ze sprawą wspólną cechę',
    'Only people who share a fact with the case',
  ),
  'accessRule.only': words('Tylko osoby, które', 'Only people who'),
  'accessRule.like': words('Tylko osoby, które widzą', 'Only people who may open'),
  'reopen.roles': words('Kto może wznowić', 'Who may reopen'),
  'reopen.from': words(
    'Z których zakończeń',
    'From which ends',
    'Nic: z każdego.',
    'Nothing: from every one.',
  ),
  'reopen.to': words('W jakim stanie sprawa biegnie dalej', 'In which state the case goes on'),
  'offer.when': words('Kiedy można rozpocząć', 'When it may be started'),
  'offer.input': words('Co dostaje nowa sprawa', 'What the new case is given'),
  'offer.members': words(
    'Kto do niej należy poza osobą, która ją rozpoczyna',
    'Who belongs to it beside who starts it',
  ),
  'offer.rulesOf': words(
    'Z której sprawy bierze zasady',
    'Of which case it takes the rules',
    'Nic: z tej sprawy. Na przykład z naboru, którego dotyczy.',
    'Nothing: of this case. Such as of the call it is made for.',
  ),
  'public.when': words('Kiedy sprawa jest publiczna', 'When the case is public'),
  'public.opensAt': words('Od kiedy można składać', 'From when one may apply'),
  'public.closesAt': words('Do kiedy można składać', 'Until when one may apply'),
  'public.facts': words('Co o niej wiadomo', 'What is told of it'),
  'column.readers': words(
    'Kto widzi kolumnę, choć jest z danych pomocniczych',
    'Who is told it though it comes from facts of the case',
  ),
  'decision.description': words(
    'Opis',
    'Description',
    'Czytają go osoby, których rozstrzygnięcie dotyczy.',
    'Read by the people the decision is about.',
  ),
  'decision.given': words(
    'Co bierzemy pod uwagę',
    'What is looked at',
    'Wszystko, co rozstrzygnięcie czyta ze sprawy.',
    'All that the decision reads of the case.',
  ),
  'decision.readers': words(
    'Kto czyta, jak do niego doszło',
    'Who reads how it was reached',
    'Nikt nie wybrany: każdy, kto widzi sprawę.',
    'Nobody chosen: whoever may open the case.',
  ),
  'decision.steps': words(
    'Kroki',
    'Steps',
    'Każdy następny widzi poprzednie.',
    'Each sees those before it.',
  ),
  'decision.ranking': words('Lista rankingowa', 'Ranking'),
  'decisionStep.value': words('Co daje ten krok', 'What the step gives'),
  'decisionStep.margin': words(
    'O ile zasada jest spełniona',
    'By how much the rule holds',
    'Liczba ujemna mówi, ile zabrakło. Wpisz ją tylko przy progu.',
    'A negative number says what is missing. Only for a threshold.',
  ),
  'ranking.entries': words('Kto jest na liście', 'Who is ranked'),
  'ranking.label': words(
    'Jak go nazwać',
    'What it is called',
    'Puste: jego identyfikator.',
    'Empty: its id.',
  ),
  'ranking.pool': words('Pula', 'Pool', 'Puste: jedna wspólna lista.', 'Empty: one list for all.'),
  'ranking.passed': words(
    'Próg: kto w ogóle może mieć miejsce',
    'Threshold: who may have a place at all',
    'Puste: każdy.',
    'Empty: everyone.',
  ),
  'ranking.key': words(
    'Kryteria kolejności',
    'What is compared',
    'Pierwsze jest najważniejsze; następne rozstrzygają przy równości.',
    'The first is the most important; the next decide where it is the same.',
  ),
  'ranking.places': words(
    'Ile jest miejsc',
    'How many places there are',
    'Kto ich nie dostał, a przeszedł próg, jest na liście rezerwowej.',
    'Who passed and got none is on the reserve list.',
  ),
  'ranking.lots': words(
    'Losowanie',
    'Lots',
    'Kolejność wylosowanych, gdy wszystkie kryteria są równe.',
    'The order drawn, where everything is the same.',
  ),
  'rankingKey.value': words('Co porównujemy', 'What is compared'),
  'rankingKey.order': words('Co jest wyżej', 'What comes first'),
  'checklistItem.title': words('Co jest do zrobienia', 'What is to be done'),
  'checklistItem.hint': words('Wskazówka', 'Hint'),
  'checklistItem.done': words('Kiedy jest zrobione', 'When it is done'),
  'checklistItem.missing': words(
    'Czego jeszcze brakuje',
    'What is still missing',
    'Wyrażenie, które daje tekst.',
    'An expression that gives a text.',
  ),
  'checklistItem.task': words('Zadanie, które się otwiera', 'Task that is opened'),
  'checklistItem.start': words('Sprawa, którą się rozpoczyna', 'Case that is started'),
  'checklistItem.invite': words('Rola, do której się zaprasza', 'Role that people are invited to'),
  'assign.exclude': words(
    'Bez tych osób',
    'Without these people',
    'Wyrażenie, które daje listę osób, na przykład z konfliktem interesów.',
    'An expression that gives a list of people, those with a conflict of interest, for example.',
  ),
  'assign.count': words('Ile osób', 'How many people'),
  'timer.from': words(
    'Od kiedy liczyć',
    'Counted from',
    'Bez tego: od wejścia do stanu.',
    'Without it: from entering the state.',
  ),
  'timer.time': words(
    'O której godzinie mija',
    'Time of day it ends',
    'Na przykład 12:00:00. Puste: z końcem dnia.',
    '12:00:00, for example. Empty: with the day.',
  ),
  'parameter.minimum': words('Najmniejsza dozwolona wartość', 'Smallest value allowed'),
  'parameter.maximum': words('Największa dozwolona wartość', 'Largest value allowed'),
  'parameter.confidential': words(
    'Poufny',
    'Confidential',
    'Czytają go tylko przepływy. Formularze i opublikowany program go nie zawierają.',
    'Only workflows read it. Forms and the published programme leave it out.',
  ),
  'meta.checklist': words(
    'Lista czynności',
    'Checklist',
    'Prowadzi uczestników przez ten stan, po kolei.',
    'Leads participants through the state, in order.',
  ),
  'task.complete': words(
    'Kiedy zadanie jest wykonane',
    'When the task is complete',
    'Puste: gdy skończą wszystkie osoby.',
    'Empty: when everybody has finished.',
  ),
  'task.continues': words('Zaczyna od odpowiedzi zadania', 'Starts from the answers of'),
  'task.sections': words(
    'Części formularza, które można wypełnić',
    'Sections of the form that may be filled in',
    'Nic: wszystkie.',
    'Nothing: all of them.',
  ),
  'task.unlock': words(
    'Pola, które można zmienić',
    'Fields that may be changed',
    'Lista wskazań pól, na przykład z wezwania do poprawy.',
    'A list of pointers to fields, as from a request to correct.',
  ),
  'task.notify': words(
    'Wiadomość o zadaniu',
    'Message about the task',
    'Dostaje ją osoba, której przydzielono zadanie, a jeśli nikomu – wszyscy, którzy mogą je przyjąć.',
    'Sent to whoever gets the task; where nobody does, to all who may take it.',
  ),
  'task.notes': words(
    'Uwagi przy polach',
    'Notes beside fields',
    'Lista: wskazanie pola (at) i treść (text), na przykład co poprawić.',
    'A list: pointer to the field (at) and text, such as what to correct.',
  ),
  'task.prefill': words('Wypełnione z góry', 'Filled in beforehand'),
  'task.fieldsOf': words(
    'Formularze, których pola widzi formularz',
    'Forms whose fields the form sees',
    'Lista kodów formularzy, na przykład do wyboru pól do poprawy.',
    'A list of codes of forms, such as for a choice of fields to correct.',
  ),
  'task.ledgers': words(
    'Wpisy innych spraw, które widzi formularz',
    'Entries of other cases that the form sees',
    'Księga i klucze, których wpisy są potrzebne, na przykład numery NIP.',
    'A ledger and the keys whose entries are needed, such as tax numbers.',
  ),
  // programme
  'programme.timeZone': words('Strefa czasowa terminów', 'Time zone of deadlines'),
  'programme.defaultLocale': words(
    'Język na początku',
    'First language',
    'Zanim ktoś wybierze swój.',
    'Before somebody chooses theirs.',
  ),
  'programme.title': words('Nazwa programu', 'Name of the programme'),
  'programme.description': words('Opis programu', 'Description of the programme'),
  'programme.stages': words(
    'Etapy',
    'Stages',
    'Po kolei, jak na przeglądach.',
    'In order, as in overviews.',
  ),
  'programme.retention': words('Jak długo coś jest przechowywane', 'How long things are kept'),
  'programme.personFacts': words(
    'Cechy osób',
    'Facts of people',
    'Na przykład region koordynatora. Po nich można ograniczyć dostęp do spraw.',
    'The region of a coordinator, for example. Access to cases can be limited by them.',
  ),
  'programme.personalData': words('Dane osobowe', 'Personal data'),
  'programme.publishing': words('Publikowanie zmian', 'Publishing changes'),
  'programme.people': words(
    'Kto wchodzi i kto kogo zastępuje',
    'Who comes in, and who acts for whom',
  ),
  'people.registration': words(
    'Kto może się zarejestrować',
    'Who may register',
    'Nic: tylko osoby zaproszone.',
    'Nothing: only people who were invited.',
  ),
  'people.substitutionDays': words(
    'Najdłuższe zastępstwo (dni z rzędu)',
    'Longest substitution (days in a row)',
    'Bez liczby: 30.',
    'Without a number: 30.',
  ),
  'role.secondFactor': words(
    'Tylko po drugim składniku logowania',
    'Only with a second factor of sign-in',
    'Bez niego rola się nie liczy.',
    'Without it the role does not count.',
  ),
  'programme.calls': words(
    'Co znajdują wszyscy',
    'What everybody finds',
    'Nabory i inne sprawy na stronie publicznej.',
    'Calls and other cases on the public page.',
  ),
  'programme.catalogues': words(
    'Katalogi',
    'Catalogues',
    'Publiczne listy dokumentów wydawanych w wersjach.',
    'Public lists of documents published in versions.',
  ),
  'retention.draftDays': words(
    'Wersje robocze zadań (dni)',
    'Drafts of tasks (days)',
    'Od ostatniego zapisu do usunięcia. Bez liczby: 90.',
    'From the last save until removal. Without a number: 90.',
  ),
  'retention.draftNoticeDays': words(
    'Zapowiedź usunięcia (dni wcześniej)',
    'Notice of removal (days before)',
    'Bez liczby: 7.',
    'Without a number: 7.',
  ),
  'personalData.officers': words(
    'Kto dba o dane osobowe',
    'Who looks after personal data',
    'Role, które mogą sporządzić kopię danych osoby.',
    'Roles that may make a copy of the data of a person.',
  ),
  'personalData.approvers': words(
    'Kto zatwierdza usunięcie',
    'Who approves erasures',
    'Inna osoba niż ta, która je zaproponowała. Bez tego: ci sami, którzy dbają o dane.',
    'Another person than the one who proposed it. Without it: those who look after the data.',
  ),
  'personalData.classes': words(
    'Klasy danych',
    'Classes of data',
    'Z nich powstaje rejestr czynności przetwarzania.',
    'The register of processing is made of them.',
  ),
  'dataClass.purpose': words('Cel przetwarzania', 'Purpose of processing'),
  'dataClass.legalBasis': words('Podstawa prawna', 'Legal basis'),
  'dataClass.persons': words('Kogo dotyczą', 'Whose data they are'),
  'dataClass.special': words('Szczególna kategoria (art. 9)', 'Special category (art. 9)'),
  'dataClass.recipients': words(
    'Inni odbiorcy',
    'Other recipients',
    'Oprócz osób, którym definicje pozwalają czytać.',
    'Beside those whom the definitions let read.',
  ),
  'dataClass.keep': words(
    'Jak długo się je przechowuje',
    'How long they are kept',
    'Bez tego: tak długo jak program.',
    'Without it: as long as the programme.',
  ),
  'keep.years': words('Lata', 'Years'),
  'keep.months': words('Miesiące', 'Months'),
  'keep.days': words('Dni', 'Days'),
  'keep.from': words('Od kiedy', 'From when'),
  'keep.after': words(
    'Nie wcześniej niż',
    'Not before',
    'Parametr, który jest datą, na przykład programmeEnd.',
    'A parameter that is a date, such as programmeEnd.',
  ),
  'publishing.twoPersons': words(
    'Zmiany zatwierdza druga osoba',
    'A second person approves changes',
  ),
  'calls.workflow': words(
    'Przebieg',
    'Workflow',
    'Którego publiczne sprawy znajdują wszyscy.',
    'Whose public cases everybody finds.',
  ),
  'calls.applications': words('Co można w nich złożyć', 'What may be applied for in them'),
  'calls.group': words(
    'Nazwa osobnej grupy',
    'Title of a group of their own',
    'Puste: wśród naborów.',
    'Empty: among calls.',
  ),
  'catalogue.lead': words(
    'Wprowadzenie',
    'Lead',
    'Zdanie nad wpisami.',
    'A sentence above the entries.',
  ),
  'catalogue.facts': words('Co mówi o sobie wpis', 'What an entry says of itself'),
  'facts.filter': words('Można po tym wybierać', 'People choose by it'),
  // dashboards
  'dashboard.roles': words('Kto ma ten pulpit', 'Who has the dashboard'),
  'dashboard.home': words('Na stronie startowej', 'On the start page'),
  'dashboard.panels': words('Panele', 'Panels'),
  'dashboard:roles': words(
    'Kto widzi panel',
    'Who sees the panel',
    'Nikt nie wybrany: każdy, kto ma pulpit.',
    'Nobody chosen: whoever has the dashboard.',
  ),
  'dashboard:indicators.indicators': words(
    'Wskaźniki',
    'Indicators',
    'W tej kolejności.',
    'In this order.',
  ),
  'funnel.indicators': words(
    'Wskaźniki',
    'Indicators',
    'Każdy jako część poprzedniego.',
    'Each as a share of the one before.',
  ),
  'dashboard:cases.columns': words('Kolumny', 'Columns'),
  'dashboard:cases.where': words('Pod jakim warunkiem', 'Under which condition'),
  'dashboard:cases.workflow': words('Przebieg', 'Workflow', 'Którego sprawy.', 'Whose cases.'),
  'sort.by': words('Według kolumny', 'By column'),
  'sort.descending': words('Największe najpierw', 'Largest first'),
  'ownColumn.show': words('Wyróżnienie', 'How it stands out'),
  'states.days': words(
    'Granice wieku (dni)',
    'Classes of age (days)',
    'Rosnąco. Nic: 7, 30, 90.',
    'Rising. Nothing: 7, 30, 90.',
  ),
  'tasks.scope': words('Czyje zadania', 'Whose tasks'),
  'tasks.due': words('Jaki termin', 'Which deadline'),
  'due.withinWorkingDays': words('Ile dni roboczych', 'How many working days'),
  'load.by': words('Co jest liczone osobno', 'What is counted apart'),
  'load.onlyRoles': words('Tylko zadania tych ról', 'Only tasks of these roles'),
  'chart.chart': words('Rodzaj wykresu', 'Kind of chart'),
  'chart.group': words('Podział', 'Groups'),
  'totals.group': words('Podział', 'Groups'),
  'chart.series': words('Drugi podział (serie)', 'Second grouping (series)'),
  'chart.measure': words('Co jest liczone', 'What is counted'),
  'totals.measures': words('Co jest liczone', 'What is counted'),
  'dashboard:rows': words(
    'Liczony jest każdy z',
    'Counted is each of',
    'Bez tego liczą się sprawy. Element to row.',
    'Without it cases are counted. The element is row.',
  ),
  'group.title': words('Nazwa podziału', 'Name of the groups'),
  'group.by': words('Daty razem według', 'Dates gathered by'),
  'measure.title': words('Nazwa liczby', 'Name of the figure'),
  'dashboard:measure.value': words(
    'Co sumujemy',
    'What is summed up',
    'Puste: liczymy sztuki.',
    'Empty: they are counted.',
  ),
  'measure.take': words('Sposób liczenia', 'How it is counted', 'Nic: suma.', 'Nothing: the sum.'),
  'measure.of': words('Część czego', 'A share of what'),
  'reads.days': words(
    'Ile dni wstecz',
    'How many days back',
    'Bez liczby: 30.',
    'Without a number: 30.',
  ),
  // indicators and tables
  'indicators:indicators.readers': words('Kto czyta te wskaźniki', 'Who reads these indicators'),
  'indicators:indicators.indicators': words('Wskaźniki', 'Indicators'),
  'indicators:indicators.breakdowns': words(
    'Podziały',
    'Breakdowns',
    'Po czym wiersze można rozróżnić.',
    'What rows can be told apart by.',
  ),
  'indicators:indicators.sources': words(
    'Źródła danych',
    'Sources of data',
    'Skąd biorą się wiersze.',
    'Where rows come from.',
  ),
  'source.title': words('Czym jest wiersz', 'What a row is'),
  'source.when': words('Które wiersze się liczą', 'Which rows count'),
  'source.persons': words(
    'Wiersze to osoby',
    'The rows are persons',
    'Małe liczby nie są wtedy pokazywane każdemu.',
    'Small numbers are then not told to everybody.',
  ),
  'source.breakdowns': words('Po czym rozróżnić wiersze', 'What rows are told apart by'),
  'persons.who': words(
    'Kogo dotyczy wiersz',
    'Whom a row is about',
    'Gdy jedna osoba może mieć kilka wierszy.',
    'Where a person may have several rows.',
  ),
  'persons.fewest': words(
    'Najmniejsza liczba, którą widzą wszyscy',
    'Smallest number told to everybody',
    'Bez liczby: 5.',
    'Without a number: 5.',
  ),
  'persons.exact': words('Kto widzi każdą liczbę', 'Who is told every number'),
  'breakdown.values': words(
    'Własne kody',
    'Codes of its own',
    'Gdy nie ma ich żadna lista kodowa.',
    'Where no code list has them.',
  ),
  'values.code': words('Kod', 'Code'),
  'indicator.from': words(
    'Skąd pochodzi',
    'Where it comes from',
    'Formularze i przebiegi, dla czytających.',
    'Forms and workflows, for readers.',
  ),
  'indicator.description': words('Jak się go liczy', 'How it is counted'),
  'indicator.frequency': words('Jak często na niego patrzymy', 'How often it is looked at'),
  'indicator.readers': words(
    'Kto go czyta',
    'Who reads it',
    'Nikt nie wybrany: kto czyta cały zestaw.',
    'Nobody chosen: whoever reads the set.',
  ),
  'indicator.parts': words(
    'Liczby wskaźnika',
    'Numbers of the indicator',
    'Pierwsza jest najważniejsza.',
    'The first is what it is known by.',
  ),
  'part.title': words(
    'Nazwa liczby',
    'Name of the number',
    'Pusta: nazwa wskaźnika.',
    'Empty: the name of the indicator.',
  ),
  'part.unit': words('Jednostka', 'Unit'),
  'part.target': words('Cel', 'Target'),
  'target.atLeast': words('Co najmniej', 'At least'),
  'target.atMost': words('Co najwyżej', 'At most'),
  'part.breakdowns': words('Podziały', 'Breakdowns'),
  'part.aggregate': words('Jak powstaje liczba', 'How the number is made'),
  'measure.aggregate': words('Jak powstaje liczba', 'How the number is made'),
  'part.source': words('Źródło danych', 'Source of data'),
  'measure.source': words('Źródło danych', 'Source of data'),
  'part.when': words('Które wiersze się liczą', 'Which rows count'),
  'measure.when': words('Które wiersze się liczą', 'Which rows count'),
  'part.value': words('Co liczymy z wiersza', 'What is taken of a row'),
  'indicators:measure.value': words('Co liczymy z wiersza', 'What is taken of a row'),
  'part.of': words('Licznik', 'Of'),
  'part.to': words('Mianownik', 'To'),
  'export.readers': words('Kto może ją pobrać', 'Who may export it'),
  'export.language': words(
    'Język nazw z list',
    'Language of names of lists',
    'Nic: polski.',
    'Nothing: Polish.',
  ),
  'export.source': words('Skąd biorą się wiersze', 'Where rows come from'),
  'export.columns': words('Kolumny', 'Columns', 'W tej kolejności.', 'In this order.'),
  'export:column.title': words(
    'Nagłówek',
    'Heading',
    'Jak chce go drugi system.',
    'As the other system wants it.',
  ),
  'export:column.value': words(
    'Wartość',
    'Value',
    'Puste: kolumna zostaje pusta.',
    'Empty: the column stays empty.',
  ),
  'column.words': words('Jak drugi system nazywa kody', 'What the other system calls codes'),
}

/** What one of several is called, where a button adds it: `owner.key`. */
const ones: Readonly<Record<string, LocalText>> = {
  'document.given': { pl: 'wartość', en: 'value' },
  'document.body': { pl: 'fragment', en: 'part' },
  'each.body': { pl: 'fragment', en: 'part' },
  'facts.items': { pl: 'wiersz', en: 'line' },
  'list.items': { pl: 'pozycja', en: 'item' },
  'signatures.items': { pl: 'rodzaj podpisu', en: 'kind of signature' },
  'cases.values': { pl: 'wartość', en: 'value' },
  columns: { pl: 'kolumna', en: 'column' },
  'column.words': { pl: 'kod', en: 'code' },
  'workflow.offers': { pl: 'przebieg', en: 'workflow' },
  'workflow.input': { pl: 'wartość', en: 'value' },
  'public.facts': { pl: 'informacja', en: 'fact' },
  'catalogue.facts': { pl: 'informacja', en: 'fact' },
  'offer.input': { pl: 'wartość', en: 'value' },
  'access.answers': { pl: 'zadanie', en: 'task' },
  'access.invite': { pl: 'rola w sprawie', en: 'role in the case' },
  'decision.given': { pl: 'wartość', en: 'value' },
  'decision.steps': { pl: 'krok', en: 'step' },
  'ranking.key': { pl: 'kryterium', en: 'criterion' },
  'meta.checklist': { pl: 'pozycja', en: 'item' },
  'task.prefill': { pl: 'pole', en: 'field' },
  'task.ledgers': { pl: 'księga', en: 'ledger' },
  'programme.stages': { pl: 'etap', en: 'stage' },
  'programme.calls': { pl: 'przebieg', en: 'workflow' },
  'programme.catalogues': { pl: 'katalog', en: 'catalogue' },
  'programme.personFacts': { pl: 'cecha', en: 'fact' },
  'dashboard.panels': { pl: 'panel', en: 'panel' },
  'totals.measures': { pl: 'liczba', en: 'figure' },
  'indicators.indicators': { pl: 'wskaźnik', en: 'indicator' },
  'indicators.sources': { pl: 'źródło danych', en: 'source of data' },
  'indicators.breakdowns': { pl: 'podział', en: 'breakdown' },
  'source.breakdowns': { pl: 'podział', en: 'breakdown' },
  'breakdown.values': { pl: 'kod', en: 'code' },
  'indicator.parts': { pl: 'liczba', en: 'number' },
}

/** Returns what one of the items of a list or map is called, in the middle of a sentence. Pure. */
export function oneOf(property: Property): LocalText {
  const { owner, key } = property
  const { title } = wordsOf(property)
  return ones[`${owner}.${key}`] ?? ones[key] ?? title
}

/** Returns what a property is called on a form, and what helps to fill it in. Pure. */
export function wordsOf(property: Property): PropertyWords {
  const { file, owner, key } = property
  const found =
    own[propertyId(property)] ?? own[`${owner}.${key}`] ?? own[`${file}:${key}`] ?? everywhere[key]
  if (found !== undefined) return found
  const word = settingWord('state', key) ?? { pl: key, en: key }
  return { title: { pl: capital(word.pl), en: capital(word.en) } }
}

/** Returns whether somebody wrote what a property is called. Pure. */
export function hasWords({ file, owner, key }: Property): boolean {
  return (
    [`${file}:${owner}.${key}`, `${owner}.${key}`, `${file}:${key}`].some((id) =>
      Object.hasOwn(own, id),
    ) || Object.hasOwn(everywhere, key)
  )
}

/** Things whose kinds have words of their own in the differences, by what their schema calls them. */
const kindOwners: Readonly<Record<string, PartKind>> = { document: 'block', dashboard: 'panel' }

/** Returns what one of the values of a choice is called. Pure. */
export function choiceWord({ file, key }: Property, code: string): LocalText {
  const part = kindOwners[file] ?? 'state'
  return codeWord(part, key, code) ?? { pl: code, en: code }
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
}

import type { LocalText } from '@splot/definition'

/**
 * Every issue code of this package: an ICU message in both languages that names the field and says
 * what to do. `{label}` is the field's label with its row. Counts use the plural forms of the language.
 */
export const messages = {
  'form.not-an-object': {
    pl: 'Odpowiedzi muszą być obiektem JSON z kluczami pól.',
    en: 'Answers must be a JSON object with the keys of fields.',
  },
  'form.too-deep': {
    pl: 'Odpowiedzi są zagnieżdżone zbyt głęboko; dozwolone poziomy: {limit}.',
    en: 'The answers are nested too deeply; levels allowed: {limit}.',
  },
  'form.too-large': {
    pl: 'Odpowiedzi są zbyt duże. Skróć teksty albo usuń część wierszy.',
    en: 'The answers are too large. Shorten texts or remove some rows.',
  },
  'form.forbidden-key': {
    pl: 'Odpowiedzi zawierają niedozwoloną nazwę „{key}”.',
    en: 'The answers hold the forbidden name "{key}".',
  },
  'form.unknown-field': {
    pl: 'W tym formularzu nie ma pola „{key}”. Odśwież stronę i spróbuj ponownie.',
    en: 'This form has no field "{key}". Reload the page and try again.',
  },
  'form.required': {
    pl: '{kind, select, choice {Wybierz odpowiedź w polu „{label}”.} choices {Wybierz co najmniej jedną odpowiedź w polu „{label}”.} file {Dodaj plik w polu „{label}”.} table {Dodaj co najmniej jeden wiersz w tabeli „{label}”.} reference {Wskaż pozycję w polu „{label}”.} signature {Brakuje podpisu w polu „{label}”. Podpisz formularz.} date {Podaj datę w polu „{label}”.} boolean {Odpowiedz „tak” albo „nie” w polu „{label}”.} other {Wypełnij pole „{label}”.}}',
    en: '{kind, select, choice {Choose an answer in "{label}".} choices {Choose at least one answer in "{label}".} file {Add a file in "{label}".} table {Add at least one row to "{label}".} reference {Pick an entry in "{label}".} signature {A signature is missing in "{label}". Sign the form.} date {Enter a date in "{label}".} boolean {Answer yes or no in "{label}".} other {Fill in "{label}".}}',
  },
  'form.declaration': {
    pl: 'Aby wysłać formularz, potwierdź oświadczenie „{label}”.',
    en: 'To send the form, confirm the declaration "{label}".',
  },
  'form.type': {
    pl: '{kind, select, number {W polu „{label}” wpisz liczbę.} integer {W polu „{label}” wpisz liczbę całkowitą.} money {W polu „{label}” podaj kwotę w groszach jako liczbę całkowitą.} boolean {W polu „{label}” dozwolone jest tylko „tak” albo „nie”.} list {W polu „{label}” oczekiwano listy.} object {W polu „{label}” oczekiwano grupy pól.} other {W polu „{label}” oczekiwano tekstu.}}',
    en: '{kind, select, number {Enter a number in "{label}".} integer {Enter a whole number in "{label}".} money {Give the amount in "{label}" in grosze as a whole number.} boolean {Only yes or no is allowed in "{label}".} list {A list was expected in "{label}".} object {A group of fields was expected in "{label}".} other {A text was expected in "{label}".}}',
  },
  'form.min-length': {
    pl: 'W polu „{label}” wpisz co najmniej {limit, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}; jest {length, number}.',
    en: 'Enter at least {limit, plural, one {# character} other {# characters}} in "{label}"; there {length, plural, one {is #} other {are #}}.',
  },
  'form.max-length': {
    pl: 'W polu „{label}” zmieści się najwyżej {limit, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}; jest {length, number}. Skróć tekst.',
    en: '"{label}" holds at most {limit, plural, one {# character} other {# characters}}; there {length, plural, one {is #} other {are #}}. Shorten the text.',
  },
  'form.pattern': {
    pl: 'Wartość w polu „{label}” ma niewłaściwą postać.',
    en: 'The value in "{label}" has the wrong form.',
  },
  'form.format': {
    pl: 'Wartość w polu „{label}” ma niewłaściwą postać ({format}).',
    en: 'The value in "{label}" has the wrong form ({format}).',
  },
  'form.invalid-value': {
    pl: 'Wartość w polu „{label}” jest niedozwolona.',
    en: 'The value in "{label}" is not allowed.',
  },
  'form.rich': {
    pl: 'Tekst w polu „{label}” zawiera niedozwolone znaczniki. Dozwolone są nagłówki, akapity, listy, tabele, pogrubienie, kursywa i odnośniki.',
    en: 'The text in "{label}" holds markup that is not allowed. Headings, paragraphs, lists, tables, bold, italics and links are allowed.',
  },
  'form.control-characters': {
    pl: 'Tekst w polu „{label}” zawiera niewidoczne znaki sterujące. Wpisz go ponownie.',
    en: 'The text in "{label}" holds invisible control characters. Type it again.',
  },
  'form.nip': {
    pl: 'Numer NIP w polu „{label}” musi mieć 10 cyfr.',
    en: 'The tax number (NIP) in "{label}" must have 10 digits.',
  },
  'form.nip-checksum': {
    pl: 'Taki NIP nie istnieje – sprawdź cyfry w polu „{label}”.',
    en: 'There is no such tax number (NIP) – check the digits in "{label}".',
  },
  'form.regon': {
    pl: 'Numer REGON w polu „{label}” musi mieć 9 albo 14 cyfr.',
    en: 'The statistical number (REGON) in "{label}" must have 9 or 14 digits.',
  },
  'form.regon-checksum': {
    pl: 'Taki REGON nie istnieje – sprawdź cyfry w polu „{label}”.',
    en: 'There is no such statistical number (REGON) – check the digits in "{label}".',
  },
  'form.krs': {
    pl: 'Numer KRS w polu „{label}” ma od 1 do 10 cyfr i nie może składać się z samych zer.',
    en: 'The court register number (KRS) in "{label}" has 1 to 10 digits and cannot be all zeros.',
  },
  'form.pesel': {
    pl: 'Numer PESEL w polu „{label}” musi mieć 11 cyfr.',
    en: 'The personal number (PESEL) in "{label}" must have 11 digits.',
  },
  'form.pesel-checksum': {
    pl: 'Taki PESEL nie istnieje – sprawdź cyfry w polu „{label}”.',
    en: 'There is no such personal number (PESEL) – check the digits in "{label}".',
  },
  'form.pesel-date': {
    pl: 'PESEL w polu „{label}” zawiera datę urodzenia, której nie ma w kalendarzu – sprawdź cyfry.',
    en: 'The personal number (PESEL) in "{label}" names a date of birth that does not exist – check the digits.',
  },
  'form.pesel-future': {
    pl: 'PESEL w polu „{label}” wskazuje datę urodzenia w przyszłości – sprawdź cyfry.',
    en: 'The personal number (PESEL) in "{label}" names a date of birth in the future – check the digits.',
  },
  'form.iban': {
    pl: 'Numer rachunku w polu „{label}” musi mieć 26 cyfr (z przodu może stać PL).',
    en: 'The account number in "{label}" must have 26 digits (PL may stand in front).',
  },
  'form.iban-checksum': {
    pl: 'Taki numer rachunku nie istnieje – sprawdź cyfry w polu „{label}”.',
    en: 'There is no such account number – check the digits in "{label}".',
  },
  'form.iban-country': {
    pl: 'W polu „{label}” podano rachunek zagraniczny. Podaj rachunek prowadzony w Polsce.',
    en: '"{label}" holds a foreign account. Give an account kept in Poland.',
  },
  'form.iban-sort-code': {
    pl: 'Numer rozliczeniowy banku w polu „{label}” wygląda na błędny – sprawdź go, zanim wyślesz.',
    en: 'The sort code of the account in "{label}" looks wrong – check it before you send.',
  },
  'form.postal': {
    pl: 'Kod pocztowy w polu „{label}” ma postać 00-000, na przykład 87-100.',
    en: 'The postal code in "{label}" has the form 00-000, for example 87-100.',
  },
  'form.terc': {
    pl: 'Kod gminy (TERC) w polu „{label}” ma 7 cyfr, na przykład 0463011.',
    en: 'The commune code (TERC) in "{label}" has 7 digits, for example 0463011.',
  },
  'form.pkd': {
    pl: 'Kod PKD w polu „{label}” ma postać 00.00.A, na przykład 88.10.Z.',
    en: 'The activity code (PKD) in "{label}" has the form 00.00.A, for example 88.10.Z.',
  },
  'form.email': {
    pl: 'W polu „{label}” wpisz jeden adres e-mail, na przykład anna@example.org.',
    en: 'Enter one e-mail address in "{label}", for example anna@example.org.',
  },
  'form.phone': {
    pl: 'W polu „{label}” wpisz 9 cyfr numeru telefonu albo numer z prefiksem kraju, na przykład +48 600 100 200.',
    en: 'Enter the 9 digits of a telephone number in "{label}", or a number with the country prefix, for example +48 600 100 200.',
  },
  'form.url': {
    pl: 'Adres strony w polu „{label}” musi zaczynać się od https://.',
    en: 'The web address in "{label}" must begin with https://.',
  },
  'form.isbn': {
    pl: 'ISBN w polu „{label}” musi mieć 13 cyfr z poprawną cyfrą kontrolną.',
    en: 'The ISBN in "{label}" must have 13 digits with the right check digit.',
  },
  'form.date': {
    pl: 'W polu „{label}” podaj datę, która istnieje w kalendarzu, w postaci RRRR-MM-DD.',
    en: 'Give a date that exists in "{label}", in the form YYYY-MM-DD.',
  },
  'form.datetime': {
    pl: 'W polu „{label}” podaj datę i godzinę.',
    en: 'Give a date and a time in "{label}".',
  },
  'form.time': {
    pl: 'W polu „{label}” podaj godzinę w postaci GG:MM.',
    en: 'Give a time in "{label}" in the form HH:MM.',
  },
  'form.minimum': {
    pl: 'Wartość w polu „{label}” nie może być mniejsza niż {limit}.',
    en: 'The value in "{label}" must be at least {limit}.',
  },
  'form.maximum': {
    pl: 'Wartość w polu „{label}” nie może być większa niż {limit}.',
    en: 'The value in "{label}" must be at most {limit}.',
  },
  'form.minimum-date': {
    pl: 'W polu „{label}” podaj datę nie wcześniejszą niż {limit}.',
    en: 'Give a date in "{label}" that is not before {limit}.',
  },
  'form.maximum-date': {
    pl: 'W polu „{label}” podaj datę nie późniejszą niż {limit}.',
    en: 'Give a date in "{label}" that is not after {limit}.',
  },
  'form.scale': {
    pl: '{scale, plural, =0 {W polu „{label}” wpisz liczbę całkowitą.} one {W polu „{label}” dozwolona jest najwyżej # cyfra po przecinku.} few {W polu „{label}” dozwolone są najwyżej # cyfry po przecinku.} many {W polu „{label}” dozwolonych jest najwyżej # cyfr po przecinku.} other {W polu „{label}” dozwolone jest najwyżej # cyfry po przecinku.}}',
    en: '{scale, plural, =0 {Enter a whole number in "{label}".} one {At most # digit after the point is allowed in "{label}".} other {At most # digits after the point are allowed in "{label}".}}',
  },
  'form.unsafe-number': {
    pl: 'Liczba w polu „{label}” jest zbyt duża, by dało się ją dokładnie zapisać.',
    en: 'The number in "{label}" is too large to be stored exactly.',
  },
  'form.min-items': {
    pl: '{kind, select, table {Tabela „{label}” musi mieć co najmniej {limit, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}}; ma {count, number}.} file {W polu „{label}” dodaj co najmniej {limit, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}; {count, plural, one {jest #} few {są #} other {jest #}}.} other {W polu „{label}” wybierz co najmniej {limit, plural, one {# pozycję} few {# pozycje} many {# pozycji} other {# pozycji}}; wybrano {count, number}.}}',
    en: '{kind, select, table {"{label}" must have at least {limit, plural, one {# row} other {# rows}}; it has {count, number}.} file {Add at least {limit, plural, one {# file} other {# files}} in "{label}"; there {count, plural, one {is #} other {are #}}.} other {Choose at least {limit, plural, one {# entry} other {# entries}} in "{label}"; {count, number} chosen.}}',
  },
  'form.max-items': {
    pl: '{kind, select, table {Tabela „{label}” może mieć najwyżej {limit, plural, one {# wiersz} few {# wiersze} many {# wierszy} other {# wiersza}}; ma {count, number}.} file {W polu „{label}” mogą być najwyżej {limit, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}; {count, plural, one {jest #} few {są #} other {jest #}}.} other {W polu „{label}” można wybrać najwyżej {limit, plural, one {# pozycję} few {# pozycje} many {# pozycji} other {# pozycji}}; wybrano {count, number}.}}',
    en: '{kind, select, table {"{label}" may have at most {limit, plural, one {# row} other {# rows}}; it has {count, number}.} file {"{label}" may hold at most {limit, plural, one {# file} other {# files}}; there {count, plural, one {is #} other {are #}}.} other {At most {limit, plural, one {# entry} other {# entries}} may be chosen in "{label}"; {count, number} chosen.}}',
  },
  'form.rows-fixed': {
    pl: 'Wiersze tabeli „{label}” są ustalone; nie można ich dodawać ani usuwać.',
    en: 'The rows of "{label}" are given; they can be neither added nor removed.',
  },
  'form.not-unique': {
    pl: 'Wartość w polu „{label}” powtarza się. Każdy wiersz musi mieć inną.',
    en: 'The value in "{label}" occurs twice. Every row must have another one.',
  },
  'form.duplicate-item': {
    pl: 'W polu „{label}” ta sama pozycja jest wybrana dwa razy.',
    en: 'The same entry is chosen twice in "{label}".',
  },
  'form.choice-unknown': {
    pl: 'W polu „{label}” wybierz odpowiedź z listy.',
    en: 'Choose an answer from the list in "{label}".',
  },
  'form.choice-closed': {
    pl: 'Odpowiedź „{choice}” w polu „{label}” nie jest dziś dostępna. Wybierz inną.',
    en: 'The answer "{choice}" in "{label}" is not available today. Choose another one.',
  },
  'form.reference-unknown': {
    pl: 'W polu „{label}” wskaż pozycję z listy.',
    en: 'Pick an entry from the list in "{label}".',
  },
  'form.reference-format': {
    pl: 'Wskazanie w polu „{label}” ma niewłaściwą postać. Wybierz pozycję ponownie.',
    en: 'The entry picked in "{label}" has the wrong form. Pick it again.',
  },
  'form.file-unknown': {
    pl: 'Pliku w polu „{label}” nie ma w tej sprawie. Dodaj go ponownie.',
    en: 'The file in "{label}" does not belong to this case. Add it again.',
  },
  'form.file-type': {
    pl: 'Plik „{file}” w polu „{label}” ma niedozwolony rodzaj. Dozwolone: {accept}.',
    en: 'The file "{file}" in "{label}" is of a kind that is not allowed. Allowed: {accept}.',
  },
  'form.file-size': {
    pl: 'Plik „{file}” w polu „{label}” ma {size}, a może mieć najwyżej {limit}.',
    en: 'The file "{file}" in "{label}" has {size}, but at most {limit} are allowed.',
  },
  'form.signatures-missing': {
    pl: 'W polu „{label}” {limit, plural, one {potrzebny jest # podpis} few {potrzebne są # podpisy} many {potrzebnych jest # podpisów} other {potrzebne jest # podpisu}}; {count, plural, one {jest #} few {są #} other {jest #}}.',
    en: '"{label}" needs {limit, plural, one {# signature} other {# signatures}}; there {count, plural, one {is #} other {are #}}.',
  },
  'form.signature-invalid': {
    pl: 'Podpis w polu „{label}” nie jest poprawnym zapisem podpisu. Podpisz ponownie.',
    en: 'The signature in "{label}" is not a proper record. Sign again.',
  },
  'form.signature-duplicate': {
    pl: 'W polu „{label}” ta sama osoba podpisała dwa razy.',
    en: 'The same person signed twice in "{label}".',
  },
  'form.hidden': {
    pl: 'Pole „{label}” nie jest teraz częścią formularza, więc nie można przesłać jego wartości.',
    en: '"{label}" is not part of the form now, so no value can be sent for it.',
  },
  'form.computed': {
    pl: 'Pole „{label}” wylicza system; przesłana wartość została pominięta.',
    en: '"{label}" is worked out by the system; the value sent was left out.',
  },
  'form.not-editable': {
    pl: 'Pola „{label}” nie można teraz zmienić; pozostała poprzednia wartość.',
    en: '"{label}" cannot be changed now; the earlier value stays.',
  },
  'form.rule': {
    pl: 'Dane w polu „{label}” nie spełniają warunku formularza.',
    en: 'What is in "{label}" does not meet a condition of the form.',
  },
  'form.too-many-issues': {
    pl: 'Pokazano pierwsze {limit, plural, one {# uwagę} few {# uwagi} many {# uwag} other {# uwagi}}. Popraw je i sprawdź formularz ponownie.',
    en: 'The first {limit, plural, one {# issue} other {# issues}} are shown. Mend them and check the form again.',
  },
} as const satisfies Record<string, LocalText>

/** Code of an issue that this package makes. */
export type MessageCode = keyof typeof messages

import { describe, expect, test } from 'vitest'
import { sortCodeHolds } from './iban.ts'
import { isFutureBirth, peselFacts } from './pesel.ts'
import { textFormats, type TextFormatName } from './text-formats.ts'

/** What a person types → the code of what is wrong, or `ok`. */
function verdict(name: TextFormatName, typed: string): string {
  const format = textFormats[name]
  return format.check(format.normalise(typed)) ?? 'ok'
}

const anyDigit = (stem: string): [string, string][] =>
  Array.from({ length: 10 }, (_, digit) => [`${stem}${digit}`, 'form.nip-checksum'])

const vectors: Partial<Record<TextFormatName, [string, string][]>> = {
  nip: [
    ...['9990000014', '9990000020', '9991234576', '9997770011', '1060000062', '1234563218'].map(
      (typed): [string, string] => [typed, 'ok'],
    ),
    ['123-456-32-18', 'ok'],
    ['PL1234563218', 'ok'],
    ['pl 123 456 32 18', 'ok'],
    ['9991234577', 'form.nip-checksum'],
    ...anyDigit('999000005'),
    ...anyDigit('999000011'),
    ...anyDigit('999123456'),
    ['0000000000', 'form.nip-checksum'],
    ['123456321', 'form.nip'],
    ['12345632188', 'form.nip'],
    ['123456321O', 'form.nip'],
    ['', 'form.nip'],
    ['١٢٣٤٥٦٣٢١٨', 'form.nip'],
  ],
  regon: [
    ...['990000016', '990000022', '991234561', '123456785', '990000000', '990000170'].map(
      (typed): [string, string] => [typed, 'ok'],
    ),
    ...['99000001600012', '12345678551238', '12345678512347', '99123456100027'].map(
      (typed): [string, string] => [typed, 'ok'],
    ),
    ['99000001600020', 'ok'],
    ['99000001600170', 'ok'],
    ['123456784', 'form.regon-checksum'],
    ['732065834', 'form.regon-checksum'],
    ['732065837', 'ok'],
    ['000000000', 'form.regon-checksum'],
    ['00000000000000', 'form.regon-checksum'],
    ['12345678512348', 'form.regon-checksum'],
    ['12345678412347', 'form.regon-checksum'],
    ['12345678', 'form.regon'],
  ],
  krs: [
    ['9999900001', 'ok'],
    ['0000577540', 'ok'],
    ['577540', 'ok'],
    ['0000000000', 'form.krs'],
    ['0', 'form.krs'],
    ['ABC', 'form.krs'],
    ['12345678901', 'form.krs'],
  ],
  pesel: [
    ...[
      '85831400124',
      '99923100274',
      '00022800006',
      '02070803628',
      '00222900016',
      '04222900014',
    ].map((typed): [string, string] => [typed, 'ok']),
    ['85831400129', 'form.pesel-checksum'],
    ['58831400124', 'form.pesel-checksum'],
    ['85023000013', 'form.pesel-date'],
    ['85130100017', 'form.pesel-date'],
    ['00022900010', 'form.pesel-date'],
    ['00000000000', 'form.pesel-date'],
    ['1234567890', 'form.pesel'],
  ],
  iban: [
    ...[
      'PL61109010140000071219812874',
      'PL74999000090000000000000001',
      'PL94999000091234567890123456',
      'PL88999123470000111122223333',
    ].map((typed): [string, string] => [typed, 'ok']),
    ['pl61 1090 1014 0000 0712 1981 2874', 'ok'],
    ['61 1090 1014 0000 0712 1981 2874', 'ok'],
    ['PL61109010140000071219812875', 'form.iban-checksum'],
    ['PL6110901014000007121981287', 'form.iban'],
    ['PL01109010140000071219812874', 'form.iban-checksum'],
    ['DE89370400440532013000', 'form.iban-country'],
    ['DE89370400440532013001', 'form.iban'],
  ],
  postal: [
    ['00-013', 'ok'],
    ['87-100', 'ok'],
    ['87100', 'ok'],
    ['1-234', 'form.postal'],
    ['00 013x', 'form.postal'],
    ['123456', 'form.postal'],
    ['00-000', 'form.postal'],
  ],
  terc: [
    ['0299012', 'ok'],
    ['1499233', 'ok'],
    ['0199012', 'form.terc'],
    ['3499012', 'form.terc'],
    ['0299016', 'form.terc'],
    ['029901', 'form.terc'],
    ['0200012', 'form.terc'],
  ],
  pkd: [
    ['88.10.Z', 'ok'],
    ['8810z', 'ok'],
    ['88.1.Z', 'form.pkd'],
    ['88.10', 'form.pkd'],
  ],
  email: [
    ['anna@example.org', 'ok'],
    [' jan.kowalski+sprawy@urząd.pl ', 'ok'],
    ['żółw@przykład.pl', 'ok'],
    [`${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.pl`, 'ok'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.pl`, 'form.email'],
    ['anna@example', 'form.email'],
    ['a@b.pl, c@d.pl', 'form.email'],
    ['@example.org', 'form.email'],
    ['a..b@example.org', 'form.email'],
    ['a@-example.org', 'form.email'],
    ['Anna <anna@example.org>', 'form.email'],
  ],
  phone: [
    ['600 100 200', 'ok'],
    ['+48 600-100-200', 'ok'],
    ['0048600100200', 'ok'],
    ['48600100200', 'ok'],
    ['+44 20 7946 0958', 'ok'],
    ['60010020', 'form.phone'],
    ['+4860010020', 'form.phone'],
    ['012345678', 'form.phone'],
    ['telefon', 'form.phone'],
  ],
  url: [
    ['https://example.org', 'ok'],
    ['https://żółw.pl/ścieżka?a=1#b', 'ok'],
    ['example.org/strona', 'ok'],
    ['http://example.org', 'form.url'],
    ['javascript:alert(1)', 'form.url'],
    ['https://user:pass@example.org', 'form.url'],
    ['https://example.org/<script>', 'form.url'],
    ['https://localhost', 'form.url'],
  ],
  isbn: [
    ['978-83-01-00000-4', 'ok'],
    ['9788301000005', 'form.isbn'],
    ['8301000010', 'form.isbn'],
    ['9770000000000', 'form.isbn'],
  ],
  date: [
    ['2027-02-28', 'ok'],
    ['2000-02-29', 'ok'],
    ['1900-02-29', 'form.date'],
    ['2027-13-01', 'form.date'],
    ['2027-1-1', 'form.date'],
    ['0000-01-01', 'form.date'],
  ],
  datetime: [
    ['2027-01-01T10:00:00+01:00', 'ok'],
    ['2027-01-01T10:00Z', 'ok'],
    ['2027-02-30T10:00:00Z', 'form.datetime'],
    ['2027-01-01', 'form.datetime'],
  ],
  time: [
    ['9:05', 'ok'],
    ['23:59:59', 'ok'],
    ['9.05', 'ok'],
    ['24:00', 'form.time'],
  ],
}

describe('[FO20] identifiers keep their checksums', () => {
  for (const [name, cases] of Object.entries(vectors))
    test.each(cases)(`${name} %s is %s`, (typed, expected) => {
      expect(verdict(name as TextFormatName, typed)).toBe(expected)
    })
})

describe('[FO21] identifiers are stored bare and shown grouped', () => {
  test.each([
    ['nip', 'PL 123-456-32-18', '1234563218', '123-456-32-18'],
    ['regon', '990 000 016', '990000016', '990 000 016'],
    ['krs', '577540', '0000577540', '0000577540'],
    [
      'iban',
      '61 1090 1014 0000 0712 1981 2874',
      'PL61109010140000071219812874',
      'PL61 1090 1014 0000 0712 1981 2874',
    ],
    ['postal', '87100', '87-100', '87-100'],
    ['phone', '600 100 200', '+48600100200', '+48 600 100 200'],
    ['datetime', '2027-01-01T10:00:00+01:00', '2027-01-01T09:00:00Z', '2027-01-01T09:00:00Z'],
    ['pkd', '8810z', '88.10.Z', '88.10.Z'],
  ] as const)('%s %s', (name, typed, stored, shown) => {
    expect(textFormats[name].normalise(typed)).toBe(stored)
    expect(textFormats[name].normalise(stored)).toBe(stored)
    expect(textFormats[name].display(stored)).toBe(shown)
  })
})

describe('[FO22] a PESEL tells date of birth and sex, and cannot lie in the future', () => {
  test.each([
    ['85831400124', '1885-03-14', 'F'],
    ['99923100274', '1899-12-31', 'M'],
    ['00022800006', '1900-02-28', 'F'],
    ['02070803628', '1902-07-08', 'F'],
    ['00222900016', '2000-02-29', 'M'],
    ['04222900014', '2004-02-29', 'M'],
  ])('%s is born on %s, %s', (pesel, birthDate, sex) => {
    expect(peselFacts(pesel)).toEqual({ birthDate, sex })
    expect(isFutureBirth(pesel, '2027-03-01')).toBe(false)
  })
  test.each(['04422900133', '99723199984'])(
    '%s has the right check digit but is not born yet',
    (pesel) => {
      expect(textFormats.pesel.check(pesel)).toBeUndefined()
      expect(isFutureBirth(pesel, '2027-03-01')).toBe(true)
    },
  )
})

test('[FO23] the digit of a sort code can be looked at for a warning', () => {
  expect(sortCodeHolds('PL61109010140000071219812874')).toBe(true)
  expect(sortCodeHolds('PL61109010150000071219812874')).toBe(false)
})

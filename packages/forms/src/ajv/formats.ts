import { textFormats } from '../formats/text-formats.ts'

/** Our formats by the name they have in schemas; `true` when a stored text is good. */
export const ownFormats: Readonly<Record<string, (text: string) => boolean>> = {
  ...Object.fromEntries(
    (
      ['nip', 'regon', 'krs', 'pesel', 'iban', 'postal', 'terc', 'pkd', 'phone', 'isbn'] as const
    ).map((name) => [name, (text: string) => textFormats[name].check(text) === undefined]),
  ),
  'idn-email': (text) => textFormats.email.check(text) === undefined,
  'https-url': (text) => textFormats.url.check(text) === undefined,
  'local-time': (text) => textFormats.time.check(text) === undefined,
}

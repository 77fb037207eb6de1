import { email, phone, url } from './contact.ts'
import { iban } from './iban.ts'
import { isbn } from './isbn.ts'
import { krs } from './krs.ts'
import { date, datetime, time } from './moments.ts'
import { nip } from './nip.ts'
import { pesel } from './pesel.ts'
import { pkd, postal, terc } from './places.ts'
import { regon } from './regon.ts'
import type { TextFormat } from './text-format.ts'

/** Every text format by its name; the names of field types and of `format` in schemas agree. */
export const textFormats = {
  nip,
  regon,
  krs,
  pesel,
  iban,
  postal,
  terc,
  pkd,
  email,
  phone,
  url,
  isbn,
  date,
  datetime,
  time,
} as const satisfies Record<string, TextFormat>

/** Name of a text format. */
export type TextFormatName = keyof typeof textFormats

/** Whether a field type is a text format. Pure. */
export function isTextFormat(name: string): name is TextFormatName {
  return Object.hasOwn(textFormats, name)
}

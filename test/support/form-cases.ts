import type { JsonObject, JsonValue } from '@splot/definition'
import type { Case } from './judged-form.ts'

/** Returns a case for each pointer: without the value it is required. */
export function missing(...pointers: string[]): Case[] {
  return pointers.map((pointer) => [pointer, ['form.required'], undefined])
}

/** Returns a case for each pointer: a code that its list does not have. */
export function unknownCodes(...pointers: string[]): Case[] {
  return pointers.map((pointer) => [pointer, ['form.choice-unknown'], 'nowhere'])
}

/** Returns cases of a text one character too short (where it has a least length) and too long. */
export function lengths(pointer: string, least: number, most: number): Case[] {
  const short: Case[] = least < 2 ? [] : [[pointer, ['form.min-length'], 'ż'.repeat(least - 1)]]
  return [...short, [pointer, ['form.max-length'], 'ż'.repeat(most + 1)]]
}

/** Returns cases of a number just below and, where there is a highest one, just above its bounds. */
export function bounds(pointer: string, least: number, most?: number, step = 1): Case[] {
  const low: Case = [pointer, ['form.minimum'], least - step]
  return most === undefined ? [low] : [low, [pointer, ['form.maximum'], most + step]]
}

/** Returns cases of a list with one item too few and too many; `item` makes the nth item. */
export function counts(
  pointer: string,
  least: number,
  most: number,
  item: (n: number) => JsonValue,
): Case[] {
  const list = (length: number) => Array.from({ length }, (_, n) => item(n))
  const none: Case[] = least > 0 ? [[pointer, ['form.required'], []]] : []
  const few: Case[] = least > 1 ? [[pointer, ['form.min-items'], list(least - 1)]] : []
  return [...none, ...few, [pointer, ['form.max-items'], list(most + 1)]]
}

/** Facts about files as forms see them: a PDF, a Word document, a photo, and files that are wrong. */
export const sampleFiles: JsonObject = {
  pdf: { name: 'dokument.pdf', type: 'application/pdf', sizeBytes: 1000 },
  pdf2: { name: 'drugi.pdf', type: 'application/pdf', sizeBytes: 1000 },
  docx: {
    name: 'raport.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sizeBytes: 1000,
  },
  photo: { name: 'lokal.jpg', type: 'image/jpeg', sizeBytes: 1000 },
  script: { name: 'skrypt.js', type: 'text/javascript', sizeBytes: 1000 },
  hugePdf: { name: 'skan.pdf', type: 'application/pdf', sizeBytes: 50_000_000 },
  hugePhoto: { name: 'lokal.png', type: 'image/png', sizeBytes: 50_000_000 },
}

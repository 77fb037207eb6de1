import type { Property } from '@splot/definition/edit'

/** Returns a number as people type it, a decimal comma is as good as a point; `null` where it is none, or none that the property takes. Pure. */
export function readNumber(text: string, property?: Property): number | null {
  const number = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(number)) return null
  const { type, minimum, maximum } = property?.schema ?? {}
  if (type === 'integer' && !Number.isInteger(number)) return null
  if (typeof minimum === 'number' && number < minimum) return null
  return typeof maximum === 'number' && number > maximum ? null : number
}

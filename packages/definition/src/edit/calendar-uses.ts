import type { JsonValue } from '../json.ts'
import { joinPointer } from '../source/pointer.ts'
import type { DefinitionFiles } from './files.ts'
import { placeWords } from './place-words.ts'
import type { UsePlace } from './used-in.ts'

/** Functions of FEEL that ask the calendar. */
const asks = /\bworking days\s*\(|\bis working day\s*\(/

/** Returns the deadlines, reminders and expressions that count working days, each part of a file once. Pure. */
export function calendarUses(files: DefinitionFiles): UsePlace[] {
  const found = new Map<string, UsePlace>()
  for (const [file, value] of Object.entries(files))
    for (const at of placesIn(value, '')) {
      const place = placeWords(files, file, at)
      const key = `${file} ${place.en}`
      if (!found.has(key)) found.set(key, { file, at, place })
    }
  return [...found.values()]
}

function placesIn(value: JsonValue, at: string): string[] {
  if (typeof value === 'string') return asks.test(value) ? [at] : []
  if (typeof value !== 'object' || value === null) return []
  const own = !Array.isArray(value) && value['count'] === 'working' ? [at] : []
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, part]) => placesIn(part, joinPointer(at, key))),
  ]
}

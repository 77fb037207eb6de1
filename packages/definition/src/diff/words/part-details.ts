import type { Locale } from '../../text.ts'
import type { Part } from '../part.ts'
import { lengthWords } from './length-words.ts'
import type { Names } from './names.ts'
import { settingWord } from './setting-words.ts'
import { valueWords } from './value-words.ts'

/** What is worth knowing of a part that is new or gone. */
const telling: Partial<Record<Part['kind'], readonly string[]>> = {
  task: ['assign.role', 'form', 'due'],
  field: ['type', 'required', 'list', 'when'],
  transition: ['guard'],
  parameter: ['value', 'unit'],
  event: ['roles'],
  decisionStep: ['value'],
  rankingKey: ['order'],
  rule: ['assert'],
}

/** Returns what is worth knowing of a part that is new or gone; `''` where its title says it all. Pure. */
export function partDetails(part: Part, locale: Locale, names: Names): string {
  if (part.kind === 'timer') return lengthWords(part, locale, names) ?? ''
  return (telling[part.kind] ?? [])
    .flatMap((setting) => {
      const value = part.settings.get(setting)
      if (value === undefined) return []
      const label = settingWord(part.kind, setting)?.[locale] ?? setting
      return [`${label}: ${valueWords(value, setting, part, locale, names)}`]
    })
    .join('; ')
}

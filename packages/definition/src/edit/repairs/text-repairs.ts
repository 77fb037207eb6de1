import { joinPointer, splitPointer } from '../../source/pointer.ts'
import { locales } from '../../text.ts'
import { setValue } from '../edit-file.ts'
import { valueAt } from '../set-at.ts'
import type { Repair } from './repair.ts'

/** A text in one language: the other one's words, to be translated; the translations go on to tell of them. */
export const copyText: Repair = ({ file, path, params }, files) => {
  const named = params?.['name'] ?? splitPointer(path).at(-1)
  const locale = locales.find((one) => one === named)
  if (locale === undefined) return []
  const text =
    params?.['name'] === undefined ? joinPointer('', ...splitPointer(path).slice(0, -1)) : path
  const other = locale === 'pl' ? 'en' : 'pl'
  const words = valueAt(files[file], joinPointer(text, other))
  if (typeof words !== 'string' || words.trim() === '') return []
  const label =
    locale === 'pl'
      ? { pl: 'Skopiuj angielski do przetłumaczenia', en: 'Copy the English, to be translated' }
      : { pl: 'Skopiuj polski do przetłumaczenia', en: 'Copy the Polish, to be translated' }
  return [setValue(file, joinPointer(text, locale), words, label)]
}

/** A brace that begins or ends nothing: written as people are to see it. */
export const plainBrace: Repair = ({ file, path, params }, files) => {
  const text = valueAt(files[file], path)
  const index = params?.['index']
  if (typeof text !== 'string' || typeof index !== 'number') return []
  const brace = text[index] ?? ''
  const mended = `${text.slice(0, index)}${brace}${text.slice(index)}`
  const label = { pl: `Pokazuj zwykły znak „${brace}”`, en: `Show a plain “${brace}”` }
  return [setValue(file, path, mended, label)]
}

/** A value that readers of the other language are told: at the end of the text, to be put in its place. */
export const addValue: Repair = ({ file, path, params }, files) => {
  const text = valueAt(files[file], path)
  const source = params?.['name']
  if (typeof text !== 'string' || typeof source !== 'string') return []
  const label = { pl: `Dopisz {${source}} na końcu`, en: `Add {${source}} at the end` }
  return [setValue(file, path, `${text.trimEnd()} {${source}}`, label)]
}

/** An expression written as in another language of formulas: the same in FEEL. */
export const asFeel: Repair = ({ file, path }, files) => {
  const text = valueAt(files[file], path)
  if (typeof text !== 'string') return []
  const mended = text
    .replaceAll(/===?/g, '=')
    .replaceAll(/!==/g, '!=')
    .replaceAll(/\s*&&\s*/g, ' and ')
    .replaceAll(/\s*\|\|\s*/g, ' or ')
    .replaceAll(/'([^'"]*)'/g, '"$1"')
  if (mended === text) return []
  return [setValue(file, path, mended, { pl: `Zapisz: ${mended}`, en: `Write: ${mended}` })]
}

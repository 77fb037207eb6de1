import { joinPointer } from '../../source/pointer.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import { checkSchema } from '../../schemas/check-schema.ts'
import { validatorOf } from '../../schemas/validator-of.ts'
import { setValue } from '../edit-file.ts'
import type { DefinitionFiles } from '../files.ts'
import { valueAt } from '../set-at.ts'
import { meantName } from './name-repairs.ts'
import type { Repair } from './repair.ts'
import { inOneStep, takenAway, textIn } from './repair.ts'

/** A property that nothing knows: the one that was meant, else without it. */
export const unknownKey: Repair = (issue, files) => {
  const name = textIn(issue, 'name')
  const label = { pl: `Usuń „${name}”`, en: `Remove “${name}”` }
  const removal = setValue(issue.file, issue.path, undefined, label)
  return [...meantName(issue, files), removal]
}

/** A choice that there is not: the one that was meant, where everything around it fits that one. */
export const meantChoice: Repair = (issue, files) =>
  meantName(issue, files).filter(
    (repair) => faultsIn(issue.file, repair.apply(files)) < faultsIn(issue.file, files),
  )

function faultsIn(file: string, files: DefinitionFiles): number {
  const kind = kindOfPath(file)
  return kind === undefined ? 0 : checkSchema(validatorOf(kind), files[file] ?? null).length
}

/** A text where a number or a yes or no belongs, or the other way round. */
export const asType: Repair = ({ file, path, params }, files) => {
  const value = valueAt(files[file], path)
  const mended = typed(value, params?.['type'])
  if (mended === undefined) return []
  return [setValue(file, path, mended, { pl: `Wpisz ${mended}`, en: `Write ${mended}` })]
}

function typed(value: unknown, type: unknown): string | number | boolean | undefined {
  if (type === 'string')
    return ['number', 'boolean'].includes(typeof value) ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  if (type === 'boolean') return ['true', 'false'].includes(value) ? value === 'true' : undefined
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (type === 'integer') return Number.isInteger(number) ? number : undefined
  return type === 'number' && Number.isFinite(number) ? number : undefined
}

/** A value where an expression belongs: the expression that is that value. */
export const asExpression: Repair = ({ file, path }, files) => {
  const value = valueAt(files[file], path)
  if (typeof value !== 'number' && typeof value !== 'boolean') return []
  return [setValue(file, path, String(value), { pl: `Zapisz: ${value}`, en: `Write: ${value}` })]
}

/** Parts that exclude each other: each of them alone. */
export const keepOne: Repair = ({ file, path, params }, files) => {
  const names = params?.['names']
  const value = valueAt(files[file], path)
  if (!Array.isArray(names) || typeof value !== 'object' || value === null) return []
  const given = names.filter((name): name is string => typeof name === 'string' && name in value)
  if (given.length < 2) return []
  return given.map((kept) => {
    const label = { pl: `Zostaw tylko „${kept}”`, en: `Keep only “${kept}”` }
    const others = given.filter((name) => name !== kept)
    return inOneStep(
      label,
      ...others.map((name) => setValue(file, joinPointer(path, name), undefined, label)),
    )
  })
}

/** A breakdown whose cells come from several places: from one of them. */
export const oneKindOfCells: Repair = (issue, files) =>
  keepOne({ ...issue, params: { names: ['list', 'values', 'people'] } }, files)

/** Classes of age that do not rise: the same days in order. */
export const risingDays: Repair = ({ file, path }, files) => {
  const list = path.slice(0, path.lastIndexOf('/'))
  const days = valueAt(files[file], list)
  if (!Array.isArray(days)) return []
  const sorted = [...new Set(days.map(Number))].toSorted((a, b) => a - b)
  return [setValue(file, list, sorted, { pl: 'Ułóż rosnąco', en: 'Put them in rising order' })]
}

/** A figure that has no value to be made from: the number of rows. */
export const countRows: Repair = ({ file, path }) => {
  const label = { pl: 'Licz wiersze', en: 'Count the rows' }
  return [setValue(file, joinPointer(path, 'aggregate'), 'count', label)]
}

/** What a share is of, where no share is taken: away. */
export const noShare: Repair = ({ file, path }, files) => {
  const label = { pl: 'Nie licz udziału', en: 'Take no share' }
  return takenAway({ file, path: joinPointer(path, 'of') }, files, label)
}

import type { JsonObject, JsonValue } from '../../json.ts'
import { joinPointer, splitPointer } from '../../source/pointer.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { setValue } from '../edit-file.ts'
import { changeAt, valueAt, withKeys } from '../set-at.ts'
import { unusedName } from '../workflow/new-names.ts'
import type { Repair, RepairableIssue } from './repair.ts'
import { takenAway, textIn } from './repair.ts'

/** A name that leads nowhere: the one that was probably meant; or without it, where it is one of several. */
export const unknownName: Repair = (issue, files) => {
  const name = textIn(issue, 'name')
  const label = {
    pl: `Usuń odwołanie do „${name}”`,
    en: `Remove what refers to “${name}”`,
  }
  const removal = isOneOfSeveral(issue, files) ? takenAway(issue, files, label) : []
  return [...meantName(issue, files), ...removal]
}

/** A setting of a thing means something by being there: only an entry of a list or table may simply go. */
function isOneOfSeveral({ file, path, params }: RepairableIssue, files: DefinitionFiles): boolean {
  const around = valueAt(files[file], path.slice(0, path.lastIndexOf('/')))
  if (Array.isArray(around)) return around.length > 1
  return splitPointer(path).at(-1) === params?.['name'] && !/\/(on|after)\/[^/]+$/.test(path)
}

/** The name that was probably meant, where the wrong one is a value, a key, or a word in an expression. */
export const meantName: Repair = (issue, files) => {
  const { name, near } = issue.params ?? {}
  if (typeof near !== 'string' || typeof name !== 'string') return []
  const value = valueAt(files[issue.file], issue.path)
  // what stands in the list already need not stand there twice
  const beside = valueAt(files[issue.file], issue.path.slice(0, issue.path.lastIndexOf('/')))
  if (Array.isArray(beside) && beside.includes(near)) return []
  if (value === name)
    return [
      setValue(issue.file, issue.path, near, { pl: `Wpisz „${near}”`, en: `Write “${near}”` }),
    ]
  if (splitPointer(issue.path).at(-1) === name) return otherKey(issue, files, near)
  return typeof value === 'string' ? inText(issue, value, name, near) : []
}

function otherKey({ file, path }: RepairableIssue, files: DefinitionFiles, near: string) {
  const steps = splitPointer(path)
  const around = joinPointer('', ...steps.slice(0, -1))
  const holder = valueAt(files[file], around)
  if (typeof holder !== 'object' || holder === null || near in holder) return []
  return [keyCommand(file, around, steps.at(-1) ?? '', near)]
}

function keyCommand(file: string, around: string, was: string, key: string): EditCommand {
  const label = { pl: `Wpisz „${key}”`, en: `Write “${key}”` }
  return {
    label,
    apply: (files) => ({
      ...files,
      [file]: changeAt(files[file] ?? null, around, (object) =>
        withKeys(object as JsonObject, (entries) =>
          entries.map(([name, value]) => [name === was ? key : name, value]),
        ),
      ),
    }),
  }
}

/** The word stands in an expression, perhaps in one of several in a text: wherever it is a whole word. */
function inText({ file, path }: RepairableIssue, text: string, name: string, near: string) {
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(name)}(?![\\p{L}\\p{N}_])`, 'gu')
  const mended = text.replaceAll(word, () => near)
  const label = { pl: `Wpisz „${near}” zamiast „${name}”`, en: `Write “${near}” for “${name}”` }
  return mended === text ? [] : [setValue(file, path, mended, label)]
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** A name that stands twice, or that expressions read something else by: the next one that is free. */
export const anotherName: Repair = ({ file, path }, files) => {
  const steps = splitPointer(path)
  const last = steps.at(-1) ?? ''
  const value = valueAt(files[file], path)
  if (typeof value !== 'string') return []
  const isEntry = /^\d+$/.test(last)
  const list = valueAt(files[file], joinPointer('', ...steps.slice(0, isEntry ? -1 : -2)))
  if (isEntry) {
    // the same entry twice in a list says nothing more
    const label = { pl: `Usuń drugie „${value}”`, en: `Remove the second “${value}”` }
    return [setValue(file, path, undefined, label)]
  }
  const taken = new Set(namesBeside(list, last))
  const name = unusedName(value, (one) => one === value || taken.has(one))
  const label = { pl: `Nazwij to „${name}”`, en: `Call it “${name}”` }
  return [setValue(file, path, name, label)]
}

function namesBeside(around: JsonValue | undefined, key: string): string[] {
  if (typeof around !== 'object' || around === null) return []
  return Object.values(around).flatMap((one) => {
    const name = valueAt(one, joinPointer('', key))
    return typeof name === 'string' ? [name] : []
  })
}

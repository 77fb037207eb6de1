import { SplotError } from '../error.ts'
import type { NameReader } from '../expression.ts'
import { nameKey, wordOf } from '../references/name.ts'
import type { Name, NameKind } from '../references/name.ts'
import { namesOf } from '../references/names-of.ts'
import type { ProgrammeNames, Use } from '../references/names-of.ts'
import { readFiles } from '../references/read-files.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import type { DefinitionFiles } from './files.ts'
import { isSpelledAsName } from './name-spelling.ts'
import { isOfService } from './names-of-service.ts'
import { renamed, rewritten } from './write-names.ts'

/** What a renaming did. */
export interface Renaming {
  files: DefinitionFiles
  /** What was renamed: the name and those that are written by the same word in the same place. */
  names: readonly Name[]
  /** Where it was written. */
  uses: readonly Use[]
  /** Expressions that read something called so, though nobody can tell what: not changed, to be looked at. */
  perhaps: readonly Use[]
  /** Files that cannot be read, in which it may still be written. */
  unread: readonly string[]
}

/**
 * Renames something wherever it is written: where it is declared, where it is referred to, inside
 * expressions, in keys and in the name of its file. `word` is the new key of a state or field, else the new
 * id. Everything means afterwards what it meant before. Pure.
 *
 * @throws SplotError edit.name-unknown, edit.name-spelling, edit.name-taken, edit.name-of-service,
 *   edit.name-hidden
 */
export function renameEverywhere(
  files: DefinitionFiles,
  name: Name,
  word: string,
  reader: NameReader,
): Renaming {
  const before = namesOf(files, reader)
  const names = together(name, before)
  if (word === wordOf(name)) return { files, names, uses: [], perhaps: [], unread: before.unread }
  refuseWrong(names, word, before)
  const uses = names.flatMap((one) => before.usesOf(one).map((use) => ({ one, use })))
  const rewritings = uses.map(({ one, use }) => ({ use, was: one, by: renamed(one, word) }))
  const after = names.reduce(
    (all, one) => withFileName(all, one, word),
    rewritten(files, rewritings),
  )
  refuseOther(files, after, before, { names, word, reader })
  return {
    files: after,
    names,
    uses: uses.map(({ use }) => use),
    perhaps: names.flatMap((one) => before.perhaps(one)),
    unread: before.unread,
  }
}

/** The name and all that is written by the same word in one place with it, and so on. */
function together(name: Name, names: ProgrammeNames): Name[] {
  const found = new Map([[nameKey(name), name]])
  for (const one of found.values())
    for (const { others } of names.usesOf(one))
      for (const other of others) if (other.kind === name.kind) found.set(nameKey(other), other)
  return [...found.values()]
}

function refuseWrong(names: readonly Name[], word: string, before: ProgrammeNames): void {
  const declared = new Set(before.declared.map(nameKey))
  for (const name of names) {
    if (!declared.has(nameKey(name)))
      throw new SplotError('edit.name-unknown', `Expected a name that exists but found ${name.id}.`)
    if (isOfService(name))
      throw new SplotError('edit.name-of-service', `The service itself knows ${name.id}.`)
    if (!isSpelledAsName(name.kind, word))
      throw new SplotError('edit.name-spelling', `${word} is no name for a ${name.kind}.`)
    if (declared.has(nameKey(renamed(name, word))))
      throw new SplotError('edit.name-taken', `There is a ${name.kind} ${word} already.`)
  }
}

/** What is written the same must mean the same: no name may hide another, or break what holds it. */
function refuseOther(
  files: DefinitionFiles,
  after: DefinitionFiles,
  before: ProgrammeNames,
  { names, word, reader }: { names: readonly Name[]; word: string; reader: NameReader },
): void {
  if (readFiles(after).unread.length > readFiles(files).unread.length)
    throw new SplotError('edit.name-spelling', `${word} cannot stand where the name is written.`)
  const now = namesOf(after, reader)
  for (const name of names)
    if (now.usesOf(renamed(name, word)).length !== before.usesOf(name).length)
      throw new SplotError('edit.name-hidden', `${word} means something else where it is read.`)
}

const folders: Partial<Record<NameKind, string>> = {
  workflow: 'workflow',
  form: 'form',
  list: 'codeList',
  document: 'document',
}

/** A file that is called as what it holds goes on to be. */
function withFileName(files: DefinitionFiles, name: Name, word: string): DefinitionFiles {
  const kind = folders[name.kind]
  if (kind === undefined) return files
  const entries = Object.entries(files).map(([path, value]) => {
    const base = path.slice(path.lastIndexOf('/') + 1)
    return base === `${name.id}.json` && kindOfPath(path) === kind
      ? [`${path.slice(0, path.length - base.length)}${word}.json`, value]
      : [path, value]
  })
  return Object.fromEntries(entries) as DefinitionFiles
}

import type { Issue } from '@splot/definition'
import type { Store } from '@splot/store'
import type { ProgrammeSource, SourceFile } from '../ports.ts'
import { fileSetOf, keepFiles, loadFileSet, loadTexts } from './file-set.ts'
import type { FileSet } from './file-set.ts'
import { keepInForce, loadInForce } from './in-force.ts'
import type { FaultyFile } from './read-definitions.ts'

/** Definition files, and what is wrong with where they came from. */
export interface LibrarySource extends ProgrammeSource {
  /** Of the last reading. */
  problems?(): FaultyFile[]
}

/**
 * Returns the files in force: those of the folder until a draft is published, from then on those in the
 * store. A file that changes in the folder alone is taken from there. One that changed on both sides
 * stays as it is in the store, and is named. What is gone from the folder stays in force.
 */
export function keptSource(store: Store, folder: ProgrammeSource): LibrarySource {
  let problems: FaultyFile[] = []
  return {
    problems: () => problems,
    async read() {
      const files = await folder.read()
      const inForce = await loadInForce(store)
      problems = []
      if (inForce === null) return files
      const kept = (await loadFileSet(store, inForce.files)) ?? {}
      const merged = mergeSets({ kept, taken: inForce.folder, folder: fileSetOf(files) })
      problems = merged.clashes.map((file) => ({ file, issues: [changedTwice] }))
      const all = await filesOf(store, kept, files, merged.fromFolder)
      if (merged.fromFolder.length > 0 || merged.isSeen) {
        const id = await keepFiles(store, all, kept)
        await keepInForce(store, { ...inForce, files: id, folder: merged.taken })
      }
      return all
    },
  }
}

/** What the folder says beside what is kept. */
interface MergedSets {
  /** Paths to take from the folder. */
  fromFolder: string[]
  /** Paths that changed on both sides. */
  clashes: string[]
  /** The folder as it is taken now. */
  taken: FileSet
  /** The folder changed to what is kept already: nothing to take, but to remember. */
  isSeen: boolean
}

/** Compares a folder with what is kept and what was last taken from it. Pure. */
export function mergeSets({
  kept,
  taken,
  folder,
}: Record<'kept' | 'taken' | 'folder', FileSet>): MergedSets {
  const merged: MergedSets = { fromFolder: [], clashes: [], taken: { ...taken }, isSeen: false }
  const remember = (path: string, hash: string) => {
    merged.taken = { ...merged.taken, [path]: hash }
  }
  for (const [path, hash] of Object.entries(folder)) {
    if (hash === taken[path]) continue
    if (hash === kept[path]) {
      remember(path, hash)
      merged.isSeen = true
    } else if (kept[path] === taken[path]) {
      remember(path, hash)
      merged.fromFolder.push(path)
    } else merged.clashes.push(path)
  }
  return merged
}

async function filesOf(
  store: Store,
  kept: FileSet,
  folder: readonly SourceFile[],
  fromFolder: readonly string[],
): Promise<SourceFile[]> {
  const own = new Set(fromFolder)
  const rest = Object.entries(kept).filter(([path]) => !own.has(path))
  const texts = await loadTexts(store, Object.fromEntries(rest))
  return [...texts, ...folder.filter(({ path }) => own.has(path))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
}

const changedTwice: Issue = {
  path: '',
  code: 'definition.changed-twice',
  message: {
    pl: 'Ten plik zmieniono i w folderze definicji, i w studiu. Obowiązuje wersja ze studia. Zapisz obowiązujące pliki do folderu („splot export”), przenieś do nich zmianę i opublikuj ją w studiu.',
    en: 'This file was changed both in the definitions folder and in the studio. The one from the studio is in force. Write the files in force to the folder ("splot export"), carry the change over and publish it in the studio.',
  },
}

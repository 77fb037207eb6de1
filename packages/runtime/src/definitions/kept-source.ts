import type { Issue } from '@splot/definition'
import type { Store } from '@splot/store'
import type { ProgrammeSource, SourceFile } from '../ports.ts'
import { fileSetOf, keepFiles, loadFileSet, loadTexts } from './file-set.ts'
import type { FileSet } from './file-set.ts'
import { keepInForce, loadInForce } from './in-force.ts'
import type { EarlierFiles } from './in-force.ts'
import type { FaultyFile } from './read-definitions.ts'

/** Definition files, and what is wrong with where they came from. */
export interface LibrarySource extends ProgrammeSource {
  /** Of the last reading. */
  problems?(): FaultyFile[]
}

/**
 * Returns the files in force: those of the folder until a draft is published, from then on those in the
 * store. A file that changes in the folder alone is taken from there. One that changed on both sides
 * stays as it is in the store, and is named; so does one that another folder had newer, such as that of
 * the next deployment. What is gone from the folder stays in force.
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
      const merged = mergeSets({
        kept,
        taken: inForce.folder,
        earlier: inForce.earlier ?? {},
        folder: fileSetOf(files),
      })
      problems = [
        ...merged.clashes.map((file) => ({ file, issues: [changedTwice] })),
        ...merged.outdated.map((file) => ({ file, issues: [takenNewer] })),
      ]
      const all = await filesOf(store, kept, files, merged.fromFolder)
      if (merged.fromFolder.length > 0 || merged.isSeen) {
        const id = await keepFiles(store, all, kept)
        const { taken, earlier } = merged
        await keepInForce(store, { ...inForce, files: id, folder: taken, earlier })
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
  /** Paths that a folder had before they were taken newer. */
  outdated: string[]
  /** The folder as it is taken now. */
  taken: FileSet
  /** What was taken before. */
  earlier: EarlierFiles
  /** The folder changed to what is kept already: nothing to take, but to remember. */
  isSeen: boolean
}

/** Of each file, so many of the texts it was are known again. */
const earlierKept = 50

/** Compares a folder with what is kept and what was last taken from it. Pure. */
export function mergeSets({
  kept,
  taken,
  earlier,
  folder,
}: Record<'kept' | 'taken' | 'folder', FileSet> & { earlier: EarlierFiles }): MergedSets {
  const merged: MergedSets = {
    fromFolder: [],
    clashes: [],
    outdated: [],
    taken: { ...taken },
    earlier: { ...earlier },
    isSeen: false,
  }
  const remember = (path: string, hash: string) => {
    const before = taken[path]
    if (before !== undefined) {
      const others = (earlier[path] ?? []).filter((one) => one !== hash && one !== before)
      merged.earlier = { ...merged.earlier, [path]: [...others, before].slice(-earlierKept) }
    }
    merged.taken = { ...merged.taken, [path]: hash }
  }
  for (const [path, hash] of Object.entries(folder)) {
    if (hash === taken[path]) continue
    if (earlier[path]?.includes(hash) && hash !== kept[path]) merged.outdated.push(path)
    else if (hash === kept[path]) {
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

const takenNewer: Issue = {
  path: '',
  code: 'definition.taken-newer',
  message: {
    pl: 'Ten plik w folderze definicji jest starszy od obowiązującego: nowszy przyszedł z folderu innego wdrożenia. Obowiązuje nowszy. Zaktualizuj ten folder albo przywróć dawną treść w studiu.',
    en: 'This file of the definitions folder is older than the one in force: a newer one came from the folder of another deployment. The newer one is in force. Bring this folder up to date, or bring the former content back in the studio.',
  },
}

import { mergeFile } from '@splot/definition/edit'
import type { MergeFile } from './draft-store.ts'

/** Joins what two people made of a file, part by part; places they changed differently are conflicts. Pure. */
export const mergeParts: MergeFile = (base, mine, theirs) => {
  const { merged, conflicts } = mergeFile(base, mine, theirs)
  return { merged, conflicts: conflicts.length }
}

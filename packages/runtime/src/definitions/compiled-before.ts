import type { Store } from '@splot/store'
import type { SourceFile } from '../ports.ts'
import { fileSetId, fileSetOf } from './file-set.ts'

/** Which definitions a product is known to compile, so that a start need not find out. */
export interface CompiledBefore {
  /** What changes with anything that compiles, such as a hash of the product. */
  code: string
  /** Ids of sets of files that this code compiled without a fault. */
  sets: readonly string[]
}

/** Whether a set of definition files was compiled without a fault by the code that runs. */
export interface Trials {
  /** Whether the files need no trial. */
  passed(files: readonly SourceFile[]): Promise<boolean>
  /** Remembers that they need none, instead of what was remembered before. */
  remember(files: readonly SourceFile[]): Promise<void>
}

const kind = 'compiledBefore'
const id = 'last'

/** Returns the trials of a store: those that `before` tells of, and the last one of the same code. */
export function createTrials(store: Store, { code, sets }: CompiledBefore): Trials {
  return {
    async passed(files) {
      const set = setOf(files)
      if (sets.includes(set)) return true
      const last = await store.getDocument<{ code: string; set: string }>(kind, id)
      return last !== null && last.value.code === code && last.value.set === set
    },
    async remember(files) {
      await store.putDocument(kind, id, { code, set: setOf(files) })
    },
  }
}

/** Of code that nothing is known of: every reading is a trial. */
export const everyTrial: Trials = { passed: async () => false, remember: async () => undefined }

function setOf(files: readonly SourceFile[]): string {
  return fileSetId(fileSetOf(files))
}

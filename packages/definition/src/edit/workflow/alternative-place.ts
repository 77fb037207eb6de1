import type { Alternative } from '../../workflow/state-tree.ts'

/** One alternative of a state, as it is addressed by edits. */
export type AlternativePlace = Pick<Alternative, 'trigger' | 'name' | 'index'> & {
  /** JSON Pointer of the state it leaves. */
  state: string
}

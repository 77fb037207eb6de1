/** How something stands: well; to be looked at; in the way of a service that keeps its promises. */
export type Standing = 'well' | 'look' | 'wrong'

/** Something that was looked at. */
export interface Symptom {
  /** Stable name, such as `data.space`. */
  code: string
  standing: Standing
  /** What was found. */
  found: string
  /** What to do; absent where all is well. */
  remedy?: string
}

/** Returns that something is well. Pure. */
export function well(code: string, found: string): Symptom {
  return { code, standing: 'well', found }
}

/** Returns that something wants a look. Pure. */
export function look(code: string, found: string, remedy: string): Symptom {
  return { code, standing: 'look', found, remedy }
}

/** Returns that something is wrong. Pure. */
export function wrong(code: string, found: string, remedy: string): Symptom {
  return { code, standing: 'wrong', found, remedy }
}

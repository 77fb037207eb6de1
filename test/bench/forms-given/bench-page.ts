/** What the page offers to the one who measures. */
export interface BenchPage {
  /** Loads a library; the form is not built yet. */
  prepare: (library: string, size: number) => Promise<void>
  /** Builds and shows the form. Returns milliseconds until the frame with all its inputs is painted. */
  mount: (inputs: number) => Promise<number>
  /** Puts the cursor into the first text field. */
  focus: () => void
  /** Milliseconds from each key to the next paint, since `focus`. */
  keys: number[]
}

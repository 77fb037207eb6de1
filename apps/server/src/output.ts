/** Where a command writes. */
export interface Output {
  /** A line of the result. */
  line: (text: string) => void
  /** A line about the work: progress, warnings, errors. */
  note: (text: string) => void
}

/** The shell's own streams. */
export const shell: Output = {
  line: (text) => void process.stdout.write(`${text}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
}

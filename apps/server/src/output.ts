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

/**
 * Lets lines go that nobody reads any more, as of `splot … | head`: the command does its work to the
 * end. Every other fault of the stream is thrown.
 */
export function dropUnread(stream: Pick<NodeJS.WriteStream, 'on'>): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

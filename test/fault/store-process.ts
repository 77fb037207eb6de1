import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds what the processes of these tests run: Node reads no TypeScript. */
export function buildStore(): void {
  execFileSync('node_modules/.bin/tsc', ['-b', 'packages/store'], { cwd: root, stdio: 'inherit' })
}

/** A process of a test and the lines it writes. */
export interface LineProcess {
  child: ChildProcess
  pid: number
  /** All lines so far. */
  lines: string[]
  /** Resolves with the next line that nobody has waited for yet; rejects when the process ends. */
  next(): Promise<string>
  /** Resolves when the process has ended and all it wrote has been read. */
  ended: Promise<void>
  say(line: string): void
}

/** Starts a script of this folder. */
export function startProcess(script: string, ...args: string[]): LineProcess {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = []
  let taken = 0
  const give = (): void => {
    while (waiting.length > 0 && taken < lines.length) {
      waiting.shift()?.resolve(lines[taken] as string)
      taken += 1
    }
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    give()
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      for (const { reject } of waiting) reject(new Error(`${script} ended`))
      resolve()
    })
  })
  return {
    child,
    pid: child.pid ?? 0,
    lines,
    next: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        give()
      }),
    ended,
    say: (line) => void child.stdin.write(`${line}\n`),
  }
}

import type { AckShelf } from '../store-parts.ts'
import type { DataFolder } from './data-folder.ts'
import { codeOf, diskError } from './disk-error.ts'
import type { FileWriter } from './file-system.ts'
import { replaceFile } from './replace-file.ts'

const name = 'outbox/delivered.ndjson'
const linesBeforeRewrite = 1000

interface Waiting {
  line: [string, string]
  resolve: () => void
  reject: (error: unknown) => void
}

function toText(lines: Iterable<[string, string]>): string {
  return [...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}

function parseLine(text: string): [string, string] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.length !== 2) return null
    const [caseId, rowId] = value as unknown[]
    return typeof caseId === 'string' && typeof rowId === 'string' ? [caseId, rowId] : null
  } catch {
    // The last line of a process that died while writing: never acknowledged.
    return null
  }
}

/**
 * Which outbox rows were delivered since their case was written last: a log of `["case","row"]`
 * lines, so that an acknowledgement does not rewrite a case. Acknowledgements that wait together
 * share one write and one fdatasync. Rewritten without the forgotten lines when it has grown, and
 * after a failure: what an append that failed has left is unknown.
 */
export class DeliveredLog implements AckShelf {
  readonly #folder: DataFolder
  readonly #live = new Map<string, Set<string>>()
  #waiting: Waiting[] = []
  #flushing = false
  #writer: FileWriter | undefined
  #lines = 0

  constructor(folder: DataFolder) {
    this.#folder = folder
  }

  async read(): Promise<Map<string, Set<string>>> {
    await this.#folder.make('outbox')
    await this.#folder.sweep('outbox')
    const text = await this.#text()
    for (const line of text.split('\n')) {
      const parsed = parseLine(line)
      if (parsed) this.#remember(parsed)
    }
    return new Map([...this.#live].map(([caseId, ids]) => [caseId, new Set(ids)]))
  }

  async #text(): Promise<string> {
    try {
      return Buffer.from(await this.#folder.fs.readFile(this.#folder.path(name))).toString()
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return ''
      throw diskError(error, name)
    }
  }

  #remember([caseId, rowId]: [string, string]): void {
    this.#live.set(caseId, (this.#live.get(caseId) ?? new Set()).add(rowId))
  }

  add(caseId: string, rowId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: [caseId, rowId], resolve, reject })
      if (!this.#flushing) void this.#flush()
    })
  }

  forget(caseId: string): void {
    this.#live.delete(caseId)
  }

  async #flush(): Promise<void> {
    this.#flushing = true
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      try {
        await this.#write(group.map(({ line }) => line))
        for (const { line } of group) this.#remember(line)
        for (const { resolve } of group) resolve()
      } catch (error) {
        await this.#drop()
        for (const { reject } of group) reject(diskError(error, name))
      }
    }
    this.#flushing = false
  }

  async #write(lines: [string, string][]): Promise<void> {
    if (!this.#writer || this.#lines > linesBeforeRewrite + 4 * this.#live.size)
      return this.#rewrite(lines)
    await this.#writer.write(Buffer.from(toText(lines)))
    await this.#writer.sync()
    this.#lines += lines.length
  }

  async #rewrite(lines: [string, string][]): Promise<void> {
    await this.#drop()
    await this.#folder.make('outbox')
    const { fs } = this.#folder
    const file = this.#folder.path(name)
    const before = Buffer.from(await this.#text())
    const live = [...this.#live].flatMap(([caseId, ids]) =>
      [...ids].map((id): [string, string] => [caseId, id]),
    )
    await replaceFile(fs, file, Buffer.from(toText([...live, ...lines])), before)
    this.#writer = await fs.append(file)
    this.#lines = live.length + lines.length
  }

  async #drop(): Promise<void> {
    const writer = this.#writer
    this.#writer = undefined
    await writer?.close().catch(() => {})
  }

  close(): Promise<void> {
    return this.#drop()
  }
}

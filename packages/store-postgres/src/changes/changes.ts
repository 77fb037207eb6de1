import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import type { Listeners } from '@splot/store/adapter'
import type { Database } from '../database.ts'

const channel = 'splot_changed'
/** Writes of so long are told of together: each notice takes a lock that all commits share. */
const togetherMs = 40
/** How often is looked without a notice: it may have been lost with a connection or a process. */
const lookAgainMs = 3_000
/** Changes become visible in another order than they were made: so much is read again. */
const overlapMs = { notice: 500, again: 15_000 }
const atOnce = 1_000
const toldKept = 20_000

/** Those who are told of changes. */
export interface ChangeListeners {
  cases: Listeners<[caseId: string, revision: number]>
  documents: Listeners<[kind: string, id: string, revision: number]>
}

/**
 * Tells of changes, whichever process made them. One's own are told at once. That others made some is
 * told by NOTIFY on a connection of its own; what they are is read from the tables, from where it was
 * read last. So a lost connection, process or notice loses no change, it only makes it late.
 */
export class Changes {
  readonly #database: Database
  readonly #config: ClientConfig
  readonly #listeners: ChangeListeners
  /** Last revision told, by case or document. */
  readonly #told = new Map<string, number>()
  #sinceMs = 0
  #client: Client | null = null
  #noticing: NodeJS.Timeout | undefined
  #looking: NodeJS.Timeout | undefined
  #reading: Promise<void> = Promise.resolve()
  #isReadQueued = false
  #isClosed = false

  constructor(database: Database, config: ClientConfig, listeners: ChangeListeners) {
    this.#database = database
    this.#config = config
    this.#listeners = listeners
  }

  /** Begins to listen: what changes from now on is told. */
  async start(): Promise<void> {
    const [row] = await this.#database.rows<{ now: Date }>({
      text: 'select clock_timestamp() as now',
      values: [],
    })
    this.#sinceMs = row?.now.getTime() ?? 0
    await this.#listen()
    this.#looking = setInterval(() => void this.#lookAgain(), lookAgainMs).unref()
  }

  /** A case was committed by this process. */
  caseChanged(caseId: string, revision: number): void {
    this.#remember(`case ${caseId}`, revision)
    this.#listeners.cases.tell(caseId, revision)
    this.#notice()
  }

  /** A document was written by this process; revision 0: deleted. */
  documentChanged(kind: string, id: string, revision: number): void {
    this.#remember(`${kind}/${id}`, revision)
    this.#listeners.documents.tell(kind, id, revision)
    this.#notice()
  }

  #remember(key: string, revision: number): void {
    this.#told.delete(key)
    this.#told.set(key, revision)
    const oldest = this.#told.keys().next().value
    if (this.#told.size > toldKept && oldest !== undefined) this.#told.delete(oldest)
  }

  #notice(): void {
    this.#noticing ??= setTimeout(() => {
      this.#noticing = undefined
      void this.#tellOthers()
    }, togetherMs)
  }

  async #tellOthers(): Promise<void> {
    // lost: the others look again by themselves
    await this.#database
      .once({ name: 'notify', text: `select pg_notify($1, '')`, values: [channel] })
      .catch(() => undefined)
  }

  async #listen(): Promise<void> {
    const client = new Client(this.#config)
    const gone = (): void => {
      if (this.#client === client) this.#client = null
      client.end().catch(() => undefined)
    }
    client.on('error', gone)
    client.on('end', gone)
    client.on('notification', () => this.#readSoon(overlapMs.notice))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      this.#client = client
    } catch {
      gone()
    }
  }

  async #lookAgain(): Promise<void> {
    if (this.#client === null && !this.#isClosed) await this.#listen()
    this.#readSoon(overlapMs.again)
  }

  /** One reading at a time, and at most one that waits. */
  #readSoon(backMs: number): void {
    if (this.#isReadQueued || this.#isClosed) return
    this.#isReadQueued = true
    this.#reading = this.#reading.then(async () => {
      this.#isReadQueued = false
      // the next one begins where this one did
      await this.#read(backMs).catch(() => undefined)
    })
  }

  async #read(backMs: number): Promise<void> {
    const since = new Date(this.#sinceMs - backMs).toISOString()
    let newestMs = this.#sinceMs
    await this.#pages('cases', 'id', since, (row) => {
      newestMs = Math.max(newestMs, row.changed_at.getTime())
      const key = `case ${row.id}`
      if ((this.#told.get(key) ?? 0) >= row.revision) return
      this.#remember(key, row.revision)
      this.#listeners.cases.tell(row.id, row.revision)
    })
    await this.#pages('documents', 'kind, id', since, (row) => {
      newestMs = Math.max(newestMs, row.changed_at.getTime())
      const key = `${row.kind}/${row.id}`
      if (this.#told.get(key) === row.revision) return
      this.#remember(key, row.revision)
      this.#listeners.documents.tell(row.kind, row.id, row.revision)
    })
    this.#sinceMs = newestMs
  }

  async #pages(
    table: 'cases' | 'documents',
    key: string,
    since: string,
    tell: (row: Changed) => void,
  ): Promise<void> {
    let after: { at: string; keys: string[] } | null = null
    for (;;) {
      const names = key.split(', ')
      const place: string = after
        ? `(changed_at, ${key}) > ($1::timestamptz, ${names.map((_, at) => `$${at + 2}`).join(', ')})`
        : 'changed_at > $1::timestamptz'
      const rows: (Changed & { at: string })[] = await this.#database.rows({
        text: `select ${key}, revision, changed_at, changed_at::text as at from ${table}
          where ${place} order by changed_at, ${key} limit ${atOnce}`,
        values: after ? [after.at, ...after.keys] : [since],
      })
      for (const row of rows) tell(row)
      const last = rows.at(-1)
      if (rows.length < atOnce || !last) return
      after = { at: last.at, keys: names.map((name) => last[name as 'id' | 'kind']) }
    }
  }

  /** Tells others of what was written last, and ends. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#looking)
    if (this.#noticing !== undefined) {
      clearTimeout(this.#noticing)
      await this.#tellOthers()
    }
    await this.#reading
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => undefined)
  }
}

interface Changed {
  kind: string
  id: string
  revision: number
  changed_at: Date
}

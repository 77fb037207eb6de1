import { setTimeout as pause } from 'node:timers/promises'
import { SplotError } from '@splot/definition'
import { Pool } from 'pg'
import type { PoolClient, PoolConfig, QueryResultRow } from 'pg'
import { databaseError, isLost, isUndone } from './database-error.ts'

/** A statement; with a name it is prepared once a connection. */
export interface Statement {
  text: string
  values: unknown[]
  name?: string
}

/** How many statements run and wait, and how long. */
export interface DatabaseLimits {
  /** Connections kept open. */
  connections: number
  /** Statements that may wait for a connection; more are refused with `store.busy`. */
  waiting: number
  /** How long a statement waits for a connection; then it is refused with `store.busy`. */
  waitingMs: number
  /** How long a call waits for a database that went away; then it is refused with `store.unreachable`. */
  patienceMs: number
  /**
   * How long one statement may take: then the database is to end it (`store.busy`), and where nothing comes
   * back a second later either, its connection is given up (`store.unreachable`).
   */
  answerMs: number
}

/** What statements are run by. */
export type Statements = Pick<Database, 'rows' | 'once' | 'patiently'>

const firstPauseMs = 25
const longestPauseMs = 500
/** The word that a statement was ended takes its time, too. */
const lateMs = 1_000

/** Statements on a bounded number of connections, in a bounded queue. */
export class Database {
  readonly #pool: Pool
  readonly #limits: DatabaseLimits

  constructor(config: PoolConfig, limits: DatabaseLimits) {
    this.#limits = limits
    this.#pool = new Pool({
      ...config,
      max: limits.connections,
      connectionTimeoutMillis: limits.waitingMs,
      statement_timeout: limits.answerMs,
      query_timeout: limits.answerMs + lateMs,
    })
    // a connection that is lost is made anew when one is needed; a statement on it has failed by itself
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  /**
   * Runs a statement that may run again without harm: also when its connection was lost.
   *
   * @throws SplotError store.unreachable, store.busy, store.full, store.unwritable
   */
  async rows<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.patiently(() => this.once<Row>(statement))
  }

  /** Tries again while the connection is lost and patience lasts. @throws SplotError as `rows` */
  async patiently<T>(job: () => Promise<T>): Promise<T> {
    const untilMs = Date.now() + this.#limits.patienceMs
    for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      try {
        return await job()
      } catch (error) {
        const again = isUndone(error) || isLost(error)
        if (!again || Date.now() + waitMs > untilMs) throw databaseError(error)
        await pause(waitMs)
      }
    }
  }

  /** Runs a statement once. Throws what the driver throws. @throws SplotError store.busy */
  async once<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    const client = await this.#connection()
    try {
      const { rows } = await client.query<Row>(statement)
      client.release()
      return rows
    } catch (error) {
      client.release(isLost(error))
      throw error
    }
  }

  /**
   * Gives `use` statements that all see one moment and write nothing. They are not tried again.
   *
   * @throws SplotError store.unreachable, store.busy
   */
  async moment<T>(use: (statements: Statements) => Promise<T>): Promise<T> {
    const client = await this.patiently(() => this.#connection())
    const once: Statements['once'] = async <Row extends QueryResultRow>(statement: Statement) =>
      (await client.query<Row>(statement)).rows
    const patiently: Statements['patiently'] = async (job) => {
      try {
        return await job()
      } catch (error) {
        throw databaseError(error)
      }
    }
    const rows: Statements['rows'] = (statement) => patiently(() => once(statement))
    let isSound = false
    try {
      await rows({ text: 'begin isolation level repeatable read read only', values: [] })
      // the moment is that of the first look, not of the beginning
      await rows({ text: 'select from cases limit 1', values: [] })
      const result = await use({ rows, once, patiently })
      await rows({ text: 'commit', values: [] })
      isSound = true
      return result
    } finally {
      // one in the middle of something is not given to others
      client.release(!isSound)
    }
  }

  async #connection(): Promise<PoolClient> {
    if (this.#pool.waitingCount >= this.#limits.waiting) throw busy(this.#limits.waiting)
    try {
      return await this.#pool.connect()
    } catch (error) {
      // all were in use for so long: the database is there
      const timedOut = error instanceof Error && /timeout exceeded/u.test(error.message)
      if (timedOut && this.#pool.totalCount >= this.#limits.connections)
        throw busy(this.#pool.waitingCount)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}

function busy(waiting: number): SplotError {
  return new SplotError(
    'store.busy',
    `Expected the database to have time but ${waiting} statements wait for it`,
    { details: { waiting } },
  )
}

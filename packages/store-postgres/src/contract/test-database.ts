import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { Client, Pool } from 'pg'

/** A database of a test's own. */
export interface TestDatabase {
  url: string
  /** Runs SQL in it, as its owner. */
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  /** Ends what is connected and removes it. */
  drop: () => Promise<void>
}

/** A PostgreSQL that tests may make databases in. */
export interface TestServer {
  create: (options?: { durable?: boolean }) => Promise<TestDatabase>
}

const places = [
  'postgres://postgres@127.0.0.1:5432/postgres',
  // by its socket, as the user of this process
  `postgres://${userInfo().username}@localhost/postgres?host=/var/run/postgresql`,
]

/**
 * Returns the PostgreSQL to test on: that of `SPLOT_TEST_DATABASE`, else one of this machine; `null` where
 * there is none, which is told. Where the environment says `CI`, there must be one.
 *
 * @throws Error in CI without a PostgreSQL
 */
export async function findTestServer(tests: string): Promise<TestServer | null> {
  const given = process.env['SPLOT_TEST_DATABASE']
  const faults: string[] = []
  for (const url of given === undefined ? places : [given]) {
    const fault = await faultOf(url)
    if (fault === null) return { create: (options) => createDatabase(url, options) }
    faults.push(`${url}: ${fault}`)
  }
  const told = `Expected a PostgreSQL for ${tests} but found none (${faults.join('; ')}). Start one, or name it in SPLOT_TEST_DATABASE.`
  if (process.env['CI']) throw new Error(told)
  process.stderr.write(`\nSKIPPED: ${told}\n`)
  return null
}

async function faultOf(url: string): Promise<string | null> {
  try {
    await withClient(url, (client) => client.query('select 1'))
    return null
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error)
  }
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Makes a database. `durable`: an acknowledged write survives a crash of PostgreSQL itself, and takes its time. */
export async function createDatabase(
  server: string,
  { durable = false }: { durable?: boolean } = {},
): Promise<TestDatabase> {
  const name = `splot_test_${randomBytes(6).toString('hex')}`
  await withClient(server, async (client) => {
    await client.query(`create database ${name}`)
    if (!durable) await client.query(`alter database ${name} set synchronous_commit = off`)
  })
  const url = new URL(server)
  url.pathname = `/${name}`
  const own = new Pool({ connectionString: url.href, max: 1 })
  own.on('error', () => undefined)
  return {
    url: url.href,
    query: async (sql, values) => (await own.query(sql, values)).rows as Record<string, unknown>[],
    drop: async () => {
      await own.end()
      await withClient(server, (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

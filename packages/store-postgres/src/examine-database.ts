import { Client } from 'pg'
import { databaseError } from './database-error.ts'
import { migrations } from './migrations/migrations.ts'

/** What decides whether a database can keep Splot's promises. */
export interface DatabaseFacts {
  /** Of the server, such as `15.8`. */
  version: string
  /** Number of its schema; 0: it has none yet. */
  schema: number
  /** Number of the schema this version makes. */
  ownSchema: number
  /** Settings without which an acknowledged write may be lost; `on` but where somebody changed them. */
  settings: { fsync: string; synchronousCommit: string; fullPageWrites: string }
  /** The extension for search is there, or can be made. */
  hasSearch: boolean
  maxConnections: number
  /** Connections of all programs now, this one too. */
  connections: number
  /** Milliseconds its clock is ahead of ours. */
  clockAheadMs: number
  sizeBytes: number
  /** It may be written. */
  isWritable: boolean
}

interface Row {
  version: string
  schema: string | null
  fsync: string
  synchronous_commit: string
  full_page_writes: string
  has_search: boolean
  max_connections: string
  connections: number
  now_ms: number
  size_bytes: string
  recovering: boolean
}

const question = `select
  current_setting('server_version') as version,
  to_regclass('schema_changes')::text as schema,
  current_setting('fsync') as fsync,
  current_setting('synchronous_commit') as synchronous_commit,
  current_setting('full_page_writes') as full_page_writes,
  exists (select from pg_available_extensions where name = 'pg_trgm') as has_search,
  current_setting('max_connections') as max_connections,
  (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
  extract(epoch from clock_timestamp())::float8 * 1000 as now_ms,
  pg_database_size(current_database()) as size_bytes,
  pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as recovering`

/**
 * Looks at a database without changing anything in it: no schema is made. `now` gives milliseconds of our
 * clock.
 *
 * @throws SplotError store.unreachable
 * @throws Error of PostgreSQL where it refuses us, as for a wrong password or name
 */
export async function examineDatabase(
  url: string,
  now: () => number = Date.now,
): Promise<DatabaseFacts> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const before = now()
    const { rows } = await client.query<Row>(question)
    const ours = (before + now()) / 2
    return await factsOf(client, rows[0]!, ours)
  } catch (error) {
    throw databaseError(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function factsOf(client: Client, row: Row, ours: number): Promise<DatabaseFacts> {
  const changes =
    row.schema === null
      ? null
      : await client.query<{ last: number | null }>(
          'select max(number) as last from schema_changes',
        )
  return {
    version: row.version,
    schema: changes?.rows[0]?.last ?? 0,
    ownSchema: migrations.length,
    settings: {
      fsync: row.fsync,
      synchronousCommit: row.synchronous_commit,
      fullPageWrites: row.full_page_writes,
    },
    hasSearch: row.has_search,
    maxConnections: Number(row.max_connections),
    connections: row.connections,
    clockAheadMs: Math.round(row.now_ms - ours),
    sizeBytes: Number(row.size_bytes),
    isWritable: !row.recovering,
  }
}

import type { DatabaseFacts } from '@splot/store-postgres'
import { placeName } from '../store-place.ts'
import type { StorePlace } from '../store-place.ts'
import { look, well, wrong } from './symptom.ts'
import type { Symptom } from './symptom.ts'

const oldestVersion = 15
/** Of one process, and a few for people and backups. */
const connectionsNeeded = 21
const clockMs = 2_000

/** Looks at a database without changing it. */
export async function examineDatabasePlace(
  place: StorePlace & { database: string },
): Promise<Symptom[]> {
  const { examineDatabase } = await import('@splot/store-postgres')
  try {
    return symptomsOf(await examineDatabase(place.database), placeName(place))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [
      wrong(
        'database.unreachable',
        `${placeName(place)}: ${error.message}`,
        'Look whether it runs, and at host, port, user and password of --database.',
      ),
    ]
  }
}

/** Returns what facts of a database mean. Pure. */
export function symptomsOf(facts: DatabaseFacts, name: string): Symptom[] {
  return [
    versionOf(facts, name),
    schemaOf(facts),
    durabilityOf(facts),
    ...(facts.hasSearch
      ? []
      : [
          wrong(
            'database.search',
            'the extension pg_trgm cannot be made',
            'Install the package postgresql-contrib on its machine.',
          ),
        ]),
    connectionsOf(facts),
    clockOf(facts),
    ...(facts.isWritable
      ? []
      : [wrong('database.read-only', 'it takes no writes', 'Name the primary, not a standby.')]),
  ]
}

function versionOf({ version, sizeBytes }: DatabaseFacts, name: string): Symptom {
  const found = `PostgreSQL ${version} at ${name}, ${(sizeBytes / 1024 ** 2).toFixed(0)} MB`
  return Number.parseInt(version, 10) >= oldestVersion
    ? well('database.version', found)
    : wrong('database.version', found, `Use PostgreSQL ${oldestVersion} or later.`)
}

function schemaOf({ schema, ownSchema }: DatabaseFacts): Symptom {
  if (schema > ownSchema)
    return wrong(
      'database.schema',
      `its schema is ${schema}, this version knows ${ownSchema}`,
      'A newer version has used it: run that one.',
    )
  return well(
    'database.schema',
    schema === ownSchema
      ? `schema ${schema}`
      : `schema ${schema}; the next start brings it to ${ownSchema}`,
  )
}

function durabilityOf({ settings }: DatabaseFacts): Symptom {
  const off = Object.entries({
    fsync: settings.fsync,
    synchronous_commit: settings.synchronousCommit,
    full_page_writes: settings.fullPageWrites,
  }).filter(([, value]) => value === 'off')
  return off.length === 0
    ? well('database.durable', 'acknowledged writes survive a crash')
    : wrong(
        'database.durable',
        `${off.map(([key]) => key).join(', ')} off: acknowledged writes are lost in a crash`,
        'Set them to on.',
      )
}

function connectionsOf({ maxConnections, connections }: DatabaseFacts): Symptom {
  const left = maxConnections - connections
  const found = `${connections} of ${maxConnections} connections in use`
  return left >= connectionsNeeded
    ? well('database.connections', found)
    : look(
        'database.connections',
        found,
        'A process takes 11: raise max_connections or run fewer processes.',
      )
}

function clockOf({ clockAheadMs }: DatabaseFacts): Symptom {
  const found = `its clock is ${Math.abs(clockAheadMs)} ms ${clockAheadMs < 0 ? 'behind' : 'ahead of'} ours`
  return Math.abs(clockAheadMs) <= clockMs
    ? well('database.clock', found)
    : look('database.clock', found, 'Deadlines go by our clock: let both machines use NTP.')
}

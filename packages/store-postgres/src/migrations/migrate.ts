import { SplotError } from '@splot/definition'
import type { Client, ClientBase } from 'pg'
import { codeOf } from '../database-error.ts'
import { migrations } from './migrations.ts'
import type { Migration } from './migrations.ts'

const tries = 20
// another process made it at the same moment: a table, a type of it, an extension, a number of a change
const madeMeanwhile = ['23505', '42P07', '42710', '42P06', '40001', '40P01']

/**
 * Brings the schema up to date. Several processes may do so at once: each change is one transaction that
 * first takes its number, and a number is taken once.
 *
 * @throws SplotError store.newer where the schema is of a later version than this one knows
 */
export async function migrate(client: Client, known = migrations): Promise<void> {
  await often(() =>
    client.query(
      'create table if not exists schema_changes (number integer primary key, name text not null, made_at timestamptz not null default now())',
    ),
  )
  for (const migration of known) await often(() => make(client, migration))
  const { rows } = await client.query<{ last: number }>(
    'select max(number) as last from schema_changes',
  )
  const last = rows[0]?.last ?? 0
  if (last > known.length)
    throw new SplotError(
      'store.newer',
      `Expected a database of schema ${known.length} or earlier but it has ${last}`,
      { details: { expected: known.length, actual: last } },
    )
}

async function make(client: ClientBase, { number, name, sql }: Migration): Promise<void> {
  const taken = await client.query('select 1 from schema_changes where number = $1', [number])
  if (taken.rowCount === 1) return
  await client.query('begin')
  try {
    // who comes second waits here until the first is done, and then finds the number taken
    await client.query('insert into schema_changes (number, name) values ($1, $2)', [number, name])
    await client.query(sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Runs it again where another process was quicker. */
async function often(job: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await job()
      return
    } catch (error) {
      if (!madeMeanwhile.includes(codeOf(error) ?? '') || attempt === tries) throw error
    }
  }
}

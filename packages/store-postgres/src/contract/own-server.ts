import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { createDatabase } from './test-database.ts'
import type { TestDatabase, TestServer } from './test-database.ts'

/** How a PostgreSQL goes down: in good order, at once, or killed with all that it does. */
export type Downfall = 'fast' | 'immediate' | 'killed'

/** A PostgreSQL of a test's own, which it may stop, kill and let run out of space. */
export interface OwnServer extends TestServer {
  query: TestDatabase['query']
  /** Takes it down and starts it again; resolves when it answers. */
  restart: (how: Downfall) => Promise<void>
  remove: () => Promise<void>
}

/** Where a PostgreSQL of a test's own lies. */
export interface OwnServerOptions {
  /** Folder of its tables, to be made; default: one of its own. Its write-ahead log lies elsewhere. */
  data?: string
}

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT', killed: 'SIGKILL' } as const
// a process that is killed takes nothing with it that it gave to the system: no need to sync
const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']

/**
 * Starts a PostgreSQL of a test's own on a free port, or returns `null` where none is installed, which is
 * told. Where the environment says `CI`, it must be.
 *
 * @throws Error in CI without a PostgreSQL that is installed
 */
export async function openOwnServer(
  tests: string,
  { data }: OwnServerOptions = {},
): Promise<OwnServer | null> {
  const bin = await programs()
  const user = userToRunAs()
  if (bin === null || user === null) {
    const told = `Expected initdb and postgres for ${tests}, and a user to run them, but found none.`
    if (process.env['CI']) throw new Error(told)
    process.stderr.write(`\nSKIPPED: ${told}\n`)
    return null
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-postgres-'))
  const tables = data ?? path.join(folder, 'data')
  // it makes both itself
  for (const one of new Set([folder, path.dirname(tables)]))
    if (user.uid !== undefined) await chown(one, user.uid, user.gid)
  const init = ['-D', tables, '-X', path.join(folder, 'log'), '-N', '-A', 'trust', '-U', 'postgres']
  const made = spawnSync(path.join(bin, 'initdb'), [...init, '-E', 'UTF8', '--locale=C'], {
    ...user,
    cwd: '/',
  })
  if (made.status !== 0) throw new Error(`Expected initdb to succeed: ${made.stderr.toString()}`)
  const port = await freePort()
  const args = ['-D', tables, '-p', `${port}`, ...settings.flatMap((one) => ['-c', one])]
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const own = new Pool({ connectionString: url, max: 1 })
  own.on('error', () => undefined)
  let running: ChildProcess
  const start = async (): Promise<void> => {
    for (;;) {
      running = spawn(path.join(bin, 'postgres'), args, { ...user, cwd: '/', stdio: 'ignore' })
      // one that was killed may have left processes, beside which it ends again
      while (running.exitCode === null) {
        const answers = await own.query('select 1').catch(() => null)
        if (answers !== null) return
        await pause(50)
      }
    }
  }
  const down = async (how: Downfall): Promise<void> => {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signals[how])
    await ended
  }
  await start()
  return {
    create: (options) => createDatabase(url, options),
    query: async (sql, values) => (await own.query(sql, values)).rows as Record<string, unknown>[],
    restart: async (how) => {
      await down(how)
      await start()
    },
    remove: async () => {
      await own.end()
      await down('immediate')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of `initdb` and `postgres`: on the path, or where Debian keeps them, the newest. */
async function programs(): Promise<string | null> {
  const found = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' })
  if (found.status === 0) return path.dirname(found.stdout.trim())
  const debian = '/usr/lib/postgresql'
  const versions = (await readdir(debian).catch(() => [])).map(Number).filter(Number.isFinite)
  return versions.length === 0 ? null : path.join(debian, `${Math.max(...versions)}`, 'bin')
}

/** PostgreSQL does not run as root: then it runs as the user of its own. `null` where there is none. */
function userToRunAs(): { uid: number; gid: number } | Record<'uid' | 'gid', undefined> | null {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined }
  const [uid = NaN, gid = NaN] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || NaN),
  )
  return Number.isNaN(uid) ? null : { uid, gid }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

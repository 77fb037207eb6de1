import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = 'apps/server/dist/main.js'

/** Builds what people run; quick where nothing changed. */
export function buildServed(): void {
  execFileSync(process.execPath, ['scripts/build.js'], { cwd: root, stdio: 'ignore' })
}

/** What `splot start --json` says when it is ready. */
export interface Ready {
  address: string
  links: { email: string; link: string }[]
}

/** The real service in a process of its own. */
export interface ServedProcess {
  pid: number
  /** Resolves when it serves; rejects when it ended before. */
  ready: Promise<Ready>
  /** Resolves with its exit code; `null` after a signal. */
  ended: Promise<number | null>
  /** Everything it said beside its result. */
  notes(): string
  /** Ends it as a power button does: nothing of it runs any more. */
  kill(): void
  /** Asks it to stop. */
  stop(): void
}

/** Starts `splot start` with a data folder and a folder of definitions, on a free port. */
export function serve(folders: {
  data: string
  definitions: string
  /** Further arguments. */
  more?: string[]
}): ServedProcess {
  const { data, definitions, more = [] } = folders
  const args = ['--port', '0', '--json', '--data', data, '--definitions', definitions, ...more]
  const child = spawn(process.execPath, [command, 'start', ...args], { cwd: root })
  let notes = ''
  child.stderr.on('data', (bytes: Buffer) => {
    notes += bytes.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const ready = new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve(JSON.parse(line) as Ready),
    )
    void ended.then((code) => reject(new Error(`The service ended with ${code}: ${notes}`)))
  })
  // who kills it before it is ready does not wait for it
  ready.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    notes: () => notes,
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
  }
}

/** Runs `splot` to its end. */
export async function splot(
  ...args: string[]
): Promise<{ code: number | null; out: string; notes: string }> {
  const child = spawn(process.execPath, [command, ...args], { cwd: root })
  const said = { out: '', notes: '' }
  child.stdout.on('data', (bytes: Buffer) => {
    said.out += bytes.toString()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    said.notes += bytes.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...said }
}

/** Signs in by a link and returns the `Cookie` header. */
export async function cookieFrom(link: string): Promise<string> {
  const { origin, searchParams } = new URL(link)
  const reply = await fetch(`${origin}/api/session/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: searchParams.get('token') }),
  })
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
  if (cookies.length === 0) throw new Error(`Expected a session but got ${reply.status}`)
  return cookies.join('; ')
}

import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { measureInTurns } from './measure/in-turns.ts'

/** From starting the built server to its first answer, beside a bare Node process. */
export async function measure(options: BenchOptions): Promise<BenchRow[]> {
  const { quick, projectFolder, progress } = options
  progress('starting')
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-bench-start-'))
  let starts = 0
  const used = path.join(folder, 'used')
  try {
    await startOnce(projectFolder, used)
    const turns = await measureInTurns(
      {
        empty: () => startOnce(projectFolder, path.join(folder, `empty-${(starts += 1)}`)),
        again: () => startOnce(projectFolder, used),
        bare: () => bareNode(),
      },
      { rounds: quick ? 2 : 7 },
    )
    const row = (what: string, name: 'empty' | 'again'): BenchRow => ({
      what,
      median: turns.median(name),
      unit: 'ms',
      reference: { what: 'a Node process that does nothing', median: turns.median('bare') },
      bar: { of: 'median', bound: 'most', value: 2000 },
    })
    return [row('start on an empty folder', 'empty'), row('start again', 'again')]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from starting the process to a good answer of `/api/health`. */
async function startOnce(projectFolder: string, data: string): Promise<number> {
  const port = await freePort()
  const main = path.join(projectFolder, 'apps/server/dist/main.js')
  const start = performance.now()
  const server = spawn(process.execPath, [main, 'start', '--port', `${port}`, '--data', data], {
    cwd: projectFolder,
    stdio: 'ignore',
  })
  try {
    await answers(`http://127.0.0.1:${port}/api/health`, server)
    return performance.now() - start
  } finally {
    await stop(server)
  }
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    try {
      if ((await fetch(address)).ok) return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  throw new Error(`The server ended with exit code ${server.exitCode}`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

async function bareNode(): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return performance.now() - start
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SplotError } from '@splot/definition'
import { openFileStore } from '@splot/store'
import { look, well, wrong } from './symptom.ts'
import type { Symptom } from './symptom.ts'

const leastFreeBytes = 1024 ** 3
const slowWriteMs = 20
const writes = 7

/** Looks at a data folder: whose it is, whether it can be written durably and how fast, who holds it. */
export async function examineFolder(data: string): Promise<Symptom[]> {
  const symptoms = existsSync(data) ? [await examineOwner(data), await examineHolder(data)] : []
  const place = existsSync(data) ? data : nearest(data)
  const disk = await examineDisk(place).catch((error: NodeJS.ErrnoException) => [
    wrong(
      'data.unwritable',
      `${place} cannot be written: ${error.code ?? error.message}`,
      'Give the user that runs the service the folder, or name another one with --data.',
    ),
  ])
  return [...symptoms, ...disk]
}

/** The folder there is, of those a new one would lie in. */
function nearest(path: string): string {
  const parent = dirname(path)
  return existsSync(parent) || parent === path ? parent : nearest(parent)
}

async function examineOwner(data: string): Promise<Symptom> {
  const { mode } = await stat(data)
  return (mode & 0o077) === 0
    ? well('data.owner', `${data} is for its owner only`)
    : look(
        'data.owner',
        `${data} can be read by others on this machine`,
        `Personal data lies in it: chmod 700 ${data}`,
      )
}

async function examineHolder(data: string): Promise<Symptom> {
  const names = await readdir(data)
  if (!names.includes('lock'))
    return names.length === 0
      ? well('data.holder', `${data} is empty`)
      : wrong(
          'data.foreign',
          `${data} holds something, but no data of ours`,
          'Name a data folder, or an empty one, with --data.',
        )
  try {
    const store = await openFileStore({ folder: data })
    await store.close()
    return well('data.holder', 'no process holds the folder, and every case can be read')
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    const { pid, host, since } = error.details as Record<string, string | number>
    return error.code === 'store.locked'
      ? well('data.holder', `process ${pid} on ${host} since ${since}`)
      : wrong(
          'data.damaged',
          error.message,
          'Put the files back from a backup; until then `splot start --without-damaged` serves the other cases.',
        )
  }
}

async function examineDisk(place: string): Promise<Symptom[]> {
  const { bavail, bsize } = await statfs(place)
  const free = bavail * bsize
  const space = `${(free / 1024 ** 3).toFixed(1)} GB free`
  const ms = await writeMs(place)
  const speed = `a durable write takes ${ms.toFixed(1)} ms`
  return [
    free >= leastFreeBytes
      ? well('data.space', space)
      : wrong('data.space', space, 'Without space nothing can be handed in: make room.'),
    ms <= slowWriteMs
      ? well('data.disk', speed)
      : look('data.disk', speed, 'Every step waits for it: use a local disk, not a network one.'),
  ]
}

/** Milliseconds of the median write of 4 KB with its fsync. */
async function writeMs(place: string): Promise<number> {
  const folder = join(place, `.doctor-${randomUUID()}`)
  await mkdir(folder)
  try {
    const taken: number[] = []
    for (let n = 0; n < writes; n += 1) {
      const begun = performance.now()
      const file = await open(join(folder, `${n}`), 'wx')
      await file.writeFile(Buffer.alloc(4096, n))
      await file.sync()
      await file.close()
      taken.push(performance.now() - begun)
    }
    return taken.toSorted((a, b) => a - b)[Math.floor(writes / 2)]!
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

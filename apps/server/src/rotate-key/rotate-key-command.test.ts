import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openCall, openVillage, taskOf, villageFiles } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sensitiveKeys } from '../start/sensitive-keys.ts'
import { splotIn } from '../testing/splot-in.ts'

let folder = ''
const data = (): string => join(folder, 'data')

/** A folder with a village in which Anna wrote something sensitive, and its definitions. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-rotate-'))
  for (const { path, text } of villageFiles()) {
    await mkdir(dirname(join(folder, 'village', path)), { recursive: true })
    await writeFile(join(folder, 'village', path), text)
  }
  const keys = await sensitiveKeys(data(), undefined)
  const store = await openFileStore({ folder: data() })
  const village = await openVillage({ store, sensitiveKeys: keys })
  const anna = await village.as('anna')
  const parent = (await openCall(village)).id
  const { id } = await village.runtime.startCase(anna, { workflow: 'application', parent })
  const task = await taskOf(village, anna, id, 'apply')
  const change = { path: '/health', value: 'flu', base: 0 }
  await village.runtime.saveDraft(anna, task, [change])
  await village.runtime.close()
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const rotate = () =>
  splotIn(folder, 'rotate-key --json --data data --definitions village'.split(' '))

interface KeyFile {
  current: string
  keys: Record<string, string>
}

async function keyFile(): Promise<KeyFile> {
  return JSON.parse(await readFile(join(data(), 'sensitive-keys.json'), 'utf8')) as KeyFile
}

describe('splot rotate-key', () => {
  test('[SV195] it makes a key, puts everything under it, and keeps the one before for backups', async () => {
    const before = await keyFile()
    const told = await rotate()
    expect(told, told.err).toMatchObject({ code: 0 })
    const after = await keyFile()
    expect(after.keys).toMatchObject(before.keys)
    expect(after.current).not.toBe(before.current)
    const { current } = after
    expect(JSON.parse(told.out)).toMatchObject({ current, renewed: 1, keys: { [current]: 1 } })
    expect((await stat(join(data(), 'sensitive-keys.json'))).mode & 0o077).toBe(0)
    // the older key opens nothing any more
    const key = `${current}:${after.keys[current]}`
    vi.stubEnv('SPLOT_SENSITIVE_KEYS', key)
    const again = await rotate()
    expect(JSON.parse(again.out)).toEqual({ current, renewed: 0, keys: { [current]: 1 }, lost: [] })
  })

  test('[SV195] what was stopped is finished, without another key', async () => {
    const before = await keyFile()
    const made = { k2: Buffer.alloc(32, 9).toString('base64url'), ...before.keys }
    await writeFile(
      join(data(), 'sensitive-keys.json'),
      JSON.stringify({ current: 'k2', keys: made }),
    )
    expect(JSON.parse((await rotate()).out)).toMatchObject({ current: 'k2', renewed: 1 })
    expect((await keyFile()).keys).toEqual(made)
  })

  test('[SV195] keys of the operator’s own are used as given; what lies under others is told', async () => {
    vi.stubEnv('SPLOT_SENSITIVE_KEYS', `mine:${Buffer.alloc(32, 3).toString('base64url')}`)
    const { current } = await keyFile()
    const told = await rotate()
    expect(told.code).toBe(1)
    expect(JSON.parse(told.out)).toEqual({
      current: 'mine',
      renewed: 0,
      keys: { [current]: 1 },
      lost: [current],
    })
  })
})

import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from '@splot/store'
import { buildStore, startProcess } from './store-process.ts'

let folder = ''
beforeAll(async () => {
  buildStore()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-lock-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Makes a data folder whose last user died. */
async function staleFolder(name: string): Promise<string> {
  const stale = path.join(folder, name)
  await mkdir(path.join(stale, 'lock'), { recursive: true })
  const { pid } = spawnSync('true')
  const holder = { pid, startedAt: '1', bootId: 'x', host: os.hostname(), since: 'then' }
  await writeFile(path.join(stale, 'lock', '000007.json'), JSON.stringify(holder))
  return stale
}

describe('two processes on one folder', () => {
  it('[ST49] the second is refused, told who has the folder, and admitted when the first is gone', async () => {
    const own = path.join(folder, 'own')
    const first = startProcess('store-writer.js', own)
    expect([await first.next(), await first.next()]).toEqual([
      'ready',
      expect.stringMatching(/^case/),
    ])
    const refused = openFileStore({ folder: own })
    await expect(refused).rejects.toMatchObject({
      code: 'store.locked',
      details: { pid: first.pid, host: os.hostname() },
    })
    await expect(refused).rejects.toThrow(new RegExp(`process ${first.pid} on .* since \\d{4}-`))
    first.child.kill('SIGKILL')
    await first.ended
    const store = await openFileStore({ folder: own })
    expect((await store.queryCases({})).items.length).toBeGreaterThan(0)
    await store.close()
  })

  it('[ST49] exactly one of six takes a stale lock, 25 times', async () => {
    const six = Array.from({ length: 6 }, () => startProcess('store-contender.js'))
    await Promise.all(six.map((contender) => contender.next()))
    for (let race = 1; race <= 25; race += 1) {
      const stale = await staleFolder(`race-${race}`)
      for (const contender of six) contender.say(stale)
      const answers = await Promise.all(six.map((contender) => contender.next()))
      expect([...answers].sort(), `race ${race}`).toEqual([
        'owner',
        ...Array.from({ length: 5 }, () => 'store.locked'),
      ])
      for (const contender of six) contender.say('close')
      await Promise.all(six.map((contender) => contender.next()))
    }
    for (const contender of six) contender.child.stdin?.end()
    await Promise.all(six.map((contender) => contender.ended))
  })
})

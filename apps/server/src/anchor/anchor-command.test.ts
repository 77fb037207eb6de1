import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handIn, openCall, openVillage } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-anchor-'))
  const village = await openVillage({
    store: await openFileStore({ folder: join(folder, 'data') }),
  })
  await handIn(village, (await openCall(village)).id)
  await village.runtime.close()
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const splot = (...args: string[]) => splotIn(folder, [...args, '--data', 'data'])

test('[SV172] splot verify misses by an anchor the file of a case that somebody took away', async () => {
  const told = await splot('anchor', 'monday.anchor', '--json')
  expect(told, told.err).toMatchObject({ code: 0 })
  expect(JSON.parse(told.out)).toMatchObject({ cases: 2, sha256: expect.any(String) })
  expect(await splot('anchor', 'monday.anchor')).toMatchObject({
    code: 1,
    err: expect.stringContaining('is there already'),
  })
  const against = () => splot('verify', '--anchor', 'monday.anchor')
  expect(await against()).toMatchObject({ code: 0 })
  const cases = join(folder, 'data/cases')
  const files = (await readdir(cases, { recursive: true })).filter((one) => one.endsWith('.json'))
  await rm(join(cases, files[0]!))
  // by itself the folder has nothing that could tell
  expect(await splot('verify')).toMatchObject({ code: 0 })
  expect(await against()).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^missing Case \S+ is gone[^]*: 1 damaged$/),
  })
})

test('[SV172] an anchor that was changed, or is none, proves nothing', async () => {
  await splot('anchor', 'monday.anchor')
  const file = join(folder, 'monday.anchor')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^case .*\n/m, ''))
  expect(await splot('verify', '--anchor', 'monday.anchor')).toMatchObject({
    code: 1,
    err: expect.stringContaining('store.bad-anchor'),
  })
  expect((await splot('verify', '--anchor', 'nothing')).code).toBe(1)
})

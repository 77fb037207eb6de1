import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openCall, openVillage, handIn, villageFiles } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

let folder = ''

/** A folder with a village in which Anna has applied, and its definitions. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-person-'))
  for (const { path, text } of villageFiles()) {
    await mkdir(dirname(join(folder, 'village', path)), { recursive: true })
    await writeFile(join(folder, 'village', path), text)
  }
  const store = await openFileStore({ folder: join(folder, 'data') })
  const village = await openVillage({ store })
  await handIn(village, (await openCall(village)).id)
  await village.as('daria', 'dataOfficer')
  await village.as('olga', 'officer')
  await village.runtime.close()
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const person = (out: string, who: string, by = 'daria') =>
  splotIn(folder, ['person', out, who, '--by', `${by}@example.org`, ...flags])

const flags = '--reason Request --json --data data --definitions village'.split(' ')

describe('splot person', () => {
  test('[SV170] it writes a folder or an archive that only its owner reads, and writes over nothing', async () => {
    const told = await person('anna', 'anna@example.org')
    expect(told, told.err).toMatchObject({ code: 0 })
    expect(JSON.parse(told.out)).toMatchObject({ cases: 1, answers: 1, files: 0 })
    expect((await readdir(join(folder, 'anna'))).sort()).toEqual([
      'data.json',
      'kopia-danych.html',
      'manifest.json',
    ])
    expect(await readFile(join(folder, 'anna/kopia-danych.html'), 'utf8')).toContain('Lipowo')
    expect((await stat(join(folder, 'anna/data.json'))).mode & 0o077).toBe(0)
    expect(await person('anna', 'anna@example.org')).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds something'),
    })
    expect(await person('anna.zip', 'anna@example.org')).toMatchObject({ code: 0 })
    const archive = await readFile(join(folder, 'anna.zip'))
    expect(archive.subarray(0, 2).toString()).toBe('PK')
    expect((await stat(join(folder, 'anna.zip'))).mode & 0o077).toBe(0)
    expect((await person('anna.zip', 'anna@example.org')).code).toBe(1)
    expect(await readFile(join(folder, 'anna.zip'))).toEqual(archive)
    expect(await splotIn(folder, ['verify', '--data', 'data'])).toMatchObject({ code: 0 })
  })

  test('[SV170] whoever does not look after personal data, or is nobody, gets none', async () => {
    expect(await person('olga.zip', 'anna@example.org', 'olga')).toMatchObject({
      code: 1,
      err: expect.stringContaining('personal-data.not-officer'),
    })
    expect(await person('x.zip', 'anna@example.org', 'nobody')).toMatchObject({ code: 1 })
    expect(await person('y.zip', 'nobody@example.org')).toMatchObject({
      code: 1,
      err: expect.stringContaining('person.not-found'),
    })
    expect((await splotIn(folder, ['person', 'z.zip'])).code).toBe(2)
  })
})

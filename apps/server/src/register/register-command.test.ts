import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { RegisterEntry } from '@splot/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

const project = resolve(import.meta.dirname, '../../../..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-register-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('[SV171] splot register tells of all personal data of the reference programme why they are kept, and writes files', async () => {
  const told = await splotIn(folder, ['register', project, '--json'])
  expect(told).toMatchObject({ code: 0 })
  const entries = JSON.parse(told.out) as RegisterEntry[]
  expect(entries.filter(({ dataClass }) => dataClass === null)).toEqual([])
  const special = entries.filter((entry) => entry.special)
  expect(special.map(({ form }) => form?.id)).toEqual(['R04', 'R04'])
  expect(special[0]?.readers.map(({ en }) => en).sort()).toEqual([
    'data protection officer',
    'participant (delegated person)',
    'reporting officer',
  ])
  expect(entries.at(-1)).toMatchObject({ dataClass: 'logs', form: null })
  const files = ['--csv', 'r.csv', '--semicolons', '--xlsx', 'r.xlsx', '--locale', 'pl']
  const written = await splotIn(folder, ['register', project, ...files])
  expect(written.out).toMatch(/^Klasa danych +Formularz +Etap/)
  const lines = (await readFile(join(folder, 'r.csv'), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFKlasa danych;Formularz;Etap;Dane;Szczególna kategoria;/)
  expect(lines.filter((line) => line !== '')).toHaveLength(entries.length + 1)
  expect((await readFile(join(folder, 'r.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  expect((await splotIn(folder, ['register', 'nowhere'])).code).toBe(1)
})

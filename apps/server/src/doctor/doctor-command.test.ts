import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFileStore } from '@splot/store'
import { sampleCommit } from '@splot/store/contract'
import type { DatabaseFacts } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import { doctorCommand, examineNode } from './doctor-command.ts'
import { symptomsOf } from './examine-database.ts'
import type { Symptom } from './symptom.ts'

const server = await findTestServer('splot doctor')
let folder = ''
const at = (...names: string[]) => join(folder, ...names)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-doctor-'))
  await mkdir(at('definitions/workflows'), { recursive: true })
  await writeFile(at('definitions/workflows/programme.json'), '{}')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function doctor(settings: Record<string, string> = {}, database?: string) {
  const lines: string[] = []
  const output = { line: (text: string) => lines.push(text), note: () => undefined }
  const place = { data: at('data'), ...(database !== undefined && { database }) }
  const flags = { ...place, definitions: at('definitions'), json: true }
  const code = await doctorCommand(flags, settings, output)
  const symptoms = JSON.parse(lines.join('\n')) as Symptom[]
  const standing = Object.fromEntries(symptoms.map((one) => [one.code, one.standing]))
  return { code, standing, symptoms, text: lines.join('\n') }
}

/** A data folder with one case, as a service leaves it. */
async function fill(): Promise<void> {
  await mkdir(at('data'), { mode: 0o700 })
  const store = await openFileStore({ folder: at('data') })
  await store.commitCase(sampleCommit('a', 1))
  await store.close()
}

describe('splot doctor', () => {
  test('[SV140] a place without data is no fault; definitions with errors are', async () => {
    const { code, standing, symptoms } = await doctor()
    expect(standing).toMatchObject({
      'node.version': 'well',
      'definitions.sound': 'wrong',
      'data.space': 'well',
      'keys.sensitive': 'well',
      'mail.server': 'look',
      'files.scanner': 'look',
    })
    expect(code).toBe(1)
    expect(symptoms.every((one) => one.standing === 'well' || one.remedy !== undefined)).toBe(true)
    expect(await readdir(folder)).toEqual(['definitions'])
    expect(examineNode('20.18.1').standing).toBe('wrong')
    expect(examineNode('22.0.0').standing).toBe('well')
  })

  test('[SV140] whose a folder is, who holds it, and what is damaged', async () => {
    await fill()
    expect((await doctor()).standing).toMatchObject({ 'data.owner': 'well', 'data.holder': 'well' })
    await chmod(at('data'), 0o755)
    const store = await openFileStore({ folder: at('data') })
    const held = await doctor()
    expect(held.standing).toMatchObject({ 'data.owner': 'look', 'data.holder': 'well' })
    expect(held.text).toContain(`process ${process.pid} on`)
    await store.close()
    const [shard = ''] = await readdir(at('data/cases'))
    await writeFile(at('data/cases', shard, 'a.json'), '{')
    expect((await doctor()).standing).toMatchObject({ 'data.damaged': 'wrong' })
    await rm(at('data'), { recursive: true })
    await mkdir(at('data'))
    await writeFile(at('data/photo.jpg'), 'x')
    expect((await doctor()).standing).toMatchObject({ 'data.foreign': 'wrong' })
    expect(await readdir(at('data'))).toEqual(['photo.jpg'])
  })

  test('[SV140] keys that others can read or that are none, a short secret, mail that is refused', async () => {
    await mkdir(at('data'), { mode: 0o700 })
    const key = Buffer.alloc(32, 1).toString('base64url')
    const file = at('data/sensitive-keys.json')
    await writeFile(file, JSON.stringify({ current: 'k1', keys: { k1: key } }), { mode: 0o644 })
    const told = await doctor({
      SPLOT_SECRET: 'short',
      SPLOT_SMTP_URL: 'smtp://me:hush@127.0.0.1:1',
    })
    expect(told.standing).toMatchObject({
      'keys.sensitive': 'wrong',
      'keys.secret': 'wrong',
      'mail.server': 'wrong',
      'mail.sender': 'look',
    })
    expect(told.text).not.toMatch(/hush|short|AQEB/u)
    await chmod(file, 0o600)
    expect((await doctor()).standing['keys.sensitive']).toBe('look')
    expect((await doctor({ SPLOT_SENSITIVE_KEYS: `k:${key}` })).standing['keys.sensitive']).toBe(
      'well',
    )
    expect((await doctor({ SPLOT_SENSITIVE_KEYS: 'k:AAAA' })).standing['keys.sensitive']).toBe(
      'wrong',
    )
  })

  test('[SV141] what facts of a database mean', () => {
    const sound: DatabaseFacts = {
      version: '15.8',
      schema: 2,
      ownSchema: 2,
      settings: { fsync: 'on', synchronousCommit: 'on', fullPageWrites: 'on' },
      hasSearch: true,
      maxConnections: 100,
      connections: 4,
      clockAheadMs: -40,
      sizeBytes: 8_000_000,
      isWritable: true,
    }
    const wrongs = (facts: Partial<DatabaseFacts>) =>
      symptomsOf({ ...sound, ...facts }, 'db')
        .filter(({ standing }) => standing !== 'well')
        .map(({ code, standing }) => `${code} ${standing}`)
    expect(wrongs({})).toEqual([])
    expect(wrongs({ schema: 0 })).toEqual([])
    expect(wrongs({ version: '14.9' })).toEqual(['database.version wrong'])
    expect(wrongs({ schema: 3 })).toEqual(['database.schema wrong'])
    for (const key of ['fsync', 'synchronousCommit', 'fullPageWrites'] as const)
      expect(wrongs({ settings: { ...sound.settings, [key]: 'off' } })).toEqual([
        'database.durable wrong',
      ])
    expect(wrongs({ hasSearch: false })).toEqual(['database.search wrong'])
    expect(wrongs({ connections: 90 })).toEqual(['database.connections look'])
    expect(wrongs({ clockAheadMs: 5_000 })).toEqual(['database.clock look'])
    expect(wrongs({ isWritable: false })).toEqual(['database.read-only wrong'])
  })

  test.skipIf(server === null)(
    '[SV141] an empty database stays empty; one that is none is told',
    async () => {
      const database = await server!.create()
      try {
        const before = await database.query('select count(*) as n from pg_class')
        const told = await doctor({}, database.url)
        expect(told.standing).toMatchObject({
          'database.schema': 'well',
          'database.version': 'well',
        })
        expect(await database.query('select count(*) as n from pg_class')).toEqual(before)
        const away = new URL(database.url)
        away.pathname = '/nowhere'
        away.password = 'hush'
        const gone = await doctor({}, away.href)
        expect(gone.standing['database.unreachable']).toBe('wrong')
        expect(gone.text).not.toContain('hush')
      } finally {
        await database.drop()
      }
    },
  )
})

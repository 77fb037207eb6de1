import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleCommit } from '../contract/index.ts'
import type { CaseDocument } from '../cases/case-document.ts'
import { casePath, segmentPath } from '../file/file-cases.ts'
import { openFileStore } from '../file/open-file-store.ts'
import { parseSealedJson, toSealedJson } from '../file/sealed-json.ts'
import { openMemoryStore } from '../memory/open-memory-store.ts'
import type { HistoryEntry, Store } from '../types.ts'
import { verifyStore } from './verify-store.ts'

let folder = ''
const at = (...names: string[]) => path.join(folder, ...names)

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function fill(store: Store): Promise<void> {
  for (let step = 1; step <= 140; step += 1) await store.commitCase(sampleCommit('long', step))
  for (let step = 1; step <= 5; step += 1) await store.commitCase(sampleCommit('short', step))
  await store.putDocument('person', 'ada', { name: 'Ada' })
  await store.putBlob(one('bytes'), 10)
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-verify-'))
  const store = await openFileStore({ folder })
  await fill(store)
  expect(await verifyStore(store)).toEqual({ cases: 2, entries: 145, problems: [] })
  await store.close()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Returns what the proof says, shortly. */
async function found(): Promise<string[]> {
  const { problems } = await verifyStore(folder)
  return problems.map(({ caseId, seq, kind, file }) => `${kind} ${caseId} ${seq} ${file}`)
}

/** Changes the history of case `short` and seals the file again, as a skilled forger does. */
async function forge(change: (entries: HistoryEntry[]) => HistoryEntry[]): Promise<void> {
  const file = at(...casePath('short'))
  const document = parseSealedJson<CaseDocument & { checksum?: string }>(await readFile(file), 'x')
  document.history.entries = change(document.history.entries)
  await writeFile(file, toSealedJson(document))
}

describe('the proof of a data folder', () => {
  it('[ST43] finds nothing in an untouched folder, and says how much it looked at', async () => {
    expect(await verifyStore(folder)).toEqual({ cases: 2, entries: 145, problems: [] })
    const memory = openMemoryStore()
    await fill(memory)
    expect(await verifyStore(memory)).toEqual({ cases: 2, entries: 145, problems: [] })
  })

  it('[ST43] finds every flipped bit, in a sample over all kinds of file', async () => {
    const files = [
      casePath('short').join('/'),
      segmentPath('long', 1).join('/'),
      casePath('long').join('/'),
    ]
    for (const name of files) {
      const bytes = await readFile(at(name))
      for (let bit = 5; bit < bytes.length * 8; bit += 1 + Math.floor(bytes.length / 5)) {
        const flipped = Buffer.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await writeFile(at(name), flipped)
        const problems = await found()
        expect(problems.length, `${name} bit ${bit}`).toBeGreaterThan(0)
        expect(problems[0]).toContain(name)
      }
      await writeFile(at(name), bytes)
    }
    expect(await found()).toEqual([])
  })

  it('[ST43] names case, entry and kind when a forger sealed the file again', async () => {
    const file = casePath('short').join('/')
    await forge((entries) =>
      entries.map((entry) => (entry.seq === 2 ? { ...entry, actor: 'x' } : entry)),
    )
    expect(await found()).toEqual([`altered short 2 ${file}`])
  })

  it('[ST43] names entries dropped, reordered, repeated and cut off', async () => {
    const file = casePath('short').join('/')
    const original = await readFile(at(file))
    const cases: [(entries: HistoryEntry[]) => HistoryEntry[], string][] = [
      [(all) => all.filter((entry) => entry.seq !== 3), 'missing short 4'],
      [(all) => all.slice(0, 4), 'cut short 5'],
      [(all) => [...all.slice(0, 2), ...all.slice(1)], 'misplaced short 2'],
      [(all) => [...all].reverse(), 'missing short 5'],
    ]
    for (const [change, expected] of cases) {
      await forge(change)
      expect(await found()).toContain(`${expected} ${file}`)
      await writeFile(at(file), original)
    }
  })

  it('[ST43] names a segment that is gone and the entries missing with it', async () => {
    await rm(at(...segmentPath('long', 1)))
    const problems = await found()
    expect(problems).toContain(`unreadable long null ${segmentPath('long', 1).join('/')}`)
    expect(problems).toContain(`missing long 65 ${casePath('long').join('/')}`)
  })

  it('[ST43] names a case file that was cut off, emptied or put in another place', async () => {
    const file = at(...casePath('short'))
    const bytes = await readFile(file)
    for (const length of [0, 1, 100, bytes.length - 1]) {
      await writeFile(file, bytes.subarray(0, length))
      expect(await found()).toContain(`unreadable short null ${casePath('short').join('/')}`)
    }
    await writeFile(file, bytes)
    await rename(file, at(...casePath('long')))
    expect(await found()).toContain(`unreadable short null ${casePath('long').join('/')}`)
  })

  it('[ST43] does not call a wrong path proven', async () => {
    for (const wrong of [at('cases'), at('nothing'), at(...casePath('short'))])
      await expect(verifyStore(wrong)).rejects.toMatchObject({ code: 'store.missing' })
  })

  it('[ST43] names a document and bytes that were changed', async () => {
    const store = await openFileStore({ folder })
    const blob = await store.putBlob(one('other'), 10)
    await store.close()
    const blobFile = `blobs/${blob.sha256.slice(0, 2)}/${blob.sha256}`
    await writeFile(at(blobFile), 'othes')
    const [shard] = await readdir(at('documents/person'))
    const person = `documents/person/${shard}/ada.json`
    await writeFile(at(person), (await readFile(at(person), 'utf8')).replace('Ada', 'Ida'))
    expect(await found()).toEqual([
      `unreadable null null ${person}`,
      `unreadable null null ${blobFile}`,
    ])
  })
})

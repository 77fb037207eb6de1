import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { JsonObject } from '@splot/definition'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileStore } from '../file/open-file-store.ts'
import { parseSealedJson, toSealedJson } from '../file/sealed-json.ts'
import { chainHistory, emptyHead } from '../history/chain-history.ts'
import type { DocumentFile } from '../file/file-documents.ts'
import { verifyFolder } from './verify-folder.ts'

const chain = { kind: 'log', head: { kind: 'logHead', id: 'last' } }
const at = '2026-03-01T00:00:00Z'
const lines = chainHistory(
  emptyHead,
  [1, 2, 3, 4].map((n) => ({ at, actor: 'ada', type: 'noted', data: { n } })),
)
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-chain-'))
  const store = await openFileStore({ folder })
  for (const line of lines)
    await store.putDocument('log', `000${line.seq}`, line as unknown as JsonObject)
  // the head lags behind the last line by one, as where a process died
  const { seq, hash } = lines[2]!
  await store.putDocument('logHead', 'last', { seq, hash })
  await store.close()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Path of the file of a line. */
async function fileOf(seq: number): Promise<string> {
  const names = await readdir(path.join(folder, 'documents/log'), { recursive: true })
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const file = path.join(folder, 'documents/log', name)
    if (parseSealedJson<DocumentFile>(await readFile(file), name).id === `000${seq}`) return file
  }
  throw new Error(`Expected a file of line ${seq}`)
}

async function found(): Promise<string[]> {
  const { problems } = await verifyFolder(folder, { chains: [chain] })
  return problems.map(({ kind, seq, file }) => `${kind} ${seq} ${file}`)
}

describe('the proof of a chain of documents', () => {
  it('[ST61] finds nothing in an untouched one, with a head that lags behind', async () => {
    expect(await found()).toEqual([])
  })

  it('[ST61] names a line that was changed and sealed again', async () => {
    const file = await fileOf(2)
    const { checksum: _, ...document } = parseSealedJson<DocumentFile & { checksum?: string }>(
      await readFile(file),
      'x',
    )
    const value = { ...(document.value as JsonObject), actor: 'ola' }
    await writeFile(file, toSealedJson({ ...document, value }))
    expect(await found()).toEqual(['altered 2 documents/log'])
  })

  it('[ST61] names lines that were taken out, in the middle and at the end', async () => {
    await rm(await fileOf(2))
    expect(await found()).toEqual(['missing 3 documents/log', 'unlinked 3 documents/log'])
    await rm(await fileOf(3))
    await rm(await fileOf(4))
    expect(await found()).toEqual(['cut 3 documents/log'])
  })
})

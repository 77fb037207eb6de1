import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checksumOf } from '../definitions/checksum.ts'
import type { Reader } from '../types.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { withSensitiveFile } from '../village/with-sensitive-file.ts'

const secret = 'zaświadczenie-o-grypie'
const fileSecret = 'Orzeczenie numer 1234567'

describe('sensitive data', () => {
  let folder: string
  let village: Village
  let anna: Reader
  let caseId: string
  let task: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'splot-sensitive-'))
    const store = await openFileStore({ folder, now: () => '2027-01-11T09:00:00Z' })
    village = await openVillage({ store, changed: withSensitiveFile() })
    expect(village.runtime.problems()).toEqual([])
    anna = await village.as('anna')
    const call = await openCall(village)
    const { id } = await village.runtime.startCase(anna, {
      workflow: 'application',
      parent: call.id,
    })
    caseId = id
    await village.runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
    task = await taskOf(village, anna, id, 'apply')
  })

  afterEach(async () => {
    await village.runtime.close()
    await rm(folder, { recursive: true })
  })

  async function fillIn(): Promise<string> {
    const { runtime } = village
    async function* bytes() {
      yield Buffer.from(`${fileSecret}\n`)
    }
    const { id: file } = await runtime.uploadFile(anna, {
      task,
      path: '/proof',
      name: `${secret}.txt`,
      bytes: bytes(),
    })
    const values = { ...goodAnswers, health: secret, proof: [file] }
    await runtime.saveDraft(
      anna,
      task,
      Object.entries(values).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
    )
    return file
  }

  async function submit(): Promise<void> {
    await village.runtime.signDraft(await village.as('head'), task, '/signatures')
    await village.runtime.submitTask(anna, task, { idempotencyKey: 'once' })
    await village.runtime.work()
  }

  it('[RT76] is nowhere in the data folder as it was written: draft, answers, file, its name, mail', async () => {
    await fillIn()
    expect((await village.runtime.getTask(anna, task)).answers).toMatchObject({ health: secret })
    await expectNowhere(folder)
    await submit()
    await village.runtime.getSubmission(await village.as('dorota', 'dataOfficer'), task)
    await expectNowhere(folder)
    expect(await filesWith(folder, 'Lipowo')).not.toEqual([])
  })

  it('[RT76] comes back to those who may read it, as it was written', async () => {
    const file = await fillIn()
    await submit()
    const { runtime } = village
    const dorota = await village.as('dorota', 'dataOfficer')
    expect((await runtime.getSubmission(dorota, task)).answers).toMatchObject({
      health: secret,
      village: 'Lipowo',
    })
    const opened = await runtime.openFile(dorota, file)
    expect(opened.file.name).toBe(`${secret}.txt`)
    expect(opened.file.sizeBytes).toBe(fileSecret.length + 1)
    const chunks: Uint8Array[] = []
    for await (const chunk of opened.bytes) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(`${fileSecret}\n`)
    const olga = await village.as('olga', 'officer')
    expect((await runtime.getSubmission(olga, task)).answers).not.toHaveProperty('health')
    await expect(runtime.openFile(olga, file)).rejects.toMatchObject({ code: 'file.not-found' })
  })

  it('[RT76] what is kept apart moves with nothing else: the case names it and nobody finds it there', async () => {
    await fillIn()
    await submit()
    const stored = await village.store.loadCase(caseId)
    const answers = (stored?.snapshot as unknown as Case | undefined)?.answers['apply']
    expect(answers?.[0]?.answers).not.toHaveProperty('health')
    const apart = answers?.[0]?.apart ?? ''
    const kept = await village.store.getDocument<JsonObject>('sensitive', apart)
    expect(Object.keys(kept?.value ?? {}).sort()).toEqual(['content', 'key', 'wrapped'])
  })

  it('[RT119] a signature over sensitive values cannot be turned back into them, and fits them alone', async () => {
    await fillIn()
    const { runtime } = village
    const head = await village.as('head')
    await runtime.signDraft(head, task, '/signatures')
    const { answers, draft } = await runtime.getTask(anna, task)
    const { signatures, total: _computed, ...signed } = answers
    const [{ hash }] = signatures as [JsonObject]
    expect(signed).toMatchObject({ health: secret })
    expect(hash).not.toBe(checksumOf(signed))
    const { health: _health, proof: _proof, ...open } = signed
    expect(hash).not.toBe(checksumOf(open))
    const changed = await runtime.saveDraft(anna, task, [
      { path: '/health', value: `${secret}!`, base: draft?.revision ?? 0 },
    ])
    expect(changed.answers).not.toHaveProperty('signatures')
    const again = await runtime.signDraft(head, task, '/signatures')
    expect(again.answers['signatures']).not.toMatchObject([{ hash }])
    await runtime.submitTask(anna, task, {})
    expect((await runtime.getSubmission(anna, task)).answers).toMatchObject({
      signatures: again.answers['signatures'],
    })
  })

  it('[RT77] a person is told who read their data, when, which sections and fields, never the values', async () => {
    const file = await fillIn()
    await submit()
    const { runtime } = village
    const dorota = await village.as('dorota', 'dataOfficer')
    expect((await runtime.readsOfMine(anna)).items).toEqual([])
    await runtime.getSubmission(dorota, task)
    village.clock.at = '2027-01-12T10:00:00Z'
    await runtime.openFile(dorota, file)
    const { items } = await runtime.readsOfMine(anna)
    expect(items).toMatchObject([
      {
        at: '2027-01-12T10:00:00Z',
        person: { name: 'dorota' },
        purpose: 'file',
        caseId,
        caseTitle: { pl: 'Lipowo', en: 'Lipowo' },
        fields: [{ en: 'Proof' }],
      },
      {
        person: { name: 'dorota' },
        purpose: 'submission',
        sections: [{ pl: 'whatSection' }],
        fields: [{ pl: 'Zdrowie' }, { pl: 'Zaświadczenie' }],
      },
    ])
    expect(JSON.stringify(items)).not.toContain(secret)
    expect((await runtime.readsOfMine(dorota)).items).toEqual([])
    const beata = await village.as('beata')
    expect((await runtime.readsOfMine(beata)).items).toEqual([])
    await expect(runtime.readsOfMine(null)).rejects.toMatchObject({ code: 'auth.required' })
  })

  it('[RT76] without a key a sensitive field is refused and nothing is written', async () => {
    const bare = await openVillage({ sensitiveKeys: { current: 'none', keys: {} } })
    const call = await openCall(bare)
    const reader = await bare.as('anna')
    const { id } = await bare.runtime.startCase(reader, {
      workflow: 'application',
      parent: call.id,
    })
    const apply = await taskOf(bare, reader, id, 'apply')
    const change = { path: '/health', value: secret, base: 0 }
    await expect(bare.runtime.saveDraft(reader, apply, [change])).rejects.toMatchObject({
      code: 'sensitive.no-key',
    })
    expect(await bare.store.getDocument('draft', apply)).toBeNull()
  })
})

/** Fails where a secret lies in a file as it is or in base64. */
async function expectNowhere(folder: string): Promise<void> {
  for (const value of [secret, fileSecret]) {
    const middle = Buffer.from(value).toString('base64').slice(4, 20)
    for (const text of [value, JSON.stringify(value).slice(1, -1), middle])
      expect(await filesWith(folder, text)).toEqual([])
  }
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    if (file.includes(text) || (await readFile(file)).includes(text)) found.push(file)
  }
  return found
}

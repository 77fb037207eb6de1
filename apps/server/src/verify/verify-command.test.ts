import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import { openPostgresStore } from '@splot/store-postgres'
import { findTestServer } from '@splot/store-postgres/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

const server = await findTestServer('answers that were changed in PostgreSQL')
let folder = ''
let village: Awaited<ReturnType<typeof openVillage>>
let caseId = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-verify-'))
  village = await openVillage()
  caseId = (await handIn(village, (await openCall(village)).id)).id
})

afterAll(async () => {
  await village.runtime.close()
  await rm(folder, { recursive: true, force: true })
})

/** Takes everything along, with another amount asked for in what was handed in. */
async function forgeInto(store: Store, amount: number): Promise<void> {
  for await (const whole of village.store.allCases()) {
    const mine = structuredClone(whole)
    const { apply } = mine.snapshot['answers'] as { apply?: { answers: JsonObject }[] }
    const [record] = apply ?? []
    if (record) record.answers['costs'] = [{ name: 'Ławki', amount }]
    await store.takeCase(mine)
  }
  for await (const whole of village.store.allDocuments()) await store.takeDocument(whole)
  await store.close()
}

const named = (told: { code: number; out: string }) => {
  const { problems } = JSON.parse(told.out) as { problems: JsonObject[] }
  return { code: told.code, problems }
}
const changed = () => ({
  code: 1,
  problems: [
    expect.objectContaining({
      caseId,
      kind: 'contradicted',
      seq: expect.any(Number),
      submission: expect.stringContaining(`${caseId}/apply`),
      message: expect.stringMatching(/were changed; entry \d+ vouches[^]*backup/),
    }),
  ],
})

describe('splot verify', () => {
  test('[SV146] names an answer that was changed in a folder, and a backup of it is refused', async () => {
    const splot = (...args: string[]) => splotIn(folder, args)
    await forgeInto(await openFileStore({ folder: join(folder, 'same') }), 120_00)
    expect(await splot('verify', '--data', 'same')).toMatchObject({
      code: 0,
      out: expect.stringContaining('every answer is as it was handed in'),
    })
    await forgeInto(await openFileStore({ folder: join(folder, 'forged') }), 120_000_00)
    expect(named(await splot('verify', '--data', 'forged', '--json'))).toEqual(changed())
    expect(await splot('verify', '--data', 'forged')).toMatchObject({
      code: 1,
      out: expect.stringContaining(`contradicted Case ${caseId}: The answers of submission`),
    })
    expect((await splot('backup', 'forged.tar.gz', '--data', 'forged')).code).toBe(0)
    expect(await splot('restore', 'forged.tar.gz', '--data', 'back')).toMatchObject({
      code: 1,
      err: expect.stringContaining('were changed'),
    })
  })

  test.skipIf(server === null)('[SV146] names one that was changed in PostgreSQL', async () => {
    const database = await server!.create()
    try {
      await forgeInto(await openPostgresStore({ url: database.url }), 120_000_00)
      const told = await splotIn(folder, ['verify', '--database', database.url, '--json'])
      expect(named(told)).toEqual(changed())
    } finally {
      await database.drop()
    }
  })
})

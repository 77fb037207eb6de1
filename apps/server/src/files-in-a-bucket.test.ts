import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openFileStore } from '@splot/store'
import { sampleCommit } from '@splot/store/contract'
import { findTestServer } from '@splot/store-postgres/contract'
import { openS3Server } from '@splot/store-s3/contract'
import type { S3Server } from '@splot/store-s3/contract'
import { openStoreAt } from './store-place.ts'
import { splotIn } from './testing/splot-in.ts'

const postgres = await findTestServer('files in a bucket')
let folder = ''
let bucket: S3Server
const splot = (...args: string[]) => splotIn(folder, args)
const key = (text: string) => `files/${createHash('sha256').update(text).digest('hex')}`

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-bucket-'))
  bucket = await openS3Server('files/')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await bucket.close()
  await rm(folder, { recursive: true, force: true })
})

function useBucket(): void {
  const { endpoint, region, accessKeyId, secretAccessKey } = bucket.place
  vi.stubEnv('SPLOT_FILES', `s3://splot-files/files?endpoint=${endpoint}&region=${region}`)
  vi.stubEnv('SPLOT_S3_ACCESS_KEY_ID', accessKeyId)
  vi.stubEnv('SPLOT_S3_SECRET_ACCESS_KEY', secretAccessKey)
}

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

/** A folder with a file of before the bucket, and one in it. */
async function filled(): Promise<void> {
  const own = await openFileStore({ folder: join(folder, 'data') })
  await own.commitCase(sampleCommit('a', 1))
  await own.putBlob(once('before'), 100)
  await own.close()
  useBucket()
  const store = await openStoreAt({ data: join(folder, 'data') })
  await store.putBlob(once('after'), 100)
  await store.close()
}

test('[SV185] new files go there, those of before stay readable, and verify proves both', async () => {
  await filled()
  expect([...bucket.objects.keys()]).toEqual([key('after')])
  const store = await openStoreAt({ data: join(folder, 'data') })
  for (const text of ['before', 'after']) {
    const chunks: Uint8Array[] = []
    for await (const chunk of (await store.openBlob(key(text).slice(6))) ?? []) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(text)
  }
  await store.close()
  expect((await splot('verify', '--data', 'data')).code).toBe(0)
  bucket.objects.set(key('after'), Buffer.from('changed'))
  const found = await splot('verify', '--data', 'data')
  expect([found.code, found.out]).toEqual([1, expect.stringContaining('that was sent was changed')])
})

test('[SV185] a backup holds them, and a restore or an import puts them where it is told', async () => {
  await filled()
  const taken = await splot('backup', 'b.tar.gz', '--data', 'data', '--json')
  expect(JSON.parse(taken.out)).toMatchObject({ files: 2 })
  bucket.objects.clear()
  expect((await splot('restore', 'b.tar.gz', '--data', 'back')).code).toBe(0)
  expect([...bucket.objects.keys()].sort()).toEqual([key('before'), key('after')].sort())
  const own = await splot('import', 'back', '--into', 'own', '--own-files', '--json')
  expect(JSON.parse(own.out)).toMatchObject({ files: 2 })
  vi.stubEnv('SPLOT_FILES', '')
  expect((await splot('verify', '--data', 'own')).code).toBe(0)
  expect(await readdir(join(folder, 'own/blobs'))).toHaveLength(3)
})

test.skipIf(postgres === null)('[SV185] a database leaves them in the bucket too', async () => {
  const database = await postgres!.create()
  try {
    await filled()
    const moved = await splot('import', 'data', '--into', database.url, '--json')
    expect(JSON.parse(moved.out)).toMatchObject({ files: 2 })
    expect(bucket.objects.size).toBe(2)
    expect((await splot('verify', '--database', database.url)).code).toBe(0)
    const doctor = await splot('doctor', '--database', database.url, '--data', 'data', '--json')
    const found = JSON.parse(doctor.out) as { code: string; standing: string }[]
    expect(found.find(({ code }) => code === 'files.place')?.standing).toBe('well')
  } finally {
    await database.drop()
  }
})

test('[SV184] an address that is none, or without its key, is told before anything is opened', async () => {
  vi.stubEnv('SPLOT_FILES', 's3://splot-files')
  const lacking = await splot('backup', 'b.tar.gz', '--data', 'data')
  expect([lacking.code, lacking.err]).toEqual([
    1,
    expect.stringMatching(/SPLOT_S3_ACCESS_KEY_ID|holds nothing/u),
  ])
  useBucket()
  vi.stubEnv('SPLOT_FILES', 'bucket')
  await expect(openStoreAt({ data: join(folder, 'data') })).rejects.toThrow('s3://bucket/folder')
  expect(await readdir(folder)).toEqual([])
})

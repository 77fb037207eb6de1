import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BlobShelf } from '@splot/store/adapter'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseS3Place } from './s3-place.ts'
import { S3Blobs } from './s3-blobs.ts'
import { openS3Server } from './contract/s3-server.ts'
import type { S3Server } from './contract/s3-server.ts'

async function* bytesOf(...pieces: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

async function all(bytes: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  )

let server: S3Server
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

async function opened(prefix = 'files/'): Promise<BlobShelf> {
  server = await openS3Server(prefix)
  return new S3Blobs(server.place)
}

describe('files in a bucket', () => {
  it('[SV181] are objects named by their hash, sent once, signed, and found page by page', async () => {
    const blobs = await opened()
    const contents = [randomBytes(300_000), Buffer.from(''), Buffer.from('x'), Buffer.from('y')]
    for (const content of contents)
      expect(await blobs.put(bytesOf(content.subarray(0, 9), content.subarray(9)), 1e6)).toEqual({
        sha256: sha256(content),
        sizeBytes: content.length,
      })
    server.objects.set('files/note.txt', Buffer.from('not ours'))
    server.objects.set('others/key', Buffer.from('not ours'))
    const found: string[] = []
    for await (const address of blobs.addresses()) found.push(address)
    expect(found.sort()).toEqual(contents.map(sha256).sort())
    for (const content of contents)
      expect((await all(await blobs.open(sha256(content)))).equals(content)).toBe(true)
    expect(await blobs.open(sha256('nobody'))).toBeNull()
    server.asked.length = 0
    await blobs.put(bytesOf('x'), 10)
    expect(server.asked).toEqual([`HEAD files/${sha256('x')}`])
  })

  it('[SV182] leave nothing where they are refused, and nothing on this machine', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'splot-s3-'))
    vi.stubEnv('TMPDIR', folder)
    const blobs = await opened()
    expect(await code(blobs.put(bytesOf('four'), 3))).toBe('store.too-large')
    await blobs.put(bytesOf('four'), 4)
    expect(server.objects.size).toBe(1)
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('[SV183] are asked for again while the other side is busy; then it is told without the key', async () => {
    const blobs = await opened()
    server.failing.push(503, 500)
    await blobs.put(bytesOf('kept'), 10)
    server.failing.push(503, 503, 503)
    expect(await code(blobs.open(sha256('kept')))).toBe('store.files-unreachable')
    const stranger = new S3Blobs({ ...server.place, secretAccessKey: 'another' })
    const told = await stranger.open(sha256('kept')).then(
      () => 'opened',
      (error: Error) => error.message,
    )
    expect(told).toContain('403 SignatureDoesNotMatch')
    expect(told).not.toContain('another')
    const elsewhere = new S3Blobs({ ...server.place, bucket: 'nowhere' })
    expect(await code(elsewhere.open(sha256('kept')))).toBe('store.files-unreachable')
    await server.close()
    expect(await code(blobs.put(bytesOf('later'), 10))).toBe('store.files-unreachable')
  })

  it('[SV184] are named by an address in which no key stands', () => {
    const key = { accessKeyId: 'id', secretAccessKey: 'secret' }
    expect(
      parseS3Place('s3://my-files/splot/a?endpoint=https://s3.example/&region=pl-1', key),
    ).toEqual({
      ...key,
      endpoint: 'https://s3.example',
      region: 'pl-1',
      bucket: 'my-files',
      prefix: 'splot/a/',
    })
    expect(parseS3Place('s3://my-files', key)).toMatchObject({
      endpoint: 'https://s3.us-east-1.amazonaws.com',
      prefix: '',
    })
    for (const address of ['my-files', 's3://A', 's3://a_b', 's3://files?endpoint=ftp://x'])
      expect(() => parseS3Place(address, key)).toThrow('s3://')
    expect(() => parseS3Place('s3://my-files', {})).toThrow('SPLOT_S3_ACCESS_KEY_ID')
  })
})

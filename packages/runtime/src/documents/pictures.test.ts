import { createHash } from 'node:crypto'
import jpeg from 'jpeg-js'
import { openMemoryStore } from '@splot/store'
import { expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { blobBytes } from './blob-bytes.ts'
import { createDocumentPress } from './document-press.ts'
import { loadPictures } from './pictures.ts'
import { samplePicture, samplePng } from './sample-picture.ts'

async function* once(bytes: Uint8Array) {
  yield bytes
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The same picture said to be of another size. */
function sized(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(samplePng)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}

const dots = { data: Buffer.alloc(40 * 20 * 4, 'colours of a photo'), width: 40, height: 20 }
const photo = Buffer.from(jpeg.encode(dots, 80).data)
/** Says that the picture lies on its side, and where it was taken. */
const exif = Buffer.from(
  'ffe1002a4578696600004d4d002a00000008000101120003000000010006000000000000',
  'hex',
)
const turned = Buffer.concat([
  photo.subarray(0, 2),
  exif,
  Buffer.from('52.22 N '),
  photo.subarray(2),
])

it('[RT112] pictures are whole, within limits and not sensitive, by their content', async () => {
  const store = openMemoryStore()
  const deps = { store, press: createDocumentPress() } as unknown as Deps
  const add = async (id: string, bytes: Uint8Array, more: Record<string, string> = {}) => {
    const { sha256, sizeBytes } = await store.putBlob(once(bytes), 10_000_000)
    const file = { id, name: `${id}.png`, type: 'image/png', sha256, sizeBytes, ...more }
    await store.putDocument('file', id, file)
  }
  await add('good', samplePng)
  await add('cut', samplePng.slice(0, 60))
  const damaged = samplePng.slice()
  damaged.fill(0, 45, 50)
  await add('damaged', damaged)
  await add('huge', sized(20_000, 20_000))
  await add('lying', sized(50, 50))
  await add('text', new TextEncoder().encode('no picture'))
  await add('drawing', samplePng, { type: 'image/svg+xml' })
  await add('sealed', samplePng, { sealed: 'x' })
  await add('heavy', new Uint8Array(5 * 1024 * 1024 + 1))
  const photos = { type: 'image/jpeg' }
  await add('photo', photo, photos)
  await add('turned', turned, photos)
  await add('cutPhoto', photo.subarray(0, photo.length - 40), photos)
  const spoilt = Buffer.from(photo)
  // the table of the codes is gone: whoever opens it sees nothing
  spoilt.fill(0xff, photo.indexOf('ffc4', 0, 'hex') + 4, photo.indexOf('ffda', 0, 'hex'))
  await add('spoilt', spoilt, photos)
  const ids =
    'good photo turned cutPhoto spoilt cut damaged huge lying text drawing sealed heavy unknown'.split(
      ' ',
    )
  const found = await loadPictures(deps, ids)
  expect(found).toEqual({
    good: samplePicture,
    photo: { sha256: sha256Of(photo), type: 'image/jpeg', width: 40, height: 20 },
    turned: { sha256: expect.any(String), type: 'image/jpeg', width: 20, height: 40 },
  })
  const bytes = Buffer.from((await blobBytes(store, found['turned']!.sha256))!)
  expect(turned.includes('52.22 N')).toBe(true)
  expect(bytes.includes('52.22 N')).toBe(false)
  expect(sha256Of(samplePng)).toBe(samplePicture.sha256)
})

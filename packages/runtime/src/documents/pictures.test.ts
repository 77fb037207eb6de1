import { createHash } from 'node:crypto'
import { openMemoryStore } from '@splot/store'
import { expect, it } from 'vitest'
import type { Deps } from '../deps.ts'
import { loadPictures } from './pictures.ts'
import { samplePicture, samplePng } from './sample-picture.ts'

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** The same picture said to be of another size. */
function sized(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(samplePng)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}

it('[RT112] pictures are whole, within limits and not sensitive, by their content', async () => {
  const store = openMemoryStore()
  const deps = { store } as Deps
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
  const ids = 'good cut damaged huge lying text drawing sealed heavy unknown'.split(' ')
  expect(await loadPictures(deps, ids)).toEqual({ good: samplePicture })
  expect(createHash('sha256').update(samplePng).digest('hex')).toBe(samplePicture.sha256)
})

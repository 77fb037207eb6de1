import { describe, expect, it } from 'vitest'
import { createHash, randomBytes } from 'node:crypto'
import { refusal } from './refusal.ts'
import type { StoreUnderTest } from './store-under-test.ts'

async function* chunks(...parts: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield part
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (!stream) return null
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

/** Rules on documents beside the cases and on bytes. */
export function registerDocumentRules(underTest: () => StoreUnderTest): void {
  describe('documents', () => {
    it('[ST23] a document is read back with its revision; another kind is another document', async () => {
      const { store } = underTest()
      expect(await store.getDocument('draft', 'x')).toBeNull()
      expect(await store.putDocument('draft', 'x', { a: [1] }, 0)).toEqual({ revision: 1 })
      expect(await store.putDocument('draft', 'x', 'two')).toEqual({ revision: 2 })
      expect(await store.putDocument('draft', 'x', null, 2)).toEqual({ revision: 3 })
      expect(await store.getDocument('draft', 'x')).toMatchObject({ revision: 3, value: null })
      expect(await store.getDocument('person', 'x')).toBeNull()
    })

    it('[ST23] a document is not written from an old revision', async () => {
      const { store } = underTest()
      await store.putDocument('draft', 'x', 1)
      expect(await refusal(store.putDocument('draft', 'x', 2, 0))).toBe('store.conflict')
      expect(await refusal(store.putDocument('draft', 'y', 2, 1))).toBe('store.conflict')
      const codes = await Promise.all(
        [1, 2, 3].map((n) => refusal(store.putDocument('draft', 'x', n, 1))),
      )
      expect(codes.sort()).toEqual(['none', 'store.conflict', 'store.conflict'])
      expect((await store.getDocument('draft', 'x'))?.revision).toBe(2)
    })

    it('[ST23] a deleted document is gone and begins again at 1; deleting twice is no error', async () => {
      const { store } = underTest()
      await store.putDocument('draft', 'x', 1)
      await store.putDocument('draft', 'x', 2)
      await store.deleteDocument('draft', 'x')
      await store.deleteDocument('draft', 'x')
      expect(await store.getDocument('draft', 'x')).toBeNull()
      expect((await store.listDocuments('draft')).items).toEqual([])
      expect(await store.putDocument('draft', 'x', 3, 0)).toEqual({ revision: 1 })
    })

    it('[ST24] any printable id is a document of its own', async () => {
      const { store } = underTest()
      const ids = ['..', '.', '../x', 'a/b', 'a%2Fb', 'ada@example.org', 'ł', 'Ł', ' ', 'c:1:2~*?']
      ids.push('x'.repeat(512), `${'x'.repeat(511)}y`, 'ż'.repeat(300))
      for (const id of ids) await store.putDocument('draft', id, id)
      for (const id of ids) expect((await store.getDocument('draft', id))?.value).toBe(id)
      const { items } = await store.listDocuments('draft')
      expect(items.map((item) => item.id)).toEqual([...ids].sort())
      for (const id of ['', 'a\n', 'a\0', '\ud800', 'x'.repeat(513)]) {
        expect(await refusal(store.putDocument('draft', id, 1))).toBe('store.bad-id')
        expect(await store.getDocument('draft', id)).toBeNull()
      }
      for (const kind of ['', '..', 'a/b', 'a b', 'x'.repeat(65)])
        expect(await refusal(store.putDocument(kind, 'x', 1))).toBe('store.bad-id')
    })

    it('[ST25] documents of a kind are listed by id, page by page', async () => {
      const { store } = underTest()
      const ids = Array.from({ length: 25 }, (_, n) => `p${String(n).padStart(2, '0')}`)
      for (const id of [...ids].reverse()) await store.putDocument('person', id, id)
      await store.putDocument('draft', 'p00', 'other')
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store.listDocuments('person', cursor, 10)
        seen.push(...page.items.map((item) => item.id))
        cursor = page.next
        await store.deleteDocument('person', 'p03')
      } while (cursor !== undefined)
      expect(seen).toEqual(ids)
      expect((await store.listDocuments('nothing')).items).toEqual([])
    })
  })

  describe('listeners of documents', () => {
    it('[ST60] they hear of what was written or deleted, not of what was refused', async () => {
      const { store } = underTest()
      const heard: unknown[] = []
      const end = store.subscribeDocuments((...told) => heard.push(told))
      store.subscribeDocuments(() => {
        throw new Error('deaf')
      })
      await store.putDocument('draft', 'x', 1)
      expect(await refusal(store.putDocument('draft', 'x', 2, 7))).toBe('store.conflict')
      await store.putDocument('draft', 'x', 2)
      await store.deleteDocument('draft', 'x')
      end()
      await store.putDocument('draft', 'x', 3)
      expect(heard).toEqual([
        ['draft', 'x', 1],
        ['draft', 'x', 2],
        ['draft', 'x', 0],
      ])
    })
  })

  describe('bytes', () => {
    it('[ST26] bytes are kept by the hash of their content, once', async () => {
      const { store } = underTest()
      const bytes = randomBytes(300_000)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const put = () =>
        store.putBlob(chunks(bytes.subarray(0, 100_000), bytes.subarray(100_000)), 300_000)
      const both = await Promise.all([put(), put()])
      expect(both).toEqual([
        { sha256, sizeBytes: 300_000 },
        { sha256, sizeBytes: 300_000 },
      ])
      expect((await bytesOf(await store.openBlob(sha256)))?.equals(bytes)).toBe(true)
      const empty = await store.putBlob(chunks(), 0)
      expect((await bytesOf(await store.openBlob(empty.sha256)))?.length).toBe(0)
    })

    it('[ST27] bytes beyond the limit are refused, whatever was announced, and not kept', async () => {
      const { store } = underTest()
      const bytes = randomBytes(101)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const large = store.putBlob(chunks(bytes.subarray(0, 60), bytes.subarray(60)), 100)
      expect(await refusal(large)).toBe('store.too-large')
      expect(await store.openBlob(sha256)).toBeNull()
    })

    it('[ST27] a stream that breaks leaves nothing behind', async () => {
      const { store } = underTest()
      const broken = store.putBlob(chunks(Buffer.from('half'), new Error('gone')), 100)
      await expect(broken).rejects.toThrow('gone')
      const half = createHash('sha256').update('half').digest('hex')
      expect(await store.openBlob(half)).toBeNull()
    })

    it('[ST27] an address that is no hash is unknown', async () => {
      const { store } = underTest()
      for (const address of ['', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(64)])
        expect(await store.openBlob(address)).toBeNull()
    })
  })
}

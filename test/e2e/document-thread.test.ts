import { fileURLToPath } from 'node:url'
import { openDocumentThread } from '@splot/app-server'
import { createDocumentPress } from '@splot/runtime'
import type { DocumentPress, TriedPicture } from '@splot/runtime'
import { afterAll, describe, expect, it } from 'vitest'
import { plainJpeg } from '../support/plain-jpeg.ts'

const script = fileURLToPath(new URL('../../apps/server/dist/document-worker.js', import.meta.url))

/** A photo of six million dots, all of one colour: decoding it takes a while. */
const photo = plainJpeg(3_000, 2_000)

/** A document as the store keeps it. */
const document: Parameters<DocumentPress['writeFile']>[1] = {
  id: 'd1',
  caseId: 'c1',
  template: 'receipt',
  number: '1/REK/2027/0001',
  madeAt: '2027-03-01T09:00:00Z',
  title: { pl: 'Potwierdzenie złożenia', en: 'Confirmation' },
  languages: ['pl', 'en'],
  replaces: null,
  blocks: [{ type: 'paragraph', text: { pl: 'Zażółć gęślą jaźń.', en: 'Received.' } }],
  checksum: 'a'.repeat(64),
  source: {
    workflow: { id: 'recruitment', version: 1 },
    step: 4,
    values: 'b'.repeat(64),
    template: 'c'.repeat(64),
  },
  values: {},
}
const how = { locale: 'pl', timeZone: 'Europe/Warsaw', author: 'Operator' } as const

/** Tries a picture and counts how often others had their turn meanwhile. */
async function turnsWhile(press: DocumentPress): Promise<{ turns: number; tried: TriedPicture }> {
  const trying = press.tryPicture(photo, 'image/jpeg')
  for (let turns = 0; ; turns++) {
    const turn = new Promise<undefined>((next) => setImmediate(() => next(undefined)))
    const tried = await Promise.race([trying, turn])
    if (tried === null) throw new Error('Expected a picture that can be shown.')
    if (tried !== undefined) return { turns, tried }
  }
}

describe('the thread of documents', () => {
  const thread = openDocumentThread(script)
  afterAll(() => thread.close())

  it('[RT153] lets others have their turn while a large photo is decoded', async () => {
    const here = createDocumentPress()
    // what is loaded at first use is loaded
    await turnsWhile(here)
    await turnsWhile(thread)
    const blocked = await turnsWhile(here)
    const served = await turnsWhile(thread)
    expect(served.tried).toEqual(blocked.tried)
    expect(served.tried).toMatchObject({ width: 3_000, height: 2_000 })
    // in this thread nobody has a turn but around it
    expect(blocked.turns).toBeLessThan(10)
    expect(served.turns).toBeGreaterThan(50)
  })

  it.each(['pdf', 'epub'] as const)('[RT153] gives the same %s as this thread', async (format) => {
    const far = await thread.writeFile(format, document, how, new Map())
    const near = await createDocumentPress().writeFile(format, document, how, new Map())
    expect(Buffer.from(far).equals(Buffer.from(near))).toBe(true)
  })

  it('[RT153] tells what went wrong there, and works on', async () => {
    const broken = { blocks: null } as unknown as typeof document
    await expect(thread.writeFile('pdf', broken, how, new Map())).rejects.toThrow('TypeError')
    expect((await turnsWhile(thread)).tried.width).toBe(3_000)
    expect(await thread.tryPicture(photo.slice(0, 1_000), 'image/jpeg')).toBeNull()
  })

  it('[RT153] begins anew after the thread ended', async () => {
    const lost = openDocumentThread(script)
    const trying = lost.tryPicture(photo, 'image/jpeg')
    const refused = expect(trying).rejects.toThrow('ended')
    await lost.close()
    await refused
    expect((await lost.tryPicture(photo, 'image/jpeg'))?.height).toBe(2_000)
    await lost.close()
  })
})

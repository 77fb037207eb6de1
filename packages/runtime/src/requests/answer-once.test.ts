import { openMemoryStore } from '@splot/store'
import { describe, expect, it } from 'vitest'
import { openVillage } from '../village/open-village.ts'

const request = { operation: 'claim', body: null }

describe('requests under a key', () => {
  it('[RT309] are done once, also when two come at once and after a restart, and get the first reply', async () => {
    const store = openMemoryStore()
    const village = await openVillage({ store })
    const anna = await village.as('anna')
    let done = 0
    const make = async () => ({ done: ++done, secret: 'grypa' })
    const ask = (runtime = village.runtime, key = 'k', asked = request) =>
      runtime.answerOnce(anna, { key, request: asked }, make)
    const [first, second] = await Promise.all([ask(), ask()])
    expect([first, second]).toEqual([
      { reply: { done: 1, secret: 'grypa' }, repeated: false },
      { reply: { done: 1, secret: 'grypa' }, repeated: true },
    ])
    const again = await openVillage({ store, clock: village.clock })
    expect(await ask(again.runtime)).toEqual(second)
    // the reply of another person, under another key, and of another request under this one
    const beata = await village.as('beata')
    expect(await village.runtime.answerOnce(beata, { key: 'k', request }, make)).toMatchObject({
      reply: { done: 2 },
    })
    expect(await ask(village.runtime, 'other')).toMatchObject({ reply: { done: 3 } })
    await expect(ask(village.runtime, 'k', { ...request, operation: 'x' })).rejects.toMatchObject({
      code: 'request.key-reused',
    })
    // what is kept of a reply cannot be read where it lies
    for await (const { document } of store.allDocuments())
      expect(JSON.stringify(document)).not.toContain('grypa')
  })

  it('[RT309] that are refused are not kept: they may be asked again', async () => {
    const village = await openVillage()
    const { runtime } = village
    const anna = await village.as('anna')
    const refused = runtime.answerOnce(anna, { key: 'k', request }, async () => {
      throw new Error('no')
    })
    await expect(refused).rejects.toThrow('no')
    expect(await runtime.answerOnce(anna, { key: 'k', request }, async () => 1)).toEqual({
      reply: 1,
      repeated: false,
    })
    await expect(runtime.answerOnce(null, { key: 'k', request }, async () => 1)).rejects.toThrow()
  })

  it('[RT309] that another process is at wait, and are done again where it died', async () => {
    const store = openMemoryStore()
    const village = await openVillage({ store })
    const other = await openVillage({ store, clock: village.clock })
    const anna = await village.as('anna')
    let finish: (value: number) => void = () => undefined
    const slow = new Promise<number>((resolve) => (finish = resolve))
    const first = village.runtime.answerOnce(anna, { key: 'k', request }, () => slow)
    const elsewhere = () => other.runtime.answerOnce(anna, { key: 'k', request }, async () => 2)
    await expect
      .poll(() => elsewhere().catch(({ code }) => code as string))
      .toBe('request.under-way')
    finish(1)
    await first
    expect(await elsewhere()).toEqual({ reply: 1, repeated: true })
    void village.runtime.answerOnce(
      anna,
      { key: 'dead', request },
      () => new Promise(() => undefined),
    )
    await expect
      .poll(async () => (await store.listDocuments('reply')).items.length)
      .toBeGreaterThan(1)
    village.clock.at = new Date(Date.parse(village.clock.now()) + 61_000).toISOString()
    expect(await other.runtime.answerOnce(anna, { key: 'dead', request }, async () => 3)).toEqual({
      reply: 3,
      repeated: false,
    })
  })
})

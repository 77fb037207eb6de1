import { openMemoryStore, parseAnchor, verifyAnchor } from '@splot/store'
import type { Store } from '@splot/store'
import { expect, it, vi } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const base = programme['workflows/programme.json'] ?? {}
const programmeAdmin = { title: { pl: 'Administrator', en: 'Administrator' }, kind: 'programme' }
const roles = { ...(base['roles'] as object), programmeAdmin }
const changed = { 'workflows/programme.json': { ...base, roles } }

async function withAnchors(store: Store = openMemoryStore()) {
  const village = await openVillage({ store, changed })
  await handIn(village, (await openCall(village)).id)
  const chief = await village.as('ewa', 'programmeAdmin')
  const on = async (day: string) => {
    village.clock.at = `${day}T01:00:00Z`
    return village.runtime.writeDailyAnchor()
  }
  const days = async () => (await village.runtime.listAnchors(chief)).map(({ day }) => day)
  return { village, store, chief, on, days }
}

it('[RT366] an anchor is written once a day, and proves afterwards that nothing is gone', async () => {
  const { village, store, chief, on, days } = await withAnchors()
  expect([await on('2027-01-12'), await on('2027-01-12'), await on('2027-01-13')]).toEqual([
    true,
    false,
    true,
  ])
  expect(await days()).toEqual(['2027-01-13', '2027-01-12'])
  const [, first] = await village.runtime.listAnchors(chief)
  const { name, bytes } = await village.runtime.anchorFile(chief, '2027-01-12')
  const text = new TextDecoder().decode(bytes)
  expect(name).toBe('2027-01-12.anchor')
  expect(first).toMatchObject({ cases: 2, sizeBytes: bytes.byteLength })
  expect(text.trimEnd().endsWith(`sha256 ${first?.sha256}`)).toBe(true)
  expect(text).not.toMatch(/Lipowo|anna/i)
  await handIn(village, (await openCall(village)).id, 'beata')
  const anchor = parseAnchor(text)
  expect(await verifyAnchor(store, anchor)).toEqual([])
  const [gone] = anchor.cases.keys()
  const load = store.loadCase.bind(store)
  vi.spyOn(store, 'loadCase').mockImplementation(async (id, known) =>
    id === gone ? null : load(id, known),
  )
  expect(await verifyAnchor(store, anchor)).toMatchObject([{ kind: 'missing' }])
})

it('[RT366] only administrators of the programme see anchors; a day without one is not found', async () => {
  const { village, chief, on } = await withAnchors()
  await on('2027-01-12')
  const { runtime } = village
  const olga = await village.as('olga', 'officer')
  await expect(runtime.listAnchors(olga)).rejects.toMatchObject({ code: 'person.not-admin' })
  await expect(runtime.anchorFile(olga, '2027-01-12')).rejects.toMatchObject({
    code: 'person.not-admin',
  })
  await expect(runtime.listAnchors(null)).rejects.toMatchObject({ code: 'auth.required' })
  await expect(runtime.anchorFile(chief, '2026-01-12')).rejects.toMatchObject({
    code: 'anchor.not-found',
  })
})

it('[RT366] they are kept for 35 days, and of each month the first', async () => {
  const { on, days } = await withAnchors()
  for (const day of ['2027-01-30', '2027-01-31', '2027-02-03', '2027-02-04', '2027-03-09'])
    await on(day)
  expect(await days()).toEqual(['2027-03-09', '2027-02-04', '2027-02-03', '2027-01-30'])
  await on('2027-03-20')
  expect(await days()).toEqual(['2027-03-20', '2027-03-09', '2027-02-03', '2027-01-30'])
})

it('[RT366] one that was stopped between its two writes is listed the next time', async () => {
  const store = openMemoryStore()
  const { on, days } = await withAnchors(store)
  const put = store.putDocument.bind(store)
  const spy = vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
    if (args[0] === 'anchor') throw new Error('stopped')
    return put(...args)
  })
  await expect(on('2027-01-12')).rejects.toThrow('stopped')
  expect(await days()).toEqual([])
  spy.mockRestore()
  expect([await on('2027-01-12'), await on('2027-01-12')]).toEqual([true, false])
  expect(await days()).toEqual(['2027-01-12'])
})

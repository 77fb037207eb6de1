import { describe, expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import { handIn, openCall, openVillage } from '../village/open-village.ts'

describe('people', () => {
  it('[RT36] one person stands behind every spelling of an address', async () => {
    const { runtime } = await openVillage()
    const first = await runtime.ensurePerson({ email: ' Zoe@Żaba.example ' })
    const again = await runtime.ensurePerson({ email: 'zoe@xn--aba-22a.example' })
    expect(again.id).toBe(first.id)
    expect(first.name).toBe('zoe')
  })

  it('[RT36] two requests at the same moment make one person', async () => {
    const { runtime } = await openVillage()
    const email = 'anna@example.org'
    const made = await Promise.all([
      runtime.ensurePerson({ email }),
      runtime.ensurePerson({ email }),
    ])
    expect(made[0]?.id).toBe(made[1]?.id)
  })

  it.each([
    '',
    'anna',
    'anna@',
    '@example.org',
    'a b@example.org',
    'a@b',
    'a@b..c',
    'a\n@example.org',
  ])('[RT36] %j is no address', async (email) => {
    const { runtime } = await openVillage()
    await expect(runtime.ensurePerson({ email })).rejects.toMatchObject({
      code: 'person.email-invalid',
    })
  })

  it('[RT36] programme roles are given and taken; unknown ones and case roles are refused', async () => {
    const village = await openVillage()
    const { id } = await village.person('olga')
    await village.runtime.setRoles(id, ['officer'])
    await expect(village.runtime.setRoles(id, ['applicant'])).rejects.toMatchObject({
      code: 'person.role-unknown',
    })
    expect((await village.runtime.setRoles(id, [])).roles).toEqual([])
    const reader = { person: id, locale: 'pl' as const }
    expect(await village.runtime.me(reader)).toMatchObject({ email: 'olga@example.org' })
    expect(await village.runtime.updateMe(reader, { name: ' Olga N. ' })).toMatchObject({
      name: 'Olga N.',
    })
    expect(await village.runtime.me(null)).toBeNull()
  })

  it('[RT36] a change of name at the same moment gives back no role that was taken', async () => {
    const village = await openVillage()
    const { id } = await village.person('olga')
    await village.runtime.setRoles(id, ['officer'])
    const reader = { person: id, locale: 'pl' as const }
    await Promise.all([
      village.runtime.setRoles(id, []),
      ...['A', 'B', 'C'].map((name) => village.runtime.updateMe(reader, { name })),
    ])
    expect((await village.runtime.me(reader))?.roles).toEqual([])
  })

  it('[RT35] changes are told only of cases the reader may know', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const anna = await village.as('anna')
    const heard: Record<string, string[]> = { anna: [], beata: [], guest: [] }
    const beata = await village.as('beata')
    const listen = (reader: Reader, name: string) =>
      village.runtime.subscribe(reader, (change) => {
        if ('caseId' in change) heard[name]?.push(change.caseId)
      })
    listen(anna, 'anna')
    listen(beata, 'beata')
    listen(null, 'guest')
    const { id } = await village.runtime.startCase(anna, {
      workflow: 'application',
      parent: call.id,
    })
    await village.runtime.getCase(anna, id)
    await new Promise((done) => setImmediate(done))
    expect(heard).toEqual({ anna: [id], beata: [], guest: [] })
  })

  it('[RT35] a letter is told to whom it is written, when it is there to be read', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const beata = await village.as('beata')
    const heard: string[] = []
    const reads: Promise<unknown>[] = []
    const anna = await village.as('anna')
    village.runtime.subscribe(beata, (change) => {
      if ('noticeId' in change) heard.push('beata')
    })
    village.runtime.subscribe(null, (change) => {
      if ('noticeId' in change) heard.push('guest')
    })
    village.runtime.subscribe(anna, (change) => {
      if (!('noticeId' in change)) return
      heard.push('anna')
      reads.push(
        village.runtime
          .listNotices(anna)
          .then(({ items }) => expect(items.map(({ id }) => id)).toContain(change.noticeId)),
      )
    })
    await handIn(village, call.id)
    await village.runtime.work()
    await new Promise((done) => setImmediate(done))
    await Promise.all(reads)
    expect(new Set(heard)).toEqual(new Set(['anna']))
  })
})

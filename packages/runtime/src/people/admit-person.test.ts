import { describe, expect, it } from 'vitest'
import { openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { withAdministrator } from '../village/with-administrator.ts'

const file = 'workflows/programme.json'

describe('who comes in', () => {
  it('[RT150] a stranger, only where the programme is open to new people; who is known, always', async () => {
    const open = await openVillage()
    expect(await open.runtime.admitsPerson('new@example.org')).toBe(true)
    expect(await open.runtime.admitPerson({ email: 'new@example.org' })).toMatchObject({
      email: 'new@example.org',
    })
    const { people: _, ...closedFile } = programme[file]!
    const closed = await openVillage({ changed: { [file]: closedFile } })
    expect(await closed.runtime.admitsPerson('new@example.org')).toBe(false)
    expect(await closed.runtime.admitPerson({ email: 'new@example.org' })).toBeNull()
    expect(await closed.runtime.findPerson('new@example.org')).toBeNull()
    const anna = await closed.person('anna')
    expect((await closed.runtime.admitPerson({ email: 'ANNA@example.org' }))?.id).toBe(anna.id)
  })
})

describe('a role that demands a second factor', () => {
  it('[RT151] counts for who has given one, and waits for the others', async () => {
    const roles = withAdministrator[file]!['roles'] as Record<string, object>
    const programmeAdmin = { ...roles['programmeAdmin'], secondFactor: true }
    const changed = { [file]: { ...programme[file]!, roles: { ...roles, programmeAdmin } } }
    const village = await openVillage({ changed: changed as never })
    const reader = await village.as('adam', 'programmeAdmin', 'officer')
    await expect(village.runtime.definitionProblems(reader)).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    expect(await village.runtime.me(reader)).toMatchObject({
      roles: ['officer'],
      rolesWaiting: ['programmeAdmin'],
    })
    const proven = { ...reader, secondFactor: true }
    expect(await village.runtime.definitionProblems(proven)).toEqual([])
    expect(await village.runtime.me(proven)).toMatchObject({
      roles: ['programmeAdmin', 'officer'],
      rolesWaiting: [],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { JsonObject } from '@splot/definition'

const applicationFile = 'workflows/application.json'
const application = programme[applicationFile] ?? {}

/** A person of the village's application: filled in by whoever applies, signers do not belong to it. */
const costFile: JsonObject = {
  id: 'annex',
  version: 1,
  title: { pl: 'Załącznik', en: 'Annex' },
  input: { parent: { type: 'object' } },
  context: {},
  events: { SENT: { title: { pl: 'Wysłano', en: 'Sent' } } },
  access: { start: ['applicant'], starter: 'applicant', read: ['applicant', 'officer'] },
  initial: 'open',
  states: {
    open: {
      id: 'annex.open',
      meta: {
        title: { pl: 'Otwarty', en: 'Open' },
        tasks: [
          {
            id: 'send',
            title: { pl: 'Wyślij', en: 'Send' },
            assign: { role: 'applicant' },
            submit: 'SENT',
          },
        ],
      },
      on: { SENT: 'sent' },
    },
    sent: { id: 'annex.sent', type: 'final', meta: { title: { pl: 'Wysłany', en: 'Sent' } } },
  },
}

const members = 'case.members[role = "applicant"]'
const changed = {
  [applicationFile]: {
    ...application,
    offers: { annex: { when: 'true', input: { parent: '{ id: case.id }' }, members } },
  },
  'workflows/annex.json': costFile,
}

async function withAnnex() {
  const village = await openVillage({ changed })
  expect(village.runtime.problems()).toEqual([])
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, { workflow: 'application', parent: call.id })
  const annex = await village.runtime.startCase(anna, { workflow: 'annex', parent: id })
  const invite = (name: string, role: string) =>
    village.runtime.invite(anna, id, { email: `${name}@example.org`, role })
  const membersOf = async (caseId: string) => {
    const stored = await village.store.loadCase(caseId)
    const names = await Promise.all(
      Object.entries(stored?.row.members ?? {}).map(async ([person, roles]) => {
        const { name } = await village.runtime.me({ person, locale: 'pl' }).then((one) => one!)
        return `${name}: ${roles.join()}`
      }),
    )
    return names.sort()
  }
  return { village, anna, id, annex, invite, membersOf }
}

describe('members of children', () => {
  it('[RT42] who joins the parent later joins the children that took its members over', async () => {
    const { village, annex, invite, membersOf } = await withAnnex()
    await invite('beata', 'applicant')
    expect(await membersOf(annex.id)).toEqual(['anna: applicant'])
    await village.runtime.work()
    expect(await membersOf(annex.id)).toEqual(['anna: applicant', 'beata: applicant'])
    const beata = await village.as('beata')
    expect((await village.runtime.getCase(beata, annex.id)).tasks).toHaveLength(1)
  })

  it('[RT42] roles that the offer does not hand over stay with the parent', async () => {
    const { village, annex, invite, membersOf } = await withAnnex()
    await invite('jan', 'signer')
    await village.runtime.work()
    expect(await membersOf(annex.id)).toEqual(['anna: applicant'])
  })

  it('[RT42] a child that is finished stays as it was, and work done twice changes nothing', async () => {
    const { village, anna, annex, invite, membersOf } = await withAnnex()
    await invite('beata', 'applicant')
    await village.runtime.work()
    const { revision } = (await village.store.loadCase(annex.id))!
    await village.runtime.work()
    expect((await village.store.loadCase(annex.id))?.revision).toBe(revision)
    const { tasks } = await village.runtime.getCase(anna, annex.id)
    await village.runtime.submitTask(anna, tasks[0]?.id ?? '', {})
    await invite('celina', 'applicant')
    await village.runtime.work()
    expect(await membersOf(annex.id)).toEqual(['anna: applicant', 'beata: applicant'])
    expect((await village.runtime.deadLetters()).items).toEqual([])
  })

  it('[RT42] children of another kind do not follow', async () => {
    const { village, id, invite, membersOf } = await withAnnex()
    await invite('beata', 'applicant')
    await village.runtime.work()
    expect(await membersOf(id)).toEqual(['anna: applicant', 'beata: applicant'])
    const call = (await village.store.loadCase(id))?.row.parent ?? ''
    expect(await membersOf(call)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { beginApplication, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { JsonObject } from '@splot/definition'
import type { OutgoingMail } from '../ports.ts'

const file = 'workflows/programme.json'
const retention = (days: JsonObject) => ({ [file]: { ...programme[file], retention: days } })
const isRemoval = ({ subject }: { subject: string }) => /usuniemy|Znika/.test(subject)

async function drafted(changed: Record<string, JsonObject> = {}) {
  const mail = { fails: false }
  const sent: OutgoingMail[] = []
  const send = async (letter: OutgoingMail) => {
    if (mail.fails) throw new Error('no mail server')
    sent.push(letter)
  }
  const opened = await openVillage({ changed, mail: { send } })
  const village = { ...opened, mail, sent }
  const { anna, id, task } = await beginApplication(village)
  await village.runtime.saveDraft(anna, task, [{ path: '/village', value: 'Lipowo', base: 0 }])
  const isThere = async () => (await village.store.getDocument('draft', task)) !== null
  const at = async (instant: string) => {
    village.clock.at = instant
    await village.runtime.work()
  }
  const notices = async () => (await village.runtime.listNotices(anna)).items.filter(isRemoval)
  return { village, anna, id, task, isThere, at, notices }
}

describe('what is kept for a time only', () => {
  it('[RT41] the draft of a task that is called off is removed with it', async () => {
    const { village, anna, id, isThere } = await drafted()
    await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    expect(await isThere()).toBe(false)
  })

  it('[RT41] a draft left behind by a process that stopped is removed later', async () => {
    const { village, anna, id, task, isThere } = await drafted()
    const kept = await village.store.getDocument<JsonObject>('draft', task)
    await village.runtime.submitTask(anna, await taskOf(village, anna, id, 'withdraw'), {})
    await village.store.putDocument('draft', task, kept?.value ?? {})
    await village.runtime.work()
    expect(await isThere()).toBe(false)
  })

  it('[RT41] a draft nobody handed in is removed ninety days after its last save', async () => {
    const { village, anna, id, isThere, at } = await drafted()
    await at('2027-04-04T10:00:00Z')
    await at('2027-04-11T08:59:00Z')
    expect(await isThere()).toBe(true)
    await at('2027-04-11T10:00:00Z')
    expect(await isThere()).toBe(false)
    const view = await village.runtime.getCase(anna, id)
    expect(view.tasks.map(({ task }) => task)).toContain('apply')
  })

  it('[RT41] the programme may say another number of days', async () => {
    const { isThere, at } = await drafted(retention({ draftDays: 10 }))
    await at('2027-01-14T10:00:00Z')
    await at('2027-01-21T10:00:00Z')
    expect(await isThere()).toBe(false)
  })

  it('[RT70] whoever wrote in a draft is told once, a week before it is removed', async () => {
    const { village, task, at, notices } = await drafted()
    await at('2027-04-04T08:59:00Z')
    expect(await notices()).toEqual([])
    await at('2027-04-04T10:00:00Z')
    await at('2027-04-05T10:00:00Z')
    const [notice, ...more] = await notices()
    expect(more).toEqual([])
    expect(notice?.subject).toBe('Wersję roboczą usuniemy 11 kwietnia 2027: Wypełnij wniosek')
    expect(notice?.text).toContain(`/tasks/${encodeURIComponent(task)}`)
    expect(village.sent.filter(({ subject }) => subject === notice?.subject)).toHaveLength(1)
  })

  it('[RT70] a draft that somebody goes on with stays, and its writers are told anew', async () => {
    const { village, anna, task, isThere, at, notices } = await drafted()
    await at('2027-04-04T10:00:00Z')
    const change = { path: '/village', value: 'Lipowo Górne', base: 1 }
    await village.runtime.saveDraft(anna, task, [change])
    await at('2027-04-12T10:00:00Z')
    expect(await isThere()).toBe(true)
    await at('2027-06-28T10:00:00Z')
    expect(await notices()).toHaveLength(2)
  })

  it('[RT70] nothing goes without notice, even when the service stood still', async () => {
    const { isThere, at, notices } = await drafted()
    await at('2028-01-01T10:00:00Z')
    expect(await isThere()).toBe(true)
    expect((await notices())[0]?.subject).toContain('8 stycznia 2028')
    await at('2028-01-08T09:00:00Z')
    expect(await isThere()).toBe(true)
    await at('2028-01-08T10:01:00Z')
    expect(await isThere()).toBe(false)
  })

  it('[RT70] a mail that does not leave is tried again and stops nothing', async () => {
    const { village, isThere, at, notices } = await drafted()
    village.mail.fails = true
    await at('2027-04-04T10:00:00Z')
    expect(await notices()).toHaveLength(1)
    expect(village.sent.filter(isRemoval)).toEqual([])
    village.mail.fails = false
    await at('2027-04-04T11:00:00Z')
    expect(village.sent.filter(isRemoval)).toHaveLength(1)
    expect(await notices()).toHaveLength(1)
    await at('2027-04-11T11:00:00Z')
    expect(await isThere()).toBe(false)
  })

  it('[RT70] the programme may say how long before, and in which words', async () => {
    const own = {
      subject: { pl: 'Znika {task}', en: 'Going: {task}' },
      body: { pl: 'Do {removedOn}', en: 'Until {removedOn}' },
    }
    const { at, notices } = await drafted({
      [file]: {
        ...programme[file],
        retention: { draftDays: 30, draftNoticeDays: 3 },
        notifications: { ...(programme[file]?.['notifications'] as JsonObject), draftRemoval: own },
      },
    })
    await at('2027-02-06T10:00:00Z')
    expect(await notices()).toEqual([])
    await at('2027-02-07T10:00:00Z')
    expect(await notices()).toMatchObject([
      { subject: 'Znika Wypełnij wniosek', text: 'Do 10 lutego 2027' },
    ])
  })

  it('[RT7] what was answered to a request is told again for a week', async () => {
    const { village, anna, id } = await drafted()
    const call = (await village.runtime.getCase(anna, id)).parent ?? ''
    const request = { workflow: 'application', parent: call, idempotencyKey: 'k' }
    const first = await village.runtime.startCase(anna, request)
    const task = await taskOf(village, anna, first.id, 'withdraw')
    await village.runtime.submitTask(anna, task, {})
    village.clock.at = '2027-01-18T08:00:00Z'
    await village.runtime.work()
    expect(await village.runtime.startCase(anna, request)).toEqual(first)
    village.clock.at = '2027-01-18T10:00:00Z'
    await village.runtime.work()
    expect(await village.runtime.startCase(anna, request)).toMatchObject({
      id: first.id,
      status: 'done',
    })
  })
})

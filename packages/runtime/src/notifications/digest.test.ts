import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { expect, it, vi } from 'vitest'
import { openMemoryStore } from '@splot/store'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

/** The village whose letter of what was handed in tells a day. */
function withDate(
  day: string,
  subject: { pl: string; en: string },
  more: JsonObject = {},
): Record<string, JsonObject> {
  const base = programme['workflows/programme.json'] as JsonObject & { notifications: JsonObject }
  const submitted = { subject, body: subject }
  const workflow = JSON.stringify(programme['workflows/application.json'])
  const told = {
    template: 'submitted',
    to: ['applicant'],
    values: { until: `date("${day}")`, ...more },
  }
  return {
    'workflows/programme.json': {
      ...base,
      notifications: { ...base.notifications, submitted },
    },
    'workflows/application.json': JSON.parse(
      workflow.replace('{"template":"submitted","to":["applicant"]}', JSON.stringify(told)),
    ) as JsonObject,
  }
}

const received = (village: Village) => village.sent.filter(({ to }) => to === 'anna@example.org')

/** Anna chose one letter a day and handed applications in, which tells her so. */
async function withDigest(options: Parameters<typeof openVillage>[0] = {}) {
  const village = await openVillage(options)
  const call = await openCall(village)
  const anna = await village.as('anna')
  await village.runtime.updateMe(anna, { letters: 'daily' })
  const apply = async () => {
    await handIn(village, call.id)
    await village.runtime.work()
  }
  return { village, anna, apply }
}

it('[RT363] what may wait leaves once a day, in the morning, as one letter; the portal has it at once', async () => {
  const { village, anna, apply } = await withDigest()
  const { runtime, clock } = village
  expect(await runtime.me(anna)).toMatchObject({ letters: 'daily' })
  await apply()
  await apply()
  expect(received(village)).toEqual([])
  expect((await runtime.listNotices(anna)).items).toHaveLength(2)
  clock.at = '2027-01-12T05:30:00Z'
  await runtime.work()
  expect(received(village)).toEqual([])
  clock.at = '2027-01-12T06:40:00Z'
  await runtime.work()
  const [letter, ...more] = received(village)
  expect(more).toEqual([])
  expect(letter?.subject).toMatch(/: 2 wiadomości$/)
  expect(letter?.text.match(/• Przyjęto wniosek/g)).toHaveLength(2)
  expect(letter?.text).toContain('https://village.example/cases/')
  await apply()
  clock.at = '2027-01-12T15:00:00Z'
  await runtime.work()
  expect(received(village)).toHaveLength(1)
  clock.at = '2027-01-13T07:00:00Z'
  await runtime.work()
  expect(received(village).map(({ subject }) => subject)[1]).toMatch(/: 1 wiadomość$/)
})

it('[RT363] a letter that names a day to come, or a deadline that is over, does not wait', async () => {
  const both = { pl: 'Do {until}', en: 'Until {until}' }
  const { village, apply } = await withDigest({ changed: withDate('2027-01-20', both) })
  await apply()
  expect(received(village)).toMatchObject([{ subject: 'Do 20 stycznia 2027' }])
  const past = await withDigest({ changed: withDate('2027-01-02', both) })
  await past.apply()
  expect(received(past.village)).toEqual([])
  const late = await withDigest({ changed: withDate('2027-01-02', both, { timer: '"check"' }) })
  await late.apply()
  expect(received(late.village)).toMatchObject([{ subject: 'Do 2 stycznia 2027' }])
})

it('[RT363] whoever chooses each message again gets what waited as one letter, and the next by itself', async () => {
  const { village, anna, apply } = await withDigest()
  await apply()
  await village.runtime.updateMe(anna, { letters: 'each' })
  village.clock.at = '2027-01-12T07:00:00Z'
  await village.runtime.work()
  await apply()
  expect(received(village).map(({ subject }) => subject)).toMatchObject([
    expect.stringMatching(/: 1 wiadomość$/),
    expect.stringMatching(/^Przyjęto wniosek/),
  ])
})

it('[RT364] a stop before any write of a letter of the day sends it again under the same id, or not at all', async () => {
  for (const stopAt of [1, 2, 3, 4]) {
    const store = openMemoryStore()
    const { village, apply } = await withDigest({ store })
    await apply()
    let left = stopAt
    const put = store.putDocument.bind(store)
    vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
      if ((args[0] === 'digest' || args[0] === 'mail') && --left === 0) throw new Error('stopped')
      return put(...args)
    })
    village.clock.at = '2027-01-12T07:00:00Z'
    await village.runtime.work().catch(() => undefined)
    for (const hour of ['09', '11']) {
      village.clock.at = `2027-01-12T${hour}:00:00Z`
      await village.runtime.work()
    }
    expect(left, `write ${stopAt}`).toBeLessThanOrEqual(0)
    expect(new Set(received(village).map(({ id }) => id)).size).toBe(1)
  }
})

it('[RT364] a server that takes none now is asked again later; one that never will, no more', async () => {
  let refusal: Error | null = new Error('busy')
  let asked = 0
  const { village, anna, apply } = await withDigest({
    mail: {
      send: async ({ to }) => {
        if (to !== 'anna@example.org') return
        asked += 1
        if (refusal) throw refusal
      },
    },
  })
  await apply()
  const at = async (instant: string) => {
    village.clock.at = instant
    await village.runtime.work()
    return asked
  }
  expect(await at('2027-01-12T07:00:00Z')).toBe(1)
  refusal = new SplotError('mail.refused', 'No such mailbox.', {
    details: { about: 'recipient', status: '5.1.1' },
  })
  expect(await at('2027-01-12T08:30:00Z')).toBe(2)
  expect(await at('2027-01-13T08:30:00Z')).toBe(2)
  expect(await village.runtime.me(anna)).toMatchObject({ mailReturnedAt: '2027-01-12T08:30:00Z' })
  refusal = null
})

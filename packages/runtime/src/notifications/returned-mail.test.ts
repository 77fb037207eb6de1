import { SplotError } from '@splot/definition'
import { expect, it } from 'vitest'
import type { OutgoingMail } from '../ports.ts'
import { openCall, openVillage } from '../village/open-village.ts'

/** A village whose mail server takes no mail for jan as long as it is told so. */
async function withJanAway() {
  const state = { away: true, taken: [] as OutgoingMail[] }
  const village = await openVillage({
    mail: {
      send: async (mail) => {
        if (state.away && mail.to === 'jan@example.org')
          throw new SplotError('mail.refused', 'No such mailbox.', {
            details: { about: 'recipient', status: '5.1.1' },
          })
        state.taken.push(mail)
      },
    },
  })
  const { runtime, clock } = village
  const call = await openCall(village)
  const anna = await village.as('anna')
  const jan = await village.as('jan')
  const invite = async () => {
    clock.at = new Date(Date.parse(clock.at) + 60_000).toISOString()
    const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    await runtime.invite(anna, id, { email: 'jan@example.org', role: 'signer' })
    clock.at = new Date(Date.parse(clock.at) + 60_000).toISOString()
    await runtime.work()
    return id
  }
  const toJan = () => state.taken.filter(({ to }) => to === 'jan@example.org')
  return { village, state, anna, jan, invite, toJan }
}

it('[RT361] an address that its server does not take is marked; later letters lie in the portal alone', async () => {
  const { village, state, jan, invite, toJan } = await withJanAway()
  const { runtime } = village
  await invite()
  expect(await runtime.me(jan)).toMatchObject({ mailReturnedAt: village.clock.at })
  state.away = false
  await invite()
  expect(toJan()).toEqual([])
  expect((await runtime.listNotices(jan)).items).toHaveLength(2)
  expect((await runtime.deadLetters()).items).toHaveLength(1)
})

it('[RT361] whoever says that their address works gets letters again', async () => {
  const { village, state, jan, invite, toJan } = await withJanAway()
  await invite()
  state.away = false
  expect(await village.runtime.updateMe(jan, { mailWorks: true })).toMatchObject({
    mailReturnedAt: null,
  })
  await invite()
  expect(toJan()).toHaveLength(1)
})

it('[RT361] the operator’s people see on the case to whom mail comes back; others do not', async () => {
  const { village, anna, jan, invite } = await withJanAway()
  const { runtime } = village
  const id = await invite()
  const marked = async (reader: typeof anna) =>
    (await runtime.getCase(reader, id)).members
      .filter(({ mailReturned }) => mailReturned)
      .map(({ name }) => name)
  expect(await marked(await village.as('olga', 'officer'))).toEqual(['jan'])
  expect([await marked(anna), await marked(jan)]).toEqual([[], []])
})

it('[RT362] a report of a letter of ours marks its address, whatever else is reported marks none', async () => {
  const { village, state, jan, invite, toJan } = await withJanAway()
  const { runtime } = village
  state.away = false
  await invite()
  const [letter] = toJan()
  expect(await runtime.noteReturnedMail({ mail: 'somebody-else', status: '5.1.1' })).toBe(false)
  expect(await runtime.me(jan)).toMatchObject({ mailReturnedAt: null })
  expect(await runtime.noteReturnedMail({ mail: letter?.id ?? '', status: '5.2.1' })).toBe(true)
  const since = village.clock.at
  expect(await runtime.me(jan)).toMatchObject({ mailReturnedAt: since })
  await invite()
  expect(toJan()).toHaveLength(1)
  // told again, it is still the first time that says since when
  expect(await runtime.noteReturnedMail({ mail: letter?.id ?? '', status: '5.2.1' })).toBe(true)
  expect(await runtime.me(jan)).toMatchObject({ mailReturnedAt: since })
})

import { describe, expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'

async function invited() {
  const village = await openVillage()
  const call = await openCall(village)
  const anna = await village.as('anna')
  const application = await village.runtime.startCase(anna, {
    workflow: 'application',
    parent: call.id,
  })
  await village.runtime.invite(anna, application.id, { email: 'jan@example.org', role: 'signer' })
  await village.runtime.work()
  const jan = await village.as('jan')
  const [notice] = (await village.runtime.listNotices(jan)).items
  return { village, anna, jan, application, notice }
}

describe('inbox', () => {
  it('[RT43] a message says when it was served, what case it is about, and that nobody read it yet', async () => {
    const { notice, application } = await invited()
    expect(notice).toMatchObject({ caseId: application.id, readAt: null })
    expect(Date.parse(notice?.at ?? '')).not.toBeNaN()
  })

  it('[RT43] a message is read when its reader first says so', async () => {
    const { village, jan, notice } = await invited()
    const first = await village.runtime.markNoticeRead(jan, notice?.id ?? '')
    expect(first.readAt).not.toBeNull()
    village.clock.at = '2031-01-01T10:00:00Z'
    const again = await village.runtime.markNoticeRead(jan, notice?.id ?? '')
    expect(again).toEqual(first)
    expect((await village.runtime.listNotices(jan)).items).toEqual([first])
  })

  it('[RT43] two devices that open a message at once read it once', async () => {
    const { village, jan, notice } = await invited()
    const [a, b] = await Promise.all([
      village.runtime.markNoticeRead(jan, notice?.id ?? ''),
      village.runtime.markNoticeRead(jan, notice?.id ?? ''),
    ])
    expect(a).toEqual(b)
  })

  it('[RT43] nobody marks the messages of others, and the public has none', async () => {
    const { village, anna, jan, notice } = await invited()
    const id = notice?.id ?? ''
    await expect(village.runtime.markNoticeRead(anna, id)).rejects.toMatchObject({
      code: 'notice.not-found',
    })
    await expect(village.runtime.markNoticeRead(null, id)).rejects.toMatchObject({
      code: 'auth.required',
    })
    expect((await village.runtime.listNotices(jan)).items[0]?.readAt).toBeNull()
  })
})

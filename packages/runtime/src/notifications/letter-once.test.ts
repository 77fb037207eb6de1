import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { expect, it, vi } from 'vitest'
import { handIn, openCall, openVillage } from '../village/open-village.ts'

/** Makes the n-th write of a letter fail once it is armed, as in a process that ends there. */
function stopAt(store: Store, write: number) {
  const stop = { armed: false, left: write }
  const put = store.putDocument.bind(store)
  vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
    if (stop.armed && /^(mail|mailOf|inbox-.*)$/.test(args[0])) stop.left -= 1
    if (!stop.armed || stop.left > 0) return put(...args)
    stop.armed = false
    throw new Error('stopped')
  })
  return stop
}

it.each([1, 2, 3, 4])(
  '[RT30] a stop before write %i of a letter makes neither a second mail nor a second notice',
  async (write) => {
    const store = openMemoryStore()
    const stop = stopAt(store, write)
    const village = await openVillage({ store })
    const call = await openCall(village)
    await handIn(village, call.id)
    stop.armed = true
    for (const minute of ['01', '05', '15']) {
      village.clock.at = `2027-01-11T09:${minute}:00Z`
      await village.runtime.work()
    }
    expect(stop.armed).toBe(false)
    const received = ({ subject }: { subject: string }) => subject.startsWith('Przyjęto')
    const anna = await village.as('anna')
    expect((await village.runtime.listMail()).items.filter(received)).toHaveLength(1)
    expect((await village.runtime.listNotices(anna)).items.filter(received)).toHaveLength(1)
    expect(new Set(village.sent.filter(received).map(({ id }) => id)).size).toBe(1)
  },
)

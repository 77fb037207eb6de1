import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

describe('timers and delivery', () => {
  it('[RT29] a due timer fires once, also when two workers see it', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const other = await openVillage({ store: village.store, ids: { next: () => 'other' } })
    village.clock.at = other.clock.at = '2027-02-01T00:00:00Z'
    const done = await Promise.all([village.runtime.work(), other.runtime.work()])
    expect(done.reduce((all, { timers }) => all + timers, 0)).toBe(1)
    expect((await village.runtime.getCall(call.id)).state.id).toBe('call.closed')
    expect(await village.runtime.work()).toEqual({ timers: 0, effects: 0, cases: 0 })
  })

  it('[RT29] a timer of a state that was left does nothing', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    await village.runtime.sendEvent(await village.as('adam'), call.id, { type: 'CANCEL' })
    village.clock.at = '2027-03-01T00:00:00Z'
    expect(await village.runtime.work()).toEqual({ timers: 0, effects: 0, cases: 0 })
  })

  it('[RT30] mail, message and publication of a submission arrive once', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    await handIn(village, call.id)
    await village.runtime.work()
    await village.runtime.work()
    const mails = village.sent.filter(({ subject }) => subject === 'Przyjęto wniosek W/001')
    expect(mails).toMatchObject([{ to: 'anna@example.org' }])
    expect(mails[0]?.text).toContain('Lipowo')
    const { published } = await village.runtime.getCall(call.id)
    expect(published).toMatchObject([{ id: 'received', rows: [{ count: 1 }] }])
    const { items } = await village.runtime.listMail()
    expect(items.map(({ subject }) => subject)).toContain('Przyjęto wniosek W/001')
  })

  it('[RT30] a mail server that fails gets the same mail again', async () => {
    let failures = 2
    const ids: string[] = []
    const village = await openVillage({
      mail: {
        send: async (mail) => {
          if (mail.subject.startsWith('Przyjęto') && failures-- > 0) throw new Error('busy')
          ids.push(mail.id)
        },
      },
    })
    const call = await openCall(village)
    await handIn(village, call.id)
    await village.runtime.work()
    expect(ids).toHaveLength(1)
    for (const minute of [2, 4, 6]) {
      village.clock.at = `2027-01-11T09:0${minute}:00Z`
      await village.runtime.work()
    }
    expect(ids).toHaveLength(2)
    expect((await village.runtime.listMail()).items).toHaveLength(2)
    expect((await village.runtime.deadLetters()).items).toEqual([])
  })

  it('[RT31] a message to a finished case is recorded and done with', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    await village.runtime.sendEvent(await village.as('adam'), call.id, { type: 'CANCEL' })
    await village.runtime.work()
    const { items } = await village.runtime.deadLetters()
    expect(items).toMatchObject([
      { kind: 'message', caseId: call.id, type: 'RECEIVED', code: 'case.finished' },
    ])
    expect(await village.runtime.work()).toEqual({ timers: 0, effects: 0, cases: 0 })
    expect((await village.runtime.getCase(await village.as('anna'), id)).status).toBe('active')
  })

  it('[RT31] a message delivered twice is not refused by a case that finished in between', async () => {
    const { store } = await openVillage()
    let lost = true
    const forgetful = new Proxy(store, {
      get(target, name: keyof typeof store) {
        if (name === 'ackOutbox' && lost) return async () => undefined
        const value: unknown = target[name]
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
    const village = await openVillage({ store: forgetful })
    const call = await openCall(village)
    await handIn(village, call.id)
    await village.runtime.work()
    lost = false
    await village.runtime.sendEvent(await village.as('adam'), call.id, { type: 'CANCEL' })
    village.clock.at = '2027-01-12T09:00:00Z'
    expect((await village.runtime.work()).effects).toBeGreaterThan(0)
    expect((await village.runtime.deadLetters()).items).toEqual([])
  })

  it.each([
    { bag: ['x'], code: 'payload.invalid' },
    { bag: 5, code: 'payload.invalid' },
    { bag: null, code: null },
  ])('[RT60] a message with $bag where a text is declared: $code', async ({ bag, code }) => {
    const call = structuredClone(programme['workflows/call.json'] ?? {})
    const application = structuredClone(programme['workflows/application.json'] ?? {})
    const payload = { type: 'object', properties: { village: { type: 'string' } } }
    Object.assign((call['events'] as Record<string, JsonObject>)['RECEIVED'] ?? {}, { payload })
    // a type that is known only when it runs
    Object.assign(application, { context: { points: 0, bag: [bag] } })
    const sent = JSON.stringify(application).replace(
      '"event":"RECEIVED"',
      '"event":"RECEIVED","payload":{"village":"context.bag[1]"}',
    )
    const village = await openVillage({
      changed: { 'workflows/call.json': call, 'workflows/application.json': sent },
    })
    expect(village.runtime.problems()).toEqual([])
    const { id } = await openCall(village)
    await handIn(village, id)
    await village.runtime.work()
    const { items } = await village.runtime.deadLetters()
    expect(items.map((letter) => letter.code)).toEqual(code === null ? [] : [code])
    const { published } = await village.runtime.getCall(id)
    expect(published).toHaveLength(code === null ? 1 : 0)
    expect(await village.runtime.work()).toEqual({ timers: 0, effects: 0, cases: 0 })
  })

  it('[RT32] what keeps failing is set aside and the rest goes on', async () => {
    const village = await openVillage({
      attempts: 2,
      mail: {
        send: async ({ to }) => {
          if (to === 'anna@example.org') throw new Error('no such mailbox')
        },
      },
    })
    const call = await openCall(village)
    await handIn(village, call.id)
    await village.runtime.work()
    village.clock.at = '2027-01-11T10:00:00Z'
    await village.runtime.work()
    const { items } = await village.runtime.deadLetters()
    expect(items).toMatchObject([{ kind: 'effect', type: 'notify', tries: 2 }])
    expect((await village.runtime.getCall(call.id)).published).toHaveLength(1)
    village.clock.at = '2027-01-12T10:00:00Z'
    expect((await village.runtime.work()).effects).toBe(0)
  })

  it('[RT33] before the check is due its officer is reminded', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const olga = await village.as('olga', 'officer')
    await village.as('oskar', 'officer')
    await village.runtime.claimTask(olga, await taskOf(village, olga, id, 'check'))
    village.clock.at = '2027-01-20T12:00:00Z'
    await village.runtime.work()
    const mails = village.sent.filter(({ subject }) => subject.startsWith('Zbliża się termin'))
    expect(mails).toMatchObject([
      { to: 'olga@example.org', subject: 'Zbliża się termin: Sprawdź wniosek' },
    ])
    village.clock.at = '2027-01-30T12:00:00Z'
    await village.runtime.work()
    const { states } = await village.runtime.getCase(olga, id)
    expect(states.map((state) => state.id)).toEqual(['application.late'])
  })

  it('[RT32] a template that is gone does not hold up other work', async () => {
    const rest = programme['workflows/programme.json']
    const village = await openVillage({
      attempts: 1,
      changed: { 'workflows/programme.json': { ...rest, notifications: {} } },
    })
    const call = await openCall(village)
    await handIn(village, call.id)
    await village.runtime.work()
    expect((await village.runtime.deadLetters()).items).toHaveLength(1)
    expect((await village.runtime.getCall(call.id)).published).toHaveLength(1)
  })

  it('[RT32] what fails anew is listed with why it failed this time', async () => {
    const base = programme['workflows/programme.json'] ?? {}
    const roles = {
      ...(base['roles'] as object),
      programmeAdmin: { title: { pl: 'Administrator', en: 'Administrator' }, kind: 'programme' },
    }
    let refusal: Error = new SplotError('mail.refused', 'No such mailbox.')
    const village = await openVillage({
      attempts: 1,
      changed: { 'workflows/programme.json': { ...base, roles } },
      mail: {
        send: async () => {
          throw refusal
        },
      },
    })
    const { runtime } = village
    await handIn(village, (await openCall(village)).id)
    await runtime.work()
    const chief = await village.as('ewa', 'programmeAdmin')
    const letters = async () =>
      (await runtime.listDeadLetters(chief)).items.filter(({ type }) => type === 'notify')
    const [letter] = await letters()
    expect(letter).toMatchObject({ code: 'mail.refused', reason: 'No such mailbox.', tries: 1 })
    refusal = new Error('busy')
    await runtime.retryDeadLetter(chief, letter?.id ?? '')
    expect(await letters()).toMatchObject([{ code: null, reason: 'busy', tries: 2 }])
  })

  it('[RT32] [RT64] an administrator lists what was given up and has it tried again; others may not', async () => {
    let isBroken = true
    const base = programme['workflows/programme.json'] ?? {}
    const roles = {
      ...(base['roles'] as object),
      programmeAdmin: { title: { pl: 'Administrator', en: 'Administrator' }, kind: 'programme' },
    }
    const village = await openVillage({
      attempts: 1,
      changed: { 'workflows/programme.json': { ...base, roles } },
      mail: {
        send: async () => {
          if (isBroken) throw new Error('busy')
        },
      },
    })
    const { runtime } = village
    await handIn(village, (await openCall(village)).id)
    await runtime.work()
    const chief = await village.as('ewa', 'programmeAdmin')
    const anna = await village.as('anna')
    const { items } = await runtime.listDeadLetters(chief)
    const letter = items.find(({ type }) => type === 'notify')?.id ?? ''
    await expect(runtime.listDeadLetters(anna)).rejects.toMatchObject({ code: 'person.not-admin' })
    await expect(runtime.retryDeadLetter(anna, letter)).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    for (const reader of [anna, null])
      await expect(runtime.giveUpDeadLetter(reader, letter)).rejects.toMatchObject({
        code: reader ? 'person.not-admin' : 'auth.required',
      })
    await expect(runtime.definitionProblems(anna)).rejects.toMatchObject({
      code: 'person.not-admin',
    })
    await runtime.retryDeadLetter(chief, letter)
    expect((await runtime.listDeadLetters(chief)).items).toHaveLength(items.length)
    isBroken = false
    await runtime.retryDeadLetter(chief, letter)
    const left = (await runtime.listDeadLetters(chief)).items
    expect(left.map(({ id }) => id)).not.toContain(letter)
    await expect(runtime.retryDeadLetter(chief, letter)).rejects.toMatchObject({
      code: 'letter.not-found',
    })
    for (const { id } of left) await runtime.giveUpDeadLetter(chief, id)
    expect((await runtime.listDeadLetters(chief)).items).toEqual([])
    await expect(runtime.giveUpDeadLetter(chief, letter)).rejects.toMatchObject({
      code: 'letter.not-found',
    })
    const sent = village.sent.length
    village.clock.at = '2027-01-13T10:00:00Z'
    await runtime.work()
    expect(village.sent).toHaveLength(sent)
  })
})

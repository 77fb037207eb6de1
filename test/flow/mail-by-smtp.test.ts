import type { JsonObject } from '@splot/definition'
import type { Runtime } from '@splot/runtime'
import { createMailTransport, sendSignInMail } from '@splot/app-server'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openFlowStore } from '../support/flow-store.ts'
import { openParcels } from '../support/open-parcels.ts'
import type { Parcels } from '../support/open-parcels.ts'
import { parcelProgramme } from '../support/parcel-programme.ts'
import { openMailServer } from '../support/smtp-server.ts'
import type { MailServer } from '../support/smtp-server.ts'

const subject =
  'Przyjęto zgłoszenie „Zażółć gęślą jaźń – Spółdzielnia Źródło”, a oto dalszy ciąg tematu'
const body = [
  'Dzień dobry,',
  '.kropka na początku wiersza, pusty wiersz i bardzo długi wiersz:',
  '',
  'Święta Łódź, źdźbło, ćma, ósemka. '.repeat(40).trim(),
  '{link}',
].join('\n')

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function mailServer(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...options)
  open.push(server)
  return server
}

/** The parcels' programme with a Polish notification, its mail leaving by SMTP. */
async function parcelsBySmtp(smtpUrl: string) {
  const store = await openFlowStore()
  const programme = parcelProgramme['workflows/programme.json']!
  const received = { subject: { pl: subject, en: subject }, body: { pl: body, en: body } }
  const notifications = { ...(programme['notifications'] as JsonObject), received }
  const transport = createMailTransport({ smtpUrl, from: 'Splot Łódź <splot@example.org>' })!
  const parcels = await openParcels({
    store,
    mail: transport,
    definitions: {
      ...parcelProgramme,
      'workflows/programme.json': { ...programme, notifications },
    },
    publicUrl: 'https://splot.example',
    // no other mail in the hour of these stories
    beat: 'date and time("2028-01-01T00:00:00Z")',
  })
  return { ...parcels, store }
}

/** A sender hands a parcel in, which notifies all its senders. Returns the case. */
async function handIn({ runtime, as }: Parcels, ...senders: string[]): Promise<string> {
  const hub = await runtime.startCase(await as('adam', 'programmeAdmin'), { workflow: 'hub' })
  const sender = await as('sara')
  const { id } = await runtime.startCase(sender, { workflow: 'parcel', parent: hub.id })
  for (const email of senders) await runtime.invite(sender, id, { email, role: 'sender' })
  await runtime.work()
  const task = (await runtime.getCase(sender, id)).tasks[0]!.id
  const answers = { words: 'książka', count: 1 }
  const changes = Object.entries(answers).map(([key, value]) => ({
    path: `/${key}`,
    value,
    base: 0,
  }))
  await runtime.saveDraft(sender, task, changes)
  await runtime.submitTask(sender, task, {})
  return id
}

/** Lets minutes pass, a round of work in each. */
async function pass({ runtime, clock }: Parcels, minutes: number): Promise<void> {
  for (let n = 0; n < minutes; n++) {
    clock.at = new Date(Date.parse(clock.at) + 60_000).toISOString()
    await runtime.work()
  }
}

const letters = ({ received }: MailServer) => received.filter((mail) => mail.subject === subject)

async function deadLetters(runtime: Runtime, parcels: Parcels) {
  return (await runtime.listDeadLetters(await parcels.as('adam', 'programmeAdmin'))).items
}

describe('mail by SMTP', () => {
  it('[RT30] a notification arrives once, every Polish letter as it was written', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    const id = await handIn(parcels)
    await pass(parcels, 5)
    const [mail, ...more] = letters(server)
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      from: { name: 'Splot Łódź', address: 'splot@example.org' },
      to: [{ address: 'sara@example.org' }],
    })
    expect(mail!.text!.replaceAll('\r\n', '\n').trimEnd()).toBe(
      body.replace('{link}', `https://splot.example/cases/${id}`),
    )
    // Nothing on the line needs more than 7 bits or is longer than a mail server must take (RFC 5321).
    expect(Buffer.from(mail!.raw, 'latin1').every((byte) => byte > 0 && byte < 128)).toBe(true)
    expect(Math.max(...mail!.raw.split('\r\n').map((line) => line.length))).toBeLessThan(999)
    expect(await deadLetters(parcels.runtime, parcels)).toEqual([])
  })

  it('[RT30] a sign-in link arrives whole', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    const token = 'AbC-0123_'.repeat(8)
    const link = {
      kind: 'link',
      email: 'zaneta@example.org',
      token,
      next: '/tasks?a=1&b=ż',
      locale: 'pl',
    } as const
    const options = { publicUrl: 'https://splot.example', keep: false }
    await sendSignInMail(parcels.runtime, link, options)
    const [mail, ...more] = server.received
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Logowanie do serwisu Splot')
    const address = /https:\S+/.exec(mail!.text!)![0]
    expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
      token,
      next: link.next,
      lang: 'pl',
    })
    expect(mail!.text).toContain('„Zaloguj się”')
  })

  it('[RT32] a server that says "later" is asked again, and the mail arrives once', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    let asked = 0
    server.refuse = () => {
      asked += 1
      return asked <= 2 ? '451 4.7.1 greylisted, try later' : undefined
    }
    await handIn(parcels)
    await parcels.runtime.work()
    expect([asked, letters(server)]).toEqual([1, []])
    // No sooner than half a minute later.
    await parcels.runtime.work()
    expect(asked).toBe(1)
    await pass(parcels, 5)
    expect(asked).toBe(3)
    expect(letters(server)).toHaveLength(1)
    expect(await deadLetters(parcels.runtime, parcels)).toEqual([])
  })

  it('[RT32] no mail goes to a server that cannot prove who it is; it waits until one can', async () => {
    const make = async () => {
      const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
      return { key, cert }
    }
    const [right, wrong] = [await make(), await make()]
    const impostor = await openMailServer({ secure: true, ...wrong })
    const { port } = impostor
    const trusted = encodeURIComponent(right.cert)
    const parcels = await parcelsBySmtp(`smtps://localhost:${port}?tls.ca=${trusted}`)
    await handIn(parcels)
    await pass(parcels, 2)
    expect(impostor.received).toEqual([])
    await impostor.close()
    const server = await mailServer({ secure: true, ...right, port })
    await pass(parcels, 5)
    expect(letters(server)).toHaveLength(1)
  })

  it('[RT32] no mail goes in the open where the setting asks for TLS', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}?requireTLS=true`)
    await handIn(parcels)
    await pass(parcels, 3)
    expect(server.received).toEqual([])
    expect(await deadLetters(parcels.runtime, parcels)).toEqual([])
  })

  it('[RT73] a mail refused for good is set aside at once and keeps nobody from theirs', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    const asked: string[] = []
    let gone = true
    await handIn(parcels, 'olek@example.org')
    server.refuse = (recipient) => {
      asked.push(recipient)
      return gone && recipient === 'sara@example.org' ? '550 5.1.1 no such mailbox' : undefined
    }
    await pass(parcels, 60)
    expect(asked.sort()).toEqual(['olek@example.org', 'sara@example.org'])
    expect(letters(server).map(({ to }) => to![0]!.address)).toEqual(['olek@example.org'])
    const [letter, ...more] = await deadLetters(parcels.runtime, parcels)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ type: 'notify', code: 'mail.refused', tries: 1 })
    // What the server said of whom stays out of the list.
    expect(letter!.reason).not.toMatch(/sara|mailbox/)

    gone = false
    await parcels.runtime.retryDeadLetter(await parcels.as('adam', 'programmeAdmin'), letter!.id)
    expect(letters(server).map(({ to }) => to![0]!.address)).toEqual([
      'olek@example.org',
      'sara@example.org',
    ])
    expect(await deadLetters(parcels.runtime, parcels)).toEqual([])
  })

  it('[RT361] [RT73] an address that is refused for good is marked, and is not when it takes mail again', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    const { runtime } = parcels
    const sara = await parcels.as('sara')
    const returned = async () => (await runtime.me(sara))?.mailReturnedAt
    server.refuse = () => '451 4.7.1 greylisted, try later'
    await handIn(parcels)
    await runtime.work()
    expect(await returned()).toBeNull()
    server.refuse = () => '550 5.1.1 no such mailbox'
    await pass(parcels, 3)
    const adam = await parcels.as('adam', 'programmeAdmin')
    expect((await runtime.getPerson(adam, sara!.person)).mailReturned).toMatchObject({
      status: '5.1.1',
    })
    server.refuse = () => undefined
    const [letter] = await deadLetters(runtime, parcels)
    await runtime.retryDeadLetter(adam, letter!.id)
    expect(letters(server)).toHaveLength(1)
    expect(await returned()).toBeNull()
  })

  it('[SV194] letters leave with the address that they come back to, and ask that no words come back', async () => {
    const asked: string[] = []
    const server = await mailServer({
      // the server of the tests understands delivery reports and writes down who was named as sender
      onMailFrom: ({ address, args }, _session, done) => {
        asked.push(`${address} ${JSON.stringify(args)}`)
        done()
      },
    })
    const transport = createMailTransport({
      smtpUrl: `smtp://127.0.0.1:${server.port}`,
      from: 'Splot <splot@example.org>',
      bounces: 'wraca@example.org',
    })!
    await transport.send({ id: 'a-1', to: 'sara@example.org', subject: 'S', text: 'T' })
    expect(server.received).toMatchObject([{ from: { address: 'splot@example.org' } }])
    expect(asked).toEqual([expect.stringContaining('wraca@example.org')])
  })

  it('[RT30] a line cut while a mail is on its way costs a try, not a mail', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    await handIn(parcels)
    server.cut = 'middle'
    await parcels.runtime.work()
    expect([server.cut, letters(server)]).toEqual([undefined, []])
    await pass(parcels, 5)
    expect(letters(server)).toHaveLength(1)
  })

  it('[RT30] a mail taken without a word is sent again under the same Message-ID', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    await handIn(parcels)
    server.cut = 'end'
    await pass(parcels, 5)
    const [first, second, ...more] = letters(server)
    expect(more).toEqual([])
    expect(second!.messageId).toBe(first!.messageId)
    expect(first!.messageId).toMatch(/^<[^<>@\s]+@splot>$/)
    expect(second!.text).toBe(first!.text)
  })

  it('[RT30] a process that stops after sending does not send again, or under the same Message-ID', async () => {
    const server = await mailServer()
    const parcels = await parcelsBySmtp(`smtp://127.0.0.1:${server.port}`)
    const { store } = parcels
    await handIn(parcels)
    // Sent and noted, but the effect is still there.
    vi.spyOn(store, 'ackOutbox').mockRejectedValueOnce(new Error('stopped'))
    await parcels.runtime.work().catch(() => undefined)
    await pass(parcels, 5)
    expect(letters(server)).toHaveLength(1)

    await handIn(parcels)
    // Sent, and not even noted.
    const put = store.putDocument.bind(store)
    let stopped = false
    vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
      const sent = args[0] === 'mail' && (args[2] as { sent?: boolean }).sent === true
      if (!sent || stopped) return put(...args)
      stopped = true
      throw new Error('stopped')
    })
    await pass(parcels, 5)
    const ids = letters(server).map(({ messageId }) => messageId)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(2)
  })
})

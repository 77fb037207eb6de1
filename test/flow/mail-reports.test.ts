import { expect, it } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

const secret = 'a secret of the mail server, long enough'

/** A delivery status notification as a mail server writes it; what is left out stays usual. */
function report({
  action = 'failed',
  status = '5.1.1',
  mail = '<8200341999999-0af1@splot>',
  returned = 'text/rfc822-headers',
} = {}): string {
  return [
    'From: MAILER-DAEMON@mx.example.org',
    'To: wraca@example.org',
    'Message-ID: <2027@mx.example.org>',
    'Subject: =?utf-8?Q?Nie_dor=C4=99czono?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I could not deliver your message.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; sara@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such mailbox',
    '',
    '--b',
    `Content-Type: ${returned}`,
    '',
    `Message-ID: ${mail}`,
    'To: sara@example.org',
    'Subject: Action: failed',
    '',
    'Status: 5.9.9',
    '--b--',
    '',
  ].join('\r\n')
}

async function hand(body: string, authorization: string | null = `Bearer ${secret}`) {
  const noted: unknown[] = []
  const { app } = await createTestApp(
    { mailReportSecret: secret },
    {
      noteReturnedMail: async (given: unknown) => {
        noted.push(given)
        return true
      },
    },
  )
  const headers = {
    'content-type': 'message/rfc822',
    ...(authorization !== null && { authorization }),
  }
  const reply = await app.request('/api/mail/reports', { method: 'POST', headers, body })
  return { status: reply.status, answer: (await reply.json()) as object, noted }
}

it.each(['text/rfc822-headers', 'message/rfc822'])(
  '[SV193] a report that a letter failed for good is noted by the letter it gives back (%s)',
  async (returned) => {
    const { status, answer, noted } = await hand(report({ returned }))
    expect([status, answer]).toEqual([202, { noted: true }])
    expect(noted).toEqual([{ mail: '8200341999999-0af1', status: '5.1.1' }])
  },
)

it.each([
  ['that delivery is delayed', report({ action: 'delayed', status: '4.4.1' })],
  ['that it was delivered', report({ action: 'delivered', status: '2.1.5' })],
  ['of a letter that is not ours', report({ mail: '<1@elsewhere.example>' })],
  [
    'nothing: a letter as people write them',
    'From: a@example.org\r\nSubject: x\r\n\r\nStatus: 5.1.1',
  ],
  ['nothing at all', ''],
])('[SV193] a report %s is taken and notes nothing', async (_, body) => {
  const { status, answer, noted } = await hand(body)
  expect([status, answer, noted]).toEqual([202, { noted: false }, []])
})

it.each([null, 'Bearer', 'Bearer wrong', secret])(
  '[SV193] a report without the secret is refused and not read (%s)',
  async (authorization) => {
    const { status, answer, noted } = await hand(report(), authorization)
    expect([status, noted]).toEqual([401, []])
    expect(answer).toMatchObject({ code: 'request.secret' })
  },
)

it('[SV193] without a secret there is no such route, and a report that is too large is refused', async () => {
  const { app } = await createTestApp()
  const reply = await app.request('/api/mail/reports', { method: 'POST', body: report() })
  expect(reply.status).toBe(404)
  expect((await hand(`${report()}${'x'.repeat(1024 * 1024)}`)).status).toBe(413)
})

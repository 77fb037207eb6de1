import { createHash, timingSafeEqual } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { HonoRequest } from 'hono'
import { endpoint } from '../endpoint.ts'
import { readBytes } from '../request/read-bytes.ts'
import { cursorQuery, deadLetter, mailView, noted, noticeView, pageOf } from '../schemas.ts'
import { readDeliveryReport } from './read-delivery-report.ts'

const reportBytes = 1024 * 1024

/** The portal inbox of the reader. */
export const noticeEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/notices',
    operation: 'listNotices',
    tag: 'session',
    summary: 'Messages to the reader, newest first',
    access: 'person',
    query: cursorQuery,
    reply: { schema: pageOf(noticeView), description: 'A page of messages' },
    handle: ({ runtime, reader, query }) => runtime.listNotices(reader, query.cursor),
  }),
  endpoint({
    method: 'post',
    path: '/api/notices/{id}/read',
    operation: 'markNoticeRead',
    tag: 'session',
    summary: 'Notes that the reader has read a message; the first time counts',
    access: 'person',
    reply: { schema: noticeView, description: 'The message' },
    refusals: [404],
    handle: ({ runtime, reader, id }) => runtime.markNoticeRead(reader, id),
  }),
]

/** Effects, timers and messages that were given up; for programme administrators. */
export const deadLetterEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/dead-letters',
    operation: 'listDeadLetters',
    tag: 'operation',
    summary: 'Work that was given up after several tries',
    access: 'person',
    query: cursorQuery,
    reply: { schema: pageOf(deadLetter), description: 'A page of what was given up' },
    refusals: [403],
    handle: ({ runtime, reader, query }) => runtime.listDeadLetters(reader, query.cursor),
  }),
  endpoint({
    method: 'post',
    path: '/api/dead-letters/{id}/retry',
    operation: 'retryDeadLetter',
    tag: 'operation',
    summary: 'Tries once more what was given up; what fails again stays on the list',
    access: 'person',
    reply: { status: 204, description: 'It was tried' },
    refusals: [403, 404],
    handle: async ({ runtime, reader, id }) => {
      await runtime.retryDeadLetter(reader, id)
      return new Response(null, { status: 204 })
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/dead-letters/{id}',
    operation: 'giveUpDeadLetter',
    tag: 'operation',
    summary: 'Takes off the list what will not be tried again',
    access: 'person',
    reply: { status: 204, description: 'It is off the list' },
    refusals: [403, 404],
    handle: async ({ runtime, reader, id }) => {
      await runtime.giveUpDeadLetter(reader, id)
      return new Response(null, { status: 204 })
    },
  }),
]

/** The mail that was sent, where it is kept for show; no route at all otherwise. */
export const mailEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/mail',
    operation: 'listMail',
    tag: 'mail',
    summary: 'Outgoing mail, newest first; only on a demonstration server',
    access: 'public',
    query: cursorQuery,
    reply: { schema: pageOf(mailView), description: 'A page of mail' },
    handle: ({ runtime, query }) => runtime.listMail(query.cursor),
  }),
]

/** Where the operator's mail server hands in that letters came back; no route at all without a secret. */
export function mailReportEndpoints(secret: string) {
  return [
    endpoint({
      method: 'post',
      path: '/api/mail/reports',
      operation: 'reportReturnedMail',
      tag: 'mail',
      summary: 'Takes a delivery status notification (RFC 3464), with the secret of the operator',
      access: 'public',
      rawBody: true,
      reply: { status: 202, schema: noted, description: 'Whether it was about a letter of ours' },
      refusals: [401],
      handle: async ({ runtime, c }) => {
        requireSecret(c.req, secret)
        const report = await readDeliveryReport(await readBytes(c.req, reportBytes))
        return { noted: report !== null && (await runtime.noteReturnedMail(report)) }
      },
    }),
  ]
}

/** @throws SplotError request.secret */
function requireSecret(request: HonoRequest, secret: string): void {
  const given = request.header('authorization') ?? ''
  // hashes are of one length, and comparing them tells nothing of how much was right
  const [a, b] = [given, `Bearer ${secret}`].map((text) =>
    createHash('sha256').update(text).digest(),
  )
  if (!timingSafeEqual(a!, b!))
    throw new SplotError('request.secret', 'Expected "Authorization: Bearer" with the secret.')
}

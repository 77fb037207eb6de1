import { endpoint } from '../endpoint.ts'
import { cursorQuery, deadLetter, mailView, noticeView, pageOf } from '../schemas.ts'

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

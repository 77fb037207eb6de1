import { endpoint } from '../endpoint.ts'
import { cursorQuery, mailView, noticeView, pageOf } from '../schemas.ts'

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

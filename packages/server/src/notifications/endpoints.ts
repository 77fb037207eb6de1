import { endpoint, present } from '../endpoint.ts'
import { mailQuery, mailView, pageOf } from '../schemas.ts'

/** The mail that was sent, where it is kept for show; no route at all otherwise. */
export const mailEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/mail',
    operation: 'listMail',
    tag: 'mail',
    summary: 'Outgoing mail, newest first; only on a demonstration server',
    access: 'public',
    query: mailQuery,
    reply: { schema: pageOf(mailView), description: 'A page of mail' },
    handle: ({ runtime, query }) => runtime.listMail(...Object.values(present(query))),
  }),
]

import { textIn } from '@splot/definition'
import type { NotificationTemplate } from '@splot/definition'
import type { OutboxRow } from '@splot/store'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { loadPerson, namedPerson } from '../people/people.ts'
import { textOf } from '../text-of.ts'
import { writeMail } from './mail-text.ts'
import { post } from './post.ts'

/** What an invitation says unless the programme has a template `invitation` of its own. */
const template: NotificationTemplate = {
  subject: {
    pl: 'Zaproszenie do sprawy: {caseTitle}',
    en: 'Invitation to a case: {caseTitle}',
  },
  body: {
    pl: 'Dzień dobry,\n\n{host} zaprasza Cię do sprawy „{caseTitle}” w roli: {role}.\n\nZaloguj się tym adresem e-mail, aby ją otworzyć: {link}',
    en: 'Hello,\n\n{host} invites you to the case "{caseTitle}" as: {role}.\n\nSign in with this e-mail address to open it: {link}',
  },
}

/** Tells a person that they were given a role in a case. */
export async function deliverInvitation(deps: Deps, row: OutboxRow): Promise<void> {
  const programme = deps.library.programme()
  const { row: about } = await loadCase(deps, row.caseId)
  const guest = await loadPerson(deps, textOf(row.params['guest']))
  if (!guest) return
  const role = textOf(row.params['role'])
  const values = {
    host: (await namedPerson(deps, textOf(row.params['host'])))?.name ?? '',
    caseTitle: textIn(about.title, guest.locale),
    caseNumber: about.number ?? '',
    role: programme.roles[role]?.title[guest.locale] ?? role,
    link: `${deps.publicUrl}/cases/${row.caseId}`,
  }
  const words = writeMail(programme.notifications['invitation'] ?? template, values, {
    locale: guest.locale,
    timeZone: programme.timeZone,
  })
  await post(deps, { ...words, caseId: row.caseId, person: guest, source: row.id })
}

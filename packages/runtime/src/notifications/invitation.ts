import type { NotificationTemplate } from '@splot/definition'
import { loadCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import type { Person } from '../types.ts'
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
export async function sendInvitation(
  deps: Deps,
  invitation: { caseId: string; guest: Person; host: string; role: string },
): Promise<void> {
  const { caseId, guest, host, role } = invitation
  const programme = deps.library.programme()
  const { row, revision } = await loadCase(deps, caseId)
  const values = {
    host: (await namedPerson(deps, host))?.name ?? '',
    caseTitle: row.title,
    caseNumber: row.number ?? '',
    role: programme.roles[role]?.title[guest.locale] ?? role,
    link: `${deps.publicUrl}/cases/${caseId}`,
  }
  const words = writeMail(programme.notifications['invitation'] ?? template, values, {
    locale: guest.locale,
    timeZone: programme.timeZone,
  })
  await post(deps, {
    ...words,
    caseId,
    person: guest,
    source: `invite ${caseId} ${role} ${revision}`,
  })
}

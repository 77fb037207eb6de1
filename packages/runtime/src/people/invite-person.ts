import { SplotError } from '@splot/definition'
import type { NotificationTemplate } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { writeMail } from '../notifications/mail-text.ts'
import { post } from '../notifications/post.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Person, Reader } from '../types.ts'
import { editOf, requireOther } from './change-person.ts'
import { changeNoted } from './noted-change.ts'
import { ensurePerson, findPersonByEmail, holdRoles, namedPerson } from './people.ts'
import { getPerson } from './person-view.ts'
import type { PersonInvitation, PersonView } from './types.ts'

/** What an invitation says unless the programme has a template `personInvitation` of its own. */
const template: NotificationTemplate = {
  subject: {
    pl: 'Zaproszenie do programu: {programme}',
    en: 'Invitation to the programme: {programme}',
  },
  body: {
    pl: 'Dzień dobry,\n\n{host} zaprasza Cię do programu „{programme}”.{roles}\n\nOtwórz {link} i podaj ten adres e-mail. Przyślemy odnośnik, którym się zalogujesz.',
    en: 'Hello,\n\n{host} invites you to the programme "{programme}".{roles}\n\nOpen {link} and give this e-mail address. We will send a link that signs you in.',
  },
}

/**
 * Makes a person and writes to them in their language. @throws SplotError auth.required,
 * person.not-admin, person.known, person.letter-failed, and what `changePerson` throws
 */
export async function invitePerson(
  deps: Deps,
  reader: Reader,
  invitation: PersonInvitation,
): Promise<PersonView> {
  const by = await requireAdmin(deps, reader)
  const { email, name, locale, roles = [], facts = {} } = invitation
  if (await findPersonByEmail(deps, email))
    throw new SplotError('person.known', 'Expected an address that nobody of the programme has.')
  const edit = await editOf(deps, { roles, facts })
  const { id } = await ensurePerson(deps, { email, name, locale })
  const invitedAt = deps.clock.now()
  const note = {
    by,
    type: 'person-invited',
    details: (_: Person, { roles: given }: Person) => ({ roles: given }),
  } as const
  const { before, now } = await changeNoted(deps, id, note, (person) => ({
    ...edit(person),
    invitedAt,
  }))
  await holdRoles(deps, before, now)
  await write(deps, by, now)
  return getPerson(deps, reader, id)
}

/**
 * Writes to a person once more. @throws SplotError auth.required, person.not-admin, person.self,
 * person.not-found, person.blocked, person.letter-failed
 */
export async function inviteAgain(deps: Deps, reader: Reader, id: string): Promise<PersonView> {
  const by = await requireOther(deps, reader, id)
  const invitedAt = deps.clock.now()
  const { now } = await changeNoted(deps, id, { by, type: 'person-invited' }, (person) => {
    if (person.blocked)
      throw new SplotError('person.blocked', 'Expected a person who is not blocked.')
    return { ...person, invitedAt }
  })
  await write(deps, by, now)
  return getPerson(deps, reader, id)
}

async function write(deps: Deps, by: string, person: Person): Promise<void> {
  const programme = deps.library.programme()
  const { locale } = person
  const titles = person.roles.map((role) => programme.roles[role]?.title[locale] ?? role)
  const intro = { pl: ' Twoje role:', en: ' Your roles:' }[locale]
  const values = {
    host: (await namedPerson(deps, by))?.name ?? '',
    programme: programme.title[locale],
    roles: titles.length === 0 ? '' : `${intro} ${titles.join(', ')}.`,
    link: `${deps.publicUrl}/sign-in`,
  }
  const words = writeMail(programme.notifications['personInvitation'] ?? template, values, {
    locale,
    timeZone: programme.timeZone,
  })
  const source = `person-invitation/${person.id}/${person.invitedAt}`
  try {
    await post(deps, { ...words, caseId: null, person, source, anyway: true })
  } catch (cause) {
    throw new SplotError('person.letter-failed', 'Expected the mail server to take the letter.', {
      cause,
    })
  }
}

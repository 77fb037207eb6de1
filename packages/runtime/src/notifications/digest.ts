import { SplotError } from '@splot/definition'
import type { JsonObject, NotificationTemplate } from '@splot/definition'
import { localDate } from '../documents/local-date.ts'
import type { Deps } from '../deps.ts'
import { eachDocument } from '../each-document.ts'
import { newestFirst } from '../newest-first.ts'
import { loadPerson } from '../people/people.ts'
import type { NoticeView, Person } from '../types.ts'
import { inboxOf } from './inbox-of.ts'
import { writeMail } from './mail-text.ts'
import { sendMarking } from './returned-mail.ts'

const kind = 'digest'
/** From this hour on, in the time zone of the programme, the letters of a day leave. */
const fromHour = 7

/** What waits for the one letter a day of a person, by the ids of their messages. */
interface Digest {
  waiting: string[]
  /** The letter that is leaving, under the same id until it was taken; `null`: none is. */
  leaving: { id: string; at: string; messages: string[] } | null
  /** Day whose letter has left, or is too late for what waits, ISO date; `null`: none yet. */
  lastOn: string | null
}

/** What the letter says unless the programme has a template `digest` of its own. */
const template: NotificationTemplate = {
  subject: {
    pl: '{programme}: {count, plural, one {# wiadomość} few {# wiadomości} many {# wiadomości} other {# wiadomości}}',
    en: '{programme}: {count, plural, one {# message} other {# messages}}',
  },
  body: {
    pl: 'Dzień dobry,\n\nod ostatniego takiego listu przyszły do Ciebie:\n\n{letters}\n\nWszystkie wiadomości: {link}\n\nTen list wysyłamy raz dziennie, bo tak ustawiono na Twoim koncie. Wiadomości z terminem wysyłamy od razu.',
    en: 'Hello,\n\nsince the last letter of this kind you got:\n\n{letters}\n\nAll messages: {link}\n\nThis letter leaves once a day, as chosen in your account. Messages with a deadline leave at once.',
  },
}

/** Lets a message wait for the next letter of its person. Doing it again lets it wait once. */
export async function addToDigest(deps: Deps, person: string, message: string): Promise<void> {
  const { today, isMorning } = dayOf(deps)
  await change(deps, person, (digest) => {
    const isThere = [...digest.waiting, ...(digest.leaving?.messages ?? [])].includes(message)
    if (isThere) return null
    // what comes after the hour of the letter leaves with that of the next day
    const isTooLate = digest.waiting.length === 0 && isMorning
    return {
      ...digest,
      waiting: [...digest.waiting, message],
      ...(isTooLate && { lastOn: today }),
    }
  })
}

/**
 * Sends what waits: one letter to a person and day, in the morning. A letter that was not taken is tried
 * again the next time, under the same id; one that never will be is dropped: its messages lie in the portal.
 */
export async function sendDigests(deps: Deps): Promise<void> {
  const { today, isMorning } = dayOf(deps)
  for await (const { id, value } of eachDocument(deps, kind)) {
    const { waiting, leaving, lastOn } = value as unknown as Digest
    const isDue = isMorning && waiting.length > 0 && lastOn !== today
    // a server that takes no mail now is not asked for everybody
    if ((leaving !== null || isDue) && !(await sendTo(deps, id, today))) return
  }
}

async function sendTo(deps: Deps, personId: string, today: string): Promise<boolean> {
  // first it is written down what leaves, so that a stop at any point repeats this and nothing else
  const digest = await change(deps, personId, (now) =>
    now.leaving === null
      ? {
          waiting: [],
          leaving: { ...placeOf(deps), messages: now.waiting },
          lastOn: today,
        }
      : null,
  )
  const { leaving } = digest
  const person = await loadPerson(deps, personId)
  if (leaving && person && !person.blocked) {
    const words = await wordsOf(deps, person, leaving.messages)
    try {
      await send(deps, person, { ...leaving, ...words })
    } catch (error) {
      const isOver = error instanceof SplotError && error.code === 'mail.refused'
      if (!isOver) return false
    }
  }
  await change(deps, personId, (now) => ({ ...now, leaving: null }))
  return true
}

async function send(
  deps: Deps,
  person: Person,
  { id, at, subject, text }: { id: string; at: string; subject: string; text: string },
): Promise<void> {
  const mail = { id, to: person.email, subject, text }
  const kept = await deps.store.getDocument<JsonObject>('mail', id)
  if (kept?.value['sent'] === true) return
  await deps.store.putDocument('mail', id, { ...mail, at, sent: false })
  if (person.mailReturned) return
  await sendMarking(deps, mail, person)
  await deps.store.putDocument('mail', id, { ...mail, at, sent: true })
}

function placeOf(deps: Deps): { id: string; at: string } {
  const at = deps.clock.now()
  return { id: `${newestFirst(at)}-${deps.ids.next()}`, at }
}

async function wordsOf(deps: Deps, person: Person, messages: readonly string[]) {
  const programme = deps.library.programme()
  const letters: string[] = []
  for (const id of messages) {
    const kept = await deps.store.getDocument<JsonObject>(inboxOf(person.id), id)
    if (kept === null) continue
    const { subject, caseId } = kept.value as unknown as NoticeView
    const link = caseId === null ? '' : `\n  ${deps.publicUrl}/cases/${caseId}`
    letters.push(`• ${subject}${link}`)
  }
  const values = {
    programme: programme.title[person.locale],
    count: letters.length,
    letters: letters.join('\n'),
    link: `${deps.publicUrl}/inbox`,
  }
  const { locale } = person
  const { timeZone } = programme
  return writeMail(programme.notifications['digest'] ?? template, values, { locale, timeZone })
}

/** Changes a digest so that no other change is lost; `null` leaves it. Returns how it is then. */
async function change(
  deps: Deps,
  person: string,
  edit: (digest: Digest) => Digest | null,
): Promise<Digest> {
  for (;;) {
    const kept = await deps.store.getDocument<JsonObject>(kind, person)
    const before = (kept?.value ?? {
      waiting: [],
      leaving: null,
      lastOn: null,
    }) as unknown as Digest
    const after = edit(before)
    if (after === null) return before
    try {
      await deps.store.putDocument(
        kind,
        person,
        after as unknown as JsonObject,
        kept?.revision ?? 0,
      )
      return after
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    }
  }
}

/** Which day it is in the programme, and whether its letters may leave. */
function dayOf({ clock, library }: Deps): { today: string; isMorning: boolean } {
  const now = clock.now()
  const { timeZone } = library.programme()
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const hour = Number(format.format(new Date(now)))
  return { today: localDate(now, timeZone), isMorning: hour >= fromHour }
}

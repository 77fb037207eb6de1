import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { newestFirst } from '../newest-first.ts'
import type { MailView, NoticeView, Person } from '../types.ts'
import { addToDigest } from './digest.ts'
import { inboxOf } from './inbox-of.ts'
import type { MailText } from './mail-text.ts'
import { sendMarking } from './returned-mail.ts'

/** A message to one person: a mail, and a notice in their portal inbox. */
export interface Letter extends MailText {
  /** The same source never writes to the same person twice. */
  source: string
  person: Person
  /** Case it is about. */
  caseId: string | null
  /** It may wait for the one letter a day of whoever chose that. Default: it leaves at once. */
  mayWait?: boolean
  /** It leaves also where letters before came back. */
  anyway?: boolean
}

interface StoredMail extends MailView {
  sent: boolean
}

/**
 * Puts a message into the person's inbox and sends it as mail. Doing it again sends nothing a second
 * time, unless the transport failed before. A failing transport throws, so that it is tried again.
 * Letters to an address that sent some back, and those that wait for the letter of the day, lie in the
 * inbox alone for now.
 */
export async function post(deps: Deps, letter: Letter): Promise<void> {
  const mail = await keepMail(deps, letter)
  if (mail.sent) return
  const { person, mayWait = false, anyway = false } = letter
  // what was to leave before is tried when somebody asks for it again
  if (person.mailReturned && !anyway && mail.at > person.mailReturned.at) return
  if (mayWait && person.letters === 'daily') return addToDigest(deps, person.id, mail.id)
  await sendMarking(deps, mail, person)
  await deps.store.putDocument('mail', mail.id, { ...mail, sent: true })
}

async function keepMail(deps: Deps, letter: Letter): Promise<StoredMail> {
  const { id, at } = await placeOf(deps, letter)
  const kept = await deps.store.getDocument<JsonObject>('mail', id)
  if (kept) return kept.value as unknown as StoredMail
  const { subject, text, caseId, person } = letter
  const mail: StoredMail = { id, to: person.email, subject, text, at, sent: false }
  const notice: NoticeView = { id, caseId, subject, text, at, readAt: null }
  await createOnce(deps, inboxOf(person.id), id, notice as unknown as JsonObject)
  await createOnce(deps, 'mail', id, mail as unknown as JsonObject)
  return mail
}

/**
 * Returns the id and instant of a letter, the same for ever: they are written down before anything
 * else, so that a stop at any point repeats the rest under the same id.
 */
async function placeOf(
  deps: Deps,
  { source, person }: Letter,
): Promise<{ id: string; at: string }> {
  const known = createHash('sha256').update(`${source}>${person.id}`).digest('hex')
  const at = deps.clock.now()
  const place = { id: `${newestFirst(at)}-${known.slice(0, 16)}`, at }
  await createOnce(deps, 'mailOf', known, place)
  const kept = await deps.store.getDocument<{ id: string; at: string }>('mailOf', known)
  return kept?.value ?? place
}

async function createOnce(deps: Deps, kind: string, id: string, value: JsonObject): Promise<void> {
  try {
    await deps.store.putDocument(kind, id, value, 0)
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
  }
}

/** Returns a page of all mail, newest first. */
export async function listMail(deps: Deps, cursor?: string): Promise<Page<MailView>> {
  const page = await deps.store.listDocuments<JsonObject>('mail', cursor, 50)
  const items = page.items.map(({ value }) => {
    const { sent: _, ...view } = value as unknown as StoredMail
    return view
  })
  return page.next === undefined ? { items } : { items, next: page.next }
}

/**
 * Notes that a person read a message of their inbox, and returns it. The first time counts.
 * @throws SplotError notice.not-found, also for messages to others
 */
export async function markNoticeRead(deps: Deps, person: string, id: string): Promise<NoticeView> {
  const kind = inboxOf(person)
  const document = await deps.store.getDocument<JsonObject>(kind, id)
  if (!document)
    throw new SplotError('notice.not-found', `Expected a message of the inbox but "${id}" is none.`)
  const notice = document.value as unknown as NoticeView
  if (notice.readAt !== null) return notice
  const read: NoticeView = { ...notice, readAt: deps.clock.now() }
  try {
    await deps.store.putDocument(kind, id, read as unknown as JsonObject, document.revision)
    return read
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    return markNoticeRead(deps, person, id)
  }
}

/** Returns a page of a person's inbox, newest first. */
export async function listNotices(
  deps: Deps,
  person: string,
  cursor?: string,
): Promise<Page<NoticeView>> {
  const page = await deps.store.listDocuments<JsonObject>(inboxOf(person), cursor, 50)
  const items = page.items.map(({ value }) => value as unknown as NoticeView)
  return page.next === undefined ? { items } : { items, next: page.next }
}

import { SplotError } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { normaliseEmail } from '../people/email.ts'
import { findPersonByEmail, loadPerson, noPerson } from '../people/people.ts'
import type { Person } from '../types.ts'

/** Whose data are asked for, and what they are known by. */
export interface Subject {
  /** `null`: they have no account. */
  person: Person | null
  emails: ReadonlySet<string>
  pesels: ReadonlySet<string>
  /** Ids that stand for them: their account, and cases that are about nobody else. */
  ids: Set<string>
}

/**
 * Finds a person by addresses, PESEL and ids. What somebody without an account is named by is not looked
 * for here. @throws SplotError person.not-found, person.several, person.email-invalid
 */
export async function findSubject(deps: Deps, who: readonly string[]): Promise<Subject> {
  const emails = new Set<string>()
  const pesels = new Set<string>()
  const accounts = new Map<string, Person>()
  for (const text of who.map((one) => one.trim()).filter((one) => one !== '')) {
    if (/^\d{11}$/.test(text)) {
      pesels.add(text)
      continue
    }
    const isEmail = text.includes('@')
    const person = isEmail ? await findPersonByEmail(deps, text) : await loadPerson(deps, text)
    if (isEmail) emails.add(normaliseEmail(text))
    else if (!person) throw noPerson(text)
    if (person) accounts.set(person.id, person)
  }
  if (emails.size + pesels.size + accounts.size === 0) throw noPerson('')
  if (accounts.size > 1)
    throw new SplotError('person.several', 'Expected one person but these are several.')
  const [person = null] = accounts.values()
  if (person) emails.add(person.email)
  return { person, emails, pesels, ids: new Set(person ? [person.id] : []) }
}

/** Whether a text is what the person is known by. Pure. */
export function isKnownBy({ emails, pesels, ids }: Subject, text: string): boolean {
  return emails.has(text.trim().toLowerCase()) || pesels.has(text) || ids.has(text)
}

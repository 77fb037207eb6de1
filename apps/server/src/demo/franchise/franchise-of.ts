import { fullName, personName } from '../person-names.ts'
import type { Demo } from '../demo.ts'
import type { SignedIn } from '../play.ts'
import { owesAdviserOf } from '../cast.ts'
import type { FranchiseRecord } from './records.ts'

/** A franchise that is asked for, with the people who act for it. */
export interface Franchise {
  /** Its case. */
  id: string
  /** Signs for the franchisee. */
  franchisee: SignedIn
  /** Signs for the franchisor, and mentors: who leads the partnership of the model. */
  franchisor: SignedIn
  /** Adviser of the competent social economy centre. */
  adviser: SignedIn
  director: SignedIn
}

/** Returns a franchise that was begun, with its people. */
export async function franchiseOf(demo: Demo, record: FranchiseRecord): Promise<Franchise> {
  return { id: demo.caseOf(record.id), ...(await peopleOf(demo, record)) }
}

/** Returns the people of a franchise. */
export async function peopleOf(
  demo: Demo,
  { id, model, terc }: FranchiseRecord,
): Promise<Omit<Franchise, 'id'>> {
  const email = `${id.toLowerCase()}-franczyza@demo.example`
  // names between those of applicants and of their delegates
  const name = fullName(personName(283 + Number(id.slice(1))))
  return {
    franchisee: await demo.signIn(email, name),
    franchisor: demo.partnership(model).editor,
    adviser: demo.staff(owesAdviserOf(terc)),
    director: demo.staff('daniel'),
  }
}

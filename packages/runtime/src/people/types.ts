import type { Locale } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Reader } from '../types.ts'

/** Somebody by id and name. */
export interface PersonRef {
  id: string
  name: string
}

/** A role of a person, with the days it counts; `null`: from the start, for ever. */
export interface PersonRole {
  role: string
  from: string | null
  to: string | null
  /** It counts today. */
  counts: boolean
}

/** A person in the list of administrators. */
export interface PersonSummary {
  id: string
  email: string
  name: string
  roles: PersonRole[]
  organisations: PersonRef[]
  blocked: boolean
  /** An administrator invited them, and they have not signed in yet. */
  invited: boolean
}

/** Everything administrators see of a person. */
export interface PersonView extends PersonSummary {
  locale: Locale
  facts: Record<string, string[]>
  memberships: { organisation: PersonRef; position: string }[]
  /** Pairs of their roles that never count in one case. */
  clashes: [string, string][]
  /** For whom they act. */
  actsFor: SubstitutionView[]
  /** Who acts for them. */
  substitutes: SubstitutionView[]
  block: { at: string; by: PersonRef | null; reason: string } | null
  /** Since when mail to them comes back, and with what status; `null`: it arrives. */
  mailReturned: { at: string; status: string } | null
  /** `null`: sign-in is kept elsewhere. */
  signIn: { secondFactor: boolean; passkeys: number; lastUsedAt: string | null } | null
}

/** One person acts for another, both days included. */
export interface SubstitutionView {
  id: string
  away: PersonRef
  substitute: PersonRef
  from: string
  to: string
  /** Today is one of the days. */
  counts: boolean
}

/** An organisation that people belong to. */
export interface Organisation {
  id: string
  name: string
  /** As a register knows it, such as NIP. */
  number: string | null
}

/** Which people. */
export interface PeopleQuery {
  /** Words that must all occur in name or address; case and diacritics do not count. */
  text?: string
  role?: string
  organisation?: string
  blocked?: boolean
  cursor?: string
  limit?: number
}

/** A role to give, with the days it counts. */
export interface RoleGrant {
  role: string
  from?: string
  to?: string
}

/** What to change; what is left out stays. */
export interface PersonChange {
  name?: string
  roles?: RoleGrant[]
  facts?: Record<string, string[]>
  memberships?: { organisation: string; position: string }[]
  reason?: string
}

/** Somebody to invite. */
export interface PersonInvitation {
  email: string
  name: string
  locale: Locale
  roles?: RoleGrant[]
  facts?: Record<string, string[]>
}

/** People, as administrators keep them. Every change is a line of the audit log. */
export interface PeopleCases {
  /** By name. */
  listPeople(reader: Reader, query: PeopleQuery): Promise<Page<PersonSummary>>
  getPerson(reader: Reader, id: string): Promise<PersonView>
  /** Makes a person and writes to them. */
  invitePerson(reader: Reader, invitation: PersonInvitation): Promise<PersonView>
  /** Writes to a person once more. */
  inviteAgain(reader: Reader, id: string): Promise<PersonView>
  changePerson(reader: Reader, id: string, change: PersonChange): Promise<PersonView>
  /** They can do nothing from now on, and all their sessions end. */
  blockPerson(reader: Reader, id: string, reason: string): Promise<PersonView>
  unblockPerson(reader: Reader, id: string, reason: string): Promise<PersonView>
  /** Signs the person out everywhere. */
  endSessions(reader: Reader, id: string): Promise<PersonView>
  /** Removes second factor and passkeys of somebody who lost them, and signs them out everywhere. */
  resetSignIn(reader: Reader, id: string, reason: string): Promise<PersonView>
  /** Lets `substitute` act for a person who is away. Returns the person who is away. */
  beginSubstitution(
    reader: Reader,
    id: string,
    substitution: { substitute: string; from: string; to: string },
  ): Promise<PersonView>
  /** Ends it at once, whether it has begun or not. */
  endSubstitution(reader: Reader, id: string, substitution: string): Promise<PersonView>
  /** By name. */
  listOrganisations(reader: Reader): Promise<Organisation[]>
  /** Adds an organisation, or changes the one with this id. */
  saveOrganisation(
    reader: Reader,
    organisation: { id?: string; name: string; number?: string },
  ): Promise<Organisation>
}

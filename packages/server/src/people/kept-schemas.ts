import { z } from '@hono/zod-openapi'
import { instant } from '../schemas.ts'

const locale = z.enum(['pl', 'en'])
const day = z.iso.date()
const ref = z.object({ id: z.string(), name: z.string() })
const facts = z.record(z.string().max(100), z.array(z.string().max(200)).max(200))

const role = z.object({
  role: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  counts: z.boolean(),
})

const summary = {
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(role),
  organisations: z.array(ref),
  blocked: z.boolean(),
  invited: z.boolean(),
}

const substitution = z
  .object({
    id: z.string(),
    away: ref,
    substitute: ref,
    from: z.string(),
    to: z.string(),
    counts: z.boolean(),
  })
  .openapi('Substitution')

/** A person in the list of administrators. */
export const personSummary = z.object(summary).openapi('PersonSummary')

/** Everything administrators see of a person. */
export const personView = z
  .object({
    ...summary,
    locale,
    facts: z.record(z.string(), z.array(z.string())),
    memberships: z.array(z.object({ organisation: ref, position: z.string() })),
    clashes: z.array(z.array(z.string()).length(2)),
    actsFor: z.array(substitution),
    substitutes: z.array(substitution),
    block: z.object({ at: instant, by: ref.nullable(), reason: z.string() }).nullable(),
    mailReturned: z.object({ at: instant, status: z.string() }).nullable(),
    signIn: z
      .object({
        secondFactor: z.boolean(),
        passkeys: z.int().nonnegative(),
        lastUsedAt: instant.nullable(),
      })
      .nullable(),
  })
  .openapi('Person')

/** An organisation. */
export const organisation = z
  .object({ id: z.string(), name: z.string(), number: z.string().nullable() })
  .openapi('Organisation')

const peopleFilter = {
  role: z.string().max(100).optional(),
  organisation: z.string().max(100).optional(),
  cursor: z.string().max(100).optional(),
}

/** Which people. */
export const peopleQuery = z.strictObject({
  ...peopleFilter,
  blocked: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

/** A search among people: what a list is asked by, and words of name or address. */
export const peopleSearchBody = z
  .strictObject({
    ...peopleFilter,
    text: z.string().max(200).optional(),
    blocked: z.boolean().optional(),
    limit: z.number().int().min(1).max(200).optional(),
  })
  .openapi('PeopleSearch')

const grants = z
  .array(
    z.strictObject({
      role: z.string().max(100),
      from: day.optional(),
      to: day.optional(),
    }),
  )
  .max(100)

/** Somebody to invite. */
export const invitationBody = z
  .strictObject({
    email: z.string().min(3).max(254),
    name: z.string().trim().min(1).max(200),
    locale,
    roles: grants.optional(),
    facts: facts.optional(),
  })
  .openapi('PersonInvitation')

/** What to change of a person. */
export const personChangeBody = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    roles: grants.optional(),
    facts: facts.optional(),
    memberships: z
      .array(z.strictObject({ organisation: z.string().max(100), position: z.string().max(200) }))
      .max(50)
      .optional(),
    reason: z.string().max(2_000).optional(),
  })
  .openapi('PersonChange')

/** Why. */
export const reasonBody = z.strictObject({ reason: z.string().max(2_000) }).openapi('WithReason')

/** Who steps in, and when. */
export const substitutionBody = z
  .strictObject({ substitute: z.string().max(100), from: day, to: day })
  .openapi('NewSubstitution')

/** An organisation to add, or to change by its id. */
export const organisationBody = z
  .strictObject({
    id: z.string().max(100).optional(),
    name: z.string().trim().min(1).max(300),
    number: z.string().max(50).optional(),
  })
  .openapi('NewOrganisation')

import { z } from '@hono/zod-openapi'
import { instant, localText } from '../schemas.ts'

const act = z.object({
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: instant,
  reason: z.string(),
})

const named = { caseId: z.string(), number: z.string().nullable(), workflow: localText }

/** Something to erase, and what became of it. */
export const erasureView = z
  .object({
    id: z.string(),
    ...named,
    what: z.enum(['answers', 'apart']),
    classes: z.array(localText),
    dueOn: z.string().nullable(),
    status: z.enum(['due', 'proposed', 'approved', 'done', 'rejected']),
    proposed: act.nullable(),
    decided: act.nullable(),
    doneAt: instant.nullable(),
    held: z.string().nullable(),
    may: z.array(z.enum(['propose', 'approve', 'reject'])),
  })
  .openapi('Erasure')

/** A case of which nothing may be erased. */
export const holdView = z
  .object({ ...named, begun: act, endedAt: instant.nullable() })
  .openapi('Hold')

const reason = z.string().max(2_000).openapi({ description: 'Kept in the audit log.' })
const caseName = z.string().trim().min(1).max(200).openapi({ description: 'Id or number.' })

/** What is to be erased, and why. */
export const erasureBody = z
  .strictObject({ case: caseName, what: z.enum(['answers', 'apart']).optional(), reason })
  .openapi('NewErasure')

/** Which case is to be held, and why. */
export const holdBody = z.strictObject({ case: caseName, reason }).openapi('NewHold')

/** Whose data are to be copied, and why. */
export const copyBody = z
  .strictObject({
    who: z
      .array(z.string().trim().min(1).max(254))
      .min(1)
      .max(5)
      .openapi({ description: 'Addresses, PESEL, or id of one and the same person.' }),
    reason,
    locale: z.enum(['pl', 'en']).optional(),
  })
  .openapi('PersonCopyRequest')

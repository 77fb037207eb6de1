import { z } from '@hono/zod-openapi'

/** Whose data are to be copied, and why. */
export const copyBody = z
  .strictObject({
    who: z
      .array(z.string().trim().min(1).max(254))
      .min(1)
      .max(5)
      .openapi({ description: 'Addresses, PESEL, or id of one and the same person.' }),
    reason: z.string().max(2_000).openapi({ description: 'Kept in the audit log.' }),
    locale: z.enum(['pl', 'en']).optional(),
  })
  .openapi('PersonCopyRequest')

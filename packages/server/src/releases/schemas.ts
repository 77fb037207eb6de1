import { z } from '@hono/zod-openapi'
import { draftSummary, mapping, notice, policy } from '../programme-drafts/schemas.ts'
import { localText, orNull } from '../schemas.ts'

const instant = z.string().openapi({ format: 'date-time' })
const someone = z.object({ id: z.string(), name: z.string() }).nullable()
const count = z.number().int()
const reason = z.string().min(1).max(2_000)
/** How a draft is published. */
export const publishBody = z
  .strictObject({
    policy,
    mapping: mapping.optional(),
    reason,
    warnings: z.record(z.string().max(1_000), z.string().max(2_000)).optional(),
    notice: notice.optional(),
  })
  .openapi('PublishProgrammeDraft')

/** Why something is approved, rejected or taken back. */
export const reasonBody = z.strictObject({ reason }).openapi('Reason')

const releaseCase = z.object({
  case: z.string(),
  title: localText,
  number: z.string().nullable(),
  why: z.object({ code: z.string(), text: localText }),
})

/** A release and what became of the cases. */
export const release = z
  .object({
    id: z.string(),
    number: count,
    title: z.string(),
    draft: z.string(),
    publishedAt: instant,
    by: someone,
    approvedBy: someone,
    reason: z.string(),
    policy,
    warnings: z.record(z.string(), z.string()),
    notice: orNull(notice),
    files: z.array(z.object({ path: z.string(), change: z.enum(['added', 'changed', 'removed']) })),
    isInForce: z.boolean(),
    migration: z.object({
      status: z.enum(['waiting', 'running', 'done', 'undoing', 'undone']),
      total: count,
      done: count,
      moved: count,
      stayed: count,
      refused: z.array(releaseCase),
      refusedCount: count,
    }),
    undo: z
      .object({
        at: instant,
        by: someone,
        reason: z.string(),
        total: count,
        done: count,
        returned: count,
        kept: z.array(releaseCase),
        keptCount: count,
      })
      .nullable(),
  })
  .openapi('ProgrammeRelease')

/** All releases. */
export const releaseList = z.object({ items: z.array(release) })

/** What publishing led to. */
export const publishResult = z
  .object({ draft: draftSummary, release: orNull(release) })
  .openapi('PublishResult')

/** Live cases that keep their rules. */
export const frozenCases = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        title: localText,
        number: z.string().nullable(),
        workflow: z.string(),
        reason: localText,
        workflows: z.record(z.string(), count),
      }),
    ),
  })
  .openapi('FrozenCases')

/** Live cases by workflow. */
export const liveCases = z
  .object({ items: z.array(z.object({ workflow: z.string(), cases: count })) })
  .openapi('LiveCases')

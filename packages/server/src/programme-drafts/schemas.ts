import { z } from '@hono/zod-openapi'
import { orNull } from '../schemas.ts'

const instant = z.string().openapi({ format: 'date-time' })
const someone = z.object({ id: z.string(), name: z.string() }).nullable()
const path = z.string().min(1).max(200).openapi({ example: 'workflows/recruitment.json' })
const sourceFile = z.object({ path: z.string(), text: z.string() }).openapi('SourceFile')

/** What becomes of live cases. */
export const policy = z.enum(['pinned', 'follow', 'mapped']).openapi({
  description:
    '`pinned`: live cases go on as they began. `follow`: those go along of whom nobody needs to look at anything. `mapped`: all that can.',
})

/** What participants of the cases that go along are told. */
export const notice = z
  .strictObject({
    subject: textUpTo(200),
    body: textUpTo(20_000),
    workflows: z.array(z.string().max(100)).max(500),
  })
  .openapi('ReleaseNotice')

function textUpTo(most: number) {
  const text = z.string().min(1).max(most)
  return z.strictObject({ pl: text, en: text })
}

/** Where cases go on: workflow id → state that is gone → state to go on in. */
export const mapping = z.record(
  z.string().max(200),
  z.record(z.string().max(200), z.string().max(200)),
)

/** Definition files in force. */
export const definitionFiles = z
  .object({ release: z.string(), files: z.array(sourceFile) })
  .openapi('DefinitionFiles')

const summaryFields = {
  id: z.string(),
  title: z.string(),
  base: z.string().openapi({ description: 'Id of the files it began from.' }),
  baseIsCurrent: z.boolean(),
  createdBy: someone,
  createdAt: instant,
  changedBy: someone,
  changedAt: instant,
  status: z.enum(['open', 'proposed', 'published', 'discarded']),
  revision: z.number().int(),
  changedFiles: z.number().int(),
  proposal: z
    .object({
      by: someone,
      policy,
      mapping,
      reason: z.string(),
      warnings: z.record(z.string(), z.string()),
      notice: orNull(notice),
    })
    .nullable()
    .openapi({ description: 'Of `proposed`: how it is to be published.' }),
}

/** A draft in a list. */
export const draftSummary = z.object(summaryFields).openapi('ProgrammeDraftSummary')

/** All drafts. */
export const draftList = z.object({ items: z.array(draftSummary) })

/** A draft with its files. */
export const draft = z
  .object({
    ...summaryFields,
    files: z.array(
      z.object({
        path: z.string(),
        text: z.string(),
        revision: z.number().int(),
        changedBy: someone,
        changedAt: instant.nullable(),
      }),
    ),
    baseFiles: z.array(sourceFile).openapi({
      description: 'What changed or removed files were; all others are the same in both.',
    }),
  })
  .openapi('ProgrammeDraft')

const change = z.strictObject({
  path,
  text: z.string().nullable(),
  base: z.number().int().min(0),
})

const note = z.string().max(2_000).optional()

/** A new draft. */
export const createBody = z
  .strictObject({ title: z.string().min(1).max(200) })
  .openapi('CreateProgrammeDraft')

/** A change of a draft. */
export const changeBody = z
  .strictObject({
    title: z.string().min(1).max(200).optional(),
    changes: z.array(change).max(500).default([]),
    note,
  })
  .openapi('ChangeProgrammeDraft')

/** What a change led to. */
export const changed = z
  .object({
    draft: draftSummary,
    files: z.array(z.object({ path: z.string(), revision: z.number().int() })),
  })
  .openapi('ProgrammeDraftEdited')

/** Merged texts of files that changed on both sides. */
export const updateBody = z
  .strictObject({ merged: z.array(change).max(500).default([]) })
  .openapi('UpdateProgrammeDraft')

/** What bringing a draft up to date led to. */
export const updated = z
  .object({
    draft: draftSummary,
    clashes: z.array(
      z.object({
        path: z.string(),
        base: z.string().nullable(),
        draft: z.string().nullable(),
        inForce: z.string().nullable(),
        revision: z.number().int(),
      }),
    ),
  })
  .openapi('ProgrammeDraftUpdate')

/** Why a draft is thrown away. */
export const discardBody = z.strictObject({ reason: note }).openapi('DiscardProgrammeDraft')

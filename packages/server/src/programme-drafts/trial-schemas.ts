import { z } from '@hono/zod-openapi'
import { definitionIssue, issue, jsonObject, localText } from '../schemas.ts'
import { mapping } from './schemas.ts'

const count = z.number().int()
const fateKind = z.enum(['stays', 'moves', 'mustDecide', 'blocked'])
const version = z.object({ before: count, after: count })

const finding = definitionIssue.extend({
  key: z.string().openapi({ description: 'A reason for a warning is given under it.' }),
  story: localText.optional().openapi({
    description: 'How it comes to that, of what is found in the ways through a workflow.',
  }),
})

/** What is wrong with a draft. */
export const checkReport = z
  .object({
    files: count,
    errors: count,
    warnings: count,
    issues: z.array(finding),
    unexplored: z
      .array(z.object({ file: z.string(), why: localText }))
      .openapi({ description: 'Workflows of which not every way was looked at.' }),
  })
  .openapi('DefinitionCheck')

/** Where cases would go on. */
export const fateBody = z.strictObject({ mapping: mapping.optional() }).openapi('FateRequest')

/** Which cases to tell the fate of. */
export const fatesBody = z
  .strictObject({
    mapping: mapping.optional(),
    workflow: z.string().max(200).optional(),
    kind: fateKind.optional(),
    state: z.string().max(200).optional(),
    cursor: z.string().max(2_000).optional(),
  })
  .openapi('CaseFateRequest')

const undecided = z.array(
  z.object({ state: z.string(), why: z.enum(['gone', 'apart', 'unknown']) }),
)
const blocked = z.object({ code: z.string(), reason: localText }).optional()
const placed = {
  kind: fateKind,
  from: z.array(z.string()),
  to: z.array(z.string()),
  undecided,
  blocked,
}

/** What would become of every live case. */
export const fateReport = z
  .object({
    at: z.string().openapi({ format: 'date-time' }),
    problems: z.array(z.object({ file: z.string(), issues: z.array(issue) })),
    counts: z.object({
      stays: count,
      moves: count,
      mustDecide: count,
      blocked: count,
      untouched: count,
    }),
    groups: z.array(
      z.object({
        ...placed,
        workflow: z.string(),
        version,
        cases: count,
        safe: count,
        endless: count,
        timers: z.object({ gained: count, lost: count, overdue: count }),
        tasks: z.object({ gained: count, lost: count, reopened: count }),
        answers: count,
      }),
    ),
  })
  .openapi('FateReport')

/** The fate of one case. */
export const caseFate = z
  .object({
    id: z.string(),
    title: localText,
    number: z.string().nullable(),
    workflow: z.string(),
    version,
    fate: z.object({
      ...placed,
      timers: z.array(jsonObject),
      tasks: z.array(jsonObject),
      answers: z.array(z.object({ task: z.string(), item: z.string(), issues: z.array(issue) })),
      added: jsonObject,
      missing: z.array(z.string()),
      effects: z.record(z.string(), count),
      end: z.enum(['reachable', 'unreachable', 'unknown']),
      safe: z.boolean(),
    }),
  })
  .openapi('CaseFate')

/** What to compare with, and for whom. */
export const differenceQuery = z.object({
  register: z.enum(['administrator', 'participant']).optional(),
  from: z.string().max(200).optional(),
})

const versionName = z.string().min(1).max(200)

/** Which two versions to compare, and for whom. */
export const versionsQuery = z.object({
  from: versionName.openapi({ description: '`start`, `release:<id>` or `draft:<id>`.' }),
  to: versionName,
  register: z.enum(['administrator', 'participant']).optional(),
})

/** What a draft says otherwise, in words. */
export const difference = z
  .object({
    files: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        title: localText,
        change: z.enum(['added', 'removed', 'changed']),
        versions: z.object({ before: count.optional(), after: count.optional() }),
        sentences: z.array(jsonObject),
      }),
    ),
    notice: z.array(jsonObject),
    unread: z.array(z.string()),
  })
  .openapi('ProgrammeDraftDifference')

/** What came of the saved scenarios. */
export const scenarioOutcomes = z.array(
  z
    .object({
      scenario: z.object({ id: z.string(), title: localText }),
      report: jsonObject,
      expectations: z.array(
        z.object({
          title: localText,
          holds: z.boolean(),
          unmet: z.enum(['warning', 'error']),
          gave: z.unknown().optional(),
        }),
      ),
      findings: z
        .array(finding)
        .openapi({ description: 'Expectations that are not met; publishing asks for reasons.' }),
    })
    .openapi('ScenarioOutcome'),
)

/** Decisions that would have been made differently. */
export const replayedCase = z
  .object({
    id: z.string(),
    title: localText,
    number: z.string().nullable(),
    workflow: z.string(),
    status: z.enum(['active', 'done']),
    decisions: z.array(jsonObject),
    ways: z.array(jsonObject),
  })
  .openapi('ReplayedCase')

/** Which cases to replay. */
export const replayBody = z
  .strictObject({
    workflow: z.string().max(200).optional(),
    status: z.enum(['active', 'done']).optional(),
    cursor: z.string().max(2_000).optional(),
  })
  .openapi('ReplayRequest')

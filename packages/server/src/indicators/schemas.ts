import { z } from '@hono/zod-openapi'
import { indicatorFrequencies, indicatorUnits } from '@splot/definition'
import { localText, orNull } from '../schemas.ts'

const day = z.string().max(40).openapi({ format: 'date', example: '2027-06-30' })
const titled = z.object({ id: z.string(), title: localText })

const moment = {
  at: day.optional().openapi({ description: 'Day up to which is counted; absent: today.' }),
  from: day.optional().openapi({ description: 'Also tells what happened from this day on.' }),
  published: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ type: 'boolean', description: 'Keeps small cells back from everybody.' }),
}

/** Up to when, and from when, is counted. */
export const momentQuery = z.strictObject(moment)

/** Which rows of an indicator. */
export const rowsQuery = z.strictObject({
  ...moment,
  part: z.string().max(200).optional(),
  breakdown: z.string().max(200).optional(),
  code: z.string().max(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

const format = z.enum(['csv', 'csvSemicolon', 'xlsx'])

/** How the indicators are written as a file. */
export const indicatorFileQuery = z.strictObject({
  ...moment,
  format,
  locale: z.enum(['pl', 'en']).optional(),
})

/** How a table is written for another system, and what for. */
export const exportBody = z
  .strictObject({
    at: day.optional(),
    format,
    purpose: z.string().max(500).openapi({ description: 'Kept in the access log.' }),
  })
  .openapi('Export')

const number = {
  value: z.number().nullable(),
  rows: z.number().int().nullable(),
  suppressed: z.boolean().openapi({ description: 'Kept back: too few persons.' }),
}

const partFields = {
  id: z.string(),
  title: localText,
  unit: z.enum(indicatorUnits),
  ...number,
  inPeriod: z.object(number).nullable(),
  target: z.union([z.object({ atLeast: z.number() }), z.object({ atMost: z.number() })]).nullable(),
  reached: z.boolean().nullable(),
  breakdowns: z.array(titled),
}

const indicatorFields = {
  id: z.string(),
  title: localText,
  description: orNull(localText),
  set: titled,
  frequency: z.enum(indicatorFrequencies),
  from: z.array(z.string()),
}

const indicatorView = z
  .object({ ...indicatorFields, parts: z.array(z.object(partFields)) })
  .openapi('Indicator')

/** Indicators by set. */
export const indicatorReport = z
  .object({
    at: day,
    from: day.nullable(),
    sets: z.array(
      z.object({ id: z.string(), title: localText, indicators: z.array(indicatorView) }),
    ),
  })
  .openapi('IndicatorReport')

/** One indicator with its breakdowns. */
export const indicatorDetail = z
  .object({
    ...indicatorFields,
    at: day,
    period: z.object({ from: day, to: day }).nullable(),
    parts: z.array(
      z.object({
        ...partFields,
        cells: z.array(
          z.object({
            id: z.string(),
            title: localText,
            cells: z.array(z.object({ code: z.string().nullable(), title: localText, ...number })),
          }),
        ),
      }),
    ),
  })
  .openapi('IndicatorDetail')

/** A row that an indicator counts. */
export const indicatorRow = z
  .object({
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    caseTitle: localText,
    workflow: z.string(),
    on: day,
    value: z.number().nullable(),
  })
  .openapi('IndicatorRow')

/** A table that may be exported. */
export const exportSummary = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: localText,
    description: orNull(localText),
    sensitive: z.boolean(),
  })
  .openapi('ExportSummary')

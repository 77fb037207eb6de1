import { z } from '@hono/zod-openapi'
import { localText, orNull } from '../schemas.ts'

const summaryFields = {
  id: z.string(),
  title: localText,
  description: orNull(localText),
  home: z.boolean().openapi({ description: 'Stands on the reader’s start page.' }),
}

/** A dashboard in the list of those a reader has. */
export const dashboardSummary = z.object(summaryFields).openapi('DashboardSummary')

const panelFields = {
  id: z.string().openapi({ description: '`<dashboard>/<panel>`.' }),
  kind: z.string(),
  title: localText,
  description: orNull(localText),
  width: z.enum(['half', 'full']),
  dated: z.boolean().openapi({ description: 'Is told as of a day.' }),
}

/** A dashboard with its panels. */
export const dashboardView = z
  .object({ ...summaryFields, panels: z.array(z.object(panelFields)) })
  .openapi('DashboardView')

const cell = z.union([z.string(), z.number(), z.boolean(), localText]).nullable()

/** A panel computed for one reader. */
export const panelView = z
  .object({
    ...panelFields,
    at: z.string().openapi({ format: 'date-time' }),
    asOf: z.string().nullable().openapi({ format: 'date' }),
    columns: z.array(
      z.object({
        key: z.string(),
        title: localText,
        type: z.string(),
        show: z.enum(['bar', 'level']).nullable(),
      }),
    ),
    rows: z.array(
      z.object({
        key: z.string(),
        cells: z.record(z.string(), cell),
        caseId: z.string().nullable(),
        taskId: z.string().nullable(),
        type: z.string().optional().openapi({ description: 'Of columns of type `ofRow`.' }),
      }),
    ),
    totals: z.record(z.string(), cell).nullable(),
    drawing: z
      .object({
        chart: z.enum(['bar', 'line', 'stacked', 'heat', 'funnel', 'tiles']),
        category: z.string(),
        series: z.array(z.string()),
      })
      .nullable(),
    counted: z.number().int(),
    more: z.boolean(),
    opens: z.enum(['none', 'rows', 'cells']),
  })
  .openapi('PanelView')

const asked = {
  row: z.string().max(500).optional(),
  column: z.string().max(200).optional(),
  asOf: z.iso.date().optional().openapi({ description: 'Day up to which indicators count.' }),
}

/** Which part of a panel, as of which day. */
export const panelQuery = z.strictObject(asked)

/** The same, and how it is written. */
export const panelFileQuery = z.strictObject({
  ...asked,
  format: z.enum(['csv', 'csvSemicolon', 'xlsx']),
  locale: z.enum(['pl', 'en']).optional(),
})

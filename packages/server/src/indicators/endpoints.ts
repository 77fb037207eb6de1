import { z } from '@hono/zod-openapi'
import { endpoint, present } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import { pageOf } from '../schemas.ts'
import {
  exportBody,
  exportSummary,
  indicatorDetail,
  indicatorFileQuery,
  indicatorReport,
  indicatorRow,
  momentQuery,
  rowsQuery,
} from './schemas.ts'

const fileReply = { type: 'application/octet-stream', description: 'CSV, or an XLSX workbook' }

/** Indicators as of a date, down to their rows and as files; tables for other systems. */
export const indicatorEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/indicators',
    operation: 'listIndicators',
    tag: 'indicators',
    summary: 'The indicators the reader may know, as of a date',
    access: 'public',
    query: momentQuery,
    reply: { schema: indicatorReport, description: 'Indicators by set' },
    refusals: [422],
    handle: ({ runtime, reader, query }) => runtime.listIndicators(reader, present(query)),
  }),
  // before the one with an id, which would take it for one
  endpoint({
    method: 'get',
    path: '/api/indicators/export',
    operation: 'exportIndicators',
    tag: 'indicators',
    summary: 'The indicators with their breakdowns as a file',
    access: 'public',
    query: indicatorFileQuery,
    reply: fileReply,
    refusals: [422],
    handle: async ({ runtime, reader, query, c }) =>
      sendFile(
        c,
        await runtime.exportIndicators(
          reader,
          present({ ...query, locale: query.locale ?? reader?.locale }),
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/indicators/{id}',
    operation: 'getIndicator',
    tag: 'indicators',
    summary: 'One indicator with its breakdowns',
    access: 'public',
    query: momentQuery,
    reply: { schema: indicatorDetail, description: 'The indicator' },
    refusals: [404, 422],
    handle: ({ runtime, reader, id, query }) => runtime.getIndicator(reader, id, present(query)),
  }),
  endpoint({
    method: 'get',
    path: '/api/indicators/{id}/rows',
    operation: 'indicatorRows',
    tag: 'indicators',
    summary: 'The rows an indicator counts, of cases the reader may open',
    access: 'person',
    query: rowsQuery,
    reply: { schema: pageOf(indicatorRow), description: 'A page of rows, newest first' },
    refusals: [404, 422],
    handle: ({ runtime, reader, id, query }) => runtime.indicatorRows(reader, id, present(query)),
  }),
  endpoint({
    method: 'get',
    path: '/api/exports',
    operation: 'listExports',
    tag: 'indicators',
    summary: 'Tables that the reader may export for other systems',
    access: 'person',
    reply: { schema: z.array(exportSummary), description: 'Tables' },
    handle: ({ runtime, reader }) => runtime.listExports(reader),
  }),
  endpoint({
    method: 'post',
    path: '/api/exports/{id}',
    operation: 'exportTable',
    tag: 'indicators',
    summary: 'A table in the layout of another system; noted in the access log',
    access: 'person',
    body: exportBody,
    withoutKey: 'file',
    reply: fileReply,
    refusals: [404, 422],
    handle: async ({ runtime, reader, id, body, c }) =>
      sendFile(c, await runtime.exportTable(reader, id, present(body))),
  }),
]

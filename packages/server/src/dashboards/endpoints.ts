import { z } from '@hono/zod-openapi'
import { endpoint, present } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import {
  dashboardSummary,
  dashboardView,
  panelFileQuery,
  panelQuery,
  panelView,
} from './schemas.ts'

/** Dashboards: list, open, compute their panels. */
export const dashboardEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/dashboards',
    operation: 'listDashboards',
    tag: 'dashboards',
    summary: 'Dashboards of the reader’s roles, in order',
    access: 'person',
    reply: { schema: z.array(dashboardSummary), description: 'The dashboards' },
    handle: ({ runtime, reader }) => runtime.listDashboards(reader),
  }),
  endpoint({
    method: 'get',
    path: '/api/dashboards/{id}',
    operation: 'getDashboard',
    tag: 'dashboards',
    summary: 'A dashboard with the panels the reader sees',
    access: 'person',
    reply: { schema: dashboardView, description: 'The dashboard; panels are computed one by one' },
    refusals: [404],
    handle: ({ runtime, reader, id }) => runtime.getDashboard(reader, id),
  }),
  endpoint({
    method: 'get',
    path: '/api/panels/{id}',
    operation: 'getPanel',
    tag: 'dashboards',
    summary: 'A panel from what the reader may know, or the cases and tasks behind a part of it',
    access: 'person',
    query: panelQuery,
    reply: { schema: panelView, description: 'A table, and how it is drawn' },
    refusals: [404, 422],
    handle: ({ runtime, reader, id, query }) => runtime.getPanel(reader, id, present(query)),
  }),
  endpoint({
    method: 'get',
    path: '/api/panels/{id}/export',
    operation: 'panelFile',
    tag: 'dashboards',
    summary: 'The table of a panel as a file',
    access: 'person',
    query: panelFileQuery,
    reply: { type: 'application/octet-stream', description: 'CSV, or an XLSX workbook' },
    refusals: [404, 422],
    handle: async ({ runtime, reader, id, query, c }) =>
      sendFile(c, await runtime.panelFile(reader, id, present(query))),
  }),
]

import { z } from '@hono/zod-openapi'
import { endpoint, present } from '../endpoint.ts'
import { dashboardSummary, dashboardView, panelQuery, panelView } from './schemas.ts'

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
    refusals: [404],
    handle: ({ runtime, reader, id, query: { row, column } }) =>
      runtime.getPanel(reader, id, row === undefined ? undefined : present({ row, column })),
  }),
]

import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'
import { catalogueEntryView, catalogueView } from '../schemas.ts'

/** What is published in versions, for everybody. */
export const catalogueEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/catalogues',
    operation: 'listCatalogues',
    tag: 'catalogues',
    summary: 'All catalogues of the programme with their entries',
    access: 'public',
    reply: { schema: z.array(catalogueView), description: 'The catalogues' },
    handle: ({ runtime }) => runtime.listCatalogues(),
  }),
  endpoint({
    method: 'get',
    path: '/api/catalogues/{id}',
    operation: 'getCatalogue',
    tag: 'catalogues',
    summary: 'A catalogue with the newest version of each entry',
    access: 'public',
    reply: { schema: catalogueView, description: 'The catalogue' },
    refusals: [404],
    handle: ({ runtime, id }) => runtime.getCatalogue(id),
  }),
  endpoint({
    method: 'get',
    path: '/api/catalogue-entries/{id}',
    operation: 'getCatalogueEntry',
    tag: 'catalogues',
    summary: 'A published version with all it says: <catalogue>/<key>, or with /<version>',
    access: 'public',
    reply: { schema: catalogueEntryView, description: 'The version, beside the others' },
    refusals: [404],
    handle: ({ runtime, id }) => runtime.getCatalogueEntry(id),
  }),
]

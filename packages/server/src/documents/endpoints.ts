import { SplotError } from '@splot/definition'
import type { Locale } from '@splot/definition'
import type { DocumentView, FileFormat, Reader } from '@splot/runtime'
import type { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import { documentQuery, documentView, pictureQuery } from '../schemas.ts'
import { documentPage } from './document-page.ts'

type Query = z.infer<typeof documentQuery>

/** Documents made in cases: as data, as a page and as files. Some of them are public. */
export function documentEndpoints(basePath: string) {
  return [
    endpoint({
      method: 'get',
      path: '/api/documents/{id}',
      operation: 'getDocument',
      tag: 'documents',
      summary: 'A document with all it says, in both languages',
      access: 'public',
      reply: { schema: documentView, description: 'The document' },
      refusals: [401, 404],
      handle: ({ runtime, reader, id }) => runtime.getDocument(reader, id),
    }),
    fileEndpoint('pdf', {
      operation: 'documentPdf',
      summary: 'A document as a tagged PDF; the same bytes each time',
      type: 'application/pdf',
    }),
    fileEndpoint('epub', {
      operation: 'documentEpub',
      summary: 'A document as an e-book (EPUB 3); the same bytes each time',
      type: 'application/epub+zip',
    }),
    endpoint<z.infer<typeof pictureQuery>>({
      method: 'get',
      path: '/api/documents/{id}/picture',
      operation: 'documentPicture',
      tag: 'documents',
      summary: 'A picture of a document, by its content',
      access: 'public',
      query: pictureQuery,
      reply: { type: 'application/octet-stream', description: 'The bytes' },
      refusals: [401, 404],
      handle: async ({ runtime, reader, id, query, c }) => {
        const { type, bytes } = await runtime.documentPicture(reader, id, query.sha256)
        c.header('content-type', type)
        c.header('content-security-policy', "sandbox; default-src 'none'")
        c.header('cache-control', 'private, no-store')
        return c.body(bytes)
      },
    }),
    endpoint<Query>({
      method: 'get',
      path: '/api/documents/{id}/document.html',
      operation: 'documentHtml',
      tag: 'documents',
      summary: 'A document as a page without script',
      access: 'public',
      query: documentQuery,
      reply: { type: 'text/html', description: 'The page' },
      refusals: [401, 404],
      handle: async ({ runtime, reader, id, query, c }) => {
        const view = await runtime.getDocument(reader, id)
        const locale = localeOf(view, query, reader)
        const { timeZone } = runtime.programme()
        c.header('content-type', 'text/html; charset=utf-8')
        c.header('cache-control', 'private, no-store')
        c.header('x-robots-tag', 'noindex')
        return c.body(documentPage(view, { locale, timeZone, basePath }))
      },
    }),
  ]
}

/** A document as a file, in one of the forms it has. */
function fileEndpoint(
  format: FileFormat,
  { operation, summary, type }: { operation: string; summary: string; type: string },
) {
  return endpoint<Query>({
    method: 'get',
    path: `/api/documents/{id}/document.${format}`,
    operation,
    tag: 'documents',
    summary,
    access: 'public',
    query: documentQuery,
    reply: { type, description: 'The file' },
    refusals: [401, 404],
    handle: async ({ runtime, reader, id, query, c }) => {
      const view = await runtime.getDocument(reader, id)
      const locale = localeOf(view, query, reader)
      const { name, bytes } = await runtime.documentFile(reader, id, { format, locale })
      return sendFile(c, { name, bytes, type })
    },
  })
}

/** The language asked for, else the reader's, else one the document has. */
function localeOf({ languages }: DocumentView, { locale }: Query, reader: Reader): Locale {
  if (locale !== undefined) {
    if (languages.includes(locale)) return locale
    throw new SplotError(
      'document.language',
      `Expected one of the languages ${languages.join(', ')} but got "${locale}".`,
    )
  }
  const own = reader?.locale ?? 'pl'
  return languages.includes(own) ? own : (languages[0] ?? 'pl')
}

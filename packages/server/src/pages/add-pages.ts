import { SplotError } from '@splot/definition'
import type { Context, Hono } from 'hono'
import { addEntryPages } from '../catalogues/add-entry-pages.ts'
import type { Core } from '../core.ts'
import { addPublishedSchemas } from '../definitions/published-schemas.ts'
import {
  problemListPage,
  problemListPath,
  problemPage,
  unknownProblemPage,
} from '../problems/problem-page.ts'
import type { PageFile, PageFiles } from '../settings.ts'
import { htmlPage } from './html-page.ts'
import { addOpenId } from './open-id-pages.ts'
import { outboxPage } from './outbox-page.ts'
import { pageStyle, pageStylePath } from './page-style.ts'
import { addSignInLink } from './sign-in-link-page.ts'

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }

/**
 * Adds what people open in a browser: problem pages, sign-in links, the outbox, the studio and the portal;
 * and what their editors read.
 */
export function addPages(app: Hono, core: Core): void {
  app.get(problemListPath, (c) => c.body(problemListPage(core.table, core.basePath), 200, html))
  app.get(`${problemListPath}/:code`, (c) => {
    const code = c.req.param('code')
    const entry = Object.hasOwn(core.table, code) ? core.table[code] : undefined
    return entry === undefined
      ? c.body(unknownProblemPage(core.basePath), 404, html)
      : c.body(problemPage(code, entry, core.basePath), 200, html)
  })
  if (core.showMail === true) {
    app.get('/outbox', async (c) => {
      const page = await core.runtime.listMail(c.req.query('cursor'))
      return c.body(outboxPage(page, core.basePath), 200, { ...html, 'cache-control': 'no-store' })
    })
  }
  app.get(pageStylePath, (c) =>
    c.body(pageStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  )
  addSignInLink(app, core)
  addOpenId(app, core)
  addEntryPages(app, core)
  addPublishedSchemas(app)
  const { studio, pages } = core
  if (studio !== undefined) addBuilt(app, studio, { basePath: core.basePath, at: '/studio' })
  if (pages !== undefined) addBuilt(app, pages, { basePath: core.basePath, at: '' })
  else app.get('/', (c) => c.body(placeholder(core.basePath), 200, html))
}

// Files of the portal or studio, else its one page, which routes by itself: what is no address of a page
// it says so, and so does the status.
function addBuilt(app: Hono, built: PageFiles, place: { basePath: string; at: string }): void {
  const mountedAt = place.basePath + place.at
  for (const route of built.routes) {
    const address = route === '/' && place.at !== '' ? place.at : place.at + route
    app.get(address, (c) => sendPage(c, built, { mountedAt, status: 200 }))
  }
  app.get(`${place.at}/*`, (c) => sendPage(c, built, { mountedAt, status: 404 }))
}

function sendPage(
  c: Context,
  pages: PageFiles,
  { mountedAt, status }: { mountedAt: string; status: 200 | 404 },
): Response {
  const path = c.req.path.slice(mountedAt.length)
  const file = pages.get(path)
  if (file !== undefined) return send(c, file, 200)
  // a missing script must not come back as a page; a version such as 1.0.0 is no ending
  const index = /\.[a-z]\w*$/iu.test(path) ? undefined : pages.get('/index.html')
  if (index === undefined) {
    throw new SplotError('route.unknown', `Expected a known address but got ${path.slice(0, 200)}`)
  }
  return send(c, index, status)
}

function send(c: Context, file: PageFile, status: 200 | 404): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const coding = (['br', 'gzip'] as const).find(
    (one) => file.encoded?.[one] !== undefined && accepted.includes(one),
  )
  c.header('content-type', file.type)
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('vary', 'Accept-Encoding')
  if (coding !== undefined) c.header('content-encoding', coding)
  const bytes = coding === undefined ? file.bytes : (file.encoded?.[coding] ?? file.bytes)
  return c.body(bytes, status)
}

function placeholder(basePath: string): string {
  return htmlPage({
    locale: 'pl',
    title: 'Splot',
    basePath,
    sections: [
      {
        heading: 'Splot',
        locale: 'pl',
        lines: [
          'Serwer działa. Portal nie jest jeszcze zbudowany.',
          { text: 'Opis interfejsu (OpenAPI)', href: 'api/openapi.json' },
        ],
      },
      { heading: 'Splot', locale: 'en', lines: ['The server runs. The portal is not built yet.'] },
    ],
  })
}

import type { Locale } from '@splot/definition'
import type { CatalogueEntryView } from '@splot/runtime'
import type { Context, Hono } from 'hono'
import type { Core } from '../core.ts'
import { entryPage } from './entry-page.ts'

const ending = '.html'

/**
 * Adds the publications of all catalogues as pages without script, each version at a lasting address:
 * `/catalogues/manuals/transport.html` for the newest, `/catalogues/manuals/transport/1.0.0.html`.
 */
export function addEntryPages(app: Hono, core: Core): void {
  const send = async (c: Context, parts: (string | undefined)[]): Promise<Response> => {
    const id = parts.join('/').slice(0, -ending.length)
    const view = await core.runtime.getCatalogueEntry(id)
    const { timeZone } = core.runtime.programme()
    const locale = localeOf(view, c.req.query('locale'))
    return c.body(entryPage(view, { locale, timeZone, basePath: core.basePath }), 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    })
  }
  app.get('/catalogues/:catalogue/:entry{[^/]+\\.html}', (c) =>
    send(c, [c.req.param('catalogue'), c.req.param('entry')]),
  )
  app.get('/catalogues/:catalogue/:entry/:version{[^/]+\\.html}', (c) =>
    send(c, [c.req.param('catalogue'), c.req.param('entry'), c.req.param('version')]),
  )
}

/** The language asked for where the version has it, else the first it has. */
function localeOf({ languages }: CatalogueEntryView, asked: string | undefined): Locale {
  return languages.find((one) => one === asked) ?? languages[0] ?? 'pl'
}

import { SplotError } from '@splot/definition'
import type { Locale } from '@splot/definition'
import type { Context, Hono } from 'hono'
import type { Core } from '../core.ts'
import { acceptLanguage } from '../problems/accept-language.ts'
import { checkInput } from '../request/check-input.ts'
import { readBytes } from '../request/read-bytes.ts'
import { redeemQuery } from '../schemas.ts'
import { htmlPage } from './html-page.ts'
import { localPath } from './local-path.ts'

const path = '/sign-in/link'
const bodyBytes = 4096

const words: Record<Locale, { title: string; lead: string; button: string; hint: string }> = {
  pl: {
    title: 'Potwierdź logowanie',
    lead: 'Naciśnij przycisk, aby zalogować się na tym urządzeniu.',
    button: 'Zaloguj się',
    hint: 'Jeśli nie prosisz o logowanie, zamknij tę stronę. Bez naciśnięcia przycisku nic się nie stanie.',
  },
  en: {
    title: 'Confirm that you are signing in',
    lead: 'Press the button to sign in on this device.',
    button: 'Sign in',
    hint: 'If you did not ask to sign in, close this page. Nothing happens until you press the button.',
  },
}

/**
 * Adds the address of sign-in links. Opening it uses nothing up: programs that look into mail open
 * every link before its reader does. The button on the page sends the token, without any script.
 */
export function addSignInLink(app: Hono, core: Core): void {
  app.get(path, (c) => {
    const query = checkInput(redeemQuery, c.req.query(), 'query')
    const locale = query.lang ?? acceptLanguage(c.req.header('accept-language')) ?? 'pl'
    const { title, lead, button, hint } = words[locale]
    const form = {
      action: core.basePath + path,
      fields: { token: query.token, next: query.next ?? '/' },
      button,
    }
    const section = { heading: title, locale, lines: [lead, form, hint] }
    const page = htmlPage({ locale, title, basePath: core.basePath, sections: [section] })
    return c.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
  })
  app.post(path, (c) => redeem(c, core))
}

async function redeem(c: Context, { auth, basePath }: Core): Promise<Response> {
  if (!/^application\/x-www-form-urlencoded\b/iu.test(c.req.header('content-type') ?? '')) {
    throw new SplotError('request.media-type', 'Expected the fields of a form')
  }
  const text = new TextDecoder().decode(await readBytes(c.req, bodyBytes))
  const body = checkInput(redeemQuery, Object.fromEntries(new URLSearchParams(text)), 'body')
  const cookies = await auth.redeem(body.token, c.req.raw.headers)
  c.header('cache-control', 'no-store')
  if (cookies === null) {
    // whoever asks for another link comes where the first was to lead
    const query = new URLSearchParams({
      error: 'link-invalid',
      ...(body.next !== undefined && { next: localPath(body.next) }),
    })
    return c.redirect(`${basePath}/sign-in?${query}`, 303)
  }
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(basePath + localPath(body.next), 303)
}

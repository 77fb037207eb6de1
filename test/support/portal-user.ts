import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { portalWords } from './portal-words.ts'
import type { PortalWords } from './portal-words.ts'
import type { RunningPortal } from './running-portal.ts'

/** How wide a screen is. */
export type ScreenSize = 'desktop' | 'phone' | 'narrow'

/** Who sits at the browser, and at which one. */
export interface PortalUserOptions {
  email: string
  size: ScreenSize
  locale?: 'pl' | 'en'
}

const sizes: Record<ScreenSize, { width: number; height: number }> = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  narrow: { width: 360, height: 740 },
}

const { _audit: audit } = axe as unknown as { _audit: { rules: { id: string; impact: string }[] } }
/** Rules of axe that never find anything serious or critical, by what axe itself says of them. */
const lightRules = audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate')
const spared = Object.fromEntries(lightRules.map(({ id }) => [id, { enabled: false }]))

// read by the browser on every page: without what only makes it longer
const axeScript = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url))

/** Somebody at a browser of their own. Notes everything the browser complains about. */
export class PortalUser {
  readonly context: BrowserContext
  readonly page: Page
  readonly portal: RunningPortal
  readonly options: Required<PortalUserOptions>
  /** Console errors, refused resources and exceptions. */
  readonly faults: string[] = []
  private shiftedTo = 0
  private readonly seen = new Set<string>()

  private constructor(
    context: BrowserContext,
    page: Page,
    portal: RunningPortal,
    options: Required<PortalUserOptions>,
  ) {
    this.context = context
    this.page = page
    this.portal = portal
    this.options = options
  }

  /** Opens a browser of its own, signed out. */
  static async open(
    browser: Browser,
    portal: RunningPortal,
    options: PortalUserOptions,
  ): Promise<PortalUser> {
    const locale = options.locale ?? 'pl'
    const context = await browser.newContext({
      baseURL: portal.url,
      viewport: sizes[options.size],
      locale: locale === 'pl' ? 'pl-PL' : 'en-GB',
      timezoneId: 'Europe/Warsaw',
      hasTouch: options.size !== 'desktop',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const user = new PortalUser(context, page, portal, { ...options, locale })
    user.listen()
    return user
  }

  /** Words of the portal in this person's language. */
  get words(): PortalWords {
    return portalWords[this.options.locale]
  }

  /** Signs in as people do: asks for a link, opens the one that came by mail. */
  async signIn(): Promise<this> {
    const { page, words } = this
    await this.goto('/sign-in')
    await page.getByLabel(words.email).fill(this.options.email)
    await page.getByRole('button', { name: words.sendLink }).click()
    await page.getByRole('heading', { name: words.checkMail }).waitFor()
    await this.page.goto(await this.portal.signInLink(this.options.email))
    await page.getByRole('button', { name: words.signIn }).click()
    await page.locator('.po-account').waitFor({ state: 'attached' })
    // the language of one's profile comes first; people change it by its button
    const language = page.getByRole('button', { name: words.language })
    if ((await language.getAttribute('aria-pressed')) !== 'true') {
      const kept = page.waitForResponse(
        (response) => response.request().method() === 'PATCH' && response.url().endsWith('/api/me'),
      )
      await language.click()
      await kept
    }
    await this.openMenu()
    await page.getByRole('button', { name: words.signOut }).waitFor()
    return this
  }

  /** Opens the menu where it has a button, as on a phone. */
  async openMenu(): Promise<void> {
    const button = this.page.getByRole('button', { name: this.words.menu, expanded: false })
    if (await button.isVisible()) await button.click()
  }

  /** Opens an address with the browser's clock at the time of the service. */
  async goto(path: string): Promise<void> {
    await this.setClock()
    await this.page.goto(path)
    await this.settled()
  }

  /**
   * Opens another page of an open draft of the studio as a link would: nothing is loaded again, which
   * takes a browser seconds. The page takes the focus when it is there.
   */
  async follow(path: string): Promise<void> {
    await this.setClock()
    const followed = await this.page.evaluate((to) => {
      const draftOf = (path: string) => /^\/studio\/drafts\/[^/]+/u.exec(path)?.[0]
      const { pathname } = new URL(to, location.href)
      if (draftOf(pathname) !== draftOf(location.pathname) || pathname === location.pathname)
        return false
      ;(document.activeElement as HTMLElement | null)?.blur()
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: null }))
      return true
    }, path)
    if (!followed) return this.goto(path)
    const arrived = await this.page
      .waitForFunction(() => document.activeElement?.id === 'content', null, { timeout: 10_000 })
      .catch(() => null)
    // on a busy machine the page may have handed the focus on before it was looked at
    if (arrived === null) return this.goto(path)
    await this.settled()
  }

  /** Waits until nothing is being loaded on the page. */
  async settled(): Promise<void> {
    await this.page.locator('main :is(h1, h2)').first().waitFor()
    await this.page.waitForFunction(
      () => document.querySelector('.po-skeleton, .sp-skeleton') === null,
    )
  }

  /** Opens the task with this title from the start page, or from a case. */
  async openTask(title: string, from = '/start'): Promise<void> {
    await this.goto(from)
    const name = new RegExp(`^([^:]+: )?${title}$`)
    await this.page.locator('main').getByRole('link', { name }).first().click()
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor()
    await this.settled()
  }

  /** Takes a task that everybody with the role may do. */
  async claim(): Promise<void> {
    const button = this.page.getByRole('button', { name: this.words.claim })
    await button.click()
    await button.waitFor({ state: 'detached' })
  }

  /** Looks at a screen once: picture, accessibility, width, language. Names end up in file names. */
  async look(name: string): Promise<void> {
    const one = `${name} ${this.options.size}`
    if (this.seen.has(one)) return
    this.seen.add(one)
    await this.picture(name)
    expect(await this.findings(), `accessibility of "${name}"`).toEqual([])
    expect(await this.page.locator('html').getAttribute('lang')).toBe(this.options.locale)
    expect(await this.overflow(), `things wider than the screen on "${name}"`).toEqual([])
  }

  /**
   * Looks at a screen once on a desktop and on a phone, and at its width on the narrowest one: the same
   * page, nothing is loaded again. The browser is as wide afterwards as it was.
   */
  async lookInEverySize(name: string): Promise<void> {
    const own = this.options.size
    for (const size of ['desktop', 'phone', 'narrow'] as const) {
      await this.resize(size)
      if (size !== 'narrow') await this.look(name)
      else expect(await this.overflow(), `things wider than 360 px on "${name}"`).toEqual([])
    }
    await this.resize(own)
  }

  /** Keeps a picture of a screen a test stopped at. */
  async pictureOfFailure(test: string): Promise<void> {
    await this.#keep(`failed ${test} ${this.options.email}`.replaceAll(/[^\w]+/g, '-'))
  }

  /** Keeps a picture of the whole page for people to look at, where they ask for it: each takes a moment. */
  async picture(name: string): Promise<void> {
    if (process.env['SPLOT_SCREENSHOTS'] !== undefined) await this.#keep(name)
  }

  async #keep(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true })
    const { size, locale } = this.options
    await this.page.screenshot({
      path: `${screenshots}${name}-${size}-${locale}.jpeg`,
      // to be looked at, not compared: takes less work than PNG
      type: 'jpeg',
      quality: 75,
      fullPage: true,
      animations: 'disabled',
    })
  }

  /** Accessibility findings that are serious or critical, as `rule: elements`. */
  async findings(): Promise<string[]> {
    // evaluated by the debugger, not as a script of the page: its security policy stays untouched
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axeScript)
    const { violations } = await this.page.evaluate(async (rules) => {
      const checker = (globalThis as unknown as { axe: typeof axe }).axe
      return checker.run(document, { resultTypes: ['violations'], rules })
    }, spared)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  }

  /** What makes the page scroll sideways. */
  overflow(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return []
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => `${element.tagName} ${element.className}`)
        .slice(0, 5)
    })
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  private async resize(size: ScreenSize): Promise<void> {
    this.options.size = size
    await this.page.setViewportSize(sizes[size])
  }

  /** Deadlines and statuses are told against the reader's clock, so it goes with the service's. */
  private async setClock(): Promise<void> {
    const shift = Date.parse(this.portal.now()) - Date.now()
    if (Math.abs(shift - this.shiftedTo) < 60_000) return
    this.shiftedTo = shift
    await this.context.addInitScript((ms: number) => {
      const kept = globalThis as unknown as { machineDate?: DateConstructor }
      const machine = (kept.machineDate ??= Date)
      globalThis.Date = class extends machine {
        constructor(...parts: [] | [number]) {
          if (parts.length === 0) super(machine.now() + ms)
          else super(...parts)
        }
        static override now(): number {
          return machine.now() + ms
        }
      } as DateConstructor
    }, shift)
  }

  private listen(): void {
    const { page, faults } = this
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      faults.push(`${page.url()} console: ${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => faults.push(`${page.url()} exception: ${error.message}`))
  }
}

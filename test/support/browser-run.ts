import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { browserTests, startChromium } from './chromium.ts'
import { PortalUser } from './portal-user.ts'
import type { ScreenSize } from './portal-user.ts'
import { openPortal } from './running-portal.ts'
import type { PortalChanges, RunningPortal } from './running-portal.ts'

const { skip, found } = await browserTests()

/** What a browser test has: a portal of its own, a browser, and the people who sit at it. */
export class BrowserRun {
  private readonly name: string
  private browser: Browser | undefined
  private served: RunningPortal | undefined
  /** Everybody who was opened so far. */
  readonly users: PortalUser[] = []

  constructor(name: string) {
    this.name = name
  }

  /** The portal; there from `beforeAll` on. */
  get portal(): RunningPortal {
    if (this.served === undefined) throw new Error('Expected the portal to be open')
    return this.served
  }

  /** Starts browser and portal, with the portal's clock at `startsAt`. */
  async start(startsAt: string, changes: PortalChanges): Promise<void> {
    this.browser = await startChromium(found)
    this.served = await openPortal(startsAt, changes)
  }

  /** Closes everything, in the order that leaves nobody waiting. */
  async close(): Promise<void> {
    for (const each of this.users) await each.close()
    await this.browser?.close()
    await this.served?.close()
  }

  /** Opens a browser for nobody in particular. */
  async guest(size: ScreenSize, locale: 'pl' | 'en' = 'pl'): Promise<PortalUser> {
    if (this.browser === undefined) throw new Error('Expected the browser to run')
    const opened = await PortalUser.open(this.browser, this.portal, { email: '', size, locale })
    this.users.push(opened)
    return opened
  }

  /** Opens a browser for somebody, by the first part of the address, and signs them in. */
  async user(name: string, size: ScreenSize, locale: 'pl' | 'en' = 'pl'): Promise<PortalUser> {
    const opened = await this.guest(size, locale)
    opened.options.email = `${name}@example.org`
    return opened.signIn()
  }

  /** Keeps a picture of what everybody sees. */
  async pictures(): Promise<void> {
    for (const each of this.users) await each.pictureOfFailure(this.name)
  }

  /** Expects that the service gave nothing up on the way and that no browser complained. */
  async expectQuiet(): Promise<void> {
    const { items } = await this.portal.service.runtime.deadLetters()
    expect(items.map(({ kind, type, reason }) => `${kind} ${type}: ${reason}`)).toEqual([])
    expect(this.portal.notes).toEqual([])
    const faults = this.users.flatMap(({ options, faults: own }) =>
      own.map((fault) => `${options.email} ${fault}`),
    )
    expect(faults).toEqual([])
  }
}

/** Where a browser test starts. */
export interface BrowserStart extends PortalChanges {
  /** Instant the clock of the portal starts at. */
  startsAt: string
}

/**
 * Declares tests in Chromium against a portal of their own: started before any hook or test inside, closed after
 * the last, with a picture of what everybody saw of each that fails. Skipped where no Chromium is.
 */
export function describeInBrowser(
  name: string,
  { startsAt, ...changes }: BrowserStart,
  declare: (run: BrowserRun) => void,
): void {
  describe.skipIf(skip)(name, () => {
    const run = new BrowserRun(name)
    // months that were played before take their time
    beforeAll(() => run.start(startsAt, changes), changes.played === undefined ? 60_000 : 600_000)
    afterAll(() => run.close())
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await run.pictures()
    })
    declare(run)
  })
}

/** Address of the page of a case. */
export function casePath(id: string): string {
  return `/cases/${encodeURIComponent(id)}`
}

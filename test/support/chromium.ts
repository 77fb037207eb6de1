import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** A Chromium, or what is missing for one. */
export type FoundChromium = { executable: string; args: string[] } | { missing: string }

// quiet and safe: no sandbox that a container lacks, nothing that calls home
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// the same engine without what only a window needs, which is a fifth of a test's processor time
const shell = 'chromium-headless-shell'
const whole = ['chromium', 'chromium-browser', 'google-chrome']

/** What a Chromium is looked for. */
export interface ChromiumUse {
  /** To measure what people get: the whole browser comes first, with its own form filling. */
  measured?: boolean
}

/** Returns the system's Chromium, else the one that comes from npm, else what is missing. */
export async function findChromium({ measured = false }: ChromiumUse = {}): Promise<FoundChromium> {
  const system = (measured ? [...whole, shell] : [shell, ...whole])
    .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, name)))
    .find((path) => existsSync(path))
  if (system !== undefined) return { executable: system, args: flags }
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const executable = await packed.executablePath()
    return { executable, args: [...new Set([...packed.args, ...flags])] }
  } catch (error) {
    return {
      missing: `a Chromium: none on the PATH, and @sparticuz/chromium says ${String(error)}`,
    }
  }
}

/**
 * Returns whether the browser tests can run. Where they cannot they are skipped and the reason is
 * told; in CI they fail, so that a missing browser is never taken for a green run.
 */
export async function browserTests(): Promise<{ skip: boolean; found: FoundChromium }> {
  const found = await findChromium()
  if (!('missing' in found)) return { skip: false, found }
  const reason = `browser tests need ${found.missing}`
  if (process.env['CI'] === 'true') throw new Error(`Expected a browser in CI; ${reason}`)
  process.stderr.write(`\nSKIPPED: ${reason}\n\n`)
  return { skip: true, found }
}

/** Starts Chromium without a window. */
export function startChromium(found: FoundChromium): Promise<Browser> {
  if ('missing' in found) throw new Error(`Expected ${found.missing}`)
  return chromium.launch({ executablePath: found.executable, args: found.args, headless: true })
}

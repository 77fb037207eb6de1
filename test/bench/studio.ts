import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Locator, Page } from 'playwright-core'
import { findChromium, startChromium } from '../support/chromium.ts'
import { longWorkflow } from '../support/long-workflow.ts'
import { medianOf } from './measure/in-turns.ts'

/** A pause in typing after which the studio looks at a draft. */
const pauseMs = 250
const keyPauseMs = 120

/** Layout and typing in a workflow of 200 states, and the check of the reference programme after a key. */
export async function measure({
  projectFolder,
  quick,
  progress,
}: BenchOptions): Promise<BenchRow[]> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'splot-bench-studio-'))
  const main = path.join(projectFolder, 'apps/server/dist/main.js')
  const args = [main, 'start', '--port', '0', '--json', '--data', data]
  const server = spawn(process.execPath, args, { cwd: projectFolder })
  const browser = await startChromium(await findChromium({ measured: true }))
  try {
    progress('starting the service')
    const { address, links } = await readyOf(server.stdout)
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(links.find(({ role }) => role === 'programmeAdmin')!.link)
    await page.getByRole('button', { name: /^(Zaloguj|Sign in)/ }).click()
    await page.locator('.po-account').waitFor()
    const draft = await draftWith(page, JSON.stringify(longWorkflow()))
    const studio = `${address}/studio/drafts/${draft}`
    const rounds = quick ? 2 : 7
    const keys = quick ? 15 : 40
    progress('laying out 200 states')
    const layouts: number[] = []
    for (let n = 0; n < rounds; n += 1) layouts.push(await layoutMs(page, studio))
    progress('typing in the picture')
    await page.goto(`${studio}/workflows/long/diagram?at=${encodeURIComponent(oneState)}`)
    const inPicture = await keyMs(page.getByLabel(/^(Nazwa po polsku|Name in Polish)$/), keys)
    progress('typing in the outline')
    await page.goto(
      `${studio}/workflows/long?at=${encodeURIComponent(`${oneState}/meta/title/pl`)}`,
    )
    const inOutline = await keyMs(placed(page, `${oneState}/meta/title/pl`), keys)
    progress('checking the reference programme')
    await page.goto(`${studio}/workflows/recruitment?at=${encodeURIComponent('/title/pl')}`)
    const checks = await checkMs(placed(page, '/title/pl'), rounds)
    return [
      row('picture of 200 states, laid out', layouts, 2_000),
      row('key to paint in the picture of 200 states', inPicture, 50),
      row('key to paint in the outline of 200 states', inOutline, 50),
      row('check of the reference programme after a pause', checks, 1_000),
    ]
  } finally {
    await browser.close()
    server.kill()
    await rm(data, { recursive: true, force: true })
  }
}

const oneState = '/states/stage3/states/s2'

function row(what: string, samples: readonly number[], most: number): BenchRow {
  const bar = { of: 'median', bound: 'most', value: most } as const
  return { what, median: medianOf(samples), unit: 'ms', bar }
}

interface Ready {
  address: string
  links: { role: string; link: string }[]
}

function readyOf(output: NodeJS.ReadableStream): Promise<Ready> {
  return new Promise((resolve) =>
    createInterface({ input: output }).once('line', (line) => resolve(JSON.parse(line) as Ready)),
  )
}

/** Makes a draft with a further workflow, as the studio does. Returns its id. */
function draftWith(page: Page, text: string): Promise<string> {
  return page.evaluate(async (workflow) => {
    const ask = async (method: string, at: string, body: unknown) => {
      const reply = await fetch(at, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      })
      if (!reply.ok) throw new Error(await reply.text())
      return (await reply.json()) as { id: string }
    }
    const { id } = await ask('POST', '/api/drafts', { title: 'Bench' })
    const changes = [{ path: 'workflows/long.json', text: workflow, base: 0 }]
    await ask('PATCH', `/api/drafts/${id}`, { changes })
    return id
  }, text)
}

/** From choosing the picture, with its scripts loaded before, to all boxes in their places. */
async function layoutMs(page: Page, studio: string): Promise<number> {
  await page.goto(`${studio}/workflows/long/diagram`)
  await page.locator('.st-state-box').first().waitFor()
  await page.locator('.st-tabs a').first().click()
  await page.locator('.st-outline').first().waitFor()
  return page.evaluate(async () => {
    const start = performance.now()
    document.querySelector<HTMLElement>('.st-tabs a[href$="/diagram"]')?.click()
    while (document.querySelectorAll('.st-state-box').length === 0)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - start
  })
}

function placed(page: Page, pointer: string): Locator {
  return page.locator(`[data-place="${pointer}"]`)
}

/** Milliseconds from each of some keys to the frame after it. */
async function keyMs(field: Locator, keys: number): Promise<number[]> {
  const page = field.page()
  await field.click()
  await page.evaluate(() => {
    const kept = globalThis as unknown as { painted: number[] }
    kept.painted = []
    document.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          const note = () => kept.painted.push(performance.now() - timeStamp)
          port1.addEventListener('message', note, { once: true })
          port1.start()
          port2.postMessage(null)
        }),
      true,
    )
  })
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press('a')
    await page.waitForTimeout(keyPauseMs)
  }
  return page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted)
}

/** From the pause after a key to the last finding of the whole programme. */
async function checkMs(field: Locator, rounds: number): Promise<number[]> {
  const page = field.page()
  const link = page.locator('.st-check-link', { hasText: /Sprawdzanie|Checking/ })
  await field.click()
  const samples: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    await link.waitFor({ state: 'detached', timeout: 120_000 })
    const start = performance.now()
    await page.keyboard.press('a')
    await link.waitFor({ state: 'attached' })
    await link.waitFor({ state: 'detached', timeout: 120_000 })
    samples.push(performance.now() - start - pauseMs)
  }
  return samples
}

import { serve } from '@hono/node-server'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import { compileStandalone, createAjvValidator } from '@splot/forms/ajv'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { build, type AliasOptions } from 'vite'
import type { BenchPage } from './forms-given/bench-page.ts'
import { benchFields, benchForm, codeLists } from './forms-given/form-fields.ts'
import { medianOf, takeTurns } from './measure/in-turns.ts'
import { findChromium, startChromium } from '../support/chromium.ts'

const sizes = [30, 200, 1000]
const keysEach = 15
const keyPauseMs = 120
/** Late work, such as debounced validation, belongs to the keys that caused it. */
const settleMs = 600

/** Peers that build a form from a description. */
const peers = {
  rjsf: '@rjsf/core',
  formJs: '@bpmn-io/form-js',
  survey: 'survey-react-ui',
} as const
const libraries = [
  'splot',
  'splotPages',
  'reactHookForm',
  ...(Object.keys(peers) as (keyof typeof peers)[]),
] as const
type Library = (typeof libraries)[number]

const titles: Record<Library, string> = {
  splot: 'Splot, all on one page',
  splotPages: 'Splot, pages of 40',
  reactHookForm: 'react-hook-form by hand',
  ...peers,
}

/** Milliseconds of one visit to one form. */
interface Visit {
  paint: number
  key: number
  work: number
}

const figures: Record<keyof Visit, string> = {
  paint: 'first paint',
  key: 'key to paint',
  work: 'main-thread work a key',
}

/** The same forms in each library, in one run of one Chromium. */
export async function measure(options: BenchOptions): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splot-bench-forms-'))
  const asked = options.quick ? sizes.slice(0, 2) : sizes
  try {
    options.progress('building pages')
    await buildPages(options.projectFolder, folder)
    for (const size of asked) await writeValidator(folder, size)
    const { address, close } = await serveFolder(folder)
    const browser = await startChromium(await findChromium({ measured: true }))
    try {
      return await visitAll(browser, address, asked, options)
    } finally {
      await browser.close()
      await close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function visitAll(
  browser: Browser,
  address: string,
  asked: readonly number[],
  { quick, progress }: BenchOptions,
): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of asked) {
    progress(`${size} fields`)
    const visits = await takeTurns(libraries, (library) => visit(browser, address, library, size), {
      rounds: quick ? 1 : 3,
      warmUp: 0,
    })
    const medians = (figure: keyof Visit) => (library: Library) =>
      medianOf(visits.get(library)!.map((one) => one[figure]))
    for (const figure of Object.keys(figures) as (keyof Visit)[])
      rows.push(...rowsOf(figure, size, medians(figure)))
  }
  return rows
}

function rowsOf(
  figure: keyof Visit,
  size: number,
  median: (library: Library) => number,
): BenchRow[] {
  const fastest = (Object.keys(peers) as (keyof typeof peers)[]).reduce((best, one) =>
    median(one) < median(best) ? one : best,
  )
  const reference = { what: titles[fastest], median: median(fastest) }
  return libraries.map((library): BenchRow => {
    const judged = library === 'splot' && size === 200 && figure !== 'work'
    return {
      what: `${size} fields, ${figures[figure]}: ${titles[library]}`,
      median: median(library),
      unit: 'ms',
      ...(library !== fastest && { reference, ratio: median(library) / reference.median }),
      ...(judged && { bar: { of: 'ratio', bound: 'most', value: 1 } }),
    }
  })
}

/** Opens a form in a fresh page, types into its first field, and leaves. */
async function visit(
  browser: Browser,
  address: string,
  library: Library,
  size: number,
): Promise<Visit> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(address)
    const inPage = await page.waitForFunction(
      () => (globalThis as unknown as { benchPage?: BenchPage }).benchPage,
    )
    await inPage.evaluate((one, [name, count]) => one!.prepare(name, count), [
      library,
      size,
    ] as const)
    await page.waitForTimeout(200)
    // text and whole numbers are 70 %; of a paged form only the first page is there
    const shown = library === 'splotPages' ? Math.min(size, 40) : size
    const paint = await inPage.evaluate((one, inputs) => one!.mount(inputs), shown * 0.7)
    await page.waitForTimeout(settleMs)
    const session = await context.newCDPSession(page)
    // processor time of the main thread: what else the machine does is not in it
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const workMs = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    }
    await inPage.evaluate((one) => one!.focus())
    await page.waitForTimeout(settleMs)
    const before = await workMs()
    for (let key = 0; key < keysEach; key += 1) {
      await page.keyboard.press('a')
      await page.waitForTimeout(keyPauseMs)
    }
    await page.waitForTimeout(settleMs)
    const work = ((await workMs()) - before) / keysEach
    const keys = await inPage.evaluate((one) => one!.keys)
    if (faults.length > 0) throw new Error(`${library} failed: ${faults[0]}`)
    if (keys.length !== keysEach) throw new Error(`${library} painted ${keys.length} keys`)
    return { paint, key: medianOf(keys), work }
  } finally {
    await context.close()
  }
}

async function buildPages(projectFolder: string, outDir: string): Promise<void> {
  const root = path.join(projectFolder, 'test/bench/forms')
  const source = (name: string, file = 'index.ts') => ({
    find: new RegExp(`^@splot/${name}$`),
    replacement: path.join(projectFolder, 'packages', name.split('/')[0]!, 'src', file),
  })
  const alias: AliasOptions = [
    ...['definition', 'feel', 'forms', 'client', 'react', 'runtime'].map((name) => source(name)),
    source('forms/ajv/runtime', 'ajv/runtime.ts'),
    source('react/texts', 'texts/resources.ts'),
  ]
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias, dedupe: ['react', 'react-dom', 'i18next', 'react-i18next'] },
    build: { outDir, emptyOutDir: false, target: 'es2022', chunkSizeWarningLimit: 10_000 },
  })
}

/** The validator as the server sends it to a browser. */
async function writeValidator(folder: string, size: number): Promise<void> {
  const expressions = createExpressionCompiler()
  const parts = { codeLists, expressions, createValidator: createAjvValidator }
  const { schema } = compileForm(benchForm(benchFields(size)), parts)
  await writeFile(path.join(folder, `validator-${size}.js`), compileStandalone({ bench: schema }))
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

async function serveFolder(folder: string) {
  async function fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname)
    try {
      const type = mediaTypes[path.extname(file)] ?? 'application/octet-stream'
      return new Response(await readFile(file), { headers: { 'content-type': type } })
    } catch {
      return new Response(null, { status: 404 })
    }
  }
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

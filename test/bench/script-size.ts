import { serve } from '@hono/node-server'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { findChromium, startChromium } from '../support/chromium.ts'

const barKb = 200

interface ManifestEntry {
  file: string
  imports?: string[]
}

/** Compressed script of each page of the portal together with its shell, and what a browser loads. */
export async function measure({ projectFolder, progress }: BenchOptions): Promise<BenchRow[]> {
  const dist = path.join(projectFolder, 'apps/portal/dist')
  const manifest = JSON.parse(
    await readFile(path.join(dist, '.vite/manifest.json'), 'utf8'),
  ) as Record<string, ManifestEntry>
  const pages = Object.keys(manifest).filter((name) => name.endsWith('-page.tsx'))
  const rows: BenchRow[] = []
  for (const page of pages) {
    const files = scriptsOf(manifest, ['index.html', page])
    const name = path.basename(page, '.tsx')
    const bytes = await compressedBytes(files.map((file) => path.join(dist, file)))
    // pages that open a form are not bound by the bar
    const opensForm = /submission|task-page/.test(page)
    rows.push({
      what: `script of the shell and ${name}, gzip`,
      median: bytes.gzip / 1024,
      unit: 'kB',
      reference: { what: 'brotli', median: bytes.brotli / 1024 },
      ...(!opensForm && { bar: { of: 'median', bound: 'most', value: barKb } }),
    })
  }
  rows.sort((a, b) => b.median - a.median)
  progress('loading the first page in Chromium')
  return [await loadedRow(dist), ...rows]
}

/** Script that Chromium asks for until the public first page is quiet. */
async function loadedRow(dist: string): Promise<BenchRow> {
  const asked = new Set<string>()
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const fetch = (request: Request) => answer(dist, new URL(request.url).pathname, asked)
    const started = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const browser = await startChromium(await findChromium({ measured: true }))
  try {
    const page = await browser.newPage()
    const { port } = server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' })
  } finally {
    await browser.close()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  const files = [...asked].filter((file) => file.endsWith('.js'))
  if (files.length === 0) throw new Error('The first page asked for no script')
  const bytes = await compressedBytes(files)
  return {
    what: 'script that Chromium loads for the first page, gzip',
    median: bytes.gzip / 1024,
    unit: 'kB',
    reference: { what: 'brotli', median: bytes.brotli / 1024 },
    bar: { of: 'median', bound: 'most', value: barKb },
  }
}

async function answer(dist: string, pathname: string, asked: Set<string>): Promise<Response> {
  if (pathname.startsWith('/api/'))
    return Response.json(pathname === '/api/me' ? null : { items: [] })
  const name = path.extname(pathname) === '' ? 'index.html' : pathname
  const file = path.join(dist, name)
  try {
    const content = await readFile(file)
    asked.add(file)
    return new Response(content, { headers: { 'content-type': mediaType(name) } })
  } catch {
    return new Response(null, { status: 404 })
  }
}

function mediaType(name: string): string {
  if (name.endsWith('.js')) return 'text/javascript; charset=utf-8'
  if (name.endsWith('.css')) return 'text/css; charset=utf-8'
  return name.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream'
}

async function compressedBytes(
  files: readonly string[],
): Promise<{ gzip: number; brotli: number }> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file)
      return [
        (await promisify(gzip)(content)).length,
        (await promisify(brotliCompress)(content)).length,
      ] as const
    }),
  )
  return {
    gzip: sizes.reduce((sum, [size]) => sum + size, 0),
    brotli: sizes.reduce((sum, [, size]) => sum + size, 0),
  }
}

function scriptsOf(manifest: Record<string, ManifestEntry>, names: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const next of manifest[name]?.imports ?? []) visit(next)
  }
  names.forEach(visit)
  const files = [...seen].map((name) => manifest[name]?.file ?? '')
  return [...new Set(files)].filter((file) => file.endsWith('.js'))
}

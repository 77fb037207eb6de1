import type { PageFile, PageFiles } from '@splot/server'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** The addresses of its pages, which the build writes beside them. */
const routesFile = 'routes.json'

/** Reads a built portal or studio into memory (a few megabytes); `undefined` where there is none. */
export async function loadPages(folder: string): Promise<PageFiles | undefined> {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const names = (await readdir(folder, { recursive: true })).map((name) =>
    name.replaceAll('\\', '/'),
  )
  const known = new Set(names)
  const served = names.filter((name) => types[extname(name)] !== undefined && !isOurs(name))
  const files = new Map<string, PageFile>()
  for (const name of served) files.set(`/${name}`, await readPage(folder, name, known))
  const routes = JSON.parse(await readFile(join(folder, routesFile), 'utf8')) as string[]
  return { get: (path) => files.get(path), routes }
}

// declarations of the compiler lie in the same folder
function isOurs(name: string): boolean {
  return (
    name === routesFile ||
    name.startsWith('types/') ||
    name.startsWith('.') ||
    name.endsWith('.map')
  )
}

async function readPage(folder: string, name: string, known: Set<string>): Promise<PageFile> {
  const bytes = async (file: string) => new Uint8Array(await readFile(join(folder, file)))
  return {
    bytes: await bytes(name),
    type: types[extname(name)] ?? 'application/octet-stream',
    immutable: name.startsWith('assets/'),
    encoded: {
      ...(known.has(`${name}.br`) && { br: await bytes(`${name}.br`) }),
      ...(known.has(`${name}.gz`) && { gzip: await bytes(`${name}.gz`) }),
    },
  }
}

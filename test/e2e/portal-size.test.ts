import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

const portal = resolve(import.meta.dirname, '../../apps/portal')
const dist = join(portal, 'dist')
const limitBytes = 200 * 1024

interface ManifestEntry {
  file: string
  imports?: string[]
}

test('the portal loads at most 200 kB of compressed script before a form opens', async () => {
  const manifestFile = join(dist, '.vite/manifest.json')
  if (!existsSync(manifestFile)) await build({ root: portal, logLevel: 'error' })
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, ManifestEntry>
  const entries = Object.keys(manifest).filter(
    (name) => name === 'index.html' || name.endsWith('-page.tsx'),
  )
  expect(entries.length).toBeGreaterThan(8)
  for (const name of entries.filter((each) => !/submission-page/.test(each))) {
    // what any page needs together with the shell
    const files = scriptsOf(manifest, ['index.html', name])
    const bytes = files.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
      0,
    )
    expect(bytes, `${name}: ${Math.round(bytes / 1024)} kB`).toBeLessThan(limitBytes)
  }
})

function scriptsOf(manifest: Record<string, ManifestEntry>, names: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const next of manifest[name]?.imports ?? []) visit(next)
  }
  for (const name of names) visit(name)
  const files = [...seen].map((name) => manifest[name]?.file ?? '')
  return [...new Set(files)].filter((file) => file.endsWith('.js'))
}

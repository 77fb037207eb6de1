import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDefinitionFiles } from '../definition-files.ts'
import { watchDefinitions } from './watch-definitions.ts'

let folder = ''
const file = () => join(folder, 'workflows/call.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-watch-'))
  await mkdir(join(folder, 'workflows'))
  await writeFile(file(), '{}')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Watches, and tells what the files said each time they were read again. */
function watched(known: Awaited<ReturnType<typeof readDefinitionFiles>>) {
  let told: (texts: string[]) => void = () => undefined
  const first = new Promise<string[]>((resolve) => (told = resolve))
  const stop = watchDefinitions({
    folder,
    quietMs: 1,
    known,
    changed: async () => told((await readDefinitionFiles(folder)).map(({ text }) => text)),
    failed: (error) => told([String(error)]),
  })
  return { first, stop }
}

test('[SV148] definitions that changed between the first reading and the watch are read again', async () => {
  const known = await readDefinitionFiles(folder)
  await writeFile(file(), '{"id":"call"}')
  const { first, stop } = watched(known)
  expect(await first).toEqual(['{"id":"call"}'])
  stop()
})

test('[SV148] those that are as they were are read again only once they change', async () => {
  const { first, stop } = watched(await readDefinitionFiles(folder))
  await writeFile(file(), '{"id":"later"}')
  expect(await first).toEqual(['{"id":"later"}'])
  stop()
})

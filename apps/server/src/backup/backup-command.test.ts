import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import { sampleCommit } from '@splot/store/contract'
import { findTestServer } from '@splot/store-postgres/contract'
import { create, extract } from 'tar'
import { splotIn } from '../testing/splot-in.ts'
import { ask } from '../requests/ask.ts'
import { serveRequests } from '../requests/serve.ts'

const server = await findTestServer('splot backup')
let folder = ''
const at = (...names: string[]) => join(folder, ...names)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const splot = (...args: string[]) => splotIn(folder, args)

async function fill(store: Store, steps = 3): Promise<void> {
  for (let step = 1; step <= steps; step += 1) await store.commitCase(sampleCommit('a', step))
  await store.putDocument('person', 'ada', { id: 'ada' })
  await store.putBlob(
    (async function* () {
      yield Buffer.from('a file')
    })(),
    100,
  )
}

async function filledFolder(): Promise<void> {
  const store = await openFileStore({ folder: at('data') })
  await fill(store)
  await store.close()
  await writeFile(at('data/sensitive-keys.json'), '{}')
}

const hashes = (text: string) => {
  const { histories, rest, cases, entries, documents, files } = JSON.parse(text) as Record<
    string,
    unknown
  >
  return { histories, rest, cases, entries, documents, files }
}

describe('splot backup and restore', () => {
  test('[SV136] a folder comes back as it was, of its owner only and without its keys', async () => {
    await filledFolder()
    const taken = await splot('backup', 'b.tar.gz', '--data', 'data', '--json')
    expect(taken.code).toBe(0)
    expect(hashes(taken.out)).toMatchObject({ cases: 1, entries: 3, documents: 1, files: 1 })
    expect(taken.err).toContain('sensitive-keys.json')
    expect((await stat(at('b.tar.gz'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['b.tar.gz', 'data'])
    const restored = await splot('restore', 'b.tar.gz', '--data', 'back/here', '--json')
    expect(hashes(restored.out)).toEqual(hashes(taken.out))
    expect(await readdir(at('back'))).toEqual(['here'])
    expect(await splot('verify', '--data', 'back/here')).toMatchObject({ code: 0 })
    expect(await readdir(at('back/here'))).not.toContain('sensitive-keys.json')
  })

  test('[SV137] one that was changed, or is none, is refused, and nothing is written', async () => {
    await filledFolder()
    await splot('backup', 'b.tar.gz', '--data', 'data')
    const again = await splot('backup', 'b.tar.gz', '--data', 'data')
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there')])
    const used = await splot('restore', 'b.tar.gz', '--data', 'data')
    expect([used.code, used.err]).toEqual([1, expect.stringContaining('holds something')])
    await mkdir(at('open'))
    await extract({ file: at('b.tar.gz'), cwd: at('open') })
    const changes: [name: string, change: () => Promise<void>][] = [
      ['damaged', () => edit('data/cases', (text) => text.replace('ada', 'ida'))],
      ['does not hold what it says', () => edit('data/documents', () => null)],
      ['it is none', () => edit('manifest.json', (text) => text.replace('1', '9'))],
    ]
    for (const [told, change] of changes) {
      await rm(at('open'), { recursive: true })
      await mkdir(at('open'))
      await extract({ file: at('b.tar.gz'), cwd: at('open') })
      await change()
      await create({ gzip: true, cwd: at('open'), file: at('c.tar.gz') }, ['.'])
      const refused = await splot('restore', 'c.tar.gz', '--data', 'back')
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(told)])
      expect(await readdir(folder)).not.toContain('back')
    }
    const bytes = await readFile(at('b.tar.gz'))
    await writeFile(at('cut.tar.gz'), bytes.subarray(0, bytes.length / 2))
    await writeFile(at('text.tar.gz'), 'no archive')
    for (const name of ['cut.tar.gz', 'text.tar.gz', 'nowhere.tar.gz']) {
      const refused = await splot('restore', name, '--data', 'back')
      expect([refused.code, refused.err], name).toEqual([1, expect.stringContaining(name)])
    }
  })

  /** Changes the first file below a path of the unpacked archive, or removes it. */
  async function edit(below: string, change: (text: string) => string | null): Promise<void> {
    const root = at('open', below)
    const isFile = (await stat(root)).isFile()
    const names = isFile ? [] : await readdir(root, { recursive: true })
    const file = isFile ? root : join(root, names.find((name) => name.endsWith('.json')) ?? '')
    const text = change(await readFile(file, 'utf8'))
    if (text === null) await rm(file)
    else await writeFile(file, text)
  }

  test('[SV138] a serving process is asked, goes on writing, and each moment is whole', async () => {
    const store = await openFileStore({ folder: at('data') })
    await fill(store, 1)
    const now = () => '2027-03-01T00:00:00Z'
    const notes: string[] = []
    const output = { line: () => undefined, note: (text: string) => notes.push(text) }
    const serving = serveRequests({ data: at('data'), store, now }, output, 10)
    let step = 1
    const enough = new AbortController()
    const writing = (async () => {
      while (!enough.signal.aborted) await store.commitCase(sampleCommit('a', (step += 1)))
    })()
    const before = step
    const taken = await splot('backup', 'b.tar.gz', '--data', 'data', '--json')
    expect(taken, taken.err).toMatchObject({ code: 0 })
    expect(taken.err).toContain('asking the process')
    const refused = await splot('backup', 'b.tar.gz', '--data', 'data')
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('is there')])
    enough.abort()
    await writing
    expect(step).toBeGreaterThan(before + 1)
    expect((await splot('restore', 'b.tar.gz', '--data', 'back')).code).toBe(0)
    expect(await readdir(at('data/requests'))).toEqual([])
    await serving.stop()
    const file = at('c.tar.gz')
    const unserved = { data: at('data'), patienceMs: 40, pollMs: 10, isHeld: async () => true }
    await expect(ask({ file }, unserved)).rejects.toThrow('took no request')
    expect(await readdir(at('data/requests'))).toEqual([])
    await store.close()
    expect(notes.join('\n')).toContain('backup of 1 cases')
  })

  test.skipIf(server === null)('[SV139] a database goes into a folder, and back', async () => {
    const [from, into] = [await server!.create(), await server!.create()]
    try {
      await filledFolder()
      await splot('import', 'data', '--into', from.url)
      const taken = await splot('backup', 'b.tar.gz', '--database', from.url, '--json')
      expect(taken.code).toBe(0)
      const back = await splot('restore', 'b.tar.gz', '--data', 'back', '--json')
      expect(hashes(back.out)).toEqual(hashes(taken.out))
      const other = await splot('restore', 'b.tar.gz', '--database', into.url, '--json')
      expect(hashes(other.out)).toEqual(hashes(taken.out))
    } finally {
      await from.drop()
      await into.drop()
    }
  })
})

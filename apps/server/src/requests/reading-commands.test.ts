import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { handIn, openCall, openVillage, villageFiles } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import type { Store } from '@splot/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'
import { serveRequests } from './serve.ts'
import { withStoreToRead } from './with-store-to-read.ts'

let folder = ''
let store: Store
const notes: string[] = []
const output = { line: () => undefined, note: (text: string) => void notes.push(text) }
const at = (...names: string[]) => path.join(folder, ...names)
const now = () => '2027-03-01T00:00:00Z'

beforeEach(async () => {
  notes.length = 0
  folder = await mkdtemp(path.join(tmpdir(), 'splot-reading-'))
  for (const { path: file, text } of villageFiles()) {
    await mkdir(path.dirname(at('definitions', file)), { recursive: true })
    await writeFile(at('definitions', file), text)
  }
  store = await openFileStore({ folder: at('data') })
  const village = await openVillage({ store })
  await handIn(village, (await openCall(village)).id, 'anna')
  await village.runtime.work()
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const places = ['--data', 'data', '--definitions', 'definitions']

test.each([
  ['fate', ['definitions', '--json'], '"counts"'],
  ['export', ['out', '--json'], '"files"'],
  ['indicators', ['--json'], '"sets"'],
] as const)(
  '[SV145] `splot %s` answers the same beside a server as without one, and leaves nothing',
  async (command, args, told) => {
    const serving = serveRequests({ data: at('data'), store, now }, output, 10)
    const beside = await splotIn(folder, [command, ...args, ...places])
    expect([beside.code, beside.err]).toEqual([0, expect.stringContaining('asking the process')])
    expect(beside.out).toContain(told)
    expect(notes).toEqual([expect.stringContaining('copy of 2 cases')])
    expect(await readdir(at('data', 'requests'))).toEqual([])
    await serving.stop()
    await store.close()
    const alone = await splotIn(folder, [command, ...args, ...places])
    const timeless = (text: string) => text.replaceAll(/"at": ".*?"/gu, '')
    expect([alone.code, alone.err, timeless(alone.out)]).toEqual([0, '', timeless(beside.out)])
    store = await openFileStore({ folder: at('data') })
  },
)

test('[SV145] what is looked at stood together at one moment, without files, and changes nothing', async () => {
  await store.putBlob(
    (async function* () {
      yield Buffer.from('letter')
    })(),
    100,
  )
  const serving = serveRequests({ data: at('data'), store, now }, output, 10)
  const place = { data: at('data') }
  await withStoreToRead(place, output, async (seen) => {
    const [row] = (await seen.queryCases({ workflow: 'application' })).items
    const id = row?.id ?? ''
    expect(await seen.loadCaseWithHistory(id)).toEqual(await store.loadCaseWithHistory(id))
    for await (const address of seen.allBlobs()) expect(address).toBe('none')
    await seen.putDocument('note', 'x', 'only here')
    await store.putDocument('note', 'y', 'only there')
    expect(await seen.getDocument('note', 'y')).toBeNull()
  })
  expect(await store.getDocument('note', 'x')).toBeNull()
  // what goes wrong leaves no copy either
  const failing = withStoreToRead(place, output, async () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await readdir(at('data', 'requests'))).toEqual([])
  await serving.stop()
})

test('[SV145] a process that holds the folder and serves nothing is told, and so is one that cannot copy', async () => {
  const patience = { patienceMs: 40, pollMs: 10 }
  const unserved = withStoreToRead({ data: at('data') }, output, async () => 0, patience)
  await expect(unserved).rejects.toThrow('took no request')
  expect(await readdir(at('data', 'requests'))).toEqual([])
  const serving = serveRequests({ data: at('data'), store, now }, output, 10)
  const names = await readdir(at('data', 'cases'), { recursive: true })
  const file = at('data', 'cases', names.find((name) => name.endsWith('.json')) ?? '')
  await writeFile(file, (await readFile(file)).subarray(0, 50))
  const damaged = withStoreToRead({ data: at('data') }, output, async () => 0)
  await expect(damaged).rejects.toThrow(path.basename(file))
  expect(await readdir(at('data', 'requests'))).toEqual([])
  await serving.stop()
})

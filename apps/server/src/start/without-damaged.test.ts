import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SplotError } from '@splot/definition'
import type { Reader } from '@splot/runtime'
import { handIn, openCall, openVillage, villageFiles } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openService } from './open-service.ts'
import type { Service } from './open-service.ts'

let folder = ''
let notes: string[] = []
const at = (...names: string[]) => path.join(folder, ...names)

beforeEach(async () => {
  notes = []
  folder = await mkdtemp(path.join(tmpdir(), 'splot-damaged-'))
  for (const { path: file, text } of villageFiles()) {
    await mkdir(path.dirname(at('definitions', file)), { recursive: true })
    await writeFile(at('definitions', file), text)
  }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A village in a folder: a call with the applications of two people. */
async function fill() {
  const store = await openFileStore({ folder: at('data') })
  const village = await openVillage({ store })
  const call = await openCall(village)
  const anna = await handIn(village, call.id, 'anna')
  const beata = await handIn(village, call.id, 'beata')
  await village.runtime.work()
  const people: Record<string, Reader> = {}
  for (const name of ['anna', 'beata', 'adam']) people[name] = await village.as(name)
  people['olga'] = await village.as('olga', 'officer')
  await village.runtime.close()
  await store.close()
  return { call: call.id, anna: anna.id, beata: beata.id, people }
}

async function serve(withoutDamaged: boolean): Promise<Service> {
  return openService({
    data: at('data'),
    definitions: at('definitions'),
    portal: '',
    studio: '',
    publicUrl: 'http://127.0.0.1:1',
    demo: false,
    proxy: false,
    exposeDemo: false,
    withoutDamaged,
    output: { line: () => undefined, note: (text) => void notes.push(text) },
    stopping: new AbortController().signal,
  })
}

async function fileOf(id: string): Promise<string> {
  const names = await readdir(at('data', 'cases'), { recursive: true })
  return at('data', 'cases', names.find((name) => name.endsWith(`${id}.json`)) ?? '')
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof SplotError ? error.code : String(error)),
  )

test.each(['anna', 'call'] as const)(
  '[SV144] a folder with a damaged case (%s) is refused, and served without it where that is asked for',
  async (which) => {
    const { people, ...ids } = await fill()
    const file = await fileOf(ids[which])
    const whole = await readFile(file)
    await writeFile(file, whole.subarray(0, 300))
    const refusal = await serve(false).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'store.corrupt' })
    expect(String(refusal)).toContain(path.basename(file))

    const service = await serve(true)
    const { runtime } = service
    const told = notes.filter((note) => note.startsWith('damaged: '))
    expect(told).toEqual([expect.stringContaining(`case ${ids[which]} is not served`)])
    expect(told[0]).toContain(path.relative(at('data'), file))
    expect(notes.join('\n')).toContain('from a backup')
    const listed = async (who: string) =>
      (await runtime.listCases(people[who] ?? null, {})).items.map(({ id }) => id).toSorted()
    const kept = (...all: string[]) => all.filter((id) => id !== ids[which]).toSorted()
    expect(await listed('adam')).toEqual(kept(ids.call))
    expect(await listed('olga')).toEqual(expect.arrayContaining(kept(ids.anna, ids.beata)))
    expect(await listed('beata')).toEqual([ids.beata])
    expect(await listed('anna')).toEqual(kept(ids.anna))
    expect(await codeOf(runtime.getCase(people['beata'] ?? null, ids.beata))).toBe('fine')
    expect(await codeOf(runtime.getCase(people['adam'] ?? null, ids[which]))).toBe('store.corrupt')
    expect(await codeOf(runtime.timeline(people['adam'] ?? null, ids[which]))).toBe('store.corrupt')
    for (const who of ['anna', 'beata', 'adam', 'olga'])
      expect(await codeOf(runtime.listTasks(people[who] ?? null, {}))).toBe('fine')
    expect((await runtime.listCalls()).items).toHaveLength(which === 'call' ? 0 : 1)
    await runtime.work()
    await runtime.close()
    expect(await readFile(file)).toEqual(whole.subarray(0, 300))

    await writeFile(file, whole)
    const again = await serve(false)
    const reader = people[which === 'call' ? 'adam' : 'olga'] ?? null
    expect(await codeOf(again.runtime.getCase(reader, ids[which]))).toBe('fine')
    await again.runtime.close()
  },
)

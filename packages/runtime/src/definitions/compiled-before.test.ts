import { createExpressionCompiler } from '@splot/feel'
import type { JsonObject } from '@splot/definition'
import { openMemoryStore } from '@splot/store'
import { expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'
import { villageFiles } from '../village/village-programme.ts'
import { createDefinitionCache } from './definition-cache.ts'
import { compiledAhead } from './compiled-ahead.ts'
import { fileSetId, fileSetOf } from './file-set.ts'

const changed = titled('Inny')
const broken = { 'workflows/call.json': '{' }

/** The village's call under another title. */
function titled(pl: string): Record<string, JsonObject> {
  const path = 'workflows/call.json'
  const { text } = villageFiles().find((file) => file.path === path)!
  return { [path]: { ...(JSON.parse(text) as JsonObject), version: 2, title: { pl, en: pl } } }
}

/** Opens a village and tells how many guards and other expressions that took. */
async function opened(
  options: NonNullable<Parameters<typeof openVillage>[0]>,
  stopping?: AbortSignal,
) {
  const feel = createExpressionCompiler()
  const seen: string[] = []
  const cache = createDefinitionCache({
    check: (...given) => feel.check(...given),
    compile: (source) => {
      seen.push(source)
      return feel.compile(source)
    },
  })
  const village = await openVillage({ cache, ...options })
  const compiled = seen.length
  await village.runtime.compileAhead(stopping)
  return { village, compiled, ahead: seen.length - compiled }
}

it('[RT143] the same code compiles the same files once, and then what is asked for', async () => {
  const store = openMemoryStore()
  const before = (code: string) => ({ store, compiledBefore: { code, sets: [] } })
  const first = await opened(before('a'))
  expect(first.compiled).toBeGreaterThan(0)
  expect(first.ahead).toBe(0)
  const second = await opened(before('a'))
  expect(second.compiled).toBe(0)
  expect(second.ahead).toBeGreaterThan(0)
  await openCall(second.village)
  expect((await opened({ ...before('a'), changed })).compiled).toBeGreaterThan(0)
  expect((await opened(before('a'))).compiled).toBeGreaterThan(0)
  expect((await opened(before('b'))).compiled).toBeGreaterThan(0)
  expect((await opened({ store })).compiled).toBeGreaterThan(0)
})

it('[RT143] nothing is compiled ahead for a service that stops', async () => {
  const store = openMemoryStore()
  await opened({ store, compiledBefore: { code: 'a', sets: [] } })
  const next = { store, compiledBefore: { code: 'a', sets: [] } }
  expect(await opened(next, AbortSignal.abort())).toMatchObject({ compiled: 0, ahead: 0 })
})

it('[RT143] files that came with the code need no trial on an empty store', async () => {
  const compiledBefore = await compiledAhead('a', villageFiles())
  expect((await opened({ compiledBefore })).compiled).toBe(0)
  expect((await opened({ compiledBefore, changed })).compiled).toBeGreaterThan(0)
  const withFault = await compiledAhead('a', villageFiles(broken))
  expect(withFault.sets).toEqual([])
})

it('[RT143] a fault is named at every start, and the last good version stays in force', async () => {
  const store = openMemoryStore()
  const compiledBefore = { code: 'a', sets: [] }
  await opened({ store, compiledBefore })
  for (const _ of [1, 2]) {
    const { village } = await opened({ store, compiledBefore, changed: broken })
    expect(village.runtime.problems().map(({ file }) => file)).toEqual(['workflows/call.json'])
    await openCall(village)
  }
})

it('[RT143] files are tried again under a programme that is not theirs', async () => {
  const store = openMemoryStore()
  await openVillage({ store })
  const path = 'workflows/programme.json'
  const programme = JSON.parse(
    villageFiles().find((file) => file.path === path)!.text,
  ) as JsonObject
  const other = { [path]: { ...programme, title: { pl: 'Inny', en: 'Other' } } }
  const sets = [fileSetId(fileSetOf(villageFiles(other)))]
  const { village, compiled } = await opened({
    store,
    compiledBefore: { code: 'a', sets },
    changed: other,
  })
  expect(village.runtime.problems().map(({ file }) => file)).toEqual([path])
  expect(compiled).toBeGreaterThan(0)
})

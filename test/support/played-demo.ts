import { fileURLToPath } from 'node:url'
import { demoReport, passingKeys, playDemo, readDemoData } from '@splot/app-server/demo'
import type { DemoReport, PlayedDemo } from '@splot/app-server/demo'
import { openMemoryStore } from '@splot/store'
import { definitionFiles } from './first-stage.ts'

/** Plays the demonstration on a memory store, to its end or up to an instant. */
export async function played(
  until: string | null = null,
): Promise<PlayedDemo & { report: DemoReport }> {
  const data = await readDemoData(fileURLToPath(new URL('../../', import.meta.url)))
  const definitions = await definitionFiles()
  const openStore = async (now: () => string) => openMemoryStore({ now })
  const result = await playDemo({ data, definitions, openStore, sensitiveKeys: passingKeys, until })
  return { ...result, report: await demoReport(result.demo) }
}

/** Returns how far the history of every case goes up to an instant, as the hash of its last line. */
export async function historyUpTo(
  { store }: PlayedDemo,
  instant: string,
): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  let cursor: string | undefined
  do {
    const page = await store.queryCases({}, cursor, 100)
    for (const { id } of page.items) {
      const entries = await store.history(id, 0, 10_000)
      const last = entries.filter(({ at }) => Date.parse(at) <= Date.parse(instant)).at(-1)
      if (last) all[id] = `${last.seq} ${last.hash}`
    }
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

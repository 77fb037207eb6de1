import { fileURLToPath } from 'node:url'
import { demoReport, passingKeys, playDemo, readDemoData } from '@splot/app-server/demo'
import type { DemoReport, PlayedDemo } from '@splot/app-server/demo'
import { openMemoryStore } from '@splot/store'
import { definitionFiles } from './first-stage.ts'

/** The demonstration that was played, and what became of everybody. */
export type WholeDemo = PlayedDemo & { report: DemoReport }

/** Plays the demonstration on a memory store, to its end or up to an instant. */
export async function played(until: string | null = null): Promise<WholeDemo> {
  const data = await readDemoData(fileURLToPath(new URL('../../', import.meta.url)))
  const definitions = await definitionFiles()
  const openStore = async (now: () => string) => openMemoryStore({ now })
  const result = await playDemo({ data, definitions, openStore, sensitiveKeys: passingKeys, until })
  return { ...result, report: await demoReport(result.demo) }
}

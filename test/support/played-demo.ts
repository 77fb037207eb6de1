import { fileURLToPath } from 'node:url'
import { demoReport, passingKeys, playDemo, readDemoData } from '@splot/app-server/demo'
import type { DemoReport, PlayedDemo } from '@splot/app-server/demo'
import { definitionFiles } from './first-stage.ts'
import { openFlowStore } from './flow-store.ts'

/** The demonstration that was played, and what became of everybody. */
export type WholeDemo = PlayedDemo & { report: DemoReport }

/** Plays the demonstration on a memory store, to its end or up to an instant. */
export async function played(until: string | null = null): Promise<WholeDemo> {
  const data = await readDemoData(fileURLToPath(new URL('../../', import.meta.url)))
  const definitions = await definitionFiles()
  const result = await playDemo({
    data,
    definitions,
    openStore: openFlowStore,
    sensitiveKeys: passingKeys,
    until,
  })
  return { ...result, report: await demoReport(result.demo) }
}

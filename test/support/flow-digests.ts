import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { historyDigest } from '@splot/app-server/demo'
import type { HistoryDigest } from '@splot/app-server/demo'
import type { Store } from '@splot/store'

const folder = process.env['SPLOT_FLOW_DIGESTS']

/**
 * Writes the digest of the histories of each store of a test file into the folder `SPLOT_FLOW_DIGESTS`, in
 * the order in which they were opened; `null` for one that its test closed. Without the folder does nothing.
 */
export async function keepDigests(testFile: string, stores: readonly Store[]): Promise<void> {
  if (folder === undefined || stores.length === 0) return
  const digests: (HistoryDigest | null)[] = []
  for (const store of stores) digests.push(await historyDigest(store).catch(() => null))
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${path.basename(testFile)}.json`)
  await writeFile(file, JSON.stringify(digests, null, 2))
}

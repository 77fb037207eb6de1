import { readdir } from 'node:fs/promises'
import { openFileStore, verifyFolder } from '@splot/store'

/** Returns the last number acknowledged for each name of a kind. */
function lastAcked(lines: readonly string[], kind: string): Map<string, number> {
  const found = new Map<string, number>()
  // A line cut off by the kill has no number.
  for (const line of lines) {
    const [, id, number] = new RegExp(`^${kind} (\\S+) (\\d+)$`).exec(line) ?? []
    if (id !== undefined) found.set(id, Number(number))
  }
  return found
}

/** Returns what of the writes acknowledged in `lines` of `store-writer.js` is missing or damaged. */
export async function lossAfter(folder: string, lines: readonly string[]): Promise<string[]> {
  const loss: string[] = []
  const store = await openFileStore({ folder })
  for (const [id, revision] of lastAcked(lines, 'case')) {
    const found = (await store.loadCase(id))?.revision ?? 0
    if (found < revision) loss.push(`case ${id} at ${found}, acknowledged ${revision}`)
  }
  for (const [id, revision] of lastAcked(lines, 'document'))
    if (((await store.getDocument('draft', id))?.revision ?? 0) < revision)
      loss.push(`document ${id}, acknowledged ${revision}`)
  const delivered = new Set(lines.filter((line) => /^row .*\/1$/.test(line)))
  for (const row of await store.claimOutbox('2030-01-01T00:00:00Z', 1e6, 1))
    if (delivered.has(`row ${row.id}`)) loss.push(`row ${row.id} is offered again`)
  await store.close()
  const { problems } = await verifyFolder(folder)
  loss.push(...problems.map((problem) => problem.message))
  const files = await readdir(folder, { recursive: true })
  loss.push(...files.filter((file) => file.endsWith('.tmp')))
  return loss
}

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore, verifyFolder } from '@splot/store'
import { createRandom } from '@splot/store/contract'
import { buildStore, startProcess } from './store-process.ts'

const rounds = 50
let folder = ''
beforeAll(async () => {
  buildStore()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

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

/** Returns what of the acknowledged writes is missing or damaged. */
async function lossAfter(lines: readonly string[]): Promise<string[]> {
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

describe('a process killed under load', () => {
  it(`[ST37] has lost no acknowledged write, ${rounds} times in a row`, async () => {
    const random = createRandom(20261123)
    let acked = 0
    for (let round = 1; round <= rounds; round += 1) {
      const writer = startProcess('store-writer.js', folder)
      expect(await writer.next()).toBe('ready')
      // The moment is what the test is about; nothing is expected of how far the writer came.
      await setTimeout(20 + random() * 300)
      writer.child.kill('SIGKILL')
      await writer.ended
      acked += writer.lines.length
      expect(await lossAfter(writer.lines), `round ${round}`).toEqual([])
    }
    expect(acked).toBeGreaterThan(rounds * 10)
    process.stdout.write(`  ${rounds} kills, ${acked} acknowledgements, none lost\n`)
  })
})

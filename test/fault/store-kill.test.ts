import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '@splot/store/contract'
import { lossAfter } from './store-loss.ts'
import { buildStore, startProcess } from './store-process.ts'

const rounds = 50
let folder = ''
beforeAll(async () => {
  buildStore()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a process killed under load', () => {
  it(`[ST37] has lost no acknowledged write, ${rounds} times in a row`, async () => {
    const random = createRandom(20261123)
    let acked = 0
    for (let round = 1; round <= rounds; round += 1) {
      const writer = startProcess('store-writer.js', folder)
      expect(await writer.next()).toBe('ready')
      // The moment is what the test is about: some way on, which a busy machine takes longer for.
      for (let left = Math.floor(random() * 25); left > 0; left--) await writer.next()
      await setTimeout(20 + random() * 300)
      writer.child.kill('SIGKILL')
      await writer.ended
      acked += writer.lines.length
      expect(await lossAfter(folder, writer.lines), `round ${round}`).toEqual([])
    }
    expect(acked).toBeGreaterThan(rounds * 10)
    process.stdout.write(`  ${rounds} kills, ${acked} acknowledgements, none lost\n`)
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { handIn, openCall, openVillage, taskOf, villageFiles } from '@splot/runtime/village'
import { openFileStore } from '@splot/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

let folder = ''
let over = ''
let running = ''

/** A folder with a village in which one application of Anna's is over and one is not. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-erase-'))
  for (const { path, text } of villageFiles()) {
    await mkdir(dirname(join(folder, 'village', path)), { recursive: true })
    await writeFile(join(folder, 'village', path), text)
  }
  const village = await openVillage({
    store: await openFileStore({ folder: join(folder, 'data') }),
  })
  const { runtime } = village
  const call = await openCall(village)
  over = (await handIn(village, call.id)).id
  running = (await handIn(village, call.id, 'beata')).id
  await runtime.work()
  const olga = await village.as('olga', 'officer')
  const check = await taskOf(village, olga, over, 'check')
  await runtime.claimTask(olga, check)
  await runtime.submitTask(olga, check, { answers: { verdict: 'rejected' } })
  await runtime.work()
  await village.as('daria', 'dataOfficer')
  await runtime.close()
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const flags = '--json --data data --definitions village'.split(' ')
const run = (command: string, rest: string[], by = 'daria') =>
  splotIn(folder, [command, ...rest, '--by', `${by}@example.org`, ...flags])
const because = ['--reason', 'A control']

describe('splot hold and splot erase', () => {
  test('[SV197] a hold begins and ends, and keeps erasure away', async () => {
    const told = await run('hold', [over, ...because])
    expect(told, told.err).toMatchObject({ code: 0 })
    expect(JSON.parse(told.out)).toMatchObject({ caseId: over, endedAt: null })
    const refused = await run('erase', [over, ...because])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('case.held')])
    const ended = await run('hold', [over, '--end', ...because])
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(JSON.parse(ended.out)).toMatchObject({ caseId: over, endedAt: expect.any(String) })
    expect((await run('hold', [over, '--end', ...because])).code).toBe(1)
  })

  test('[SV197] an erasure is proposed for somebody else to approve, and erases nothing by itself', async () => {
    const told = await run('erase', [over, ...because])
    expect(told, told.err).toMatchObject({ code: 0 })
    expect(JSON.parse(told.out)).toMatchObject([{ caseId: over, status: 'proposed' }])
    const listed = await run('erase', [])
    expect(JSON.parse(listed.out)).toMatchObject([
      { caseId: over, status: 'proposed', proposed: { reason: 'A control' } },
    ])
    const again = await run('erase', [over, ...because])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('erasure.decided')])
    const early = await run('erase', [running, ...because])
    expect([early.code, early.err]).toEqual([1, expect.stringContaining('case.not-finished')])
    expect((await splotIn(folder, ['erase', over, '--approve', ...flags])).code).toBe(2)
  })

  test('[SV197] whoever does not look after personal data, gives no reason, or is nobody, is refused', async () => {
    const codes = await Promise.all([
      run('hold', [running, ...because], 'nobody'),
      run('erase', [running], 'daria'),
    ])
    expect(codes.map(({ code }) => code)).toEqual([1, 1])
    const olga = await run('hold', [running, ...because], 'olga')
    expect(olga.err).toContain('personal-data.not-officer')
  })
})

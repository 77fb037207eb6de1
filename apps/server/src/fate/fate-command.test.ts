import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectFolder, splotIn } from '../testing/splot-in.ts'
import { whileServing } from '../testing/while-serving.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-cli-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Runs the command line in an empty folder and returns what it printed and its exit code. */
const splot = (...args: string[]) => splotIn(folder, args)

describe('splot fate', () => {
  test('a draft or data folder that is none is refused; it needs a draft', async () => {
    await whileServing(folder, [], async () => undefined)
    expect(await splot('fate', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere is none'),
    })
    expect(await splot('fate', projectFolder, '--data', 'empty')).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds nothing'),
    })
    expect(await splot('fate')).toMatchObject({ code: 2 })
    expect(await splot('fate', '--help')).toMatchObject({ code: 0 })
  })
})

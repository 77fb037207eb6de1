import { describe, expect, test } from 'vitest'
import { projectFolder } from '../testing/splot-in.ts'
import { emptiedFolder } from '../testing/emptied-folder.ts'

const { splot, whileServing } = emptiedFolder()

describe('splot fate', () => {
  test('a draft or data folder that is none is refused; it needs a draft', async () => {
    await whileServing([], async () => undefined)
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

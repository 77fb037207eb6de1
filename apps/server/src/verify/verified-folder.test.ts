import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptiedFolder } from '../testing/emptied-folder.ts'

const { inFolder, splot, whileServing } = emptiedFolder()

describe('splot verify', () => {
  test('it proves the folder of a running service', async () => {
    const { result } = await whileServing([], () => splot('verify', '--json'))
    expect(result.code).toBe(0)
    expect(JSON.parse(result.out)).toMatchObject({ cases: 1, problems: [] })
  })

  test('[SV138] the running service takes a backup, and what it holds is proven', async () => {
    const { result } = await whileServing([], () => splot('backup', 'b.tar.gz', '--json'))
    expect(result, result.err).toMatchObject({ code: 0 })
    expect(JSON.parse(result.out)).toMatchObject({ cases: 1 })
    expect(await splot('restore', 'b.tar.gz', '--data', 'back')).toMatchObject({ code: 0 })
    expect(await splot('verify', '--data', 'back')).toMatchObject({ code: 0 })
  })

  test('a folder in which somebody changed a case is named, and ends with 1', async () => {
    await whileServing([], async () => undefined)
    const data = inFolder('.splot/data')
    const files = await readdir(data, { recursive: true })
    const file = files.find((name) => /^cases.*\.json$/u.test(name))!
    const text = await readFile(join(data, file), 'utf8')
    const changed = text.replace('"status": "active"', '"status": "done"')
    expect(changed).not.toBe(text)
    await writeFile(join(data, file), changed)
    const { code, out } = await splot('verify', '--json')
    expect(code).toBe(1)
    expect((JSON.parse(out) as { problems: { file: string }[] }).problems).toMatchObject([{ file }])
    const told = await splot('verify')
    expect(told).toMatchObject({ code: 1, out: expect.stringContaining(file) })
    expect(told.out).toMatch(/: 1 damaged$/u)
  })

  test('a folder without data is refused with a sentence', async () => {
    const { code, err } = await splot('verify', '--data', 'nowhere')
    expect(code).toBe(1)
    expect(err).toContain('store.missing')
  })
})

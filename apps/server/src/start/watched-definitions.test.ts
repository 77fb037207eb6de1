import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import { copyDefinitions } from '../testing/splot-in.ts'
import { emptiedFolder } from '../testing/emptied-folder.ts'
import { cookieOf } from '../testing/while-serving.ts'

const { inFolder, whileServing } = emptiedFolder()

describe('splot start watches the definitions', () => {
  test('a raised version is taken without a restart; a broken one is named and the last good runs on', async () => {
    await copyDefinitions(inFolder())
    const file = inFolder('forms/R01.json')
    const form = JSON.parse(await readFile(file, 'utf8')) as { version: number }
    const { result, err } = await whileServing(
      ['--definitions', '.'],
      async ({ address, links }) => {
        const inForce = async () =>
          ((await (await fetch(`${address}/api/forms/R01`)).json()) as { definition: typeof form })
            .definition.version
        await writeFile(file, JSON.stringify({ ...form, version: form.version + 1 }))
        await vi.waitFor(async () => expect(await inForce()).toBe(form.version + 1), 20_000)
        await writeFile(file, '{ "id": "R01",')
        const link = (name: string) => links.find(({ email }) => email.startsWith(name))?.link ?? ''
        const problems = async (cookie: string) =>
          fetch(`${address}/api/problems`, { headers: { cookie } })
        const admin = await cookieOf(link('alicja'))
        await vi.waitFor(
          async () => expect(await (await problems(admin)).text()).toContain('forms/R01.json'),
          20_000,
        )
        return {
          version: (await inForce()) - form.version,
          other: (await problems(await cookieOf(link('wanda')))).status,
        }
      },
    )
    expect(result).toEqual({ version: 1, other: 403 })
    expect(err).toContain('forms/R01.json')
  })
})

import { readFile, writeFile } from 'node:fs/promises'
import type { Scenario } from '@splot/definition'
import { describe, expect, test } from 'vitest'
import { copyDefinitions, projectFolder } from '../testing/splot-in.ts'
import { emptiedFolder } from '../testing/emptied-folder.ts'

const { inFolder, splot, whileServing } = emptiedFolder()

describe('splot diff', () => {
  test('tells in words what differs between two folders, for administrators and for participants', async () => {
    await copyDefinitions(inFolder())
    const same = await splot('diff', '.')
    expect(same).toMatchObject({ code: 0, out: 'No difference.' })
    const file = inFolder('workflows/programme.json')
    const programme = JSON.parse(await readFile(file, 'utf8')) as {
      parameters: Record<string, { value: number }>
    }
    programme.parameters['P04']!.value = 4
    await writeFile(file, JSON.stringify(programme))
    const told = await splot('diff', '.')
    expect(told.out).toContain('Parameter “P04 Correction deadline” – value: was 4, now 5.')
    const notice = await splot('diff', '.', projectFolder, '--participants', '--language', 'pl')
    expect(notice.out).toBe(
      '- „P04 Termin na uzupełnienie”: było 4 dni roboczych, jest 5 dni roboczych.',
    )
    const json = JSON.parse((await splot('diff', '.', '--json')).out) as { files: object[] }
    expect(json.files).toMatchObject([{ kind: 'programme', change: 'changed' }])
  })

  test(
    'tells what differs between versions kept in a data folder; what a scenario calls an error keeps one from it',
    { timeout: 240_000 },
    async () => {
      const admin = 'admin@example.org'
      const folders = ['--data', 'kept']
      await whileServing(['--no-demo', '--admin', admin, ...folders], async () => undefined)
      await copyDefinitions(inFolder('newer'))
      const file = inFolder('newer/workflows/programme.json')
      const programme = JSON.parse(await readFile(file, 'utf8')) as {
        version: number
        parameters: Record<string, { value: number }>
      }
      programme.parameters['P04']!.value += 3
      await writeFile(file, JSON.stringify({ ...programme, version: programme.version + 1 }))
      const scenarioFile = inFolder('newer/workflows/scenarios/firstCall.json')
      const scenario = JSON.parse(await readFile(scenarioFile, 'utf8')) as Scenario
      const arrivals = scenario.arrivals.map((one) => ({ ...one, ...(one.under && { count: 5 }) }))
      const limit = { measure: 'cases' as const, workflow: 'recruitment', unmet: 'error' as const }
      const save = (most: number) =>
        writeFile(
          scenarioFile,
          JSON.stringify({ ...scenario, arrivals, expect: [{ ...limit, most }] }),
        )
      const publish = () => splot('publish', 'newer', '--by', admin, '--reason', 'Nowy', ...folders)
      await save(4)
      const refused = await publish()
      expect(refused).toMatchObject({
        code: 1,
        err: expect.stringContaining('Not met: Cases started (Recruitment): at most 4. It was 5.'),
      })
      expect(refused.err).toContain('scenario 1 of 1, firstCall: 100 %')
      await save(5)
      const published = await publish()
      expect(published, published.err).toMatchObject({ code: 0 })
      const told = await splot('diff', 'start', 'release:1', ...folders)
      expect(told).toMatchObject({ code: 0, out: expect.stringContaining('P04') })
      expect(await splot('diff', 'release:1', 'release:1', ...folders)).toMatchObject({
        code: 0,
        out: 'No difference.',
      })
      expect(await splot('diff', 'start', 'release:9', ...folders)).toMatchObject({
        code: 1,
        err: expect.stringContaining('release.not-found'),
      })
    },
  )

  test('refuses what is no folder, what cannot be read and a language there is not', async () => {
    expect((await splot('diff', 'nowhere')).code).toBe(1)
    const empty = await splot('diff', '.')
    expect(empty.code).toBe(1)
    expect(empty.err).toContain('no programme')
    expect((await splot('diff', projectFolder, '--language', 'de')).code).toBe(2)
    expect((await splot('diff')).code).toBe(2)
  })
})

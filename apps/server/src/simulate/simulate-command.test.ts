import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from '@splot/definition'
import type { SimulationReport } from '@splot/engine'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../testing/splot-in.ts'
import { emptiedFolder } from '../testing/emptied-folder.ts'

const { inFolder, splot } = emptiedFolder()

describe('splot simulate', () => {
  test('runs a scenario of the reference programme, and fails where an expectation does', async () => {
    const path = 'workflows/scenarios/firstCall.json'
    const given = JSON.parse(await readFile(join(projectFolder, path), 'utf8')) as Scenario
    const arrivals = given.arrivals.map((one) => ({ ...one, ...(one.under && { count: 12 }) }))
    const decided = {
      title: { pl: 'Każdy ma wynik', en: 'Everybody has a result' },
      holds:
        'workflows[workflow = "recruitment"][1].started = 12 and count(problems[workflow = "recruitment"]) = 0',
    }
    const small = { ...given, id: 'small', days: 150, arrivals, expect: [decided] }
    await writeFile(inFolder('small.json'), JSON.stringify(small))
    const run = await splot('simulate', 'small.json', '--json')
    expect(run.code).toBe(0)
    const [{ report }] = JSON.parse(run.out) as [{ report: SimulationReport }]
    const recruitment = report.workflows.find(({ workflow }) => workflow === 'recruitment')
    expect(recruitment?.started).toBe(12)
    expect(report.roles.find(({ role }) => role === 'recruitmentOfficer')?.people).toBe(4)
    expect((await splot('simulate', 'small.json', '--json')).out).toBe(run.out)

    const impossible = { ...decided, holds: 'workflows[workflow = "recruitment"][1].started > 12' }
    const fewer = { measure: 'cases', workflow: 'recruitment', most: 11 }
    const bad = { ...small, expect: [impossible, fewer, { ...fewer, most: 12 }] }
    await writeFile(inFolder('bad.json'), JSON.stringify(bad))
    const failed = await splot('simulate', 'bad.json', '--language', 'pl', '--seed', '3')
    expect(failed.code).toBe(1)
    expect(failed.out).toMatch(/seed 3[^]*Rekrutacja +12[^]*Nie spełniono: Każdy ma wynik\./)
    expect(failed.out).toContain('Spełniono: Rozpoczęte sprawy (Rekrutacja): najwyżej 12.')
    expect(failed.out).toContain(
      'Nie spełniono: Rozpoczęte sprawy (Rekrutacja): najwyżej 11. Wyszło 12.',
    )
    expect(failed.out.endsWith('Niespełnione oczekiwania: 2 z 3.')).toBe(true)
  })

  test('names what is wrong with a scenario', async () => {
    expect(await splot('simulate', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('"nowhere" is neither a file nor one of firstCall'),
    })
    await writeFile(inFolder('shape.json'), '{\n  "id": "shape",\n  "days": "many"\n}')
    const shape = await splot('simulate', 'shape.json')
    expect(shape.code).toBe(1)
    expect(shape.err).toContain('shape.json:3:')
    const title = { pl: 'x', en: 'x' }
    const names = { id: 'names', title, seed: 1, startsAt: '2027-01-18T08:00:00Z', days: 10 }
    const arrivals = [{ workflow: 'recruitmnt' }]
    await writeFile(inFolder('names.json'), JSON.stringify({ ...names, arrivals }))
    const unknown = await splot('simulate', 'names.json')
    expect(unknown.code).toBe(1)
    expect(unknown.err).toContain('/arrivals/0/workflow: There is no workflow “recruitmnt”.')
    expect((await splot('simulate', '--days', '0')).code).toBe(2)
  })
})

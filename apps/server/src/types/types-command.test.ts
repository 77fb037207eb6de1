import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'

const project = resolve(import.meta.dirname, '../../../..')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-types-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const splot = (...args: string[]) => splotIn(folder, args)

/** Returns what the compiler finds wrong with a program beside the declarations. */
async function faultsOf(text: string): Promise<string> {
  const options = { strict: true, noEmit: true, allowImportingTsExtensions: true, types: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))
  await writeFile(join(folder, 'program.ts'), text)
  return spawnSync(join(project, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
    .stdout
}

const program = `import type { Programme } from './programme.ts'
type Recruitment = Programme['workflows']['recruitment']
export const state: Recruitment['state'] = 'recruitment.draft'
export const form: Recruitment['tasks']['apply'] = 'R03'
export const returned: Recruitment['events']['REJECTION_RETURNED'] = { reason: 'The register says otherwise.' }
export const rows: Programme['answers']['C01']['founders'] = [{ orgId: 'o-1', share: 50, tasks: 'Sewing' }]
export const places: Programme['parameters']['P01'] = 30
`

test('a program that reads answers, states, events and parameters is checked by what it writes', async () => {
  const written = await splot('types', '--out', 'programme.ts')
  expect(written.code).toBe(0)
  const text = await readFile(join(folder, 'programme.ts'), 'utf8')
  expect(text).toMatch(/^\/\/ Written by `splot types`/u)
  expect(text).toContain('* Reason\n')
  expect(await faultsOf(program)).toBe('')
  const wrong = program
    .replace('recruitment.draft', 'recruitment.drafted')
    .replace('= 30', '= "30"')
  expect((await faultsOf(wrong)).match(/error TS/gu)).toHaveLength(2)
})

test('the schema is draft-07 that says the same, and a folder that is none is refused', async () => {
  const { code, out } = await splot('types', '--json')
  expect(code).toBe(0)
  const schema = JSON.parse(out) as { properties: { answers: { required: string[] } } }
  expect(schema.properties.answers.required).toHaveLength(41)
  expect(await splot('types', 'nowhere')).toMatchObject({ code: 1 })
})

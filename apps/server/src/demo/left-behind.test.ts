import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FateReport, IndicatorReport, ProgrammeRelease } from '@splot/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyDefinitions, projectFolder, splotIn } from '../testing/splot-in.ts'
import { listedCalls, pressSignIn, whileServing } from '../testing/while-serving.ts'
import type { DemoReport } from './demo-report.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-cli-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Runs the command line in the folder of these tests and returns what it printed and its exit code. */
const splot = (...args: string[]) => splotIn(folder, args)

// months of the programme, each step kept on a disk that others use too
const playing = 900_000
const inPlayed = ['--data', 'played']
const admin = 'admin@example.org'

test('a folder that holds something is left alone, and a day that is none is refused', async () => {
  await writeFile(join(folder, 'mine.txt'), 'mine')
  expect((await splot('demo', '--data', '.')).err).toContain('holds something')
  expect((await splot('demo', '--at', 'tomorrow')).err).toContain('2027-10-01')
})

// one after another, in one folder: each goes on with what the one before left
describe('what splot demo left on a day', { timeout: playing }, () => {
  let left: DemoReport
  let before: Record<string, string>
  let submitted = 0

  beforeAll(async () => {
    const played = await splot('demo', '--at', '2027-05-20', ...inPlayed, '--json')
    expect(played).toMatchObject({ code: 0 })
    left = JSON.parse(played.out) as DemoReport
    submitted = left.applicants.filter(
      ({ states: { recruitment } }) =>
        !['recruitment.draftExpired', 'recruitment.late'].includes(recruitment ?? ''),
    ).length
    before = await readTree(join(folder, 'played'))
    await copyDefinitions(join(folder, 'newer'))
    await raise('programme')
    await writeFile(join(folder, 'mapping.json'), mapping)
  }, playing)

  test('is counted as of its own day or of one before, under definitions in force or others', async () => {
    expect(left.at).toBe('2027-05-20T21:59:59.000Z')
    expect(submitted).toBeGreaterThan(0)
    expect(await counted()).toEqual({ at: '2027-05-20', applied: submitted })
    expect(await counted('--as-of', '2027-02-14')).toEqual({ at: '2027-02-14', applied: 0 })
    // definitions that nobody published there yet are used, and not published by that
    expect(await counted('--definitions', 'newer')).toMatchObject({ applied: submitted })
  })

  test('tells of each live case what becomes of it under newer definitions', async () => {
    const fate = (...flags: string[]) => splot('fate', ...flags, ...inPlayed)
    const same = await fate(projectFolder)
    expect(same).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Untouched, [^:]+: \d+\.$/u),
    })
    await raise('diagnosis', (text) =>
      text.replaceAll('"diagnosis.assigning"', '"diagnosis.sharing"'),
    )
    const undecided = await fate('newer', '--json')
    expect(undecided.code).toBe(1)
    const { problems, counts, groups } = JSON.parse(undecided.out) as FateReport
    expect(problems).toEqual([])
    expect(counts).toMatchObject({ blocked: 0, untouched: 0 })
    expect(counts.mustDecide).toBeGreaterThan(5)
    expect(counts.mustDecide).toBeLessThanOrEqual(submitted)
    expect(groups[0]?.undecided).toEqual([{ state: 'diagnosis.assigning', why: 'gone' }])
    const decided = await fate('newer', '--mapping', 'mapping.json', '--language', 'pl')
    expect(decided.code).toBe(0)
    expect(decided.out).toMatch(
      /^\d+ +przechodzi +diagnosis \d+ → \d+ +diagnosis\.assigning +diagnosis\.sharing/mu,
    )
    await writeFile(join(folder, 'no-mapping.json'), '[]')
    expect(await fate('newer', '--mapping', 'no-mapping.json')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no-mapping.json'),
    })
  })

  test('stays byte for byte while it is counted and looked at', async () => {
    expect(await readTree(join(folder, 'played'))).toEqual(before)
  })

  test('takes newer definitions from somebody who may publish, without errors only', async () => {
    expect(await publish('nobody@example.org')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody@example.org'),
    })
    const asAdmin = ['--no-demo', '--admin', admin, ...inPlayed]
    await whileServing(folder, asAdmin, async () => undefined)
    // an indicator counts a state that no workflow has
    const counting = join(folder, 'newer/workflows/indicators/recruitment.json')
    const text = await readFile(counting, 'utf8')
    await writeFile(counting, text.replaceAll('entered.submitted', 'entered.handedIn'))
    expect(await publish(admin)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/programme-draft\.has-errors[^]+handedIn/u),
    })
    await writeFile(counting, text)
    const published = await publish(admin)
    expect(published, published.err).toMatchObject({ code: 0 })
    const release = JSON.parse(published.out) as ProgrammeRelease
    expect(release).toMatchObject({
      isInForce: true,
      reason: 'Nowy',
      migration: { status: 'done', refusedCount: 0, stayed: 0 },
    })
    expect(release.migration.moved).toBeGreaterThan(5)
  })

  test('gives its definitions in force into a folder, over others only when told', async () => {
    const written = (...flags: string[]) => splot('export', 'out', ...flags, ...inPlayed)
    const file = join(folder, 'out/workflows/diagnosis.json')
    expect(await written()).toMatchObject({ code: 0 })
    const out = await readFile(file, 'utf8')
    expect(out).toContain('"diagnosis.sharing"')
    expect((await splot('check', 'out')).code).toBe(0)
    // once more is no change, and a folder that says something else is not written over
    expect(await written()).toMatchObject({ code: 0 })
    await writeFile(file, '{}')
    expect(await written()).toMatchObject({
      code: 1,
      err: expect.stringContaining('--force'),
    })
    expect(await written('--force')).toMatchObject({ code: 0 })
    expect(await readFile(file, 'utf8')).toBe(out)
  })

  test('goes on from its own day when it is served, and proves itself', async () => {
    const { result } = await whileServing(folder, inPlayed, async ({ address, links }) => {
      const calls = (await listedCalls(address)) as { number: string }[]
      const coordinator = links.find(({ email }) => email.startsWith('konrad'))
      const signed = await pressSignIn(coordinator?.link ?? '')
      return {
        numbers: calls.map(({ number }) => number),
        links: links.length,
        in: signed.status,
      }
    })
    expect(result).toMatchObject({ numbers: ['1/REK/2027'] })
    expect(result.links).toBeGreaterThan(30)
    expect(result.in).toBeLessThan(400)
    expect(await splot('verify', ...inPlayed)).toMatchObject({ code: 0 })
  })
})

const mapping = '{ "diagnosis": { "diagnosis.assigning": "diagnosis.sharing" } }'

/** Puts the definitions of `newer` in force in `played`. */
function publish(by: string) {
  const how = '--reason Nowy --policy mapped --mapping mapping.json --json'.split(' ')
  return splot('publish', 'newer', '--by', by, ...how, ...inPlayed)
}

async function counted(...flags: string[]) {
  const { out } = await splot('indicators', ...inPlayed, '--json', ...flags)
  const { at, sets } = JSON.parse(out) as IndicatorReport
  return { at, applied: sets[0]?.indicators[0]?.parts[0]?.value }
}

/** Changes a file of `newer` and gives it the next version. */
async function raise(name: string, change = (text: string): string => text): Promise<void> {
  const file = join(folder, `newer/workflows/${name}.json`)
  const text = await readFile(file, 'utf8')
  const { version } = JSON.parse(text) as { version: number }
  await writeFile(file, change(text).replace(`"version": ${version}`, `"version": ${version + 1}`))
}

/** A checksum of every file of a data folder but those of its lock, which tell who had it open. */
async function readTree(root: string): Promise<Record<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true })
  const files = names
    .filter((one) => one.isFile() && one.parentPath !== join(root, 'lock'))
    .map((one) => join(one.parentPath, one.name))
  const entries = files.map(
    async (file) =>
      [
        file,
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

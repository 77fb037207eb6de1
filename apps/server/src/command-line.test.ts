import { createHash } from 'node:crypto'
import type { Scenario } from '@splot/definition'
import type { SimulationReport } from '@splot/engine'
import type { FateReport, IndicatorReport, ProgrammeRelease } from '@splot/runtime'
import { cp, mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from './command-line.ts'
import { splotIn } from './testing/splot-in.ts'
import type { DemoReport } from './demo/demo-report.ts'
import { startPeople } from './start/start-people.ts'

const project = resolve(import.meta.dirname, '../../..')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-cli-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Runs the command line in an empty folder and returns what it printed and its exit code. */
const splot = (...args: string[]) => splotIn(folder, args)

/** Starts the service and hands it to `use`; the service is asked to stop when that is done. */
async function whileRunning<T>(
  args: string[],
  use: (ready: {
    address: string
    links: { roles: string[]; email: string; link: string }[]
  }) => Promise<T>,
): Promise<{ code: number; result: T; err: string }> {
  const notes: string[] = []
  let stop = (): void => undefined
  const stopped = new Promise<void>((done) => {
    stop = done
  })
  let ready: (text: string) => void = () => undefined
  const line = new Promise<string>((done) => {
    ready = done
  })
  const running = runCommandLine(['start', '--port', '0', '--json', ...args], {
    output: { line: (text) => ready(text), note: (text) => notes.push(text) },
    workingFolder: folder,
    projectFolder: project,
    stopped: () => stopped,
  })
  const first = await Promise.race([line, running.then(() => '')])
  if (first === '') throw new Error(`Expected the service to start but: ${notes.join('\n')}`)
  try {
    const result = await use(JSON.parse(first) as never)
    stop()
    return { code: await running, result, err: notes.join('\n') }
  } finally {
    stop()
    await running
  }
}

describe('splot', () => {
  test('--help is no failure, wrong usage is 2', async () => {
    expect(await splot('--help')).toMatchObject({ code: 0 })
    expect(await splot('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    expect((await splot('start', '--help')).out).toContain('--port')
    expect((await splot('dance')).code).toBe(2)
    expect((await splot('start', '--port', '70000')).code).toBe(2)
    expect((await splot('check', '--colour')).code).toBe(2)
  })

  test('every command has --help and --json, and stands in the README', async () => {
    const readme = await readFile(join(project, 'apps/server/README.md'), 'utf8')
    const { out } = await splot('--help')
    const listed = out.slice(out.indexOf('Commands:')).matchAll(/^ {2}(\w+)/gm)
    const names = [...listed].map(([, name]) => name ?? '').filter((name) => name !== 'help')
    expect(names).toEqual(expect.arrayContaining(['start', 'check', 'verify', 'demo', 'bench']))
    for (const name of names) {
      const help = await splot(name, '--help')
      expect(help, name).toMatchObject({ code: 0, out: expect.stringContaining('--json') })
      expect(readme).toMatch(new RegExp(`^\\| \`${name}[\` ]`, 'm'))
    }
  })
})

describe('splot simulate', () => {
  test('runs a scenario of the reference programme, and fails where an expectation does', async () => {
    const path = 'workflows/scenarios/firstCall.json'
    const given = JSON.parse(await readFile(join(project, path), 'utf8')) as Scenario
    const arrivals = given.arrivals.map((one) => ({ ...one, ...(one.under && { count: 12 }) }))
    const decided = {
      title: { pl: 'Każdy ma wynik', en: 'Everybody has a result' },
      holds:
        'workflows[workflow = "recruitment"][1].started = 12 and count(problems[workflow = "recruitment"]) = 0',
    }
    const small = { ...given, id: 'small', days: 150, arrivals, expect: [decided] }
    await writeFile(join(folder, 'small.json'), JSON.stringify(small))
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
    await writeFile(join(folder, 'bad.json'), JSON.stringify(bad))
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
    await writeFile(join(folder, 'shape.json'), '{\n  "id": "shape",\n  "days": "many"\n}')
    const shape = await splot('simulate', 'shape.json')
    expect(shape.code).toBe(1)
    expect(shape.err).toContain('shape.json:3:')
    const title = { pl: 'x', en: 'x' }
    const names = { id: 'names', title, seed: 1, startsAt: '2027-01-18T08:00:00Z', days: 10 }
    const arrivals = [{ workflow: 'recruitmnt' }]
    await writeFile(join(folder, 'names.json'), JSON.stringify({ ...names, arrivals }))
    const unknown = await splot('simulate', 'names.json')
    expect(unknown.code).toBe(1)
    expect(unknown.err).toContain('/arrivals/0/workflow: There is no workflow “recruitmnt”.')
    expect((await splot('simulate', '--days', '0')).code).toBe(2)
  })
})

describe('splot diff', () => {
  test('tells in words what differs between two folders, for administrators and for participants', async () => {
    for (const part of ['workflows', 'forms'])
      await cp(join(project, part), join(folder, part), { recursive: true })
    const same = await splot('diff', '.')
    expect(same).toMatchObject({ code: 0, out: 'No difference.' })
    const file = join(folder, 'workflows/programme.json')
    const programme = JSON.parse(await readFile(file, 'utf8')) as {
      parameters: Record<string, { value: number }>
    }
    programme.parameters['P04']!.value = 4
    await writeFile(file, JSON.stringify(programme))
    const told = await splot('diff', '.')
    expect(told.out).toContain('Parameter “P04 Correction deadline” – value: was 4, now 5.')
    const notice = await splot('diff', '.', project, '--participants', '--language', 'pl')
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
      await whileRunning(['--no-demo', '--admin', admin, ...folders], async () => undefined)
      for (const part of ['workflows', 'forms'])
        await cp(join(project, part), join(folder, 'newer', part), { recursive: true })
      const file = join(folder, 'newer/workflows/programme.json')
      const programme = JSON.parse(await readFile(file, 'utf8')) as {
        version: number
        parameters: Record<string, { value: number }>
      }
      programme.parameters['P04']!.value += 3
      await writeFile(file, JSON.stringify({ ...programme, version: programme.version + 1 }))
      const scenarioFile = join(folder, 'newer/workflows/scenarios/firstCall.json')
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
    expect((await splot('diff', project, '--language', 'de')).code).toBe(2)
    expect((await splot('diff')).code).toBe(2)
  })
})

describe('splot check', () => {
  // what it finds in our own definitions, and in one with every fault, the conformance tests tell
  test('a fault is named with file, line, pointer, code and how to mend it', async () => {
    const scenarios = join(folder, 'workflows/scenarios')
    await mkdir(scenarios, { recursive: true })
    await writeFile(join(folder, 'workflows/broken.json'), '{ "id": "broken",')
    const path = 'workflows/scenarios/firstCall.json'
    const scenario = await readFile(join(project, path), 'utf8')
    await writeFile(join(folder, path), scenario.replace('"days"', '"dais"'))
    const { code, out } = await splot('check', '.')
    expect(code).toBe(1)
    expect(out).toMatch(/workflows\/broken\.json:1:\d+ error source\.not-json/u)
    expect(out).toMatch(/scenarios\/firstCall\.json:10:\d+ error schema\.unknown-key[^]*at \/dais/u)
    expect(out).toContain('Did you mean "days"?')
    expect(out).toMatch(/2 files, [1-9]\d* errors/u)
  })

  test('a scenario that names no workflow of the programme is a fault of its file', async () => {
    for (const part of ['workflows', 'forms'])
      await cp(join(project, part), join(folder, part), { recursive: true })
    const path = join(folder, 'workflows/scenarios/firstCall.json')
    const scenario = await readFile(path, 'utf8')
    await writeFile(path, scenario.replace('"under": "call"', '"under": "coll"'))
    const { code, out } = await splot('check', '.')
    expect(code).toBe(1)
    expect(out).toMatch(
      /scenarios\/firstCall\.json:\d+:\d+ error scenario\.unknown-workflow[^]*at \/arrivals\/1\/under/u,
    )
  })

  test('a folder that is none is a failure', async () => {
    expect(await splot('check', 'nowhere')).toMatchObject({ code: 1 })
  })
})

/** Returns the calls that the service at an address tells everybody. */
async function listedCalls(address: string): Promise<object[]> {
  const page = (await (await fetch(`${address}/api/calls`)).json()) as { items: object[] }
  return page.items
}

describe('splot start', () => {
  test('an empty folder becomes a service with people, an open call and links that sign in', async () => {
    const { code, result } = await whileRunning([], async ({ address, links }) => {
      const health = await fetch(`${address}/api/health/ready`)
      const calls = (await listedCalls(address)) as { open: boolean }[]
      const admin = links.find(({ email }) => email.startsWith('alicja'))
      const signed = await pressSignIn(admin?.link ?? '')
      const cookie = signed.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
      const me = (await (
        await fetch(`${address}/api/me`, { headers: { cookie: cookie.join('; ') } })
      ).json()) as { roles: string[] }
      return { health: health.status, open: calls.map((call) => call.open), roles: me.roles }
    })
    expect(result).toEqual({ health: 200, open: [true], roles: ['programmeAdmin'] })
    expect(code).toBe(0)
  })

  test('every role of the programme has a link, and whoever signs in by it holds the role', async () => {
    const programme = JSON.parse(
      await readFile(join(project, 'workflows/programme.json'), 'utf8'),
    ) as { roles: Record<string, { kind: string }> }
    const { public: _everybody, ...roles } = programme.roles
    const { result } = await whileRunning([], async ({ address, links }) => {
      const held = await Promise.all(
        links.map(async ({ link }) => {
          const headers = { cookie: await cookieOf(link) }
          return (await (await fetch(`${address}/api/me`, { headers })).json()) as {
            roles: string[]
          }
        }),
      )
      return { links, held: held.map((me) => me.roles) }
    })
    expect(result.links.map(({ email }) => email)).toEqual(startPeople.map(({ email }) => email))
    const named = result.links.map((one) => one.roles)
    expect([...new Set(named.flat())].sort()).toEqual(Object.keys(roles).sort())
    expect(result.held).toEqual(
      named.map((all) => all.filter((role) => roles[role]?.kind === 'programme')),
    )
  })

  test('a second start finds everything again and seeds nothing twice', async () => {
    const count = async ({ address }: { address: string }) => (await listedCalls(address)).length
    expect((await whileRunning([], count)).result).toBe(1)
    expect((await whileRunning([], count)).result).toBe(1)
    expect(await splot('verify', '--json')).toMatchObject({ code: 0 })
  })

  test('without the demonstration there are no people, no call and no outbox', async () => {
    const { result } = await whileRunning(['--no-demo'], async ({ address, links }) => ({
      links,
      calls: await listedCalls(address),
      mail: (await fetch(`${address}/api/mail`)).status,
    }))
    expect(result).toEqual({ links: [], calls: [], mail: 404 })
  })

  test('a stop ends live connections instead of waiting for them', async () => {
    const { code, result } = await whileRunning([], async ({ links }) => {
      const signed = await pressSignIn(links[0]?.link ?? '')
      const cookie = signed.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
      const address = new URL('/api/stream', links[0]?.link)
      return fetch(address, { headers: { cookie: cookie.join('; ') } })
    })
    expect(result.status).toBe(200)
    expect(await result.text()).toContain('retry:')
    expect(code).toBe(0)
  })

  test('without the demonstration the first administrator gets a link', async () => {
    const { result } = await whileRunning(
      ['--no-demo', '--admin', 'Ewa@example.org'],
      async ({ links }) => links.map(({ email }) => email),
    )
    expect(result).toEqual(['ewa@example.org'])
  })

  test('a second process on the folder is refused with a sentence', async () => {
    const { result } = await whileRunning(['--no-demo'], () => splot('start', '--port', '0'))
    expect(result.code).toBe(1)
    expect(result.err).toContain('store.locked')
  })

  test('options may stand behind the dashes that pnpm hands on', async () => {
    expect(await splot('start', '--', '--help')).toMatchObject({ code: 0 })
    const wrong = await splot('start', '--', '--port', 'many')
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('from 0 to 65535') })
  })

  test('a port in use is refused with a sentence', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const { code, err } = await splot('start', '--port', String(port))
    other.close()
    expect(code).toBe(1)
    expect(err).toContain(`port ${port}`)
  })

  test('a broken definition file is named and the service starts', async () => {
    for (const part of ['workflows', 'forms']) {
      await cp(join(project, part), join(folder, part), { recursive: true })
    }
    await mkdir(join(folder, 'workflows'), { recursive: true })
    await writeFile(join(folder, 'workflows/broken.json'), '{\n  "id": }')
    const { result, err } = await whileRunning(
      ['--definitions', '.'],
      async ({ address }) => (await fetch(`${address}/api/health`)).status,
    )
    expect(result).toBe(200)
    expect(err).toContain('workflows/broken.json:2:9 source.not-json')
  })
})

describe('splot start watches the definitions', () => {
  test('a raised version is taken without a restart; a broken one is named and the last good runs on', async () => {
    for (const part of ['workflows', 'forms']) {
      await cp(join(project, part), join(folder, part), { recursive: true })
    }
    const file = join(folder, 'forms/R01.json')
    const form = JSON.parse(await readFile(file, 'utf8')) as { version: number }
    const { result, err } = await whileRunning(
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

describe('splot verify', () => {
  test('it proves the folder of a running service', async () => {
    const { result } = await whileRunning([], () => splot('verify', '--json'))
    expect(result.code).toBe(0)
    expect(JSON.parse(result.out)).toMatchObject({ cases: 1, problems: [] })
  })

  test('[SV138] the running service takes a backup, and what it holds is proven', async () => {
    const { result } = await whileRunning([], () => splot('backup', 'b.tar.gz', '--json'))
    expect(result, result.err).toMatchObject({ code: 0 })
    expect(JSON.parse(result.out)).toMatchObject({ cases: 1 })
    expect(await splot('restore', 'b.tar.gz', '--data', 'back')).toMatchObject({ code: 0 })
    expect(await splot('verify', '--data', 'back')).toMatchObject({ code: 0 })
  })

  test('a folder in which somebody changed a case is named, and ends with 1', async () => {
    await whileRunning([], async () => undefined)
    const data = join(folder, '.splot/data')
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

describe('splot demo', () => {
  // plays months of the programme and compiles it several times
  const playing = { timeout: 240_000 }
  test(
    'it leaves a programme that goes on from its own day when it is served',
    playing,
    async () => {
      const played = await splot('demo', '--at', '2027-05-20', '--data', 'played', '--json')
      expect(played).toMatchObject({ code: 0 })
      const left = JSON.parse(played.out) as DemoReport
      expect(left.at).toBe('2027-05-20T21:59:59.000Z')
      await expectCountedWithoutTrace(left)
      await expectPublished()
      const { result } = await whileRunning(['--data', 'played'], async ({ address, links }) => {
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
      expect(await splot('verify', '--data', 'played')).toMatchObject({ code: 0 })
    },
  )

  test('a folder that holds something is left alone, and a day that is none is refused', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine')
    expect((await splot('demo', '--data', '.')).err).toContain('holds something')
    expect((await splot('demo', '--at', 'tomorrow')).err).toContain('2027-10-01')
  })
})

describe('splot indicators', () => {
  test('it prints a table and writes what spreadsheets read', async () => {
    await whileRunning([], async () => undefined)
    const files = ['--csv', 'k.csv', '--semicolons', '--xlsx', 'k.xlsx']
    const { code, out, err } = await splot('indicators', '--locale', 'en', ...files)
    expect(code).toBe(0)
    expect(out).toMatch(/^K01 +Partnerships that applied +0 +number +>= 40 +no$/mu)
    expect(out).toMatch(/^ {7}Paid +0\.00 +PLN$/mu)
    expect(err).toContain(join(folder, 'k.csv'))
    const polish = await splot('indicators', '--locale', 'pl', '--from', '2026-01-01')
    expect(polish.out).toMatch(
      /^nr +wskaźnik +stan na \S+ +od 2026-01-01 +jednostka +cel +osiągnięty/mu,
    )
    expect(polish.out).toMatch(/^K01 .+ 0 +0 +liczba +>= 40 +nie$/mu)
    expect(polish.out).toMatch(/ 0,00 +0,00 +zł$/mu)
    const lines = (await readFile(join(folder, 'k.csv'), 'utf8')).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFFNo\.;Indicator;Part;/u)
    // a workbook is a ZIP archive
    expect((await readFile(join(folder, 'k.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  })

  test('[SV145] a folder that is served is counted; a day to come, one without data and a wrong language are refused', async () => {
    const { result } = await whileRunning([], () => splot('indicators', '--json'))
    expect(result).toMatchObject({ code: 0, err: expect.stringContaining('asking the process') })
    expect(result.out).toContain('"sets"')
    const late = await splot('indicators', '--as-of', '2999-01-01')
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining('indicator.moment') })
    const nowhere = await splot('indicators', '--data', 'nowhere')
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('holds nothing') })
    expect(await splot('indicators', '--locale', 'de')).toMatchObject({ code: 2 })
    expect(await splot('indicators', '--help')).toMatchObject({ code: 0 })
  })
})

/** Of each live case what becomes of it under the definitions of `newer`, and under some that move one state. */
async function expectFatesTold(submitted: number): Promise<void> {
  const fate = (...flags: string[]) => splot('fate', ...flags, '--data', 'played')
  const same = await fate(project)
  expect(same).toMatchObject({ code: 0, out: expect.stringMatching(/^Untouched, [^:]+: \d+\.$/u) })
  const file = join(folder, 'newer/workflows/diagnosis.json')
  const text = await readFile(file, 'utf8')
  const { version } = JSON.parse(text) as { version: number }
  await writeFile(
    file,
    text
      .replaceAll('"diagnosis.assigning"', '"diagnosis.sharing"')
      .replace(`"version": ${version}`, `"version": ${version + 1}`),
  )
  const undecided = await fate('newer', '--json')
  expect(undecided.code).toBe(1)
  const { problems, counts, groups } = JSON.parse(undecided.out) as FateReport
  expect(problems).toEqual([])
  expect(counts).toMatchObject({ blocked: 0, untouched: 0 })
  expect(counts.mustDecide).toBeGreaterThan(5)
  expect(counts.mustDecide).toBeLessThanOrEqual(submitted)
  expect(groups[0]?.undecided).toEqual([{ state: 'diagnosis.assigning', why: 'gone' }])
  await writeFile(join(folder, 'mapping.json'), mapping)
  const decided = await fate('newer', '--mapping', 'mapping.json', '--language', 'pl')
  expect(decided.code).toBe(0)
  expect(decided.out).toMatch(
    /^\d+ +przechodzi +diagnosis \d+ → \d+ +diagnosis\.assigning +diagnosis\.sharing/mu,
  )
  await writeFile(join(folder, 'mapping.json'), '[]')
  expect(await fate('newer', '--mapping', 'mapping.json')).toMatchObject({
    code: 1,
    err: expect.stringContaining('mapping.json'),
  })
}

const mapping = '{ "diagnosis": { "diagnosis.assigning": "diagnosis.sharing" } }'

/** The definitions of `newer` are published into `played` by somebody who may, and written out again. */
async function expectPublished(): Promise<void> {
  const folders = ['--data', 'played']
  await writeFile(join(folder, 'mapping.json'), mapping)
  const how = '--reason Nowy --policy mapped --mapping mapping.json --json'.split(' ')
  const publish = (by: string) => splot('publish', 'newer', '--by', by, ...how, ...folders)
  expect(await publish('nobody@example.org')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nobody@example.org'),
  })
  const admin = 'admin@example.org'
  await whileRunning(['--no-demo', '--admin', admin, ...folders], async () => undefined)
  // an indicator counts a state that no workflow has
  const counting = join(folder, 'newer/workflows/indicators/recruitment.json')
  const counted = await readFile(counting, 'utf8')
  await writeFile(counting, counted.replaceAll('entered.submitted', 'entered.handedIn'))
  expect(await publish(admin)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/programme-draft\.has-errors[^]+handedIn/u),
  })
  await writeFile(counting, counted)
  const published = await publish(admin)
  expect(published, published.err).toMatchObject({ code: 0 })
  const release = JSON.parse(published.out) as ProgrammeRelease
  expect(release).toMatchObject({
    isInForce: true,
    reason: 'Nowy',
    migration: { status: 'done', refusedCount: 0, stayed: 0 },
  })
  expect(release.migration.moved).toBeGreaterThan(5)
  expect(await splot('export', 'out', ...folders)).toMatchObject({ code: 0 })
  const out = await readFile(join(folder, 'out/workflows/diagnosis.json'), 'utf8')
  expect(out).toContain('"diagnosis.sharing"')
  expect((await splot('check', 'out')).code).toBe(0)
  // once more is no change, and a folder that says something else is not written over
  expect(await splot('export', 'out', ...folders)).toMatchObject({ code: 0 })
  await writeFile(join(folder, 'out/workflows/diagnosis.json'), '{}')
  expect(await splot('export', 'out', ...folders)).toMatchObject({
    code: 1,
    err: expect.stringContaining('--force'),
  })
  expect(await splot('export', 'out', '--force', ...folders)).toMatchObject({ code: 0 })
  expect(await readFile(join(folder, 'out/workflows/diagnosis.json'), 'utf8')).toBe(out)
  expect(await splot('verify', ...folders)).toMatchObject({ code: 0 })
}

/** What a demonstration left in `played` is counted as of its own day, and stays byte for byte. */
async function expectCountedWithoutTrace({ applicants }: DemoReport): Promise<void> {
  const before = await readTree(join(folder, 'played'))
  const counted = async (...flags: string[]) => {
    const { out } = await splot('indicators', '--data', 'played', '--json', ...flags)
    const { at, sets } = JSON.parse(out) as IndicatorReport
    return { at, applied: sets[0]?.indicators[0]?.parts[0]?.value }
  }
  const sent = applicants.filter(
    ({ states: { recruitment } }) =>
      !['recruitment.draftExpired', 'recruitment.late'].includes(recruitment ?? ''),
  )
  expect(sent.length).toBeGreaterThan(0)
  expect(await counted()).toEqual({ at: '2027-05-20', applied: sent.length })
  expect(await counted('--as-of', '2027-02-14')).toEqual({ at: '2027-02-14', applied: 0 })
  // definitions that nobody published there yet are used, and not published by that
  for (const part of ['workflows', 'forms'])
    await cp(join(project, part), join(folder, 'newer', part), { recursive: true })
  const file = join(folder, 'newer/workflows/programme.json')
  const programme = JSON.parse(await readFile(file, 'utf8')) as { version: number }
  await writeFile(file, JSON.stringify({ ...programme, version: programme.version + 1 }))
  expect(await counted('--definitions', 'newer')).toMatchObject({ applied: sent.length })
  await expectFatesTold(sent.length)
  expect(await readTree(join(folder, 'played'))).toEqual(before)
}

describe('splot fate', () => {
  test('a draft or data folder that is none is refused; it needs a draft', async () => {
    await whileRunning([], async () => undefined)
    expect(await splot('fate', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere is none'),
    })
    expect(await splot('fate', project, '--data', 'empty')).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds nothing'),
    })
    expect(await splot('fate')).toMatchObject({ code: 2 })
    expect(await splot('fate', '--help')).toMatchObject({ code: 0 })
  })
})

describe('splot bench', () => {
  test('an unknown benchmark is refused with those that are known', async () => {
    expect(await splot('bench', 'nothing-such')).toMatchObject({ code: 1 })
  })
})

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

async function cookieOf(link: string): Promise<string> {
  const signed = await pressSignIn(link)
  return signed.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0] ?? '')
    .join('; ')
}

// what the button on the page of a link does
async function pressSignIn(link: string): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(link)
  return fetch(origin + pathname, { method: 'POST', body: searchParams, redirect: 'manual' })
}

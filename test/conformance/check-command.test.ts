import { readFileSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { splitPointer } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServed, splot } from '../support/served-process.ts'

/** One fixture of the lint: a change of one file of the base programme, and what must be found. */
interface Fixture {
  file: string
  set?: Record<string, JsonValue>
  remove?: string[]
  text?: string
  expected: { code: string; path: string; severity?: string; file?: string }[]
}

interface Found {
  file: string
  path: string
  code: string
  severity: string
  line: number
  hint: { pl: string; en: string }
}

const project = path.resolve(import.meta.dirname, '../..')
const fixtures = path.join(import.meta.dirname, 'definition')
const base = path.join(fixtures, 'base')
let folder = ''

beforeAll(async () => {
  buildServed()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-check-'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  const target = path.join(folder, file)
  await mkdir(path.dirname(target), { recursive: true })
  await writeFile(target, text)
}

function set(root: JsonObject, pointer: string, value?: JsonValue): void {
  const steps = splitPointer(pointer)
  const last = steps.pop() ?? ''
  const parent = steps.reduce<JsonObject>((at, step) => at[step] as JsonObject, root)
  if (value === undefined) delete parent[last]
  else parent[last] = value
}

function changedText({ file, set: changes = {}, remove = [], text }: Fixture): string {
  if (text !== undefined) return text
  // the one programme file gathers the faults of all its fixtures
  const from = path.basename(file) === 'programme.json' ? folder : base
  const value = JSON.parse(readFileSync(path.join(from, file), 'utf8')) as JsonObject
  for (const pointer of remove) set(value, pointer)
  for (const [pointer, item] of Object.entries(changes)) set(value, pointer, item)
  return JSON.stringify(value, null, 2)
}

/** Where a fixture's file goes beside the others, under an id of its own. */
function placeOf({ file }: Fixture, n: number): { file: string; from: string; to: string } {
  const name = path.basename(file, '.json')
  // one programme; and the second set of indicators is wrong only beside the first
  if (name === 'programme' || name === 'sums') return { file, from: name, to: name }
  const to = `${file.startsWith('workflows/') ? 'w' : file.includes('/lists/') ? 'l' : 'F'}${n}`
  return { file: `${path.dirname(file)}/${to}.json`, from: name, to }
}

/** What sets of indicators call by names they all share: sources, breakdowns, indicators. */
const shared = new Set(sharedNames())

function sharedNames(): string[] {
  const file = path.join(base, 'workflows/indicators/figures.json')
  const { sources, breakdowns, indicators } = JSON.parse(readFileSync(file, 'utf8')) as {
    sources: JsonObject
    breakdowns: JsonObject
    indicators: { id: string }[]
  }
  return [...Object.keys(sources), ...Object.keys(breakdowns), ...indicators.map(({ id }) => id)]
}

/** A set with names of its own: beside the others none answers for the rest. */
function withOwnNames(value: JsonValue, own: (name: string) => string, at = ''): JsonValue {
  if (typeof value === 'string')
    return ['source', 'id', 'breakdowns'].includes(at) ? own(value) : value
  if (Array.isArray(value)) return value.map((one) => withOwnNames(one, own, at))
  if (typeof value !== 'object' || value === null) return value
  const named = at === 'sources' || at === 'breakdowns'
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      named ? own(key) : key,
      withOwnNames(one, own, named ? '' : key),
    ]),
  )
}

/** Writes one programme with every fault of the fixtures; returns what must be found, by file. */
async function writeFaultyProgramme(): Promise<Map<string, Fixture['expected']>> {
  for (const file of readdirSync(base, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.json')) await write(file, readFileSync(path.join(base, file), 'utf8'))
  const expected = new Map<string, Fixture['expected']>()
  const names = readdirSync(fixtures).filter((name) => name.endsWith('.json'))
  for (const [n, name] of names.entries()) {
    const fixture = JSON.parse(readFileSync(path.join(fixtures, name), 'utf8')) as Fixture
    const place = placeOf(fixture, n)
    const isFigures = place.from === 'figures'
    const own = (name: string) => (isFigures && shared.has(name) ? `${name}Of${n}` : name)
    const changed = changedText(fixture)
    const text = (
      isFigures ? JSON.stringify(withOwnNames(JSON.parse(changed), own), null, 2) : changed
    )
      .replaceAll(`"${place.from}"`, `"${place.to}"`)
      .replaceAll(`"${place.from}.`, `"${place.to}.`)
    await write(place.file, text)
    const found = fixture.expected.map((issue) => ({
      ...issue,
      path: issue.path.split('/').map(own).join('/'),
    }))
    expected.set(place.file, [...(expected.get(place.file) ?? []), ...found])
  }
  return expected
}

const text = (words: string): JsonObject => ({ pl: words, en: words })

/** Faults that only the engine and the forms compiler see: nothing of it is wrong word by word. */
const deepFaults: Record<string, { value: JsonObject; code: RegExp; path: RegExp }> = {
  'workflows/circle.json': {
    code: /^check\.always-loop$/u,
    path: /^\/states\/(there|back)$/u,
    value: workflow('circle', {
      there: { meta: { title: text('there') }, always: 'back' },
      back: {
        meta: { title: text('back') },
        always: [{ target: 'there', guard: 'context.rounds < 1' }, { target: 'done' }],
      },
    }),
  },
  'workflows/deaf.json': {
    code: /^check\./u,
    path: /^\/states\/waiting/u,
    value: workflow('deaf', {
      waiting: {
        meta: {
          title: text('waiting'),
          tasks: [{ id: 'work', title: text('work'), assign: { role: 'officer' }, submit: 'DONE' }],
          waitsFor: text('officer'),
        },
        on: { DONE: { target: 'done', guard: 'context.rounds > 1' } },
      },
    }),
  },
  'forms/CIRCLE.json': {
    code: /^form\./u,
    path: /^\/pages\/0\/sections\/0\/fields\/[01]/u,
    value: form('CIRCLE', [
      { key: 'one', type: 'computed', label: text('one'), value: 'two + 1' },
      { key: 'two', type: 'computed', label: text('two'), value: 'one + 1' },
    ]),
  },
  'forms/PATTERN.json': {
    code: /^form\./u,
    path: /^\/pages\/0\/sections\/0\/fields\/0/u,
    value: form('PATTERN', [
      {
        key: 'one',
        type: 'text',
        label: text('one'),
        pattern: { regex: '^(?=(a+)+$)\\1$', message: text('no') },
      },
    ]),
  },
}

function workflow(id: string, states: Record<string, JsonObject>): JsonObject {
  const named = Object.entries(states).map(([key, state]) => [
    key,
    { id: `${id}.${key}`, ...state },
  ])
  const done = {
    id: `${id}.done`,
    type: 'final',
    meta: { title: text('done'), outcome: 'neutral' },
  }
  return {
    id,
    version: 1,
    title: text(id),
    context: { rounds: 0 },
    events: JSON.stringify(states).includes('DONE') ? { DONE: { title: text('done') } } : {},
    access: { start: ['public'], starter: 'applicant', read: ['applicant', 'officer'] },
    initial: Object.keys(states)[0] ?? '',
    states: { ...(Object.fromEntries(named) as JsonObject), done },
  }
}

function form(id: string, fields: JsonObject[]): JsonObject {
  const sections = [{ id: 'section', fields }]
  return { id, version: 1, title: text(id), pages: [{ id: 'page', title: text('page'), sections }] }
}

/** What is told only where every file could be read; here some cannot. */
const needsAll = new Set(['parameter.unread'])

describe('splot check', () => {
  it('[DE2] names every fault of a programme with file and line, and ends with 1', async () => {
    const expected = await writeFaultyProgramme()
    for (const [file, { value }] of Object.entries(deepFaults))
      await write(file, JSON.stringify(value, null, 2))
    const run = await splot('check', folder, '--json')
    expect(run.code).toBe(1)
    const found = (JSON.parse(run.out) as { issues: Found[] }).issues
    for (const [file, issues] of expected) {
      const here = found.filter((issue) => issue.file === file)
      for (const issue of issues.filter((one) => one.file === undefined && !needsAll.has(one.code)))
        expect(here, file).toContainEqual(
          expect.objectContaining({
            code: issue.code,
            path: issue.path,
            severity: issue.severity ?? 'error',
          }),
        )
    }
    for (const [file, { code, path: at }] of Object.entries(deepFaults))
      expect(
        found.filter((issue) => issue.file === file),
        file,
      ).toContainEqual(
        expect.objectContaining({
          code: expect.stringMatching(code) as string,
          path: expect.stringMatching(at) as string,
        }),
      )
    for (const issue of found) {
      expect(issue.line).toBeGreaterThan(0)
      expect(issue.hint.en).not.toBe('')
    }
    const printed = await splot('check', folder)
    expect(printed.code).toBe(1)
    for (const { file, line, code } of found)
      expect(printed.out).toMatch(
        new RegExp(`^${file}:${line}:\\d+ (error|warning) ${code}$`, 'mu'),
      )
  }, 60_000)

  it('[DE2] finds neither error nor warning in our own definitions, and ends with 0', async () => {
    const run = await splot('check', project, '--json')
    const report = JSON.parse(run.out) as { files: number; issues: Found[] }
    expect(report.issues).toEqual([])
    expect(report.files).toBeGreaterThan(10)
    expect(run.code).toBe(0)
  }, 60_000)
})

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createFileCheck, type FileCheck } from './check-files.ts'
import type { StudioFinding } from './finding.ts'

const path = 'workflows/visit.json'
const title = { pl: 'Tytuł', en: 'Title' }
const programme = {
  id: 'programme',
  version: 1,
  title,
  timeZone: 'Europe/Warsaw',
  defaultLocale: 'pl',
  roles: { officer: { title, kind: 'programme' } },
  parameters: {},
  calendar: { country: 'PL' },
  notifications: {},
  stages: [],
}
const workflow = (states: object) => ({
  id: 'visit',
  version: 1,
  title,
  events: { DONE: { title, roles: ['officer'] } },
  access: { start: ['officer'], read: ['officer'] },
  initial: 'open',
  states,
})
const sound = workflow({
  open: { id: 'visit.open', meta: { title, waitsFor: title }, on: { DONE: 'closed' } },
  closed: { id: 'visit.closed', type: 'final', meta: { title, outcome: 'neutral' } },
})
const stuck = workflow({
  open: { id: 'visit.open', meta: { title, waitsFor: title }, on: { DONE: 'closed' } },
  closed: { id: 'visit.closed', meta: { title } },
})

function all(check: FileCheck): StudioFinding[] {
  const found: Record<string, StudioFinding[]> = {}
  for (const part of check.look()) Object.assign(found, part.found)
  return Object.values(found).flat()
}

/** Path → why not every way through it was looked at. */
function why(check: FileCheck): Record<string, string> {
  const told: Record<string, string> = {}
  for (const { unexplored } of check.look())
    for (const [file, reason] of Object.entries(unexplored)) if (reason) told[file] = reason.en
  return told
}

function opened(value: object): FileCheck {
  const check = createFileCheck()
  check.put([
    { path: 'workflows/programme.json', text: JSON.stringify(programme) },
    { path, text: JSON.stringify(value) },
  ])
  return check
}

describe('the check beside the page', () => {
  it('finds nothing in a sound workflow, and a dead end when there is one', () => {
    const check = opened(sound)
    expect(all(check).filter(({ severity }) => severity === 'error')).toEqual([])
    check.put([{ path, text: JSON.stringify(stuck) }])
    expect(all(check)).toContainEqual(
      expect.objectContaining({ file: path, severity: 'error', path: '/states/closed' }),
    )
    check.put([{ path, text: JSON.stringify(sound) }])
    expect(all(check).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('[EN157] tells the story of a dead end, once, also where something else is wrong with the file', () => {
    const also = { ...stuck, events: { ...stuck.events, MORE: { title, roles: ['oficer'] } } }
    const found = all(opened(also)).filter(({ path: at }) => at === '/states/closed')
    expect(found.map(({ code }) => code)).toEqual(['state.no-way-out', 'wait.no-deadline'])
    expect(found[0]?.story?.en).toMatch(/Then nobody can act, and the case is not over\.$/)
  })

  it('[EN156] says of which workflows not every way was looked at, and why, until they are mended', () => {
    const check = opened({ ...stuck, initial: 'nowhere' })
    expect(why(check)).toEqual({ [path]: expect.stringMatching(/^It cannot be run\. /) })
    check.put([{ path, text: JSON.stringify({ ...sound, states: 'none' }) }])
    expect(why(check)).toEqual({ [path]: expect.stringContaining('shape has to be mended') })
    check.put([{ path, text: JSON.stringify(sound) }])
    expect(why(check)).toEqual({})
    check.put([{ path: 'workflows/programme.json', text: null }])
    expect(why(check)).toEqual({ [path]: expect.stringContaining('file of the programme') })
  })

  it('looks first at what changed, then at all other files', () => {
    const check = opened(sound)
    all(check)
    check.put([{ path, text: JSON.stringify(stuck) }])
    const parts = [...check.look()]
    expect(Object.keys(parts[0]?.found ?? {})).toEqual([path])
    expect(Object.keys(parts[1]?.found ?? {})).toEqual(['workflows/programme.json'])
    expect(parts.at(-1)?.done).toBe(true)
  })

  it('tells of a file that another one needs and that is gone', () => {
    const check = opened({ ...sound, offers: undefined })
    all(check)
    check.put([{ path: 'workflows/programme.json', text: null }])
    expect(all(check)).toContainEqual(expect.objectContaining({ code: 'programme.missing' }))
  })

  it('answers a text that is no JSON with a finding', () => {
    const check = opened(sound)
    check.put([{ path, text: '{ no' }])
    expect(all(check)).toContainEqual(expect.objectContaining({ code: 'source.not-json' }))
  })

  it('finds nothing in the reference programme, as the command line does not', () => {
    const check = createFileCheck()
    const paths = ['workflows', 'forms'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    const files = paths.filter((file) => file.endsWith('.json'))
    check.put(files.map((file) => ({ path: file, text: readFileSync(file, 'utf8') })))
    expect(files.length).toBeGreaterThan(200)
    expect(all(check)).toEqual([])
  })
})

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { copyDefinitions, projectFolder } from './testing/splot-in.ts'
import { emptiedFolder } from './testing/emptied-folder.ts'

const { inFolder, splot } = emptiedFolder()

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
    const readme = await readFile(join(projectFolder, 'apps/server/README.md'), 'utf8')
    const { out } = await splot('--help')
    const listed = out.slice(out.indexOf('Commands:')).matchAll(/^ {2}([\w-]+)/gm)
    const names = [...listed].map(([, name]) => name ?? '').filter((name) => name !== 'help')
    expect(names).toEqual(expect.arrayContaining(['start', 'check', 'verify', 'demo', 'bench']))
    for (const name of names) {
      const help = await splot(name, '--help')
      expect(help, name).toMatchObject({ code: 0, out: expect.stringContaining('--json') })
      expect(readme).toMatch(new RegExp(`^\\| \`${name}[\` ]`, 'm'))
    }
  })
})

describe('splot check', () => {
  // what it finds in our own definitions, and in one with every fault, the conformance tests tell
  test('a fault is named with file, line, pointer, code and how to mend it', async () => {
    const scenarios = inFolder('workflows/scenarios')
    await mkdir(scenarios, { recursive: true })
    await writeFile(inFolder('workflows/broken.json'), '{ "id": "broken",')
    const path = 'workflows/scenarios/firstCall.json'
    const scenario = await readFile(join(projectFolder, path), 'utf8')
    await writeFile(inFolder(path), scenario.replace('"days"', '"dais"'))
    const { code, out } = await splot('check', '.')
    expect(code).toBe(1)
    expect(out).toMatch(/workflows\/broken\.json:1:\d+ error source\.not-json/u)
    expect(out).toMatch(/scenarios\/firstCall\.json:10:\d+ error schema\.unknown-key[^]*at \/dais/u)
    expect(out).toContain('Did you mean "days"?')
    expect(out).toMatch(/2 files, [1-9]\d* errors/u)
  })

  test('a scenario that names no workflow of the programme is a fault of its file', async () => {
    await copyDefinitions(inFolder())
    const path = inFolder('workflows/scenarios/firstCall.json')
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

describe('splot bench', () => {
  test('an unknown benchmark is refused with those that are known', async () => {
    expect(await splot('bench', 'nothing-such')).toMatchObject({ code: 1 })
  })
})

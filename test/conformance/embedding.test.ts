import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** A block of code that a document says can be run, and what it says is printed. */
interface Example {
  name: string
  file: string
  code: string
  prints: string[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = `${root}test/.tmp/embedding/`
const document = await readFile(new URL('../../docs/embedding.md', import.meta.url), 'utf8')

/** Returns the blocks that carry a name behind their language. */
function examplesOf(text: string): Example[] {
  return [...text.matchAll(/^```(tsx?) (\w+)\n([^]*?)^```$/gm)].map(
    ([, language = '', name = '', code = '']) => ({
      name,
      file: `${folder}${name}.${language}`,
      code,
      prints: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line!),
    }),
  )
}

/** A line as the console prints it. */
function printed(values: readonly unknown[]): string {
  return values
    .map((value) =>
      typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, compact: true }),
    )
    .join(' ')
}

const examples = examplesOf(document)

describe('docs/embedding.md', () => {
  beforeAll(async () => {
    await mkdir(folder, { recursive: true })
    for (const { file, code } of examples) await writeFile(file, code)
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await rm(folder, { recursive: true, force: true })
  })

  it('holds an example of each way', () => {
    expect(examples.map(({ name }) => name)).toEqual(['engine', 'forms', 'server'])
    for (const { prints } of examples) expect(prints.length).toBeGreaterThan(2)
  })

  it('holds examples without a fault of types', { timeout: 120_000 }, async () => {
    const settings = {
      extends: `${root}tsconfig.tests.json`,
      compilerOptions: { typeRoots: [`${root}node_modules/@types`] },
      include: [`${folder}*`],
    }
    await writeFile(`${folder}tsconfig.json`, JSON.stringify(settings))
    const { stdout, status } = spawnSync(`${root}node_modules/.bin/tsc`, ['-p', folder], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it.each(examples)('the example $name prints what it says', async ({ file, prints }) => {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((...values) => void lines.push(printed(values)))
    await import(/* @vite-ignore */ file)
    expect(lines).toEqual(prints)
  })
})

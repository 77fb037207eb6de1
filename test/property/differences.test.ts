import { parseProgramme } from '@splot/definition'
import type { JsonValue, ProgrammeBundle } from '@splot/definition'
import { diffProgrammes } from '@splot/definition/diff'
import { beforeAll, describe, expect, it } from 'vitest'
import { definitionFiles } from '../support/first-stage.ts'
import { seeded } from '../support/seeded.ts'

let bundle: ProgrammeBundle

beforeAll(async () => {
  bundle = parseProgramme(await definitionFiles()).bundle!
})

type Place = { in: JsonValue[] | Record<string, JsonValue>; at: string; path: string[] }

/** Every place of a JSON value that holds something. */
function placesOf(value: JsonValue, path: string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Place['in']
  return Object.keys(value).flatMap((at) => {
    const inner = (value as Record<string, JsonValue>)[at]!
    return [{ in: holder, at, path: [...path, at] }, ...placesOf(inner, [...path, at])]
  })
}

/** What identifies the file, or is no difference by itself. */
const kept = new Set(['id', 'version', '$schema'])

describe('differences of the reference programme', () => {
  it('[DE26] tells every change of one place in words, of the file it is in', () => {
    const seed = seeded(20261129)
    let changes = 0
    while (changes < 400) {
      const kind = seed.pick(Object.keys(bundle) as (keyof ProgrammeBundle)[])
      const all = kind === 'programme' ? [bundle.programme] : bundle[kind]
      const at = seed.below(all.length)
      const file = structuredClone(all[at]!) as { id: string }
      const places = placesOf(file as unknown as JsonValue).filter(
        ({ path }) => !(path.length === 1 && kept.has(path[0]!)),
      )
      const place = seed.pick(places)
      if (!change(place, seed.chance(0.3))) continue
      changes += 1
      const changed = kind === 'programme' ? file : all.toSpliced(at, 1, file as never)
      const { files, notice } = diffProgrammes(bundle, { ...bundle, [kind]: changed })
      const where = `${kind} ${file.id} ${place.path.join('/')}`
      expect(
        files.map(({ id }) => id),
        where,
      ).toEqual([file.id])
      expect(files[0]!.sentences.length, where).toBeGreaterThan(0)
      for (const { text } of [...files[0]!.sentences, ...notice]) {
        for (const words of [text.pl, text.en]) {
          expect(words, where).not.toMatch(/undefined|\[object|NaN/)
          expect(words.length, where).toBeGreaterThan(8)
        }
      }
    }
  })

  it('[DE26] tells of one changed number in one sentence', () => {
    const after = structuredClone(bundle)
    after.programme.parameters['P03']!.value = 11
    const { files } = diffProgrammes(bundle, after)
    expect(files.flatMap(({ sentences }) => sentences)).toHaveLength(1)
  })
})

/** Changes a single value, or takes an element out of its list; `false` where neither can be. */
function change({ in: holder, at }: Place, takeOut: boolean): boolean {
  const all = holder as Record<string, JsonValue>
  const value = all[at]!
  if (Array.isArray(holder) && takeOut) {
    holder.splice(Number(at), 1)
    return true
  }
  if (typeof value === 'string') all[at] = `${value} x`
  else if (typeof value === 'number') all[at] = value + 1
  else if (typeof value === 'boolean') all[at] = !value
  else return false
  return true
}

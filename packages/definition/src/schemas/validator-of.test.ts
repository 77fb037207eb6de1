import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../json.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { compileSchema } from './compile-schema.ts'
import { definitionSchemas } from './definition-schemas.ts'
import type { DefinitionKind } from './definition-schemas.ts'
import { validatorOf } from './validator-of.ts'

const root = new URL('../../../../', import.meta.url)
const paths = ['workflows', 'forms'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  ),
)

/** The shipped files of a kind: the shortest and the middle one, which between them use most of it. */
function shippedOf(kind: DefinitionKind): JsonValue[] {
  const texts = paths
    .filter((path) => kindOfPath(path) === kind)
    .map((path) => readFileSync(new URL(path, root), 'utf8'))
    .sort((a, b) => a.length - b.length)
  return [...new Set([texts[0], texts[texts.length >> 1]])].map(
    (text) => JSON.parse(text ?? '') as JsonValue,
  )
}

/** Shows a value with one place after another left out, of another type, or with a key too many. */
function spoil(value: JsonValue, show: () => void): void {
  if (typeof value !== 'object' || value === null) return
  const holder = value as Record<string, JsonValue>
  for (const key of Object.keys(holder).slice(0, Array.isArray(value) ? 2 : 12)) {
    const kept = holder[key] as JsonValue
    delete holder[key]
    show()
    for (const other of [7, 'Ż x', []]) {
      holder[key] = other
      show()
    }
    holder[key] = kept
    spoil(kept, show)
  }
  if (Array.isArray(value)) return
  holder['odd~/key'] = true
  show()
  delete holder['odd~/key']
}

describe('the validators compiled ahead', () => {
  it.each(Object.keys(definitionSchemas) as DefinitionKind[])(
    '[DE17] say of a %s what its schema says',
    (kind) => {
      const [ahead, now] = [validatorOf(kind), compileSchema(definitionSchemas[kind])]
      expect(ahead).not.toBe(now)
      const verdicts = { right: 0, wrong: 0 }
      for (const sample of shippedOf(kind)) {
        const compare = () => {
          const right = now(sample)
          verdicts[right ? 'right' : 'wrong']++
          const said = [ahead(sample), ahead.errors]
          // `toEqual` alone would take a minute for all these places
          if (!isDeepStrictEqual(said, [right, now.errors]))
            expect(said).toEqual([right, now.errors])
        }
        compare()
        spoil(sample, compare)
      }
      expect(verdicts.right).toBeGreaterThan(0)
      expect(verdicts.wrong).toBeGreaterThan(20)
    },
  )
})

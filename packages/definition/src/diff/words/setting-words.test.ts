import { expect, it } from 'vitest'
import { definitionSchemas } from '../../schemas/definition-schemas.ts'
import type { JsonValue } from '../../json.ts'
import { settingWord } from './setting-words.ts'

/** Properties under which parts stand, and those that are never compared. */
const noSettings = new Set(
  '$schema version pl en access actions after always assign calendar calls catalogues checklist context decisions entry events exit facts fields meta notifications onDone pages panels parameters parts people personFacts personalData retention publishing rules sources stages steps tasks timers answers read reopen same like measures offers x y'.split(
    ' ',
  ),
)

/** Alone, or in one of the things that hold settings without being parts. */
function isNamed(name: string): boolean {
  return ['', 'access.', 'assign.', 'ranking.'].some((before) =>
    settingWord('state', `${before}${name}`),
  )
}

it('[DE25] every setting that a definition may have is called something in both languages', () => {
  const names = new Set<string>()
  const look = (schema: JsonValue | undefined): void => {
    if (typeof schema !== 'object' || schema === null) return
    if (!Array.isArray(schema) && typeof schema['properties'] === 'object')
      Object.keys(schema['properties'] ?? {}).forEach((name) => names.add(name))
    Object.values(schema).forEach(look)
  }
  Object.values(definitionSchemas).forEach(look)
  expect(names.size).toBeGreaterThan(150)
  const unnamed = [...names].filter((name) => !noSettings.has(name) && !isNamed(name))
  expect(unnamed).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import type { JsonValue } from '@splot/definition'
import { lintProgramme } from '@splot/definition'
import {
  nameKinds,
  namesOf,
  renameEverywhere,
  renamed,
  rewritten,
  wordOf,
} from '@splot/definition/edit'
import type { DefinitionFiles, Name, NameKind } from '@splot/definition/edit'
import { createExpressionCompiler, partOf, readNames, textMeans } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { seeded } from '../support/seeded.ts'

const root = new URL('../../', import.meta.url)
const reader = { readNames, partOf, textMeans }
const compiler = createExpressionCompiler()

function definitionsOf(folder: string): [string, JsonValue][] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      `${folder}${name}`,
      JSON.parse(readFileSync(new URL(`${folder}${name}`, root), 'utf8')) as JsonValue,
    ])
}

const files: DefinitionFiles = Object.fromEntries([
  ...definitionsOf('workflows/'),
  ...definitionsOf('forms/'),
])

/** What lint says, without the places that a renaming moves. */
function findings(of: DefinitionFiles): string[] {
  const sources = Object.entries(of).map(([path, value]) => ({
    path,
    text: JSON.stringify(value),
  }))
  return lintProgramme(sources, compiler).issues.map(
    ({ file, code, path, message }) => `${code} ${file}${path} ${message.en}`,
  )
}

const before = namesOf(files, reader)
const found = findings(files)

/** Names that the service, or every form, knows as they are. */
const fixed = new Set([
  'call',
  'parent',
  'programmeAdmin',
  'reminder',
  'overdue',
  'invitation',
  'draftTaken',
  'draftRemoval',
])

function ofKind(kind: NameKind): Name[] {
  return before.declared.filter((name) => name.kind === kind && !fixed.has(name.id))
}

describe('renaming in the reference programme', () => {
  it('[DE40] every definition file can be read for its names', () => {
    expect(before.unread).toEqual([])
    for (const kind of nameKinds) expect(ofKind(kind).length, kind).toBeGreaterThan(0)
  })

  // lint of the whole programme takes seconds: kinds whose names never stand in one word go together
  const apart: readonly NameKind[] = ['workflow', 'state', 'field']
  const groups = [...apart.map((kind) => [kind]), nameKinds.filter((one) => !apart.includes(one))]

  it.each(groups.map((kinds) => [kinds.join(', '), kinds] as const))(
    '[DE41] with every name of these called otherwise lint finds what it found: %s',
    (_title, kinds) => {
      const rewritings = kinds.flatMap((kind) => {
        const suffix = kind === 'event' ? '_ZZ' : 'Zz'
        const ofThis = ofKind(kind).flatMap((was) => {
          const by = renamed(was, `${wordOf(was)}${suffix}`)
          return before.usesOf(was).map((use) => ({ use, was, by }))
        })
        expect(ofThis.length, kind).toBeGreaterThan(0)
        return ofThis
      })
      const now = findings(rewritten(files, rewritings)).map((one) =>
        one.replaceAll(/_ZZ|Zz/gu, ''),
      )
      expect(now.filter((one) => !found.includes(one))).toEqual([])
    },
  )

  const random = seeded(20_271_129)
  const sampled = nameKinds.map((kind) => random.pick(ofKind(kind)))

  it.each(sampled.map((name) => [`${name.kind} ${name.inside ?? ''} ${name.id}`, name] as const))(
    '[DE42] %s: renamed and renamed back, the programme is the same to the byte',
    (_title, name) => {
      const other = name.kind === 'event' ? 'CALLED_OTHERWISE' : 'calledOtherwise'
      const there = renameEverywhere(files, name, other, reader)
      expect(there.uses.length).toBeGreaterThan(0)
      const back = renameEverywhere(there.files, renamed(name, other), wordOf(name), reader)
      expect(JSON.stringify(back.files)).toBe(JSON.stringify(files))
      for (const [path, value] of Object.entries(there.files))
        if (!there.uses.some(({ file }) => file === path) && path in files)
          expect(value).toBe(files[path])
    },
  )
})

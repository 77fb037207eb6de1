import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentsOf, lookAround } from '../support/look-around.ts'
import type { CaseContents, Look, Looks } from '../support/look-around.ts'
import { everybodyIn } from '../support/role-scenes/everybody.ts'
import { franchiseScenes } from '../support/role-scenes/franchise-scenes.ts'
import { manualScenes } from '../support/role-scenes/manual-scenes.ts'
import { recruitmentScenes } from '../support/role-scenes/recruitment-scenes.ts'
import type { RoleScene } from '../support/role-scenes/role-scene.ts'
import { supportScenes } from '../support/role-scenes/support-scenes.ts'
import { testingScenes } from '../support/role-scenes/testing-scenes.ts'

// What each role may see and do in a case of each stage, as the programme’s brief says it (its list of
// actors, the matrix under it, the tables of the stages, the protection of personal data). The table is
// written by hand in roles.json; nothing in it is printed from the product.

/** Names of readers after commas; `@group` stands for those of a group, `*` for everybody. */
type Who = string

type Kind = 'answers' | 'does' | 'events' | 'documents' | 'decisions'

interface CaseRow extends Partial<Record<Kind, Record<string, Who>>> {
  opens: Who
}

/** Who finds a word in any reply: just these, or everybody but these. */
type SecretRow = { seenBy: Who } | { hiddenFrom: Who }

interface Table {
  groups: Record<string, Who>
  scenes: Record<
    string,
    { stage: string; cases: Record<string, CaseRow>; secrets: Record<string, SecretRow> }
  >
}

const table = JSON.parse(await readFile(new URL('roles.json', import.meta.url), 'utf8')) as Table
const kinds: Kind[] = ['answers', 'does', 'events', 'documents', 'decisions']
const stories = [recruitmentScenes, supportScenes, testingScenes, manualScenes, franchiseScenes]

const namesOf = (who: Who): string[] =>
  who.split(',').flatMap((part) => {
    const name = part.trim()
    return name.startsWith('@') ? namesOf(table.groups[name.slice(1)]!) : name === '' ? [] : [name]
  })
const isAmong = (reader: string, who: Who | undefined) =>
  who !== undefined && (who === '*' || namesOf(who).includes(reader))

/** Who sees or does each thing of a case, such as `answers score` or `opens`, in alphabetical order. */
type WhoBy = Record<string, string[]>

/** What the table says of a case, among those who look around. */
function wantedOf(readers: readonly string[], row: CaseRow): WhoBy {
  const things = kinds.flatMap((kind) =>
    Object.entries(row[kind] ?? {}).map(([name, who]) => [`${kind} ${name}`, who] as const),
  )
  return byThing(readers, [['opens', row.opens], ...things], isAmong)
}

/** What the replies said of a case. */
function foundOf(looks: Record<string, Look>): WhoBy {
  const readers = Object.keys(looks)
  const things = Object.values(looks).flatMap((look) =>
    kinds.flatMap((kind) => look[kind].map((name) => [kind, name] as const)),
  )
  const named = things.map(([kind, name]) => [`${kind} ${name}`, { kind, name }] as const)
  return {
    ...byThing(readers, [['opens', null]], (reader) => looks[reader]!.opens),
    ...byThing(readers, named, (reader, { kind, name }) => looks[reader]![kind].includes(name)),
  }
}

function byThing<Thing>(
  readers: readonly string[],
  things: readonly (readonly [string, Thing])[],
  has: (reader: string, thing: Thing) => boolean,
): WhoBy {
  return Object.fromEntries(
    things.map(([name, thing]) => [
      name,
      readers.filter((reader) => has(reader, thing)).toSorted(),
    ]),
  )
}

describe('what each role may see and do', () => {
  const seen: Record<string, Record<string, Looks>> = {}
  const scenes: Record<
    string,
    Pick<RoleScene, 'secrets'> & { contents: Record<string, CaseContents> }
  > = {}
  let roles: string[] = []

  beforeAll(async () => {
    for (const story of stories)
      for await (const scene of story()) {
        const { readers, leave } = await everybodyIn(scene)
        const contents: Record<string, CaseContents> = {}
        for (const [name, id] of Object.entries(scene.cases))
          contents[name] = await contentsOf(scene.stage, id)
        scenes[scene.name] = { secrets: scene.secrets, contents }
        const words = Object.values(scene.secrets).map((word) => word.replaceAll('"', ''))
        const looks: Record<string, Looks> = {}
        for (const [name, reader] of Object.entries(readers))
          looks[name] = await lookAround(scene.stage, reader, contents, words)
        seen[scene.name] = looks
        await leave()
        roles = Object.keys(scene.stage.runtime.programme().roles)
      }
  }, 900_000)

  const inScenes = Object.entries(table.scenes).map(([name, scene]) => ({ name, ...scene }))

  it('[RT12] the table has every scene of every stage, and a row for each of its cases and secrets', () => {
    const sorted = (one: object) => Object.keys(one).toSorted()
    expect(sorted(table.scenes)).toEqual(sorted(scenes))
    for (const [name, { cases, secrets }] of Object.entries(table.scenes)) {
      expect([name, sorted(cases)]).toEqual([name, sorted(scenes[name]!.contents)])
      expect([name, sorted(secrets)]).toEqual([name, sorted(scenes[name]!.secrets)])
    }
    const stages = Object.values(table.scenes).map(({ stage }) => stage.split(':')[0])
    for (const stage of 'Recruitment,Diagnosis,Training and advice,Competition,Test,Manual,Franchise'.split(
      ',',
    ))
      expect(stages).toContain(stage)
  })

  it.each(inScenes)('[RT12] $name: each role of the programme looks around', ({ name }) => {
    expect(Object.keys(seen[name]!)).toEqual(expect.arrayContaining(roles))
    // the table names only readers there are
    const { cases, secrets } = table.scenes[name]!
    const named = [...Object.values(cases), ...Object.values(secrets)]
      .flatMap((row) => Object.values(row as Record<string, Who | Record<string, Who>>))
      .flatMap((who) => (typeof who === 'string' ? [who] : Object.values(who)))
      .flatMap((who) => (who === '*' ? [] : namesOf(who)))
    expect(Object.keys(seen[name]!)).toEqual(expect.arrayContaining(named))
  })

  it.each(inScenes)('[RT12] $name: $stage', ({ name, cases }) => {
    const readers = Object.keys(seen[name]!)
    const looksAt = (one: string) =>
      Object.fromEntries(readers.map((reader) => [reader, seen[name]![reader]!.cases[one]!]))
    const found = Object.keys(cases).map((one) => [one, foundOf(looksAt(one))])
    const wanted = Object.entries(cases).map(([one, row]) => [one, wantedOf(readers, row)])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
  })

  it.each(inScenes)(
    '[RT61] $name: lists hold the cases that open and no others',
    ({ name, cases }) => {
      for (const [reader, { listed }] of Object.entries(seen[name]!)) {
        const wanted = Object.entries(cases)
          .filter(([, { opens }]) => isAmong(reader, opens))
          .map(([one]) => one)
        expect([reader, listed.toSorted()]).toEqual([reader, wanted.toSorted()])
      }
    },
  )

  it.each(inScenes)(
    '[RT11] $name: what must not be told stands in no reply',
    ({ name, secrets }) => {
      for (const [secret, row] of Object.entries(secrets)) {
        const word = scenes[name]!.secrets[secret]!
        const tell = ({ replies }: Looks) =>
          replies.filter(({ text }) => text.includes(word)).map(({ asked }) => asked)
        for (const [reader, looks] of Object.entries(seen[name]!)) {
          const closed =
            'seenBy' in row ? !isAmong(reader, row.seenBy) : isAmong(reader, row.hiddenFrom)
          if (closed) expect([secret, reader, tell(looks)]).toEqual([secret, reader, []])
          else if ('seenBy' in row)
            expect([secret, reader, tell(looks)]).not.toEqual([secret, reader, []])
        }
        // a word nobody ever finds would prove nothing
        const told = Object.values(seen[name]!).some((looks) => tell(looks).length > 0)
        if (!('seenBy' in row) || row.seenBy !== '') expect([secret, told]).toEqual([secret, true])
      }
    },
  )
})

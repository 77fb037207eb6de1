import { readFile } from 'node:fs/promises'
import type { JsonObject, JsonValue } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'

const feel = createExpressionCompiler()
const many = 2_000

/** An application as a call and a round keep it, with what either of them notes of it. */
const application = (n: number): JsonObject => ({
  id: `id-${n}`,
  number: `1/REK/2027/${n}`,
  title: `Projekt nr ${n}`,
  leader: `Gmina nr ${n}`,
  leaderNip: String(1_000_000_000 + n),
  modelType: ['integration', 'service', 'mixed'][n % 3]!,
  pool: ['integration', 'service', 'mixed'][n % 3]!,
  terc: '1465011',
  submittedAt: '2027-02-15T08:00:00Z',
  requested: 9_000_000,
  status: 'assessed',
  result: n % 10 === 0 ? 'belowThreshold' : 'ranked',
  reason: 'Powody oceny zgłoszenia.',
  totalPoints: n % 50,
  meritPoints: n % 40,
  s1: n % 10,
  s2: n % 10,
  order: n + 1,
  position: n + 1,
  rank: n + 1,
  listResult: n % 2 === 0 ? 'selected' : 'reserve',
  place: n + 1,
  doubledA: 50,
  doubledB: 40,
  doubledC: 50,
  bonus: 3,
  final: 73,
  passed: true,
  thirdReason: null,
  outcome: null,
})
const applications = Array.from({ length: many }, (_, n) => application(n))
const ids = applications.map(({ id }) => id!)

const variables: JsonObject = {
  case: { id: 'call', number: '1/REK/2027', states: [], members: [] },
  call: { id: 'call', number: '1/REK/2027' },
  round: { pool: 'mixed', applications },
  context: {
    applications,
    entries: applications,
    ranking: applications,
    waiting: applications,
    reserve: ids.slice(many / 2),
    promoted: ids.slice(0, many / 2),
    pendingAppeals: ids,
    pools: ['integration', 'service', 'mixed'].map((pool) => ({ pool, places: 4 })),
    capacity: many,
  },
  decisions: {
    list: { entries: applications, pools: [], ties: [] },
    ranking: { entries: applications, pools: [], ties: [] },
    replacement: { chosen: { id: 'id-7' }, inTime: true, transferred: false },
  },
  event: {
    from: `id-${many - 1}`,
    leaderNip: String(1_000_000_000),
    id: 'id-1',
    outcome: 'lapsed',
  },
  all: applications.map(({ id, ...rest }) => ({ ...rest, id: id!, label: 'Gmina', ranked: true })),
  parameters: { P25Cap: 5 },
  item: application(1),
}

/** Names under which everything of a round lies. */
const wide =
  /^(context\.(applications|entries|ranking|waiting|reserve|promoted)|round|decisions|all)\b/

/** Every text of a definition that is an expression, or holds some in braces. */
function sourcesIn(value: JsonValue): string[] {
  if (typeof value === 'string')
    return [value, ...[...value.matchAll(/\{([^{}]+)\}/g)].map(([, inner]) => inner ?? '')]
  if (typeof value !== 'object' || value === null) return []
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(sourcesIn)
}

describe.each(['call', 'round'])('the workflow of a %s', (workflow) => {
  it(`reckons over ${many} applications within the steps of an evaluation`, async () => {
    const path = new URL(`../../workflows/${workflow}.json`, import.meta.url)
    const definition = JSON.parse(await readFile(path, 'utf8')) as JsonObject
    const asked: string[] = []
    const exhausted: string[] = []
    for (const source of new Set(sourcesIn(definition))) {
      const compiled = feel.compile(source)
      if ('issues' in compiled || !compiled.expression.reads.some((name) => wide.test(name)))
        continue
      asked.push(source)
      compiled.expression.evaluate(
        variables,
        { now: '2027-04-10T09:00:00Z', onExhausted: (what) => void exhausted.push(what) },
        'shared',
      )
    }
    expect(asked.length).toBeGreaterThan(15)
    expect(exhausted).toEqual([])
  })
})

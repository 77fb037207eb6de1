import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { Reader } from '../types.ts'

const file = 'workflows/application.json'
const title = (text: string) => ({ pl: text, en: text })

/** The village whose points are a decision that applicants may have told. */
function changed(readers?: string[]): Record<string, JsonObject> {
  const application = structuredClone(programme[file] ?? {}) as JsonObject
  application['decisions'] = {
    points: {
      title: title('Punkty'),
      ...(readers && { readers }),
      given: { points: 'answers.score.points' },
      steps: [
        { id: 'total', title: title('Suma'), value: 'sum(points)', display: 'points' },
        { id: 'enough', title: title('Próg'), value: 'total >= 50', margin: 'total - 50' },
      ],
    },
  }
  const columns = application['columns'] as Record<string, JsonObject> | undefined
  application['columns'] = {
    ...columns,
    total: { title: title('Suma'), value: 'decisions.points.total' },
  }
  const { score } = application['states'] as Record<string, JsonObject>
  score!['on'] = {
    SCORED: { target: 'done', actions: [{ type: 'decide', params: { decision: 'points' } }] },
  }
  return { [file]: application }
}

async function scored(readers?: string[]) {
  const village = await openVillage({ changed: changed(readers) })
  expect(village.runtime.problems()).toEqual([])
  const call = await openCall(village)
  const { id } = await handIn(village, call.id)
  const assessors = [await village.as('zosia', 'assessor'), await village.as('jan', 'assessor')]
  await act(village, await village.as('olga', 'officer'), 'check', { verdict: 'passed' })
  await act(village, assessors[0]!, 'score', { points: 20 })
  await act(village, assessors[1]!, 'score', { points: 26 })
  return { village, id }
}

async function act(
  { runtime }: Village,
  reader: Reader,
  task: string,
  answers: JsonObject,
): Promise<void> {
  const { items } = await runtime.listTasks(reader, { task, status: 'open' })
  const found = items[0]?.id ?? ''
  await runtime.claimTask(reader, found)
  await runtime.submitTask(reader, found, { answers })
}

describe('decisions of a case', () => {
  it('[RT52] are listed and told to those who may read them, with who decided', async () => {
    const { village, id } = await scored()
    const anna = await village.as('anna')
    const { decisions } = await village.runtime.getCase(anna, id)
    expect(decisions).toEqual([
      { id: `${id}/points`, title: title('Punkty'), at: '2027-01-11T09:00:00Z' },
    ])
    const [told] = await village.runtime.getDecision(anna, `${id}/points`)
    expect(told).toMatchObject({
      decision: 'points',
      holds: true,
      given: { points: [20, 26] },
      steps: [
        { id: 'total', value: 46, display: 'points' },
        { id: 'enough', value: false, rule: true, margin: -4, otherwise: [] },
      ],
    })
    // who of the operator decided is for the operator
    expect(told?.by).toBeNull()
    const olga = await village.as('olga')
    const [known] = await village.runtime.getDecision(olga, `${id}/points`)
    expect(known?.by?.name).toBe('jan')
  })

  it('[RT52] keep their readers among the columns of a list', async () => {
    const { village, id } = await scored(['auditor'])
    const { columns } = await village.runtime.getCase(await village.as('olga'), id)
    expect(columns).not.toHaveProperty('total')
    const open = await scored()
    const seen = await open.village.runtime.getCase(await open.village.as('olga'), open.id)
    expect(seen.columns).toHaveProperty('total', 46)
  })

  it('[RT52] are not there for whoever may not read them', async () => {
    const { village, id } = await scored(['officer'])
    const anna = await village.as('anna')
    expect((await village.runtime.getCase(anna, id)).decisions).toEqual([])
    const olga = await village.as('olga')
    expect((await village.runtime.getCase(olga, id)).decisions).toHaveLength(1)
    const stranger = await village.as('stranger')
    for (const [reader, decision, code] of [
      [anna, `${id}/points`, 'decision.not-found'],
      [olga, `${id}/other`, 'decision.not-found'],
      [olga, `${id}/__proto__`, 'decision.not-found'],
      [stranger, `${id}/points`, 'case.not-found'],
      [null, `${id}/points`, 'case.not-found'],
      [olga, 'points', 'case.not-found'],
    ] as const)
      await expect(village.runtime.getDecision(reader, decision)).rejects.toMatchObject({ code })
  })

  it('[RT52] a decision stands in the story of its case for those who may have it told', async () => {
    const { village, id } = await scored(['coordinator'])
    const decided = async (reader: Reader) =>
      (await village.runtime.timeline(reader, id)).flatMap(({ decisions = [] }) => decisions)
    const karol = await village.as('karol', 'coordinator')
    expect(await decided(karol)).toEqual([{ id: `${id}/points`, title: title('Punkty') }])
    expect(await decided(await village.as('anna'))).toEqual([])
    expect(await decided(await village.as('zosia'))).toEqual([])
  })

  it('[RT95] lots stand in the story for those who oversee them, never for who could be drawn', async () => {
    const files = changed()
    const application = files[file]!
    application['context'] = { ...(application['context'] as JsonObject), drawn: [] }
    const { check } = application['states'] as Record<string, JsonObject>
    const on = check!['on'] as Record<string, JsonObject[]>
    on['CHECKED']![0]!['actions'] = [
      { type: 'draw', params: { role: 'assessor', into: 'drawn', count: '1' } },
    ]
    const village = await openVillage({ changed: files })
    expect(village.runtime.problems()).toEqual([])
    const { id } = await handIn(village, (await openCall(village)).id)
    const zosia = await village.as('zosia', 'assessor')
    await village.as('jan', 'assessor')
    const olga = await village.as('olga', 'officer')
    await act(village, olga, 'check', { verdict: 'passed' })
    const lots = async (reader: Reader) =>
      (await village.runtime.timeline(reader, id)).flatMap((entry) => entry.lots ?? [])
    const [told, ...others] = await lots(olga)
    expect(others).toEqual([])
    expect(told?.from.sort()).toEqual(['jan', 'zosia'])
    expect(told?.drawn).toHaveLength(1)
    await act(village, zosia, 'score', { points: 20 })
    for (const reader of [zosia, await village.as('anna')]) expect(await lots(reader)).toEqual([])
  })
})

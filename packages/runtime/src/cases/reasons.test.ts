import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { Reader } from '../types.ts'

const file = 'workflows/application.json'

/** The village whose check says why it led where it led. */
function changed(reason: string, readers?: string[]): Record<string, JsonObject> {
  const application = structuredClone(programme[file] ?? {}) as JsonObject
  const { check } = application['states'] as Record<string, JsonObject>
  const meta = { reason: { pl: reason, en: reason }, ...(readers ? { readers } : {}) }
  check!['on'] = { CHECKED: [{ target: 'score', meta, guard: 'true' }, { target: 'rejected' }] }
  return { [file]: application }
}

async function checked(reason: string, readers?: string[]) {
  const village = await openVillage({ changed: changed(reason, readers) })
  expect(village.runtime.problems()).toEqual([])
  const call = await openCall(village)
  const { id } = await handIn(village, call.id)
  const olga = await village.as('olga', 'officer')
  const { items } = await village.runtime.listTasks(olga, { task: 'check', status: 'open' })
  await village.runtime.claimTask(olga, items[0]?.id ?? '')
  await village.runtime.submitTask(olga, items[0]?.id ?? '', { answers: { verdict: 'passed' } })
  const ewa = await village.as('ewa', 'assessor')
  const cards = await village.runtime.listTasks(ewa, { task: 'score', status: 'open' })
  await village.runtime.claimTask(ewa, cards.items[0]?.id ?? '')
  const told = async (reader: Reader) => {
    const { explanation } = await village.runtime.getCase(reader, id)
    const story = await village.runtime.timeline(reader, id)
    return [explanation.reasons, story.flatMap((entry) => entry.reasons ?? [])]
  }
  return { told, olga, ewa, anna: await village.as('anna') }
}

describe('why a case is where it is', () => {
  it('[RT53] is told with the values of that moment, in the case and in its story', async () => {
    const { told, anna } = await checked('Wniosek {case.number}: {context.points}')
    const text = 'Wniosek {case.number}: {context.points}'
    const reason = {
      text: { pl: text, en: text },
      values: { 'case.number': 'W/001', 'context.points': 0 },
    }
    expect(await told(anna)).toEqual([[reason], [reason]])
  })

  it('[RT53] keeps answers to those who may read them, and events to the operator', async () => {
    for (const closed of ['{answers.check.verdict}', '{event.verdict}']) {
      const { told, anna, olga } = await checked(closed)
      expect(await told(anna)).toEqual([[], []])
      expect((await told(olga))[0]).toHaveLength(1)
    }
  })

  it('[RT53] tells whoever scores blind nothing that the case computed', async () => {
    const computed = await checked('Punkty: {context.points}')
    expect(await computed.told(computed.ewa)).toEqual([[], []])
    expect((await computed.told(computed.anna))[0]).toHaveLength(1)
    const open = await checked('Wniosek {case.number}')
    expect((await open.told(open.ewa))[0]).toHaveLength(1)
  })

  it('[RT53] tells who acted to the operator only', async () => {
    const { told, anna, olga } = await checked('Sprawdzone: {actor.id}')
    expect((await told(anna))[0]).toEqual([])
    expect((await told(olga))[0]).toHaveLength(1)
  })

  it('[RT53] is told to its readers alone where the definition names them', async () => {
    const { told, anna, olga } = await checked('Druga osoba sprawdzi.', ['officer'])
    expect(await told(anna)).toEqual([[], []])
    expect((await told(olga))[0]).toHaveLength(1)
  })

  it('[RT53] names the deadline that moved the case', async () => {
    const village = await openVillage()
    const { id } = await handIn(village, (await openCall(village)).id)
    village.clock.at = '2027-03-01T09:00:00Z'
    await village.runtime.work()
    const story = await village.runtime.timeline(await village.as('anna'), id)
    expect(story.find(({ type }) => type === 'timer')?.deadline).toEqual({
      pl: 'Sprawdzenie',
      en: 'Check',
    })
  })
})

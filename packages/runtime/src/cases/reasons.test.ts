import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import { handIn, openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { Reader } from '../types.ts'

const file = 'workflows/application.json'

/** The village whose check says why it led where it led. */
function changed(reason: string): Record<string, JsonObject> {
  const application = structuredClone(programme[file] ?? {}) as JsonObject
  const { check } = application['states'] as Record<string, JsonObject>
  const meta = { reason: { pl: reason, en: reason } }
  check!['on'] = { CHECKED: [{ target: 'score', meta, guard: 'true' }, { target: 'rejected' }] }
  return { [file]: application }
}

async function checked(reason: string) {
  const village = await openVillage({ changed: changed(reason) })
  expect(village.runtime.problems()).toEqual([])
  const call = await openCall(village)
  const { id } = await handIn(village, call.id)
  const olga = await village.as('olga', 'officer')
  const { items } = await village.runtime.listTasks(olga, { task: 'check', status: 'open' })
  await village.runtime.claimTask(olga, items[0]?.id ?? '')
  await village.runtime.submitTask(olga, items[0]?.id ?? '', { answers: { verdict: 'passed' } })
  const told = async (reader: Reader) => {
    const { explanation } = await village.runtime.getCase(reader, id)
    const story = await village.runtime.timeline(reader, id)
    return [explanation.reasons, story.flatMap((entry) => entry.reasons ?? [])]
  }
  return { told, olga, anna: await village.as('anna') }
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
})

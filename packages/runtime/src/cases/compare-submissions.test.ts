import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import type { Reader } from '../types.ts'
import { goodAnswers, handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

/** The village’s check card leads back to the application, which goes on from what was handed in. */
function withCorrection(): Record<string, JsonObject> {
  const text = JSON.stringify(programme['workflows/application.json'])
    .replace('{"target":"rejected"}', '{"target":"draft"}')
    .replace('"form":"APPLY",', '"form":"APPLY","continues":"apply",')
  return { 'workflows/application.json': JSON.parse(text) as JsonObject }
}

describe('two versions of the answers', () => {
  let village: Village
  let anna: Reader
  let olga: Reader
  let first: string
  let second: string

  beforeEach(async () => {
    village = await openVillage({ changed: withCorrection() })
    const { runtime } = village
    anna = await village.as('anna')
    olga = await village.as('olga', 'officer')
    const { id } = await handIn(village, (await openCall(village)).id)
    first = `${id}/apply:1:1`
    const check = await taskOf(village, olga, id, 'check')
    await runtime.claimTask(olga, check)
    await runtime.submitTask(olga, check, { answers: { verdict: 'rejected' } })
    second = await taskOf(village, anna, id, 'apply')
    const changed = {
      kind: 'road',
      roadLength: 3,
      health: 'grypa',
      costs: [...goodAnswers.costs, { name: 'Kosze', amount: 80_00 }],
    }
    const changes = Object.entries(changed).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    village.clock.at = '2027-01-12T09:00:00Z'
    await runtime.saveDraft(anna, second, changes)
    await runtime.signDraft(await village.as('head-anna'), second, '/signatures')
    await runtime.submitTask(anna, second, {})
  })

  const told = async (reader: Reader) => {
    const { changes } = await village.runtime.compareSubmissions(reader, second, first)
    return changes.map(({ pointer, row, before, after }) =>
      [
        pointer,
        row ? `${row.before}>${row.after}` : '',
        before?.pl.replaceAll(/\s/g, ' '),
        after?.pl.replaceAll(/\s/g, ' '),
      ].join('|'),
    )
  }

  it('[RT94] are told apart as people read them, and only what the reader may see', async () => {
    const open = [
      '/kind||Park|Droga',
      '/roadLength|||3',
      '/costs/name|null>2||Kosze',
      '/costs/amount|null>2||80,00 zł',
      '/total||120,00 zł|200,00 zł',
    ]
    expect(await told(olga)).toEqual(open)
    expect(await told(anna)).toEqual([...open, '/health|||grypa'])
    const { earlier } = await village.runtime.getSubmission(olga, second)
    expect(earlier.map(({ id }) => id)).toEqual([first])
    expect((await village.runtime.getSubmission(olga, first)).earlier).toEqual([])
  })

  it('[RT94] are not told to who may not read both, nor where they are no versions of each other', async () => {
    const { runtime } = village
    const beata = await village.as('beata')
    await expect(runtime.compareSubmissions(beata, second, first)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
    const check = first.replace('apply:1:1', 'check:1:1')
    await expect(runtime.compareSubmissions(anna, second, check)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
    await expect(runtime.compareSubmissions(olga, second, check)).rejects.toMatchObject({
      code: 'submission.not-comparable',
    })
    const other = await handIn(village, (await openCall(village)).id)
    await expect(
      runtime.compareSubmissions(olga, second, `${other.id}/apply:1:1`),
    ).rejects.toMatchObject({ code: 'submission.not-comparable' })
  })
})

import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { checksumOf } from '../definitions/checksum.ts'
import { openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const both = (text: string) => ({ pl: text, en: `${text} (en)` })
const truth = { pl: 'Dane wsi {village} są prawdziwe.', en: 'What we say of {village} is true.' }

/** The village with a declaration, in whose sentence a value stands, and a consent. */
async function declaring(sensitive = false): Promise<Village> {
  const apply = structuredClone(programme['forms/APPLY.json']) as unknown as {
    pages: { sections: { fields: JsonObject[] }[] }[]
  }
  apply.pages[0]!.sections[0]!.fields.push(
    { key: 'declTruth', type: 'declaration', label: both('Prawda'), text: truth },
    {
      key: 'consentNews',
      type: 'consent',
      label: both('Wiadomości'),
      text: both('Zgoda na wiadomości'),
      sensitive,
    },
  )
  return openVillage({ changed: { 'forms/APPLY.json': apply as unknown as JsonObject } })
}

async function filledIn(village: Village, values: JsonObject) {
  const { runtime, clock } = village
  const anna = await village.as('anna')
  const call = await openCall(village)
  const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
  await runtime.invite(anna, id, { email: 'beata@example.org', role: 'applicant' })
  await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
  const task = await taskOf(village, anna, id, 'apply')
  const save = (who: typeof anna, answers: JsonObject) =>
    runtime.saveDraft(
      who,
      task,
      Object.entries(answers).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
    )
  await save(anna, { village: 'Lipowo', kind: 'park' })
  const beata = await village.as('beata')
  await save(beata, values)
  await runtime.signDraft(await village.as('head'), task, '/signatures')
  clock.at = '2027-01-11T11:15:00Z'
  await runtime.submitTask(anna, task, {})
  return { anna, beata, id, task }
}

describe('how answers came about', () => {
  it('[RT210] a declaration and a consent keep the sentence that was shown, when and by whom', async () => {
    const village = await declaring()
    const { anna, beata, task } = await filledIn(village, { declTruth: true, consentNews: true })
    const { declarations } = await village.runtime.getSubmission(anna, task)
    expect(declarations).toEqual([
      {
        pointer: '/declTruth',
        label: both('Prawda'),
        version: checksumOf({
          pl: 'Dane wsi Lipowo są prawdziwe.',
          en: 'What we say of Lipowo is true.',
        }),
        at: '2027-01-11T11:15:00Z',
        by: { id: beata.person, name: 'beata' },
        withdrawnOn: null,
        documents: [],
      },
      expect.objectContaining({
        pointer: '/consentNews',
        version: checksumOf(both('Zgoda na wiadomości')),
      }),
    ])
  })

  it('[RT210] a consent that was not given leaves nothing, nor does a sensitive one', async () => {
    const village = await declaring()
    const { anna, task } = await filledIn(village, { declTruth: true, consentNews: false })
    const pointers = async (of: Village, who: typeof anna, id: string) =>
      (await of.runtime.getSubmission(who, id)).declarations.map(({ pointer }) => pointer)
    expect(await pointers(village, anna, task)).toEqual(['/declTruth'])
    const secret = await declaring(true)
    const given = await filledIn(secret, { declTruth: true, consentNews: true })
    expect(await pointers(secret, given.anna, given.task)).toEqual(['/declTruth'])
  })

  it('[RT210] the history vouches for what was declared', async () => {
    const village = await declaring()
    const { id } = await filledIn(village, { declTruth: true })
    const stored = await village.store.loadCase(id)
    const { answers } = (stored?.snapshot ?? {}) as unknown as {
      answers: { apply: { facts: { declarations: JsonObject } }[] }
    }
    const lines = await village.store.history(id)
    const declared = lines.map(({ data }) => (data as JsonObject)['declarations'])
    expect(declared).toContain(checksumOf(answers.apply[0]?.facts.declarations ?? {}))
  })

  it('[RT211] filling in took from the first save of the draft to handing in', async () => {
    const village = await declaring()
    const { anna, task } = await filledIn(village, { declTruth: true })
    expect((await village.runtime.getSubmission(anna, task)).filledForSeconds).toBe(8_100)
  })

  it('[RT211] what was handed in without a draft does not say how long it took', async () => {
    const village = await openVillage()
    const { id } = await openCall(village)
    const admin = await village.as('adam', 'admin')
    const { submissions } = await village.runtime.getCase(admin, id)
    const view = await village.runtime.getSubmission(admin, submissions[0]?.id ?? '')
    expect([view.filledForSeconds, view.declarations]).toEqual([null, []])
  })
})

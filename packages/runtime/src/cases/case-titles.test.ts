import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'

const sign = '{pl: "brak podpisu", en: "no signature"}'
const why = { pl: 'brak podpisu', en: 'no signature' }

/** A file of the village to be changed. */
function copyOf<T = JsonObject>(path: string): T {
  return structuredClone(programme[path]) as unknown as T
}

/** The village, where applications are called in each language. */
async function villageInBoth() {
  const application = copyOf('workflows/application.json')
  const named = (before: string, begun: string) =>
    `if answers.apply.village = null then "${begun}" else "${before}: " + answers.apply.village`
  application['caseTitle'] = {
    pl: named('Wniosek', 'Nowy wniosek'),
    en: named('Application', 'New application'),
  }
  const village = await openVillage({ changed: { 'workflows/application.json': application } })
  expect(village.runtime.problems()).toEqual([])
  return village
}

const lipowo = { pl: 'Wniosek: Lipowo', en: 'Application: Lipowo' }

describe('what a case is called', () => {
  it('[RT190] is told in both languages in lists, on its page and in tasks', async () => {
    const village = await villageInBoth()
    const { runtime, store } = village
    const call = await openCall(village)
    const anna = await village.as('anna')
    const begun = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    expect(begun.title).toEqual({ pl: 'Nowy wniosek', en: 'New application' })
    const sent = await handIn(village, call.id, 'beata')
    expect(sent.title).toEqual(lipowo)
    expect((await store.loadCase(sent.id))?.row.title).toEqual(lipowo)
    expect(call.title).toEqual({ pl: 'Zima', en: 'Zima' })
    expect((await store.loadCase(call.id))?.row.title).toBe('Zima')
    const olga = await village.as('olga', 'officer')
    const { items } = await runtime.listTasks(olga, { text: 'application lipowo' })
    expect(items.map(({ caseTitle }) => caseTitle)).toEqual([lipowo])
  })

  it('[RT190] is found by the words of either language and sorted by those of the reader', async () => {
    const village = await villageInBoth()
    const { runtime, store } = village
    const call = await openCall(village)
    const sent = await handIn(village, call.id)
    const olga = await village.as('olga', 'officer')
    const found = async (text: string) =>
      (await runtime.listCases(olga, { text })).items.map(({ id }) => id)
    expect(await found('wniosek lipowo')).toEqual([sent.id])
    expect(await found('application')).toEqual([sent.id])
    const sorted = async (locale: 'pl' | 'en') => {
      const list = await runtime.listCases({ ...olga, locale }, { sort: 'title' })
      return list.items.map(({ title }) => title[locale])
    }
    expect(await sorted('pl')).toEqual(['Wniosek: Lipowo', 'Zima'])
    // as another definition would call the call
    const { row, revision, snapshot } = (await store.loadCase(call.id))!
    await store.commitCase({
      caseId: call.id,
      expectedRevision: revision,
      row: { ...row, title: { pl: 'Żniwa', en: 'Aftermath' } },
      snapshot,
      tasks: [],
      timers: [],
      outbox: [],
      history: [],
    })
    expect(await sorted('pl')).toEqual(['Wniosek: Lipowo', 'Żniwa'])
    expect(await sorted('en')).toEqual(['Aftermath', 'Application: Lipowo'])
  })

  it('[RT190] stands in a letter in the language of whoever gets it', async () => {
    const village = await villageInBoth()
    const call = await openCall(village)
    await village.runtime.updateMe(await village.as('anna'), { locale: 'en' })
    await handIn(village, call.id, 'anna')
    await handIn(village, call.id, 'beata')
    await village.runtime.work()
    const to = (name: string) =>
      village.sent.flatMap((mail) => (mail.to.includes(`${name}@`) ? [mail.text] : [])).join('\n')
    expect(to('anna')).toContain('Application: Lipowo')
    expect(to('beata')).toContain('Wniosek: Lipowo')
  })
})

describe('texts in both languages as values', () => {
  it('[RT191] are told in both by columns and facts, and found by the words of either', async () => {
    const application = copyOf<{ columns: JsonObject }>('workflows/application.json')
    application.columns['why'] = { title: { pl: 'Dlaczego', en: 'Why' }, value: sign }
    const village = await openVillage({
      changed: { 'workflows/application.json': application as unknown as JsonObject },
    })
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const olga = await village.as('olga', 'officer')
    const { facts } = await village.runtime.getCase(olga, id)
    expect(facts.find(({ key }) => key === 'why')?.value).toEqual(why)
    for (const text of ['podpisu', 'signature']) {
      const { items } = await village.runtime.listCases(olga, { text })
      expect(items.map(({ columns }) => columns['why'])).toEqual([why])
    }
  })

  it('[RT191] are told in both as public facts and as labels of choices', async () => {
    const call = copyOf<{ public: { facts: JsonObject } }>('workflows/call.json')
    call.public.facts['why'] = { title: { pl: 'Dlaczego', en: 'Why' }, value: sign }
    const form = copyOf<{ pages: { sections: { fields: JsonObject[] }[] }[] }>('forms/APPLY.json')
    form.pages[0]!.sections[0]!.fields.push({
      key: 'pick',
      type: 'reference',
      label: { pl: 'Co', en: 'What' },
      from: { kind: 'cases', options: `[{id: "a", label: ${sign}}, {id: "b", label: "B"}]` },
    })
    const village = await openVillage({
      changed: {
        'workflows/call.json': call as unknown as JsonObject,
        'forms/APPLY.json': form as unknown as JsonObject,
      },
    })
    expect(village.runtime.problems()).toEqual([])
    const open = await openCall(village)
    expect((await village.runtime.getCall(open.id)).facts['why']).toEqual(why)
    const anna = await village.as('anna')
    const start = { workflow: 'application', parent: open.id }
    const { id } = await village.runtime.startCase(anna, start)
    const task = await village.runtime.getTask(anna, await taskOf(village, anna, id, 'apply'))
    expect(task.references['/pick']).toEqual([
      { id: 'a', label: why },
      { id: 'b', label: { pl: 'B', en: 'B' } },
    ])
  })
})

import { createHash } from 'node:crypto'
import type { JsonObject } from '@splot/definition'
import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { copyArchive } from './copy-archive.ts'
import type { CopiedData, PersonCopy } from './types.ts'

/** The village’s application with a table of neighbours, and applicants who are told when it was checked. */
function withNeighbours(): Record<string, JsonObject> {
  const form = structuredClone(programme['forms/APPLY.json'] ?? {})
  const [page] = form['pages'] as { sections: { fields: JsonObject[] }[] }[]
  page?.sections[0]?.fields.push({
    key: 'neighbours',
    type: 'table',
    label: { pl: 'Sąsiedzi', en: 'Neighbours' },
    fields: [
      { key: 'name', type: 'text', label: { pl: 'Imię', en: 'Name' } },
      { key: 'email', type: 'email', label: { pl: 'E-mail', en: 'E-mail' } },
    ],
  })
  return { 'forms/APPLY.json': form }
}

const filled = {
  ...goodAnswers,
  health: 'grypa',
  neighbours: [
    { name: 'Beata Sąsiadka', email: 'beata@example.org' },
    { name: 'Celina', email: 'celina@example.org' },
  ],
}

describe('a copy of somebody’s data', () => {
  let village: Village
  let daria: Reader
  let caseId: string

  beforeEach(async () => {
    village = await openVillage({ changed: withNeighbours() })
    expect(village.runtime.problems()).toEqual([])
    const { runtime } = village
    daria = await village.as('daria', 'dataOfficer')
    const call = await openCall(village)
    const anna = await village.as('anna')
    caseId = (await runtime.startCase(anna, { workflow: 'application', parent: call.id })).id
    await runtime.invite(anna, caseId, { email: 'head@example.org', role: 'signer' })
    const task = await taskOf(village, anna, caseId, 'apply')
    const { id } = await runtime.uploadFile(anna, {
      task,
      path: '/plan',
      name: 'plan wsi.txt',
      bytes: (async function* () {
        yield Buffer.from('Ławka przy kapliczce\n')
      })(),
    })
    const changes = Object.entries({ ...filled, plan: [id] })
    await runtime.saveDraft(
      anna,
      task,
      changes.map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
    )
    await runtime.signDraft(await village.as('head'), task, '/signatures')
    await runtime.submitTask(anna, task, {})
    await runtime.work()
    const olga = await village.as('olga', 'officer')
    const check = await taskOf(village, olga, caseId, 'check')
    await runtime.claimTask(olga, check)
    await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
    await runtime.work()
    // a second party to another case, with nothing of Anna in it
    const zofia = await village.as('zofia')
    await runtime.startCase(zofia, { workflow: 'application', parent: call.id })
  })

  const copyOf = (...who: string[]) =>
    village.runtime.copyPersonalData(daria, { who, reason: 'Wniosek 3/2027' })

  const textIn = (copy: PersonCopy, path: string) =>
    Buffer.from(copy.files.find((one) => one.path === path)?.bytes ?? []).toString()
  const dataIn = (copy: PersonCopy) => JSON.parse(textIn(copy, 'data.json')) as CopiedData

  it('[RT336] holds account, cases, answers, files, letters and reads of the person', async () => {
    const task = (await village.store.loadCase(caseId))!.snapshot
    expect(JSON.stringify(task)).toContain('Lipowo')
    await village.runtime.getSubmission(daria, `${caseId}/apply:1:1`)
    const copy = await copyOf(' Anna@example.org ')
    const data = dataIn(copy)
    expect(data.account).toMatchObject({ email: 'anna@example.org', name: 'anna', roles: [] })
    expect(data.cases).toMatchObject([
      {
        id: caseId,
        number: 'W/001',
        title: { pl: 'Lipowo' },
        roles: [{ en: 'Applicant' }],
        states: [{ en: 'Scoring' }],
        answers: [
          {
            own: true,
            draft: false,
            values: { village: 'Lipowo', health: 'grypa', costs: [{ name: 'Ławki' }] },
            leftOut: [{ en: 'Neighbours' }],
          },
        ],
        files: [{ name: 'plan wsi.txt', path: 'files/001-plan wsi.txt' }],
      },
    ])
    expect(data.cases[0]?.answers[0]?.told).toContainEqual({
      label: { pl: 'Rodzaj', en: 'Rodzaj' },
      text: { pl: 'Park', en: 'Park' },
    })
    expect(data.cases[0]?.history.map(({ type }) => type)).toContain('completed')
    expect(data.letters).toMatchObject([{ subject: 'Przyjęto wniosek W/001' }])
    expect(data.reads).toMatchObject([{ purpose: 'submission', fields: [{ pl: 'Zdrowie' }] }])
    expect(textIn(copy, 'files/001-plan wsi.txt')).toBe('Ławka przy kapliczce\n')
    expect(copy.counts).toEqual({ cases: 1, answers: 1, files: 1, letters: 1, reads: 1 })
  })

  it('[RT336] can be read as a page, and every file of it is proven by its hash', async () => {
    const copy = await copyOf('anna@example.org')
    const page = textIn(copy, 'kopia-danych.html')
    expect(page).toMatch(/<html lang="pl">[^]*<h1>Kopia danych osobowych<\/h1>/)
    expect(page).toContain('grypa')
    expect(page).not.toMatch(/<script|src=|href=|url\(/)
    const { files } = JSON.parse(textIn(copy, 'manifest.json')) as {
      files: { path: string; sha256: string }[]
    }
    const zipped = unzipSync(copyArchive(copy).bytes)
    expect(Object.keys(zipped)).toEqual([...files.map(({ path }) => path), 'manifest.json'])
    for (const { path, sha256 } of files)
      expect(createHash('sha256').update(zipped[path]!).digest('hex')).toBe(sha256)
  })

  it('[RT337] holds nothing of others: neither those the person wrote of, nor other parties, nor the operator’s people', async () => {
    const copy = await copyOf('anna@example.org')
    for (const path of ['data.json', 'kopia-danych.html'])
      expect(textIn(copy, path)).not.toMatch(/Beata|Celina|beata@|head@|olga|passed|zofia|daria/)
  })

  it('[RT337] tells those who are only named what stands of them, and the operator’s people what they did', async () => {
    const beata = dataIn(await copyOf('beata@example.org'))
    expect(beata.account).toBeNull()
    expect(beata.cases).toMatchObject([
      {
        id: caseId,
        title: null,
        answers: [{ own: false, values: { neighbours: [filled.neighbours[0]] } }],
        history: [],
        files: [],
      },
    ])
    expect(JSON.stringify(beata)).not.toMatch(/Celina|grypa|Lipowo|anna/)
    const olga = dataIn(await copyOf('olga@example.org'))
    expect(olga.cases).toMatchObject([
      { title: null, answers: [], work: [{ task: { pl: 'Sprawdź wniosek' } }] },
    ])
    expect(JSON.stringify(olga)).not.toMatch(/grypa|Lipowo|passed|anna/)
    const head = dataIn(await copyOf('head@example.org'))
    expect(head.cases).toMatchObject([{ roles: [{ en: 'Signer' }], signatures: [{}] }])
    expect(JSON.stringify(head)).not.toContain('grypa')
  })

  it('[RT338] is made for those who look after personal data alone, with a reason, and noted before it is handed out', async () => {
    const { runtime } = village
    const karol = await village.as('karol', 'coordinator', 'admin')
    const request = { who: ['anna@example.org'], reason: 'x' }
    await expect(runtime.copyPersonalData(karol, request)).rejects.toMatchObject({
      code: 'personal-data.not-officer',
    })
    await expect(runtime.copyPersonalData(null, request)).rejects.toMatchObject({
      code: 'auth.required',
    })
    await expect(
      runtime.copyPersonalData(daria, { ...request, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'reason.missing' })
    await expect(copyOf('nobody@example.org')).rejects.toMatchObject({ code: 'person.not-found' })
    await expect(copyOf('anna@example.org', 'head@example.org')).rejects.toMatchObject({
      code: 'person.several',
    })
    const anna = await village.person('anna')
    expect(await village.store.getDocument('audit', '0000000001')).toBeNull()
    const copy = await copyOf(anna.id)
    const line = await village.store.getDocument<JsonObject>('audit', '0000000001')
    expect(line?.value).toMatchObject({
      type: 'person-copied',
      actor: daria?.person,
      data: { person: { id: anna.id }, reason: 'Wniosek 3/2027', cases: 1 },
    })
    const manifest = createHash('sha256').update(textIn(copy, 'manifest.json')).digest('hex')
    expect(line?.value['data']).toMatchObject({ manifest })
    expect(JSON.stringify(line?.value)).not.toContain('anna@')
    const { items } = await runtime.accessLog()
    expect(items).toMatchObject([
      { purpose: 'copy', person: daria?.person, fields: ['/health'], reason: 'Wniosek 3/2027' },
    ])
    // the next copy tells of this one
    const again = dataIn(await copyOf(anna.id))
    expect(again.changes).toMatchObject([{ type: 'person-copied', reason: 'Wniosek 3/2027' }])
    expect(again.reads).toMatchObject([{ purpose: 'copy' }])
  })
})

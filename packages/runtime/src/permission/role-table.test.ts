import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView, Reader } from '../types.ts'
import { openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'

/** What a role's view of one scored application must and must not hold. */
interface Row {
  role: string
  sees: 'nothing' | 'task' | 'case'
  submissions?: string[]
  columns?: string[]
  members?: number
  /** Names that may not stand anywhere in case, timeline or answers. */
  never?: string[]
}

const table: Row[] = [
  { role: 'guest', sees: 'nothing' },
  { role: 'beata', sees: 'nothing' },
  { role: 'adam', sees: 'nothing' },
  {
    role: 'anna',
    sees: 'case',
    submissions: ['apply', 'score', 'score'],
    columns: ['village'],
    members: 2,
    never: ['olga', 'ewa', 'filip', 'verdict', 'passed'],
  },
  {
    role: 'olga',
    sees: 'case',
    submissions: ['apply', 'check'],
    columns: ['village', 'points', 'verdict'],
    members: 2,
    never: ['grypa'],
  },
  {
    role: 'karol',
    sees: 'case',
    submissions: ['apply', 'check', 'score', 'score'],
    columns: ['village', 'points', 'verdict'],
    members: 2,
    never: ['grypa'],
  },
  {
    role: 'ewa',
    sees: 'task',
    submissions: ['score'],
    columns: [],
    members: 0,
    never: ['grypa', 'olga', 'filip', 'verdict'],
  },
]

describe('the role table', () => {
  let village: Village
  let caseId: string
  const readers: Record<string, Reader> = {}

  beforeAll(async () => {
    village = await openVillage()
    const { runtime } = village
    const call = await openCall(village)
    const roles: Record<string, string[]> = {
      adam: ['admin'],
      olga: ['officer'],
      karol: ['coordinator'],
      ewa: ['assessor'],
      filip: ['assessor'],
      anna: [],
      beata: [],
    }
    for (const [name, held] of Object.entries(roles))
      readers[name] = await village.as(name, ...held)
    readers['guest'] = null
    caseId = await scored(village, call.id, readers)
    expect((await runtime.getCase(readers['karol'] ?? null, caseId)).status).toBe('done')
  })

  it.each(table)('[RT12] $role sees $sees of an application', async (row) => {
    const reader = readers[row.role] ?? null
    const seen = await look(village, reader, caseId)
    expect(seen === null ? 'nothing' : 'case').toBe(row.sees === 'nothing' ? 'nothing' : 'case')
    const listed = (await village.runtime.listCases(reader, {})).items.map(({ id }) => id)
    expect(listed.includes(caseId)).toBe(row.sees === 'case')
    if (!seen) return
    expect(seen.view.submissions.map(({ task }) => task).sort()).toEqual(row.submissions)
    expect(Object.keys(seen.view.columns)).toEqual(row.columns)
    expect(seen.view.members).toHaveLength(row.members ?? 0)
    for (const word of row.never ?? []) expect(JSON.stringify(seen)).not.toContain(word)
  })

  it('[RT11] what is closed to a reader is refused as what never was', async () => {
    const { runtime } = village
    const beata = readers['beata'] ?? null
    const task = `${caseId}/apply:1:1`
    await expect(runtime.getCase(beata, caseId)).rejects.toMatchObject({ code: 'case.not-found' })
    await expect(runtime.getCase(beata, 'no-such')).rejects.toMatchObject({
      code: 'case.not-found',
    })
    await expect(runtime.timeline(beata, caseId)).rejects.toMatchObject({ code: 'case.not-found' })
    await expect(runtime.getTask(beata, task)).rejects.toMatchObject({ code: 'task.not-found' })
    await expect(runtime.getTask(beata, 'no/such')).rejects.toMatchObject({
      code: 'task.not-found',
    })
    await expect(runtime.claimTask(beata, task)).rejects.toMatchObject({ code: 'task.not-found' })
    await expect(runtime.saveDraft(beata, task, [])).rejects.toMatchObject({
      code: 'task.not-found',
    })
    await expect(runtime.submitTask(beata, task, {})).rejects.toMatchObject({
      code: 'task.not-found',
    })
    await expect(runtime.getSubmission(beata, task)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
    await expect(runtime.sendEvent(beata, caseId, { type: 'REOPEN' })).rejects.toMatchObject({
      code: 'case.not-found',
    })
    await expect(
      runtime.invite(beata, caseId, { email: 'b@example.org', role: 'applicant' }),
    ).rejects.toMatchObject({ code: 'case.not-found' })
    await expect(runtime.openFile(beata, 'no-such')).rejects.toMatchObject({
      code: 'file.not-found',
    })
  })

  it('[RT14] a sensitive field reaches its owner and the data officer and nobody else', async () => {
    const { runtime } = village
    const submission = `${caseId}/apply:1:1`
    const dorota = await village.as('dorota', 'dataOfficer')
    const answersFor = async (reader: Reader) =>
      (await runtime.getSubmission(reader, submission)).answers
    expect(await answersFor(readers['anna'] ?? null)).toHaveProperty('health', 'grypa')
    expect(await answersFor(dorota)).toHaveProperty('health', 'grypa')
    expect(await answersFor(readers['olga'] ?? null)).not.toHaveProperty('health')
    const row = (await village.store.loadCase(caseId))?.row
    expect(JSON.stringify(row)).not.toContain('grypa')
    expect(JSON.stringify(await village.store.history(caseId))).not.toContain('grypa')
  })

  it('[RT38] reads of a sensitive field are logged without its value, one’s own are not', async () => {
    const { runtime } = village
    const dorota = await village.as('dorota', 'dataOfficer')
    const before = (await runtime.accessLog()).items.length
    await runtime.getSubmission(dorota, `${caseId}/apply:1:1`)
    await runtime.getSubmission(readers['anna'] ?? null, `${caseId}/apply:1:1`)
    await runtime.getSubmission(readers['olga'] ?? null, `${caseId}/apply:1:1`)
    const { items } = await runtime.accessLog()
    expect(items).toHaveLength(before + 1)
    expect(items).toContainEqual(
      expect.objectContaining({
        person: dorota.person,
        caseId,
        task: 'apply',
        fields: ['/health'],
      }),
    )
    expect(JSON.stringify(items)).not.toContain('grypa')
  })

  it('[RT13] [RT118] cards are shown without names once all are in, with the role of their authors', async () => {
    const { runtime } = village
    const anna = readers['anna'] ?? null
    const { submissions } = await runtime.getCase(anna, caseId)
    const cards = submissions.filter(({ task }) => task === 'score')
    expect(cards.map(({ by }) => by)).toEqual([null, null])
    const { roles } = runtime.programme()
    expect(cards.map(({ role }) => role)).toEqual([
      roles['assessor']?.title,
      roles['assessor']?.title,
    ])
    const check = await runtime.getCase(readers['olga'] ?? null, caseId)
    expect(check.submissions.find(({ task }) => task === 'check')).toMatchObject({
      by: { name: 'olga' },
      role: roles['officer']?.title,
    })
    const { answers } = await runtime.getSubmission(anna, cards[0]?.id ?? '')
    expect(answers).toHaveProperty('points')
  })
})

async function look(
  { runtime }: Village,
  reader: Reader,
  caseId: string,
): Promise<{ view: CaseView } | null> {
  try {
    const view = await runtime.getCase(reader, caseId)
    const timeline = await runtime.timeline(reader, caseId)
    const answers = await Promise.all(
      view.submissions.map(({ id }) => runtime.getSubmission(reader, id)),
    )
    return { view, timeline, answers } as { view: CaseView }
  } catch {
    return null
  }
}

async function scored(village: Village, callId: string, readers: Record<string, Reader>) {
  const { runtime } = village
  const anna = readers['anna'] ?? null
  const { id } = await runtime.startCase(anna, { workflow: 'application', parent: callId })
  const task = await taskOf(village, anna, id, 'apply')
  await runtime.saveDraft(anna, task, [{ path: '/health', value: 'grypa', base: 0 }])
  await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
  const changes = { village: 'Lipowo', kind: 'park' }
  await runtime.saveDraft(
    anna,
    task,
    Object.entries(changes).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
  )
  await runtime.signDraft(await village.as('head'), task, '/signatures')
  await runtime.submitTask(anna, task, {})
  const olga = readers['olga'] ?? null
  const check = await taskOf(village, olga, id, 'check')
  await runtime.claimTask(olga, check)
  await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } })
  for (const [name, points] of [
    ['ewa', 30],
    ['filip', 40],
  ] as const) {
    const reader = readers[name] ?? null
    const { items } = await runtime.listTasks(reader, { scope: 'available' })
    const card = items.find(({ caseId }) => caseId === id)!
    await runtime.claimTask(reader, card.id)
    if (name === 'filip') await blindUntilAllAreIn(village, readers, id)
    await runtime.submitTask(reader, card.id, { answers: { points } })
  }
  return id
}

async function blindUntilAllAreIn(village: Village, readers: Record<string, Reader>, id: string) {
  for (const name of ['anna', 'filip', 'karol', 'olga']) {
    const seen = await look(village, readers[name] ?? null, id)
    expect(seen?.view.submissions.map(({ task }) => task)).not.toContain('score')
    // Staff may chase a late assessor by name; parties and fellow assessors never learn it.
    if (name === 'anna' || name === 'filip') expect(JSON.stringify(seen)).not.toContain('ewa')
  }
}

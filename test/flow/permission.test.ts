import { beforeAll, describe, expect, it } from 'vitest'
import { checklist } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

type Replies = Record<string, unknown>

/** What one person's replies must and must not hold, all use cases taken together. */
interface Row {
  who: string
  /** Workflows of the cases they can open; those of other partnerships count too. */
  opens: string[]
  /** Texts that stand somewhere in the replies. */
  sees: string[]
  /** Texts that stand nowhere. */
  never: string[]
}

/** Keys of R04's special-category part. */
const special = ['"disability"', '"minority"', '"homeless"', '"foreignOrigin"']
const operator = ['olaW', 'otylia', 'koraK']
const checked = ['overallResult', 'fr04']
const partners = ['"anna"', 'anna-head', '"beata"', 'beata-head']

const table: Row[] = [
  { who: 'public', opens: [], sees: ['factColumns'], never: [...partners, ...special] },
  { who: 'stranger', opens: [], sees: [], never: [...partners, ...special, ...checked] },
  {
    who: 'anna',
    opens: ['organisation', 'organisation', 'recruitment'],
    sees: ['Spółdzielnia anna', 'anna-head'],
    never: [
      '"beata"',
      'beata-head',
      'Nowak',
      ...operator,
      ...special,
      ...checked,
      'SCORE-NOTE',
      '"guard"',
    ],
  },
  {
    who: 'annaHead',
    opens: ['organisation', 'organisation', 'recruitment'],
    sees: ['Spółdzielnia anna'],
    never: ['"beata"', 'beata-head', 'Nowak', ...operator, ...special, ...checked, 'SCORE-NOTE'],
  },
  {
    who: 'annaParticipant',
    opens: ['participant', 'recruitment'],
    sees: ['Nowak', ...special],
    never: [
      '"beata"',
      'beata-head',
      '"firstName":"anna-p2"',
      ...operator,
      ...checked,
      'SCORE-NOTE',
      'founders',
    ],
  },
  {
    who: 'beata',
    opens: ['organisation', 'organisation', 'recruitment'],
    sees: ['Spółdzielnia beata'],
    never: ['"anna"', 'anna-head', 'Nowak', ...operator, ...special, ...checked],
  },
  { who: 'officer', opens: [], sees: ['Nowak', 'SCORE-NOTE', ...checked], never: special },
  { who: 'otherOfficer', opens: [], sees: ['Nowak', 'olaW'], never: [...special, 'SCORE-NOTE'] },
  { who: 'coordinator', opens: [], sees: checked, never: [...special, 'SCORE-NOTE'] },
  { who: 'director', opens: [], sees: checked, never: [...special, 'SCORE-NOTE'] },
  { who: 'auditor', opens: [], sees: checked, never: [...special, 'SCORE-NOTE'] },
  {
    who: 'reviewer',
    opens: [],
    sees: [],
    never: [...partners, ...checked, ...special, 'Nowak', 'SCORE-NOTE'],
  },
  {
    who: 'admin',
    opens: ['call'],
    sees: [],
    never: [...partners, 'Nowak', ...special, ...checked],
  },
  {
    who: 'dataOfficer',
    opens: [],
    sees: [...special],
    never: [...checked, 'SCORE-NOTE', 'founders'],
  },
]

describe('what each person may learn in the first stage', () => {
  let stage: Stage
  let call: string
  let anna: Applicant
  let beata: Applicant
  const people: Record<string, SignedIn | null> = {}
  const cases: { id: string; workflow: string }[] = []
  const tasks = new Set<string>()
  const seen: Record<string, Replies> = {}

  beforeAll(async () => {
    stage = await Stage.open()
    call = await openRecruitment(stage, 2)
    anna = await apply(stage, call, 'anna')
    beata = await apply(stage, call, 'beata')
    await stage.to('2027-03-22T09:00:00Z')
    const officer = await stage.as('olaW', 'recruitmentOfficer')
    await stage.submit(officer, anna.id, 'take')
    await stage.submit(officer, anna.id, 'check', checklist())
    const card = await stage.task(officer, anna.id, 'score')
    await stage.runtime.claimTask(officer, card)
    const note = 'SCORE-NOTE of the officer alone'
    await stage.runtime.saveDraft(officer, card, [{ path: '/s1Note', value: note, base: 0 }])
    Object.assign(people, {
      public: null,
      stranger: await stage.as('obca'),
      anna: anna.editor,
      annaHead: anna.signer,
      annaParticipant: await stage.as('anna-p1'),
      beata: beata.editor,
      officer,
      otherOfficer: await stage.as('otylia', 'recruitmentOfficer'),
      coordinator: await stage.as('koraK', 'regionalCoordinator'),
      reviewer: await stage.staff.reviewer(),
      director: await stage.staff.director(),
      admin: await stage.staff.admin(),
      auditor: await stage.as('aurelia', 'auditor'),
      dataOfficer: await stage.as('dagmara', 'dataOfficer'),
    })
    await collectIds()
    for (const [name, reader] of Object.entries(people)) seen[name] = await repliesTo(reader)
  })

  /** Every id that anybody can learn; each person then tries all of them. */
  async function collectIds(): Promise<void> {
    const { runtime } = stage
    const auditor = people['auditor'] ?? null
    const all = await runtime.listCases(auditor, { limit: 200 })
    cases.push(...all.items.map(({ id, workflow }) => ({ id, workflow: workflow.id })))
    for (const reader of Object.values(people)) {
      for (const status of ['open', 'finished'] as const) {
        const { items } = await runtime.listTasks(reader, { status, limit: 200 })
        for (const { id } of items) tasks.add(id)
      }
      for (const { id } of cases) {
        const view = await runtime.getCase(reader, id).catch(() => null)
        for (const one of [...(view?.tasks ?? []), ...(view?.submissions ?? [])]) tasks.add(one.id)
      }
    }
  }

  async function repliesTo(reader: SignedIn | null): Promise<Replies> {
    const { runtime } = stage
    const replies: Replies = {}
    const look = async (name: string, reply: Promise<unknown>) => {
      replies[name] = await reply.catch(() => null)
    }
    await look('calls', runtime.listCalls())
    await look('cases', runtime.listCases(reader, { limit: 200 }))
    await look('notices', runtime.listNotices(reader))
    for (const status of ['open', 'finished'] as const)
      await look(`tasks ${status}`, runtime.listTasks(reader, { status, limit: 200 }))
    for (const { id } of cases) {
      await look(`case ${id}`, runtime.getCase(reader, id))
      await look(`timeline ${id}`, runtime.timeline(reader, id))
    }
    for (const id of tasks) {
      await look(`task ${id}`, runtime.getTask(reader, id))
      await look(`submission ${id}`, runtime.getSubmission(reader, id))
    }
    return replies
  }

  const repliesWith = (who: string, text: string): string[] =>
    Object.entries(seen[who] ?? {})
      .filter(([, reply]) => JSON.stringify(reply ?? null).includes(text))
      .map(([name]) => name)

  it.each(table)(
    '[RT12] $who sees what they may and nothing else',
    ({ who, opens, sees, never }) => {
      for (const text of sees) expect([text, repliesWith(who, text)]).not.toEqual([text, []])
      for (const text of never) expect([text, repliesWith(who, text)]).toEqual([text, []])
      const opened = cases.filter(({ id }) => (seen[who]?.[`case ${id}`] ?? null) !== null)
      if (opens.length > 0 || ['public', 'stranger', 'reviewer'].includes(who))
        expect(opened.map(({ workflow }) => workflow).sort()).toEqual(opens)
    },
  )

  it('[RT11] nobody changes what they may not know', async () => {
    const { runtime } = stage
    const outsiders = ['public', 'stranger', 'beata', 'admin', 'annaParticipant'] as const
    for (const who of outsiders) {
      const reader = people[who] ?? null
      for (const task of [`${anna.id}/score:1:1`, `${anna.id}/withdraw:1:1`]) {
        const tries = [
          () => runtime.claimTask(reader, task),
          () => runtime.releaseTask(reader, task),
          () => runtime.delegateTask(reader, task, anna.editor.person),
          () => runtime.saveDraft(reader, task, [{ path: '/s1Note', value: 'x', base: 0 }]),
          () => runtime.signDraft(reader, task, '/withdrawSignature'),
          () => runtime.submitTask(reader, task, {}),
        ]
        for (const attempt of tries)
          await expect(attempt(), who).rejects.toMatchObject({
            code: expect.stringMatching(/^(auth\.required|task\.not-found)$/),
          })
      }
    }
  })

  it('[RT17] an officer who is a party to a case neither works on it nor reads it as staff', async () => {
    const { runtime } = stage
    const otylia = people['otherOfficer'] ?? null
    const task = await stage.task(otylia as SignedIn, beata.id, 'take')
    const invitation = { email: 'otylia@example.org', role: 'applicantSigner' }
    // As staff she cannot be made a party; she was one before she came to the office.
    await expect(runtime.invite(beata.editor, beata.id, invitation)).rejects.toMatchObject({
      code: 'case.role-exclusive',
    })
    const { roles } = (await runtime.me(otylia)) ?? { roles: [] }
    await runtime.setRoles((otylia as SignedIn).person, [])
    await runtime.invite(beata.editor, beata.id, invitation)
    await runtime.setRoles((otylia as SignedIn).person, roles)
    await stage.submit(people['officer'] as SignedIn, beata.id, 'take')
    await expect(runtime.claimTask(otylia, task)).rejects.toMatchObject({ code: 'task.not-found' })
    const view = await runtime.getCase(otylia, beata.id)
    expect(view.columns).toEqual((await runtime.getCase(beata.editor, beata.id)).columns)
    expect(JSON.stringify([view, await runtime.timeline(otylia, beata.id)])).not.toContain('olaW')
  })

  it('[RT38] one’s own draft is no read of somebody else’s data', async () => {
    const { runtime } = stage
    const reads = (await runtime.accessLog()).items
    expect(reads.map(({ person }) => person)).not.toContain(people['annaParticipant']?.person)
    expect(reads.map(({ person }) => person)).toContain(people['dataOfficer']?.person)
    expect(JSON.stringify(reads)).not.toContain('refused')
  })
})

import type { JsonObject } from '@splot/definition'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { villageDashboards } from '../village/village-dashboards.ts'
import type { PanelView } from './types.ts'

const everyPanel =
  'running states late soon load roles kinds costs heat figures way reads register retention'.split(
    ' ',
  )

/** Cells of one column of a panel, in order. */
function column({ rows }: PanelView, key: string) {
  return rows.map(({ cells }) => cells[key])
}

describe('dashboards', () => {
  let village: Village
  const readers: Record<string, Reader> = { guest: null }
  const cases: string[] = []

  beforeAll(async () => {
    village = await openVillage({ changed: villageDashboards })
    const roles: Record<string, string[]> = {
      adam: ['admin'],
      olga: ['officer'],
      karol: ['coordinator'],
      ewa: ['assessor'],
      filip: ['assessor'],
      grzegorz: ['coordinator', 'assessor'],
      dorota: ['dataOfficer'],
      anna: [],
    }
    for (const [name, held] of Object.entries(roles))
      readers[name] = await village.as(name, ...held)
    const call = await openCall(village)
    for (const name of ['anna', 'beata', 'celina']) cases.push(await handedIn(name, call.id))
    await check(cases[0] ?? '')
    const card = await claimed('ewa', cases[0] ?? '')
    await village.runtime.submitTask(readers['ewa'] ?? null, card, { answers: { points: 43 } })
    await claimed('filip', cases[0] ?? '')
  })

  const panel = (who: string, id: string, part?: { row: string; column?: string }) =>
    village.runtime.getPanel(readers[who] ?? null, `overview/${id}`, part)

  /** An application with something special-category in it, signed and handed in. */
  async function handedIn(name: string, callId: string): Promise<string> {
    const { runtime } = village
    const applicant = await village.as(name)
    const { id } = await runtime.startCase(applicant, { workflow: 'application', parent: callId })
    await runtime.invite(applicant, id, { email: `head-${name}@example.org`, role: 'signer' })
    const task = await taskOf(village, applicant, id, 'apply')
    const answers = Object.entries({ ...goodAnswers, health: 'grypa' })
    const changes = answers.map(([key, value]) => ({ path: `/${key}`, value, base: 0 }))
    await runtime.saveDraft(applicant, task, changes)
    await runtime.signDraft(await village.as(`head-${name}`), task, '/signatures')
    await runtime.submitTask(applicant, task, {})
    return id
  }

  async function check(caseId: string): Promise<void> {
    const officer = readers['olga'] ?? null
    const task = await taskOf(village, officer, caseId, 'check')
    await village.runtime.claimTask(officer, task)
    await village.runtime.submitTask(officer, task, { answers: { verdict: 'passed' } })
  }

  async function claimed(who: string, caseId: string): Promise<string> {
    const reader = readers[who] ?? null
    const { items } = await village.runtime.listTasks(reader, { caseId, scope: 'available' })
    const id = items[0]?.id ?? ''
    await village.runtime.claimTask(reader, id)
    return id
  }

  it('[RT81] lists the dashboards of a reader’s roles in order, one of them for the start page', async () => {
    const of = async (who: string) =>
      (await village.runtime.listDashboards(readers[who] ?? null)).map(
        ({ id, home }) => `${id}${home ? ' home' : ''}`,
      )
    expect(await of('karol')).toEqual(['first home', 'overview'])
    expect(await of('dorota')).toEqual(['overview home'])
    expect(await of('anna')).toEqual([])
    await expect(of('guest')).rejects.toMatchObject({ code: 'auth.required' })
  })

  it('[RT81] a dashboard or panel of other roles is refused as one that never was', async () => {
    const { runtime } = village
    const anna = readers['anna'] ?? null
    const refused = { code: 'dashboard.not-found' }
    await expect(runtime.getDashboard(anna, 'overview')).rejects.toMatchObject(refused)
    await expect(runtime.getDashboard(anna, 'none')).rejects.toMatchObject(refused)
    await expect(panel('anna', 'running')).rejects.toMatchObject(refused)
    await expect(panel('olga', 'heat')).rejects.toMatchObject(refused)
    await expect(panel('olga', 'none')).rejects.toMatchObject(refused)
    await expect(panel('guest', 'running')).rejects.toMatchObject({ code: 'auth.required' })
    const { panels } = await runtime.getDashboard(readers['olga'] ?? null, 'overview')
    expect(panels.map(({ id }) => id)).not.toContain('overview/heat')
  })

  // what a role may see of three applications, of which one is scored and has one card in
  it.each([
    { who: 'karol', cases: 3, verdict: 'Tak', never: ['grypa', '43'] },
    { who: 'olga', cases: 3, verdict: 'Tak', never: ['grypa', '43'] },
    { who: 'dorota', cases: 3, verdict: null, never: ['grypa', '43', 'Tak'] },
    { who: 'grzegorz', cases: 3, verdict: 'Tak', never: ['grypa', '43', 'ewa', 'filip'] },
    { who: 'ewa', cases: 0, verdict: undefined, never: ['grypa', 'Lipowo', '43'] },
    { who: 'adam', cases: 0, verdict: undefined, never: ['grypa', 'Lipowo', '43'] },
  ])(
    '[RT82] $who sees what they may read of the cases, and no score before both are in',
    async (row) => {
      const { panels } = await village.runtime.getDashboard(readers[row.who] ?? null, 'overview')
      const seen = await Promise.all(
        panels.map(({ id }) => village.runtime.getPanel(readers[row.who] ?? null, id)),
      )
      const running = seen.find(({ id }) => id === 'overview/running')
      expect(running?.rows).toHaveLength(row.cases)
      const verdict = running?.rows.find(({ caseId }) => caseId === cases[0])?.cells['verdict']
      expect(
        verdict === undefined || verdict === null ? verdict : (verdict as { pl: string }).pl,
      ).toBe(row.verdict)
      for (const word of row.never) {
        const told = seen.map(({ columns, rows, totals }) => ({
          columns,
          cells: rows.map(({ cells }) => cells),
          totals,
        }))
        expect(JSON.stringify(told)).not.toContain(word)
      }
    },
  )

  it('[RT82] a field closed to the reader or of special-category data stays out of every expression', async () => {
    expect(column(await panel('karol', 'running'), 'health')).toEqual([null, null, null])
    expect(column(await panel('dorota', 'running'), 'health')).toEqual([null, null, null])
  })

  it('[RT83] counts cases by state and age, and opens what stands behind a number', async () => {
    const { clock } = village
    const before = clock.at
    clock.at = '2027-01-20T09:00:00Z'
    try {
      const states = await panel('karol', 'states')
      expect(
        states.rows.map(({ key, cells }) => [key, cells['all'], cells['upTo7'], cells['longer']]),
      ).toEqual([
        ['application.check', 2, 0, 2],
        ['application.score', 1, 0, 1],
      ])
      expect(states.totals).toMatchObject({ all: 3, longest: 9 })
      const behind = await panel('karol', 'states', { row: 'application.check', column: 'longer' })
      expect(new Set(behind.rows.map(({ caseId }) => caseId))).toEqual(new Set(cases.slice(1)))
      const none = await panel('karol', 'states', { row: 'application.check', column: 'upTo7' })
      expect(none.rows).toEqual([])
    } finally {
      clock.at = before
    }
  })

  it('[RT83] tells late tasks from those due within working days', async () => {
    const { clock } = village
    const before = clock.at
    const of = async (id: string) => (await panel('olga', id)).rows.length
    try {
      expect([await of('late'), await of('soon')]).toEqual([0, 0])
      clock.at = '2027-01-15T09:00:00Z'
      // due at the end of 21 January: the fourth working day after Friday the 15th
      expect([await of('late'), await of('soon')]).toEqual([0, 2])
      clock.at = '2027-01-22T09:00:00Z'
      expect([await of('late'), await of('soon')]).toEqual([2, 0])
    } finally {
      clock.at = before
    }
  })

  it('[RT83] counts open work by person and by role', async () => {
    const load = await panel('karol', 'load')
    expect(load.rows.map(({ cells }) => [cells['who'], cells['all']])).toEqual([
      [{ pl: 'do wzięcia', en: 'free to take' }, 2],
      ['filip', 1],
    ])
    const fellow = await panel('grzegorz', 'load')
    expect(fellow.rows.map(({ cells }) => (cells['who'] as { pl: string }).pl).sort()).toEqual([
      'do wzięcia',
      'osoby nieujawnione',
    ])
    const roles = await panel('karol', 'roles')
    expect(roles.rows.map(({ key, cells }) => [key, cells['all']])).toEqual([
      ['officer', 2],
      ['assessor', 1],
    ])
  })

  it('[RT83] gathers cases, or the rows that each gives, into figures with totals', async () => {
    const kinds = await panel('karol', 'kinds')
    expect(kinds.rows.map(({ cells }) => [cells['group'], cells['count']])).toEqual([
      [{ pl: 'Park', en: 'Park' }, 3],
    ])
    const costs = await panel('karol', 'costs')
    expect(costs.rows[0]?.cells).toEqual({ group: 'Ławki', count: 3, amount: 360_00, mean: 120_00 })
    expect(costs.totals).toEqual({ count: 3, amount: 360_00, mean: 120_00 })
    expect((await panel('karol', 'costs', { row: 'Ławki' })).rows).toHaveLength(3)
    const heat = await panel('karol', 'heat')
    expect(heat.columns.map(({ title }) => title.pl)).toEqual(['Wieś', 'Ławki', 'Razem'])
    expect(heat.rows.map(({ cells }) => cells)).toEqual([{ group: 'Lipowo', s1: 50, all: 50 }])
  })

  it('[RT100] tells indicators with target and progress as of a day, and what they count', async () => {
    const figures = await panel('karol', 'figures')
    expect(figures.asOf).toBe('2027-01-11')
    expect(
      figures.rows.map(({ key, type, cells }) => [key, type, cells['value'], cells['progress']]),
    ).toEqual([
      ['I01/count', 'number', 3, 50],
      ['I02/count', 'number', 1, null],
      ['I02/costs', 'money', 360_00, null],
    ])
    const way = await panel('karol', 'way')
    expect(way.rows.map(({ cells }) => [cells['value'], cells['share']])).toEqual([
      [3, null],
      [1, 33],
    ])
    const behind = await panel('karol', 'way', { row: 'I02/count' })
    expect(behind.rows.map(({ caseId }) => caseId)).toEqual([cases[0]])
    const before = await village.runtime.getPanel(readers['karol'] ?? null, 'overview/figures', {
      asOf: '2027-01-10',
    })
    expect(before.rows[0]?.cells['value']).toBe(0)
    // of two indicators an officer may know one
    expect((await panel('olga', 'figures')).rows.map(({ key }) => key)).toEqual(['I01/count'])
    expect((await panel('dorota', 'figures')).rows).toEqual([])
  })

  it('[RT100] tells who read special-category data, without what they read', async () => {
    const { runtime } = village
    await runtime.getSubmission(readers['dorota'] ?? null, `${cases[0]}/apply:1:1`)
    const reads = await panel('dorota', 'reads')
    expect(reads.rows.map(({ cells }) => [cells['who'], cells['fields'], cells['case']])).toEqual([
      ['dorota', { pl: 'Zdrowie', en: 'Zdrowie' }, 'Lipowo'],
    ])
    expect(JSON.stringify(reads)).not.toContain('grypa')
    await expect(panel('olga', 'reads')).rejects.toMatchObject({ code: 'dashboard.not-found' })
  })

  it('[RT100] tells where personal data are, and when drafts will be removed', async () => {
    const register = await panel('dorota', 'register')
    expect(
      register.rows.map(({ cells }) => [
        cells['form'],
        cells['fields'],
        cells['special'],
        cells['readers'],
        cells['purpose'],
      ]),
    ).toEqual([
      [
        { pl: 'APPLY Wniosek', en: 'APPLY Application' },
        { pl: 'Zdrowie', en: 'Zdrowie' },
        { pl: 'tak', en: 'yes' },
        { pl: 'Wnioskodawca, Inspektor danych', en: 'Applicant, Data officer' },
        { pl: 'nie podano', en: 'not said' },
      ],
      [
        { pl: 'APPLY Wniosek', en: 'APPLY Application' },
        { pl: 'Sołtys, Podpis', en: 'Sołtys, Podpis' },
        null,
        expect.objectContaining({
          en: 'Applicant, Coordinator, Data officer, Officer, Signer',
        }),
        { pl: 'nie podano', en: 'not said' },
      ],
    ])
    const card = (await village.runtime.listTasks(readers['filip'] ?? null, { scope: 'mine' }))
      .items[0]
    await village.runtime.saveDraft(readers['filip'] ?? null, card?.id ?? '', [
      { path: '/points', value: 7, base: 0 },
    ])
    const retention = await panel('karol', 'retention')
    expect(retention.rows.map(({ caseId, cells }) => [caseId, cells['removedOn']])).toEqual([
      [cases[0], '2027-04-11'],
    ])
    expect((await panel('ewa', 'retention')).rows).toEqual([])
  })

  it('[RT100] writes the table of a panel, or what stands behind a row, as a file', async () => {
    const { runtime } = village
    const reader = readers['karol'] ?? null
    const csv = await runtime.panelFile(reader, 'overview/costs', { format: 'csv', locale: 'en' })
    expect(new TextDecoder().decode(csv.bytes).split('\r\n')).toEqual([
      'Nazwa,Liczba,Kwota,Średnio',
      'Ławki,3,360,120',
      'Together,3,360,120',
      '',
    ])
    expect(csv.name).toBe('overview-costs-2027-01-11.csv')
    const part = { row: 'Ławki', format: 'csvSemicolon' } as const
    const behind = await runtime.panelFile(reader, 'overview/costs', part)
    expect(new TextDecoder().decode(behind.bytes).split('\r\n')).toHaveLength(5)
    const book = await runtime.panelFile(reader, 'overview/running', { format: 'xlsx' })
    expect(Array.from(book.bytes.subarray(0, 2))).toEqual([0x50, 0x4b])
    await expect(
      runtime.panelFile(readers['anna'] ?? null, 'overview/costs', { format: 'csv' }),
    ).rejects.toMatchObject({ code: 'dashboard.not-found' })
  })

  it('[RT81] a dashboard file with faults leaves the last good one in place', async () => {
    const files: Record<string, JsonObject | string> = { ...villageDashboards }
    const other = await openVillage({
      programme: {
        read: async () => (await import('../village/village-programme.ts')).villageFiles(files),
      },
    })
    const karol = await other.as('karol', 'coordinator')
    files['workflows/dashboards/overview.json'] = '{ "id": "overview" }'
    await other.runtime.reload()
    expect(other.runtime.problems().map(({ file }) => file)).toEqual([
      'workflows/dashboards/overview.json',
    ])
    const panels = (await other.runtime.getDashboard(karol, 'overview')).panels
    expect(panels.map(({ id }) => id.slice('overview/'.length))).toEqual(everyPanel)
  })
})

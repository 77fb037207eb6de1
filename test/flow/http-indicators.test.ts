import { ApiError, createClient } from '@splot/client'
import type { Client } from '@splot/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import { cookieOf, redeemToken } from '../support/http-app.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'
import { stageOverHttp } from '../support/stage-over-http.ts'
import type { Ask, HttpReply } from '../support/stage-over-http.ts'

/** Who asks, and what is there for them. */
interface Row {
  who: string | null
  /** Indicators that stand in the list, among those that are looked for; others are not there by id. */
  knows: string[]
  /** Cases behind the first indicator; `null`: it is not there. */
  rows: number | null
  exports: string[]
  /** Dashboards in the list, and whether the funnel of the operator is a panel of theirs. */
  dashboards: string[]
  funnel: boolean
}

const lookedFor = ['K01', 'K07', 'K22', 'K43']
const nothing = { knows: [], rows: null, exports: [], dashboards: [], funnel: false }

const table: Row[] = [
  { who: null, ...nothing },
  { who: 'obca', ...nothing },
  { who: 'anna', ...nothing },
  {
    who: 'dorota',
    knows: lookedFor,
    rows: 2,
    exports: [],
    dashboards: [
      'operator',
      'coordinator',
      'commission',
      'testing',
      'finance',
      'franchise',
      'registers',
    ],
    funnel: true,
  },
  {
    who: 'renia',
    knows: ['K01', 'K07', 'K43'],
    rows: 2,
    exports: ['participants'],
    dashboards: ['operator', 'testing', 'finance', 'franchise', 'registers'],
    funnel: true,
  },
  // aggregates alone: she opens no case
  { who: 'mira', knows: ['K01'], rows: 0, exports: [], dashboards: [], funnel: false },
  {
    who: 'inka',
    knows: ['K07', 'K43'],
    rows: null,
    exports: [],
    dashboards: ['operator', 'dataProtection'],
    funnel: false,
  },
  // reads the case she works on, but no indicator
  { who: 'ala', knows: [], rows: null, exports: [], dashboards: ['operator'], funnel: false },
]

const idsOf = ({ json }: HttpReply): string[] => (json as { id: string }[]).map(({ id }) => id)

describe('indicators, tables and dashboards over HTTP', () => {
  let stage: Stage
  let service: Awaited<ReturnType<typeof stageOverHttp>>
  const asks = new Map<string | null, Ask>()
  const ask = (who: string | null, ...args: Parameters<Ask>): Promise<HttpReply> =>
    asks.get(who)!(...args)

  beforeAll(async () => {
    stage = await Stage.open()
    const call = await openRecruitment(stage, 2)
    await apply(stage, call, 'anna')
    await apply(stage, call, 'beata')
    await stage.to('2027-03-22T09:00:00Z')
    await stage.staff.director()
    await stage.as('renia', 'reportingOfficer')
    await stage.as('mira', 'ministry')
    await stage.as('inka', 'dataOfficer')
    await stage.as('ala', 'assessor')
    service = await stageOverHttp(stage)
    for (const { who } of table) asks.set(who, await service.as(who))
  }, 120_000)

  it.each(table)('[RT87] $who finds the indicators of their roles, and no others', async (row) => {
    const list = await ask(row.who, '/api/indicators')
    expect(list.status).toBe(200)
    const { at, from, sets } = list.json as {
      at: string
      from: string | null
      sets: { indicators: { id: string }[] }[]
    }
    expect({ at, from }).toEqual({ at: '2027-03-22', from: null })
    const known = sets.flatMap(({ indicators }) => indicators.map(({ id }) => id))
    expect(lookedFor.filter((id) => known.includes(id))).toEqual(row.knows)
    for (const id of lookedFor) {
      const one = await ask(row.who, `/api/indicators/${id}`)
      expect([id, one.status]).toEqual([id, row.knows.includes(id) ? 200 : 404])
      if (one.status === 404) expect(one.json).toMatchObject({ code: 'indicator.not-found' })
    }
  })

  it.each(table)('[RT88] $who is led to the rows of cases they may open', async (row) => {
    const { status, json } = await ask(row.who, '/api/indicators/K01/rows')
    if (row.who === null) return expect(status).toBe(401)
    if (row.rows === null) return expect({ status, json }).toMatchObject({ status: 404 })
    const { items } = json as { items: object[] }
    expect(items).toHaveLength(row.rows)
    for (const item of items)
      expect(item).toEqual({
        caseId: expect.any(String),
        caseNumber: expect.stringContaining('/REK/2027/'),
        caseTitle: { pl: expect.any(String), en: expect.any(String) },
        workflow: 'recruitment',
        on: expect.stringMatching(/^2027-0[23]-\d\d$/),
        value: null,
      })
  })

  it.each(table)('[RT91] $who is offered the tables they may export', async (row) => {
    const { status, json } = await ask(row.who, '/api/exports')
    if (row.who === null) return expect(status).toBe(401)
    expect(idsOf({ status, json, text: '' })).toEqual(row.exports)
    const body = { format: 'csv', purpose: 'Sprawozdanie kwartalne' }
    const mine = row.exports.includes('participants')
    if (!mine)
      expect(await ask(row.who, '/api/exports/participants', 'POST', body)).toMatchObject({
        status: 404,
        json: { code: 'export.not-found' },
      })
  })

  it.each(table)('[RT81] $who has the dashboards and panels of their roles', async (row) => {
    const list = await ask(row.who, '/api/dashboards')
    if (row.who === null) return expect(list.status).toBe(401)
    expect(idsOf(list)).toEqual(row.dashboards)
    const [one, panel, file] = await Promise.all([
      ask(row.who, '/api/dashboards/operator'),
      ask(row.who, '/api/panels/operator~1funnel'),
      ask(row.who, '/api/panels/operator~1funnel/export?format=pdf'),
    ])
    const refused = { status: 404, json: { code: 'dashboard.not-found' } }
    if (row.dashboards.includes('operator')) expect(one).toMatchObject({ status: 200 })
    else expect(one).toMatchObject(refused)
    if (row.funnel)
      expect(panel).toMatchObject({ status: 200, json: { kind: 'funnel', asOf: '2027-03-22' } })
    else expect(panel).toMatchObject(refused)
    // a shape is refused before anything is looked for, whoever asks
    expect(file).toMatchObject({ status: 400, json: { code: 'request.shape' } })
  })

  it('[RT87] what is closed and what is not there are refused in the same words', async () => {
    const pairs: [who: string, closed: string, missing: string][] = [
      ['mira', '/api/indicators/K07', '/api/indicators/K99'],
      ['mira', '/api/indicators/K07/rows', '/api/indicators/K99/rows'],
      ['anna', '/api/dashboards/operator', '/api/dashboards/nothing'],
      ['ala', '/api/panels/operator~1funnel', '/api/panels/operator~1nothing'],
      ['anna', '/api/panels/operator~1funnel', '/api/panels/nothing~1funnel'],
    ]
    for (const [who, closed, missing] of pairs) {
      const [a, b] = [await ask(who, closed), await ask(who, missing)]
      const told = ({ json }: HttpReply) => {
        const { instance: _, detail, ...same } = json as { instance: string; detail: string }
        return { ...same, detail: detail.replace(/„.*”|".*"/, '') }
      }
      expect([a.status, told(a)]).toEqual([404, told(b)])
    }
    const body = { format: 'csv', purpose: 'Kontrola' }
    const closed = await ask('dorota', '/api/exports/participants', 'POST', body)
    const missing = await ask('dorota', '/api/exports/nothing', 'POST', body)
    expect(closed.status).toBe(404)
    expect((closed.json as { title: string }).title).toBe((missing.json as { title: string }).title)
  })

  it.each<[path: string, status: number, code: string]>([
    // days
    ['/api/indicators?at=2027-13-01', 422, 'indicator.moment'],
    ['/api/indicators?at=2027-02-30', 422, 'indicator.moment'],
    ['/api/indicators?at=tomorrow', 422, 'indicator.moment'],
    ['/api/indicators?at=2027-03-23', 422, 'indicator.moment'],
    ['/api/indicators?at=2027-03-01&from=2027-03-02', 422, 'indicator.moment'],
    ['/api/indicators/K01?at=', 422, 'indicator.moment'],
    ['/api/indicators/K01/rows?from=2027', 422, 'indicator.moment'],
    ['/api/indicators/export?format=csv&at=2099-01-01', 422, 'indicator.moment'],
    ['/api/panels/operator~1funnel?asOf=2099-01-01', 422, 'indicator.moment'],
    ['/api/panels/operator~1funnel?asOf=2027-02-30', 400, 'request.shape'],
    // keys that are not asked for, and values that are none
    ['/api/indicators?until=2027-01-01', 400, 'request.shape'],
    ['/api/indicators/K01?format=csv', 400, 'request.shape'],
    ['/api/indicators?published=maybe', 400, 'request.shape'],
    ['/api/indicators/export', 400, 'request.shape'],
    ['/api/indicators/export?format=ods', 400, 'request.shape'],
    ['/api/indicators/export?format=csv&locale=de', 400, 'request.shape'],
    ['/api/panels/operator~1funnel?at=2027-03-01', 400, 'request.shape'],
    ['/api/panels/operator~1funnel/export', 400, 'request.shape'],
    // rows
    ['/api/indicators/K01/rows?limit=0', 400, 'request.shape'],
    ['/api/indicators/K01/rows?limit=201', 400, 'request.shape'],
    ['/api/indicators/K01/rows?cursor=x', 422, 'request.invalid'],
    ['/api/indicators/K01/rows?code=service', 422, 'request.invalid'],
    ['/api/indicators/K01/rows?part=nothing', 404, 'indicator.not-found'],
    ['/api/indicators/K01/rows?part=value.to', 404, 'indicator.not-found'],
    ['/api/indicators/K01/rows?breakdown=colour&code=red', 404, 'indicator.not-found'],
    ['/api/indicators/K01/rows?breakdown=__proto__', 404, 'indicator.not-found'],
    ['/api/indicators/__proto__', 404, 'indicator.not-found'],
    // ids with signs of a path
    ['/api/indicators/..%2Fcases', 404, 'indicator.not-found'],
    ['/api/panels/operator', 404, 'dashboard.not-found'],
  ])('[SV20] %s is refused with %i %s', async (path, status, code) => {
    const reply = await ask('dorota', path)
    expect([reply.status, (reply.json as { code: string }).code]).toEqual([status, code])
  })

  it.each<[what: string, body: object, status: number, code: string]>([
    ['a purpose is missing', { format: 'csv' }, 400, 'request.shape'],
    ['a purpose is too short', { format: 'csv', purpose: ' x ' }, 422, 'export.purpose'],
    ['the format is none', { format: 'doc', purpose: 'Kontrola' }, 400, 'request.shape'],
    [
      'a day is to come',
      { format: 'csv', purpose: 'Kontrola', at: '2099-01-01' },
      422,
      'indicator.moment',
    ],
    ['a key is unknown', { format: 'csv', purpose: 'Kontrola', columns: 3 }, 400, 'request.shape'],
  ])('[RT91] a table is refused where %s', async (_, body, status, code) => {
    const reply = await ask('renia', '/api/exports/participants', 'POST', body)
    expect([reply.status, (reply.json as { code: string }).code]).toEqual([status, code])
  })

  it('[RT85] tells numbers as of a day and for a period, and leads down by breakdown', async () => {
    const k01 = async (query: string) => {
      const { json } = await ask('dorota', `/api/indicators/K01${query}`)
      return json as { at: string; period: object | null; parts: Record<string, unknown>[] }
    }
    expect(await k01('?at=2027-02-01')).toMatchObject({ at: '2027-02-01', parts: [{ value: 0 }] })
    const now = await k01('?from=2027-03-22')
    expect(now).toMatchObject({
      period: { from: '2027-03-22', to: '2027-03-22' },
      parts: [{ value: 2, rows: 2, inPeriod: { value: 0 }, target: { atLeast: 40 } }],
    })
    const cells = now.parts[0]!['cells'] as {
      id: string
      cells: { code: string; rows: number }[]
    }[]
    const { id, cells: told } = cells.find((one) => one.cells.length > 0)!
    for (const { code, rows } of told) {
      const path = `/api/indicators/K01/rows?breakdown=${id}&code=${code}`
      const { json } = await ask('dorota', path)
      expect([code, (json as { items: object[] }).items.length]).toEqual([code, rows])
    }
  })

  it('[RT96] sends files to be saved, under a name, kept by no cache', async () => {
    const token = await service.auth.createToken('dorota@example.org', 'pl')
    const headers = { cookie: cookieOf(await redeemToken(service.app, token)) }
    const download = (path: string) => service.app.request(path, { headers })
    const csv = await download('/api/indicators/export?format=csvSemicolon&at=2027-03-19')
    expect(Object.fromEntries(csv.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('wskazniki-2027-03-19.csv'),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    const bytes = new Uint8Array(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const panel = await download('/api/panels/operator~1funnel/export?format=xlsx&locale=en')
    expect(panel.headers.get('content-disposition')).toMatch(/\.xlsx/)
    expect(
      Buffer.from(await panel.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const guest = await service.app.request('/api/indicators/export?format=csv&locale=en')
    // a heading and nothing under it
    expect((await guest.text()).trim().split('\r\n')).toHaveLength(1)
  })
})

describe('the client asks for indicators, tables and dashboards', () => {
  let clients: Record<'director' | 'reporting' | 'stranger', Client>

  beforeAll(async () => {
    const stage = await Stage.open()
    const call = await openRecruitment(stage, 1)
    await apply(stage, call, 'anna')
    await stage.to('2027-03-22T09:00:00Z')
    await stage.staff.director()
    await stage.as('renia', 'reportingOfficer')
    const { app, auth } = await stageOverHttp(stage)
    const as = async (name: string): Promise<Client> => {
      const token = await auth.createToken(`${name}@example.org`, 'pl')
      const cookie = cookieOf(await redeemToken(app, token))
      const reach: typeof fetch = async (input, init) => app.request(input, init)
      return createClient({ baseUrl: '', fetch: reach, headers: { cookie }, locale: 'pl' })
    }
    clients = {
      director: await as('dorota'),
      reporting: await as('renia'),
      stranger: await as('obca'),
    }
  }, 120_000)

  const firstLine = async (file: Blob) => (await file.text()).split('\r\n')[0]

  it('and gets what the API promises', async () => {
    const { director, reporting } = clients
    const report = await director.listIndicators({ at: '2027-03-20', from: '2027-03-01' })
    expect(report).toMatchObject({ at: '2027-03-20', from: '2027-03-01' })
    expect(report.sets[0]?.indicators[0]).toMatchObject({ id: 'K01', parts: [{ value: 1 }] })
    const { parts } = await director.getIndicator('K01', { published: true })
    expect(parts[0]?.cells.map(({ id }) => id)).toEqual(parts[0]?.breakdowns.map(({ id }) => id))
    const { items } = await director.indicatorRows('K01', { part: 'value', limit: 1 })
    expect(items).toMatchObject([{ workflow: 'recruitment' }])
    const file = await director.exportIndicators({ format: 'csv', locale: 'en' })
    expect(await firstLine(file)).toMatch(/^No\.,Indicator,/)
    expect(await reporting.listExports()).toMatchObject([{ id: 'participants', sensitive: true }])
    const people = await reporting.exportTable('participants', {
      format: 'csvSemicolon',
      purpose: 'Sprawozdanie kwartalne',
    })
    expect((await firstLine(people))?.split(';')).toHaveLength(43)
    const [home] = await director.listDashboards()
    expect(home).toMatchObject({ id: 'operator', home: true })
    const { panels } = await director.getDashboard('operator')
    expect(panels[0]).toMatchObject({ id: 'operator/funnel', dated: true })
    const funnel = await director.getPanel('operator/funnel', { asOf: '2027-02-01' })
    expect(funnel).toMatchObject({ asOf: '2027-02-01', drawing: { chart: 'funnel' } })
    const sheet = await director.panelFile('operator/funnel', { format: 'csv', locale: 'pl' })
    expect(await firstLine(sheet)).not.toBe('')
    expect(director.panelFileUrl('operator/funnel', { format: 'csv' })).toContain(
      '/api/panels/operator~1funnel/export?format=csv',
    )
  })

  it('and is told what was refused, by code', async () => {
    const { director, stranger } = clients
    const refusals: [() => Promise<unknown>, number, string][] = [
      [() => stranger.getIndicator('K01'), 404, 'indicator.not-found'],
      [() => stranger.indicatorRows('K01'), 404, 'indicator.not-found'],
      [() => stranger.getDashboard('operator'), 404, 'dashboard.not-found'],
      [() => stranger.getPanel('operator/funnel'), 404, 'dashboard.not-found'],
      [() => stranger.panelFile('operator/funnel', { format: 'csv' }), 404, 'dashboard.not-found'],
      [() => director.listIndicators({ at: 'soon' }), 422, 'indicator.moment'],
      [
        () => director.exportTable('participants', { format: 'csv', purpose: 'Kontrola' }),
        404,
        'export.not-found',
      ],
    ]
    for (const [refused, status, code] of refusals) {
      const error = await refused().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ status, code })
    }
    expect(await stranger.listIndicators()).toMatchObject({ sets: [] })
    expect(await stranger.listDashboards()).toEqual([])
    expect(await stranger.listExports()).toEqual([])
  })
})

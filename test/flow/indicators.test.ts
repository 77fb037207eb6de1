import type { SourceFile } from '@splot/definition'
import type { IndicatorReport } from '@splot/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { activePartnerships } from '../support/partnership.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

/** A set of an administrator's own, which the last test edits. */
const own: SourceFile = { path: 'workflows/indicators/own.json', text: '' }
const edited = (version: number, when: string): void => {
  const title = { pl: 'Własny', en: 'Own' }
  own.text = JSON.stringify({
    id: 'own',
    version,
    title,
    readers: ['director'],
    sources: { big: { workflow: 'recruitment', when, on: 'entered.submitted' } },
    indicators: [
      {
        id: 'OWN',
        title,
        frequency: 'daily',
        parts: [{ id: 'value', unit: 'number', source: 'big', aggregate: 'count' }],
      },
    ],
  })
}

const sent = '2027-05-25T09:00:00Z'

function valuesOf({ sets }: IndicatorReport): Record<string, number | null> {
  const all = sets.flatMap(({ indicators }) => indicators)
  return Object.fromEntries(all.map(({ id, parts }) => [id, parts[0]!.value]))
}

describe('indicators of a programme that runs', () => {
  let stage: Stage
  let partnerships: Applicant[]
  let reporting: SignedIn
  let ministry: SignedIn
  let director: SignedIn

  beforeAll(async () => {
    edited(1, 'answers.apply.plannedJobs >= 1')
    stage = await Stage.open({}, [own])
    partnerships = await activePartnerships(stage, ['anna', 'beata'])
    await stage.to(sent)
    const officer = await stage.staff.officer()
    for (const { id } of partnerships) {
      const { children } = await stage.runtime.getCase(officer, id)
      for (const child of children.filter(({ workflow }) => workflow.id === 'participant'))
        await stage.submit(officer, child.id, 'startSupport', {
          supportScope: 'Diagnoza; "doradztwo"',
          supportKind: 'diagnosis',
          firstSupportOn: '2027-05-25',
        })
    }
    reporting = await stage.as('renia', 'reportingOfficer')
    ministry = await stage.as('mira', 'ministry')
    director = await stage.staff.director()
  }, 120_000)

  it('[RT85] are counted as of a day from what had happened by then', async () => {
    const before = valuesOf(await stage.runtime.listIndicators(director, { at: '2027-05-23' }))
    expect(before).toMatchObject({ K01: 2, K02: 0, K03: 0, K05: 0 })
    const after = valuesOf(await stage.runtime.listIndicators(director, {}))
    expect(after).toMatchObject({ K01: 2, K02: 2, K03: 4, K04: 2, K05: 4, K06: 4 })
    const early = valuesOf(await stage.runtime.listIndicators(director, { at: '2027-02-14' }))
    expect(early).toMatchObject({ K01: 0 })
  })

  it('[RT85] tell beside it what happened in a period', async () => {
    const report = await stage.runtime.listIndicators(director, { from: '2027-05-24' })
    const [applied, active] = report.sets[0]!.indicators
    expect(applied!.parts[0]).toMatchObject({ value: 2, inPeriod: { value: 0 } })
    expect(active!.parts[0]).toMatchObject({
      value: 2,
      inPeriod: { value: 2 },
      target: { atLeast: 30 },
      reached: false,
    })
  })

  it.each([
    ['2027-13-01', undefined],
    ['2027-05-26', undefined],
    ['yesterday', undefined],
    ['2027-05-01', '2027-05-02'],
    ['2027-05-01', '2027-02-30'],
  ])('[RT85] a day %s and a period from %s are refused', async (at, from) => {
    const moment = from === undefined ? { at } : { at, from }
    await expect(stage.runtime.listIndicators(director, moment)).rejects.toMatchObject({
      code: 'indicator.moment',
    })
  })

  it('[RT86] keep small numbers of persons back from all but those who may know them', async () => {
    const told = async (reader: SignedIn, published = false) => {
      const { parts } = await stage.runtime.getIndicator(reader, 'K06', { published })
      const sex = parts[0]!.cells.find(({ id }) => id === 'sex')!
      return { total: parts[0]!.value, suppressed: parts[0]!.suppressed, cells: sex.cells }
    }
    const woman = { code: 'F', title: { pl: 'Kobieta', en: 'Woman' } }
    expect(await told(director)).toEqual({
      total: 4,
      suppressed: false,
      cells: [{ ...woman, value: 4, rows: 4, suppressed: false }],
    })
    const kept = {
      total: null,
      suppressed: true,
      cells: [{ ...woman, value: null, rows: null, suppressed: true }],
    }
    expect(await told(ministry)).toEqual(kept)
    expect(await told(director, true)).toEqual(kept)
  })

  it('[RT87] are there for their readers and for nobody else', async () => {
    const stranger = await stage.as('obca')
    const ids = async (reader: SignedIn | null) =>
      Object.keys(valuesOf(await stage.runtime.listIndicators(reader, {})))
    expect(await ids(null)).toEqual([])
    expect(await ids(stranger)).toEqual([])
    expect(await ids(partnerships[0]!.editor)).toEqual([])
    expect(await ids(director)).toEqual(expect.arrayContaining(['K01', 'K07', 'K22', 'OWN']))
    expect(await ids(ministry)).toEqual(expect.arrayContaining(['K01', 'K06', 'K41']))
    expect(await ids(ministry)).not.toContain('K07')
    expect(await ids(await stage.as('inka', 'dataOfficer'))).toEqual(['K07', 'K08', 'K43'])
    const refusals: [SignedIn | null, string][] = [
      [null, 'K01'],
      [stranger, 'K01'],
      [ministry, 'K07'],
      [director, 'K99'],
    ]
    for (const [reader, id] of refusals) {
      const refused = { code: 'indicator.not-found' }
      await expect(stage.runtime.getIndicator(reader, id, {})).rejects.toMatchObject(refused)
      await expect(stage.runtime.indicatorRows(reader, id, {})).rejects.toMatchObject(refused)
    }
  })

  it('[RT88] lead down to their rows, page by page, in the cases the reader may open', async () => {
    const rows = async (reader: SignedIn) => stage.runtime.indicatorRows(reader, 'K02', {})
    const { items } = await rows(director)
    expect(items.map(({ caseId }) => caseId).sort()).toEqual(
      partnerships.map(({ id }) => id).sort(),
    )
    expect(items[0]).toMatchObject({ on: '2027-05-24', value: null, workflow: 'recruitment' })
    expect(await rows(ministry)).toEqual({ items: [] })
    const first = await stage.runtime.indicatorRows(director, 'K02', { limit: 1 })
    const second = await stage.runtime.indicatorRows(director, 'K02', {
      limit: 1,
      ...(first.next === undefined ? {} : { cursor: first.next }),
    })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.next).toBeUndefined()
    const cell = { breakdown: 'legalForm', code: 'association' }
    expect((await stage.runtime.indicatorRows(director, 'K03', cell)).items).toHaveLength(2)
    await expect(
      stage.runtime.indicatorRows(director, 'K02', { cursor: 'x' }),
    ).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('[RT89] show rows of special-category data to those told exactly, and write it down', async () => {
    await expect(stage.runtime.indicatorRows(director, 'K08', {})).rejects.toMatchObject({
      code: 'indicator.not-found',
    })
    const before = (await stage.runtime.accessLog()).items.length
    const refused = await stage.runtime.indicatorRows(reporting, 'K08', { part: 'disability' })
    expect(refused.items).toHaveLength(4)
    const log = (await stage.runtime.accessLog()).items
    expect(log).toHaveLength(before + 4)
    const items = log.filter(({ purpose }) => purpose === 'indicator')
    expect(items).toHaveLength(4)
    expect(items[0]).toMatchObject({
      person: reporting.person,
      task: 'personal',
      fields: ['/disability'],
      purpose: 'indicator',
      source: 'K08',
    })
    const [aggregate] = (await stage.runtime.getIndicator(reporting, 'K08', {})).parts
    expect(aggregate).toMatchObject({ id: 'disability', value: 100, rows: 4 })
    expect((await stage.runtime.accessLog()).items).toHaveLength(before + 4)
    const [kept] = (await stage.runtime.getIndicator(director, 'K08', {})).parts
    expect(kept).toMatchObject({ value: null, suppressed: true })
  })

  it('[RT96] are exported as a table that spreadsheets read in the reader’s language', async () => {
    const { name, type, bytes } = await stage.runtime.exportIndicators(director, {
      format: 'csvSemicolon',
      locale: 'pl',
      from: '2027-05-01',
    })
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    expect({ name, type }).toEqual({
      name: 'wskazniki-2027-05-25.csv',
      type: 'text/csv; charset=utf-8',
    })
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFNr;Wskaźnik;Część;Przekrój;Komórka;Jednostka;Wartość;W okresie;Cel;Cel osiągnięty;Stan na;Okres od',
    )
    expect(lines[1]).toBe(
      'K01;Liczba zgłoszonych partnerstw;Liczba zgłoszonych partnerstw;;;liczba;2;0;≥ 40;nie;2027-05-25;2027-05-01',
    )
    expect(lines).toContain(
      'K18;Satysfakcja ze szkoleń;Satysfakcja ze szkoleń;;;punkty;;;≥ 4,2;;2027-05-25;2027-05-01',
    )
    expect(text.endsWith('\r\n')).toBe(true)
    const english = await stage.runtime.exportIndicators(ministry, { format: 'csv', locale: 'en' })
    expect(new TextDecoder().decode(english.bytes)).toContain(
      'K05,Participants,Participants,,,persons,too few persons,,≥ 75,,2027-05-25,\r\n',
    )
    const sheet = await stage.runtime.exportIndicators(director, { format: 'xlsx' })
    // a ZIP archive
    expect(Array.from(sheet.bytes.slice(0, 2))).toEqual([0x50, 0x4b])
  })

  it('[RT117] are told in a numbered report of the officer that stays as it was', async () => {
    const { id } = await stage.runtime.startCase(reporting, { workflow: 'registers' })
    const make = async (payload: Record<string, string> = {}) => {
      await stage.send(reporting, id, 'INDICATOR_REPORT', payload)
      const [newest] = (await stage.runtime.getCase(reporting, id)).documents
      return stage.runtime.getDocument(reporting, newest!.id)
    }
    type Report = Awaited<ReturnType<typeof make>>
    const rowsOf = ({ blocks }: Report) =>
      blocks.flatMap((block) =>
        block.type === 'table'
          ? block.rows.map((row) => row.map(({ pl }) => pl.replaceAll(/\s/g, ' ')))
          : [],
      )
    const first = await make({ deviations: 'Mniej partnerstw niż w planie.', risks: 'Opóźnienie.' })
    expect(first).toMatchObject({ number: 'RAP/WSK/1', languages: ['pl', 'en'], holds: true })
    const rows = rowsOf(first)
    const partnershipsTold = ['K02', 'Liczba partnerstw objętych wsparciem', 'liczba']
    expect(rows).toContainEqual([...partnershipsTold, '2', '2', '≥ 30', '7%', 'nie'])
    // four participants: kept back, though the reader may know them elsewhere
    const participants = rows.find(([no]) => no === 'K05')!
    expect(participants.slice(3, 5)).toEqual(['za mało osób', 'za mało osób'])
    const nos = new Set(rows.map(([no]) => no))
    // the agreement of assessors and the director’s own set are not for both readers
    expect([nos.has('K22'), nos.has('OWN'), nos.has('K44')]).toEqual([false, false, true])
    expect(JSON.stringify(first.blocks)).toContain('Mniej partnerstw niż w planie.')

    const early = await make({ at: '2027-02-14', from: '2027-02-01' })
    expect(rowsOf(early)).toContainEqual([...partnershipsTold, '0', '0', '≥ 30', '0%', 'nie'])
    expect(early.replaces?.id).toBe(first.id)
    expect((await stage.runtime.getDocument(director, first.id)).blocks).toEqual(first.blocks)
    const pdf = await stage.runtime.documentFile(reporting, first.id, {
      format: 'pdf',
      locale: 'en',
    })
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')

    for (const payload of [{ at: '2027-05-26' }, { at: '2027-05-01', from: '2027-05-02' }])
      await expect(
        stage.runtime.sendEvent(reporting, id, { type: 'INDICATOR_REPORT', payload }),
      ).rejects.toMatchObject({ code: 'event.not-allowed' })
    const auditor = await stage.as('aga', 'auditor')
    for (const reader of [ministry, partnerships[0]!.editor, auditor])
      await expect(stage.runtime.getDocument(reader, first.id)).rejects.toMatchObject({
        code: 'document.not-found',
      })
    expect(await documentsOfCourse(stage, 'indicators')).toEqual(allWhole)
  })

  it('[RT91] participants leave in the layout of 43 columns, byte for byte, for one role and a purpose', async () => {
    const options = { format: 'csvSemicolon', purpose: 'Sprawozdanie kwartalne' } as const
    for (const reader of [director, ministry, null, partnerships[0]!.editor])
      await expect(
        stage.runtime.exportTable(reader, 'participants', options),
      ).rejects.toMatchObject({ code: 'export.not-found' })
    expect(await stage.runtime.listExports(director)).toEqual([])
    expect(await stage.runtime.listExports(reporting)).toMatchObject([
      { id: 'participants', version: 1, sensitive: true },
    ])
    await expect(
      stage.runtime.exportTable(reporting, 'participants', { ...options, purpose: ' ' }),
    ).rejects.toMatchObject({ code: 'export.purpose' })

    const before = (await stage.runtime.accessLog()).items.length
    const { name, bytes } = await stage.runtime.exportTable(reporting, 'participants', options)
    expect(name).toBe('participants-2027-05-25.csv')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const [heading, first, ...others] = text.split('\r\n')
    expect(heading).toBe(
      '\uFEFFNumer projektu;Obywatelstwo;Rodzaj uczestnika;Nazwa instytucji;Imię;Nazwisko;PESEL/Inny identyfikator;Brak PESEL;Techniczny identyfikator;Płeć;Wiek;Wykształcenie;Kraj;Województwo;Powiat;Gmina;Miejscowość;Kod pocztowy;Stopień urbanizacji (DEGURBA);Telefon;E-mail;Data rozpoczęcia udziału w projekcie;Data zakończenia udziału w projekcie;Status na rynku pracy;Status na rynku pracy – w tym;Planowana data zakończenia edukacji;Sytuacja po zakończeniu udziału w projekcie;Zakończenie udziału zgodnie ze ścieżką;Zakres wsparcia;Rodzaj przyznanego wsparcia;Rodzaj przyznanego wsparcia – w tym;Data rozpoczęcia udziału we wsparciu;Data założenia działalności gospodarczej;Osoba obcego pochodzenia;Obywatel państwa trzeciego;Osoba należąca do mniejszości narodowej lub etnicznej;Osoba w kryzysie bezdomności lub dotknięta wykluczeniem z dostępu do mieszkań;Osoba z niepełnosprawnościami;Data dodania;Użytkownik dodający;Data modyfikacji;Użytkownik modyfikujący;Uwagi',
    )
    expect(heading!.split(';')).toHaveLength(43)
    const { children } = await stage.runtime.getCase(director, partnerships[0]!.id)
    const technical = children.find(({ workflow }) => workflow.id === 'participant')!.id
    const organisation = `Podmiot ${partnerships[0]!.organisations[0]!}`
    expect(first).toBe(
      `FERS.01.01-IP.01-0001/27;Polska;Pracownik lub przedstawiciel instytucji/podmiotu;${organisation};anna-p1;Nowak;ABC12345;Tak;${technical};Kobieta;42;Wyższe (ISCED 5–8);Polska;dolnośląskie;0299;Brzozowy Dół;Brzozowy Dół;00-013;3;+48600100200;;2027-05-24;;Osoba pracująca;Osoba pracująca w organizacji pozarządowej;;;;"Diagnoza; ""doradztwo""";Usługa diagnostyczna;;2027-05-25;;Nie;Nie;Odmowa podania informacji;Nie;Odmowa podania informacji;;;;;`,
    )
    expect(others).toHaveLength(4)
    expect(others.at(-1)).toBe('')

    const log = (await stage.runtime.accessLog()).items
    expect(log).toHaveLength(before + 4)
    const items = log.filter(({ purpose }) => purpose === 'export')
    expect(items).toHaveLength(4)
    expect(items[0]).toMatchObject({
      person: reporting.person,
      task: 'personal',
      sections: ['special'],
      purpose: 'export',
      source: 'participants/1',
      reason: 'Sprawozdanie kwartalne',
    })
    expect([...items[0]!.fields].sort()).toEqual([
      '/disability',
      '/foreignOrigin',
      '/homeless',
      '/minority',
      '/thirdCountryNational',
    ])
    const anna = await stage.as('anna-p1')
    const told = (await stage.runtime.readsOfMine(anna)).items.map(({ purpose }) => purpose)
    expect(told).toContain('export')
    const none = await stage.runtime.exportTable(reporting, 'participants', {
      ...options,
      at: '2027-05-23',
    })
    expect(new TextDecoder().decode(none.bytes).split('\r\n')).toHaveLength(2)
  })

  it('[RT92] change with their file, without code, and a faulty file leaves the last good ones', async () => {
    const count = async () => valuesOf(await stage.runtime.listIndicators(director, {}))['OWN']
    expect(await count()).toBe(2)
    edited(2, 'answers.apply.projectTitle = "Spółdzielnia anna"')
    await stage.runtime.reload()
    expect(await count()).toBe(1)
    edited(3, 'answers.apply.projectTitle = ')
    await stage.runtime.reload()
    expect(await count()).toBe(1)
    expect(stage.runtime.problems().map(({ file }) => file)).toEqual([own.path])
    edited(3, 'true')
    await stage.runtime.reload()
    expect(await count()).toBe(2)
  })
})

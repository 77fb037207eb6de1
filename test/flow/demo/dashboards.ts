import type { JsonObject } from '@splot/definition'
import type { PanelView } from '@splot/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { playedCases } from '../../support/played-cases.ts'
import type { PlayedCase } from '../../support/played-cases.ts'
import type { WholeDemo } from '../../support/played-demo.ts'

/** Who looks at each dashboard. */
const readers: [dashboard: string, who: string][] = [
  ['operator', 'daniel'],
  ['coordinator', 'daniel'],
  ['commission', 'daniel'],
  ['testing', 'daniel'],
  ['finance', 'daniel'],
  ['franchise', 'daniel'],
  ['dataProtection', 'ignacy'],
  ['registers', 'daniel'],
]

/** Panels of cases that stay when the programme has ended, with how many there must be. */
const casesIn: [panel: string, rows: number][] = [
  // both calls are resolved, and no partnership is in training any more
  ['operator/calls', 0],
  ['coordinator/partnerships', 0],
  ['commission/conflicts', 0],
  ['commission/missing', 0],
  // a third assessment of I6, I7, S5, S6 and M5
  ['commission/third', 5],
  ['commission/gaps', 23],
  ['testing/tests', 0],
  ['testing/incidents', 0],
  ['finance/contracts', 12],
  ['registers/contracts', 12],
  // no participation agreement of the demonstration grants aid
  ['registers/deMinimisAgreements', 0],
  ['registers/deMinimisContracts', 12],
  // A07, A09, A17, A18, A28 and A34
  ['registers/appeals', 6],
  // of ten tests all but A16 and A21, who spent it all
  ['registers/returns', 8],
  // in readiness
  ['franchise/readiness', 1],
  ['franchise/running', 0],
]

/** What a panel of figures over groups must say: title of a group in English → figures in their order. */
const figures: [panel: string, rows: Record<string, number[]>][] = [
  ['coordinator/advice', { Business: [213, 213.5, 100.2], Legal: [108, 0, 0] }],
  [
    'finance/tranches',
    {
      Signature: [12, 12 * 24_000_00, 10 * 24_000_00, 83.3],
      'Test start': [12, 12 * 18_000_00, 10 * 18_000_00, 83.3],
      'Report of month 2 accepted': [12, 12 * 12_000_00, 10 * 12_000_00, 83.3],
      // of A16 and A21, who spent it all
      'Final report accepted': [12, 12 * 6_000_00, 2 * 6_000_00, 16.7],
    },
  ],
  [
    'finance/contractedByProfile',
    {
      'Integration profile': [6 * 60_000_00],
      'Service profile': [3 * 60_000_00],
      'Mixed profile': [3 * 60_000_00],
    },
  ],
  [
    'finance/spent',
    {
      // 3, 3, 5, 3 and 6 months; 4, 3 and 6; 3 and 5
      'Integration profile': [20 * 10_000_00, 20 * 10_000_00],
      'Service profile': [13 * 10_000_00, 13 * 10_000_00],
      'Mixed profile': [8 * 10_000_00, 8 * 10_000_00],
    },
  ],
]

type PanelRow = PanelView['rows'][number]

/** A delegate's hours in one module, as the support of a partnership keeps them. */
interface Attended {
  module: string
  hoursPresent: number
  didacticHours: number
}

const rounded = (share: unknown): number => Math.round(10 * Number(share)) / 10

const english = (cell: unknown): unknown =>
  typeof cell === 'object' && cell !== null ? (cell as { en: string }).en : cell

/** Lines of the export written by hand; the identifier of the system stands as `…`. */
const exported: Record<string, string> = {
  // the first delegate of A10, the third of all, born on 14 March 1962; validated on 25 May 2028
  DEMO00002:
    'FERS.01.01-IP.01-0001/27;Polska;Pracownik lub przedstawiciel instytucji/podmiotu;Fundacja Rzeczna Osada;Urszula;Tarnina;DEMO00002;Tak;…;Kobieta;65;Wyższe (ISCED 5–8);Polska;podlaskie;2099;Rzeczna Osada;Rzeczna Osada;00-013;3;+48600100200;;2027-05-20;2028-05-25;Osoba pracująca;Osoba pracująca w organizacji pozarządowej;;Osoba podjęła pracę/kontynuuje zatrudnienie;Tak;Diagnoza, doradztwo, szkolenie;Usługa diagnostyczna;;2027-05-26;;Nie;Nie;Nie;Nie;Nie;;;;;',
  // the first of A12, who refuses two answers, born on 14 August 1967
  DEMO00007:
    'FERS.01.01-IP.01-0001/27;Polska;Pracownik lub przedstawiciel instytucji/podmiotu;Gmina Jesionowo Małe;Zenon;Osika;DEMO00007;Tak;…;Mężczyzna;59;Wyższe (ISCED 5–8);Polska;śląskie;2499;Jesionowo Małe;Jesionowo Małe;00-013;2;+48600100200;;2027-05-20;2028-08-08;Osoba pracująca;Osoba pracująca w organizacji pozarządowej;;Osoba podjęła pracę/kontynuuje zatrudnienie;Tak;Diagnoza, doradztwo, szkolenie;Usługa diagnostyczna;;2027-05-26;;Nie;Nie;Odmowa podania informacji;Nie;Odmowa podania informacji;;;;;',
  // the second of A13, by PESEL born on 12 May 1885
  '85851201130':
    'FERS.01.01-IP.01-0001/27;Polska;Pracownik lub przedstawiciel instytucji/podmiotu;Stowarzyszenie Olszowy Gaj;Bogdan;Jabłoń;85851201130;Nie;…;Mężczyzna;142;Wyższe (ISCED 5–8);Polska;świętokrzyskie;2699;Olszowy Gaj;Olszowy Gaj;00-013;3;+48600100200;;2027-05-20;2028-08-28;Osoba pracująca;Osoba pracująca w organizacji pozarządowej;;Osoba podjęła pracę/kontynuuje zatrudnienie;Tak;Diagnoza, doradztwo, szkolenie;Usługa diagnostyczna;;2027-05-26;;Nie;Nie;Nie;Nie;Nie;;;;;',
}

/** The dashboards as of the end: their figures, drawings with tables, and files. */
export function describeDashboards(whole: () => WholeDemo): void {
  describe('its dashboards', () => {
    let all: PlayedCase[]
    const panels = new Map<string, PanelView>()
    beforeAll(async () => {
      const { demo, store } = whole()
      all = await playedCases(store)
      for (const [dashboard, who] of readers) {
        const found = await demo.runtime.getDashboard(demo.staff(who), dashboard)
        for (const { id } of found.panels)
          panels.set(id, await demo.runtime.getPanel(demo.staff(who), id))
      }
    }, 600_000)

    it('[RT83] tell the indicators as they are', async () => {
      const { sets } = await whole().demo.runtime.countIndicators({})
      const numbers = sets
        .flatMap(({ indicators }) => indicators)
        .flatMap(({ id, parts }) => parts.map(({ id: part, value }) => [`${id}/${part}`, value]))
      const known = Object.fromEntries(numbers) as Record<string, number | null>
      const tiles = [...panels.values()].filter(({ kind }) =>
        ['indicators', 'funnel'].includes(kind),
      )
      expect(tiles.length).toBeGreaterThan(5)
      for (const { rows } of tiles)
        for (const { key, cells } of rows) expect([key, cells['value']]).toEqual([key, known[key]])
      const funnel = panels.get('operator/funnel')!.rows.map(({ cells }) => cells['value'])
      expect(funnel).toEqual([38, 30, 28, 25, 24, 12, 10, 9, 14])
    })

    it('[RT83] count cases by state as they stand', () => {
      const states = [...panels.values()].filter(({ kind }) => kind === 'states')
      expect(states.map(({ id }) => id)).toEqual([
        'coordinator/recruitment',
        'coordinator/support',
        'coordinator/diagnosis',
        'commission/cards',
        'testing/reports',
        'franchise/states',
        'dataProtection/byRight',
      ])
      for (const { id, rows, totals } of states) {
        for (const { key, cells } of rows) {
          const there = all.filter(({ state }) => state === key)
          expect([id, key, cells['all']]).toEqual([id, key, there.length])
        }
        const counted = rows.reduce((sum, { cells }) => sum + Number(cells['all']), 0)
        expect([id, totals?.['all'] ?? 0]).toEqual([id, counted])
      }
      // every card that was ever drawn
      const cards = all.filter(({ workflow }) => workflow === 'card').length
      expect(panels.get('commission/cards')!.totals).toMatchObject({ all: cards })
    })

    it.each(casesIn)('[RT83] list the cases of %s: %i', (id, rows) => {
      expect(panels.get(id)!.rows).toHaveLength(rows)
    })

    it('[RT83] show the gap between the first two cards of every application', () => {
      const { applicants, scoring } = whole().demo.data
      const sum = (points: readonly number[]) => points.reduce((one, two) => one + two, 0)
      const gaps = applicants.flatMap(({ card }) => {
        if (card === null) return []
        const { c1, c2 } = scoring.cards[card]!
        return [Math.abs(sum(c1) - sum(c2))]
      })
      const shown = panels.get('commission/gaps')!.rows.map(({ cells }) => cells['gap'])
      expect(shown).toEqual(gaps.toSorted((a, b) => b - a))
    })

    it.each(figures)('[RT83] gather the figures of %s', (id, rows) => {
      const { columns, rows: shown } = panels.get(id)!
      const told = shown.map(({ cells }) => {
        const [title, ...numbers] = columns.map(({ key }) => english(cells[key] ?? null))
        return [title, numbers] as const
      })
      expect(Object.fromEntries(told)).toEqual(rows)
    })

    it('[RT83] follow franchises by wave, and requests by month', () => {
      const waves = panels.get('franchise/waves')!.rows.map(({ cells }) => cells['count'])
      expect(waves).toEqual([9, 9, 8])
      const byMonth = panels
        .get('dataProtection/received')!
        .rows.filter(({ cells }) => cells['count'] !== 0)
      expect(byMonth.map(({ cells }) => cells['group'])).toEqual([
        '2027-09',
        '2027-10',
        '2028-01',
        '2028-07',
        '2028-10',
      ])
    })

    it('[RT83] show the attendance of each partnership in each module', () => {
      const hours = new Map<string, { present: number; planned: number }>()
      for (const { workflow, id, context } of all) {
        if (workflow !== 'support') continue
        const rows = context['attendance'] as unknown as Attended[]
        for (const { module, hoursPresent, didacticHours } of rows)
          for (const key of [`${id}/${module}`, `*/${module}`]) {
            const { present, planned } = hours.get(key) ?? { present: 0, planned: 0 }
            hours.set(key, { present: present + hoursPresent, planned: planned + didacticHours })
          }
      }
      const shares = (which: (key: string) => boolean) =>
        [...hours]
          .filter(([key]) => which(key))
          .map(([, { present, planned }]) => Math.round((1000 * present) / planned) / 10)
          .toSorted((a, b) => a - b)
      const { rows, totals, columns } = panels.get('coordinator/attendance')!
      const modules = columns.map(({ key }) => key).filter((key) => /^s\d+$/.test(key))
      const numbersOf = (cells: PanelRow['cells']) =>
        modules.flatMap((key) => (typeof cells[key] === 'number' ? [rounded(cells[key])] : []))
      const shown = rows.flatMap(({ cells }) => numbersOf(cells)).toSorted((a, b) => a - b)
      expect(shown.length).toBeGreaterThan(100)
      expect(shown).toEqual(shares((key) => !key.startsWith('*')))
      expect(numbersOf(totals!).toSorted((a, b) => a - b)).toEqual(
        shares((key) => key.startsWith('*')),
      )
    })

    it('[RT83] count requests by the support centre, and surveys by wave and operation', () => {
      const franchises = all.filter(({ workflow }) => workflow === 'franchise')
      const tally = (keys: unknown[]) => {
        const counted: Record<string, number> = {}
        for (const key of keys) counted[String(key)] = (counted[String(key)] ?? 0) + 1
        return counted
      }
      const asked = franchises.filter(({ context }) => context['submittedOn'] !== null)
      const byOwes = panels.get('franchise/byOwes')!.rows
      expect(Object.fromEntries(byOwes.map(({ key, cells }) => [key, cells['count']]))).toEqual(
        tally(asked.map(({ context }) => context['owes'])),
      )
      const surveys = franchises.flatMap(({ context }) => context['surveys'] as JsonObject[])
      const operating = panels.get('franchise/operating')!.rows
      expect(Object.fromEntries(operating.map(({ key, cells }) => [key, cells['all']]))).toEqual(
        tally(surveys.map(({ wave }) => wave)),
      )
      // § 7: eight operating and one not begun; eight, one of which began late, and one stopped; seven
      const column = panels
        .get('franchise/operating')!
        .columns.find(({ title }) => title.en === 'Operating')
      expect(operating.map(({ cells }) => cells[column?.key ?? ''])).toEqual([8, 8, 7])
    })

    it('[RT84] draw nothing that is not in the table, and write the table into files', async () => {
      const { demo } = whole()
      for (const [dashboard, who] of readers)
        for (const panel of panels.values()) {
          if (!panel.id.startsWith(`${dashboard}/`)) continue
          const keys = panel.columns.map(({ key }) => key)
          const { category, series = [] } = panel.drawing ?? {}
          for (const key of [category, ...series]) if (key) expect(keys).toContain(key)
          const file = { format: 'csvSemicolon', locale: 'en' } as const
          const { bytes } = await demo.runtime.panelFile(demo.staff(who), panel.id, file)
          const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
          const total = panel.totals === null ? 0 : 1
          expect([panel.id, lines.length]).toEqual([panel.id, 1 + panel.rows.length + total])
        }
      const xlsx = { format: 'xlsx' } as const
      const sheet = await demo.runtime.panelFile(demo.staff('daniel'), 'finance/tranches', xlsx)
      expect(Array.from(sheet.bytes.slice(0, 2))).toEqual([0x50, 0x4b])
    })

    it('[RT91] export the participants in 43 columns, as their forms and records say', async () => {
      const { demo } = whole()
      const { bytes } = await demo.runtime.exportTable(demo.staff('stefan'), 'participants', {
        format: 'csvSemicolon',
        purpose: 'Sprawozdanie końcowe',
      })
      const [heading, ...lines] = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
      expect(heading!.split(';')).toHaveLength(43)
      expect(lines).toHaveLength(75)
      for (const [identifier, line] of Object.entries(exported)) {
        const found = lines.find((one) => one.includes(`;${identifier};`))
        expect(found?.replace(/demo-\d+/, '…')).toBe(line)
      }
      // each of the 75 is told of in the log that the data protection officer reads
      const { rows } = await demo.runtime.getPanel(demo.staff('ignacy'), 'dataProtection/reads')
      const exports = rows.filter(({ cells }) => english(cells['purpose']) === 'export')
      expect(exports.map(({ cells }) => cells['who'])).toEqual(Array(75).fill('Stefan Żołna'))
    })

    it('tell an applicant where the case stands, and what became of it', async () => {
      const { demo } = whole()
      const { editor, id } = demo.partnership('A21')
      const view = await demo.runtime.getCase(editor, id)
      // the part of a partnership ends with its test
      expect(view.states.at(-1)?.id).toBe('recruitment.exited')
      expect(view.outcome).toBe('neutral')
      const { editor: gone, id: closed } = demo.partnership('A06')
      const ended = await demo.runtime.getCase(gone, closed)
      expect(ended.status).toBe('done')
      expect(ended.states.at(-1)?.id).toBe('recruitment.notConsidered')
      expect(ended.documents.map(({ template }) => template)).toContain('resultNotice')
    })
  })
}

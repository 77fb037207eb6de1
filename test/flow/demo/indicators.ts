import type { ApplicantRecord } from '@splot/app-server/demo'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WholeDemo } from '../../support/played-demo.ts'

/** What an indicator must say: part → value and the rows it is made of. */
type Expected = Record<string, [value: number | null, rows: number]>

/** Sum of a number over some things. */
const sumOf = <T>(all: readonly T[], value: (one: T) => number): number =>
  all.reduce((sum, one) => sum + value(one), 0)

/** As indicators are rounded: to four places. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

const share = (of: number, to: number): number => rounded((100 * of) / to)

/** How long the test of a record was in the end: the last number before the word. */
const monthsOf = ({ test }: ApplicantRecord): number => Number(/(\d+) months/.exec(test ?? '')?.[1])

/** Returns what each of the indicators must say at the end of the programme, reckoned by hand from the lists. */
function atTheEnd({ demo }: WholeDemo): Record<string, Expected> {
  const { applicants, franchises, scoring } = demo.data
  const active = applicants.filter(({ diagnosis }) => diagnosis !== null)
  const trained = applicants.filter(({ training }) => training !== null)
  const tested = applicants.filter(({ validation }) => validation !== null)
  const cards = applicants.flatMap(({ card }) => (card === null ? [] : [scoring.cards[card]!]))
  const thirds = cards.filter(({ c3 }) => c3 !== null).length
  const total = (sums: readonly number[]): number => sumOf(sums, (one) => one)
  const gaps = cards.map(({ c1, c2 }) => Math.abs(total(c1) - total(c2)))
  // two cards of each of the 23, a third where there is one, and the two after the appeal of A34
  const handedIn = 23 * 2 + thirds + 2
  // partnerships in the order of their numbers send two and three delegates by turns
  const delegates = new Map(active.map(({ id }, n) => [id, n % 2 === 0 ? 2 : 3]))
  const trainees = sumOf(trained, ({ id }) => delegates.get(id)!)
  const reports = sumOf(tested, monthsOf)
  const months = tested.map(monthsOf)
  const surveys = franchises.flatMap(({ surveys: told = {} }) => Object.entries(told))
  const operating = (wave: string): number =>
    surveys.filter(([of, { operating: how }]) => of === wave && how === 'yes').length
  const fidelities = surveys.flatMap(([, { kept, adapted = 0 }]) =>
    kept === undefined ? [] : [Math.round((1e4 * (kept + adapted / 2)) / 12) / 100],
  )
  return {
    // all but A01, never sent, and A03, too late
    K01: { value: [38, 38] },
    K02: { value: [30, 30] },
    // a leader and a partner each
    K03: { value: [60, 60] },
    K04: foundersOf(active, scoring),
    K05: { value: [75, 75] },
    K06: { value: [75, 75] },
    // nobody says yes; every eighth of the 75 refuses
    K07: { value: [0, 0], refused: [9, 9] },
    K08: {
      disability: [share(9, 75), 75],
      minority: [share(9, 75), 75],
      foreignOrigin: [0, 75],
      thirdCountryNational: [0, 75],
      homeless: [0, 75],
    },
    // not A36, who withdrew, and A37, who gave no questionnaire
    K09: { value: [28, 28] },
    // 24 May to 22 July; A39 began two days later
    K10: { value: [59, 28] },
    // A33 and A34; A18 refused
    K11: { value: [2, 2] },
    // eight hours each, but five and a half of A23
    K12: { value: [26 * 8 + 5.5, 27] },
    // eight and four hours are planned; A19 seven and A23 six, and four
    K13: { value: [share(26 * 8 + 5.5, 25 * 8 + 7 + 6 + 27 * 4), 27] },
    ...trainingOf(trainees),
    K16: { value: [trainees - 2, trainees - 2] },
    // from 50, 55 and 60 % to 80, 85 and 90 %; one of A21 from 55 to 75 %
    K17: { value: [rounded(((trainees - 1) * 30 + 20) / trainees), trainees] },
    K18: { value: [(5 + 4 + 3 + 5) / 4, 27] },
    K19: { value: [25, 25] },
    K20: { submitted: [24, 24], correct: [23, 23] },
    K21: { value: [share(thirds, 23), 23] },
    // two cards of each stand beside each other
    K22: { value: [rounded(total(gaps) / 23), 23], deviation: [0, 46] },
    // one assessor of A11 let the time pass
    K23: { value: [share(handedIn, handedIn + 1), handedIn + 1] },
    // A07, A09, A17, A18, A28, A34; upheld: A09, A28, A34
    K24: { filed: [6, 6], upheld: [3, 3], share: [50, 6] },
    // ten places, of which A26 never signed, and A12, A13, A27 from reserves
    K25: { value: [12, 12] },
    K26: { value: [10, 10] },
    K27: { value: [rounded(total(months) / 10), 10] },
    // six, four and five in every final report
    K28: { value: [60, 10] },
    K29: { value: [40, 10] },
    // six in each after three months, but none yet of W07; W08 stopped and W09 ended within the year
    K30: {
      value: [share(50, 60), 10],
      m6: [share(7 * 6, 8 * 6), 8],
      m12: [share(6 * 6, 8 * 6), 8],
    },
    K31: { value: [500, 10] },
    // 3,000 PLN a month
    K32: { value: [reports * 3_000_00, reports] },
    // 10,000 PLN a month are spent
    K33: {
      job: [rounded((reports * 10_000_00) / 60), 10],
      recipient: [rounded((reports * 10_000_00) / 500), 10],
    },
    // one of A12 was late; A25 sent neither of its two
    K34: { value: [share(reports - 1, reports + 2), reports + 2] },
    // the one for A27
    K35: { value: [100, 1] },
    K36: { value: [9, 9], positive: [8, 8], conditional: [1, 1], negative: [1, 1] },
    K37: { value: [9, 9] },
    K38: { requests: [14, 14], handovers: [9, 9] },
    K39: {
      m6: [share(operating('m6'), 9), 9],
      m12: [share(operating('m12'), 9), 9],
    },
    K40: { value: [rounded(total(fidelities) / fidelities.length), fidelities.length] },
    K41: moneyOf(tested),
    // 60,000 PLN each; a share of 3,000 PLN at 4.30 beside 1,000 EUR received before
    K42: { value: [12 * 60_000_00, 12], largest: [rounded(1_000 + 3_000 / 4.3), 24] },
    K43: { value: [100, 5] },
    // the tenth is of A37, who left before there was a plan; five modules of five cohorts, and one again
    K44: { value: [90, 10], venues: [100, 26] },
  }
}

/** What differs on a day in the second week of the training, before anything of the competition. */
function inTraining(end: Record<string, Expected>): Record<string, Expected> {
  const none = (id: string, value: number | null): Expected =>
    Object.fromEntries(Object.keys(end[id]!).map((part) => [part, [value, 0]]))
  // two modules of 68 persons in five cohorts; two of A20 missed the second
  const possible = 68 * 2 * 8
  return {
    ...end,
    // cards of the first eight days are confirmed by silence of five working days
    K12: { value: [8 * 8, 8] },
    K13: { value: [share(8 * 8, 321), 27] },
    K14: { value: [possible - 16, 136] },
    K15: { value: [share(possible - 16, possible), 136] },
    ...Object.fromEntries(['K16', 'K19', 'K20', 'K25', 'K26'].map((id) => [id, none(id, 0)])),
    ...Object.fromEntries(['K28', 'K29', 'K31', 'K32'].map((id) => [id, none(id, 0)])),
    ...Object.fromEntries(['K36', 'K37', 'K38', 'K41'].map((id) => [id, none(id, 0)])),
    ...Object.fromEntries(['K17', 'K18', 'K21', 'K22', 'K23'].map((id) => [id, none(id, null)])),
    ...Object.fromEntries(['K27', 'K30', 'K33', 'K34', 'K35'].map((id) => [id, none(id, null)])),
    ...Object.fromEntries(['K39', 'K40', 'K43'].map((id) => [id, none(id, null)])),
    // A07 and A09
    K24: { filed: [2, 2], upheld: [1, 1], share: [50, 2] },
    K42: { value: [0, 0], largest: [null, 0] },
    K44: { value: [90, 10], venues: [100, 10] },
  }
}

/** What differs on the last day of April 2028, while models are tested. */
function inTesting(end: Record<string, Expected>): Record<string, Expected> {
  // seven tests since 15 February have reported on two months, those of A12 and A27 on one
  const reports = 7 * 2 + 2
  const reached = (first: number, second: number): number => 7 * (first + second) + 2 * first
  return {
    ...end,
    // all but A13
    K25: { value: [11, 11] },
    K26: { value: [0, 0] },
    K27: { value: [null, 0] },
    K28: { value: [reached(3, 2), 9] },
    K29: { value: [reached(3, 1), 9] },
    K30: { value: [null, 0], m6: [null, 0], m12: [null, 0] },
    K31: { value: [reached(3, 2), 9] },
    K32: { value: [reports * 3_000_00, reports] },
    K33: { job: [null, 0], recipient: [null, 0] },
    K34: { value: [share(reports - 1, reports + 2), reports + 2] },
    K36: { value: [0, 0], positive: [0, 0], conditional: [0, 0], negative: [0, 0] },
    K37: { value: [0, 0] },
    K38: { requests: [0, 0], handovers: [0, 0] },
    K39: { m6: [null, 0], m12: [null, 0] },
    K40: { value: [null, 0] },
    // 24,000 and 18,000 PLN to nine, 12,000 after the second month to seven
    K41: {
      contracted: [11 * 60_000_00, 11],
      paid: [9 * 42_000_00 + 7 * 12_000_00, 9 * 2 + 7],
      settled: [0, 0],
      toReturn: [0, 0],
    },
    K42: { value: [11 * 60_000_00, 11], largest: [rounded(1_000 + 3_000 / 4.3), 22] },
    // D1, D2 and D3
    K43: { value: [100, 3] },
  }
}

/** Contracts of 60,000 PLN: 54,000 in three tranches, 6,000 after the final report; 10,000 are spent a month. */
function moneyOf(tested: readonly ApplicantRecord[]): Expected {
  const settled = tested.map((record) => {
    const [, percent] = record.validation!
    const spent = Math.min(60_000_00, monthsOf(record) * 10_000_00)
    return percent >= 80 ? spent : percent >= 50 ? (spent * percent) / 100 : 0
  })
  // who spent it all is paid the rest; the others return what was not settled
  const full = settled.filter((one) => one === 60_000_00).length
  return {
    contracted: [12 * 60_000_00, 12],
    paid: [10 * 54_000_00 + full * 6_000_00, 30 + full],
    // A25 was paid nothing
    settled: [sumOf(settled, (one) => one), 11],
    toReturn: [0, 11 - (10 - full)],
  }
}

/**
 * A founder from the public sector and one that is not make a mixed partnership, worth four points: of
 * bonuses of 0 to 10 in threes and fours those of 4, 7 and 10 hold it. Who has no card is taken as it is.
 */
function foundersOf(
  active: readonly ApplicantRecord[],
  { cards }: WholeDemo['demo']['data']['scoring'],
): Expected {
  const forms = active.flatMap(({ leader, card }) => {
    const commune = leader === 'jstGmina'
    const mixed = card === null ? commune : [4, 7, 10].includes(cards[card]!.bonus)
    const partner = mixed === commune ? 'ngo' : 'jst'
    return [commune ? 'jst' : leader === 'churchLegalPerson' ? 'church' : 'ngo', partner]
  })
  const count = (kind: string): [number, number] => {
    const { length } = forms.filter((one) => one === kind)
    return [length, length]
  }
  return { jst: count('jst'), ngo: count('ngo'), church: count('church') }
}

/** Five modules of eight hours. */
function trainingOf(trainees: number) {
  const possible = trainees * 40
  // two of A32 miss two modules, two of A24 the one they are exempt from; two of A20 make up for theirs
  const present = possible - 2 * 2 * 8 - 2 * 8
  const rows = trainees * 5
  return {
    K14: { value: [present, rows + 2] },
    K15: { value: [share(present, possible), rows] },
  } satisfies Record<string, Expected>
}

/** Every one of the 44 indicators, held against what the lists of the demonstration say. */
export function describeIndicators(whole: () => WholeDemo): void {
  describe('its indicators', () => {
    let end: Record<string, Expected>
    beforeAll(async () => {
      end = await toldOn(whole())
    })

    it('[EN90] at the end are those of the lists', () => {
      expect(end).toEqual(atTheEnd(whole()))
      expect(Object.keys(end)).toHaveLength(44)
    })

    it('[EN90] while people are trained are those of the lists', async () => {
      expect(await toldOn(whole(), '2027-08-13')).toEqual(inTraining(atTheEnd(whole())))
    })

    it('[EN90] while models are tested are those of the lists', async () => {
      expect(await toldOn(whole(), '2028-04-30')).toEqual(inTesting(atTheEnd(whole())))
    })

    it.each([
      ['K01', 'value', 'value'],
      ['K12', 'value', 'value'],
      ['K22', 'deviation', 'deviation'],
      ['K30', 'm12', 'm12.to'],
      ['K34', 'value', 'value.to'],
      ['K39', 'm12', 'm12.to'],
      ['K41', 'paid', 'paid'],
    ])('[RT88] %s leads down to as many rows as it says', async (id, part, measure) => {
      const { demo } = whole()
      const query = { part: measure, limit: 200 }
      const { items } = await demo.runtime.indicatorRows(demo.staff('daniel'), id, query)
      expect(items).toHaveLength(end[id]![part]![1])
    })
  })
}

/** What all indicators say as of a day. */
async function toldOn({ demo }: WholeDemo, at?: string): Promise<Record<string, Expected>> {
  const { sets } = await demo.runtime.countIndicators(at === undefined ? {} : { at })
  return Object.fromEntries(
    sets
      .flatMap(({ indicators }) => indicators)
      .map(({ id, parts }) => [
        id,
        Object.fromEntries(parts.map((part) => [part.id, [part.value, part.rows]])) as Expected,
      ]),
  )
}

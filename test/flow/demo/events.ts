import { beforeAll, describe, expect, it } from 'vitest'
import { casesBelow, playedCases } from '../../support/played-cases.ts'
import type { PlayedCase } from '../../support/played-cases.ts'
import type { WholeDemo } from '../../support/played-demo.ts'

/** What became of one case. */
interface Told {
  /** Innermost state it ends in. */
  state: string
  /** States it came through, which the same case of most others does not. */
  through?: string
  /** States it never was in. */
  never?: string
  /** Templates of its documents and the day each was made, the newest first. */
  documents?: string[]
}

/** Below a partnership: the cases of a workflow, the oldest first. */
const ofPartnerships: [who: string, what: string, workflow: string, cases: Told[]][] = [
  [
    'A16',
    'a serious accident that is no breach of data',
    'incident',
    [{ state: 'done', through: 'followUp judging settled', never: 'clock', documents: [] }],
  ],
  [
    'A20',
    'a breach of data that need not be told to the authority',
    'incident',
    [{ state: 'done', through: 'clock settled', documents: [] }],
  ],
  [
    'A10',
    'a shift of the budget so small that it is noted',
    'change',
    [{ state: 'notNeeded', never: 'review', documents: [] }],
  ],
  [
    'A19',
    'a shift of the budget that is approved, then a longer test',
    'change',
    [
      {
        state: 'approved',
        through: 'review',
        documents: ['contractAnnex 2028-03-23', 'changeDecision 2028-03-23'],
      },
      {
        state: 'approved',
        through: 'review',
        documents: ['contractAnnex 2028-04-10', 'changeDecision 2028-04-10'],
      },
    ],
  ],
  [
    'A34',
    'another founder, then a longer test',
    'change',
    [
      { state: 'approved', documents: ['contractAnnex 2028-04-07', 'changeDecision 2028-04-07'] },
      { state: 'approved', documents: ['contractAnnex 2028-04-10', 'changeDecision 2028-04-10'] },
    ],
  ],
  [
    'A21',
    'a longer test with a suspension',
    'change',
    [{ state: 'approved', documents: ['contractAnnex 2028-04-10', 'changeDecision 2028-04-10'] }],
  ],
  [
    'A12',
    'a longer test',
    'change',
    [{ state: 'approved', documents: ['contractAnnex 2028-04-10', 'changeDecision 2028-04-10'] }],
  ],
  [
    'A16',
    'a longer test',
    'change',
    [{ state: 'approved', documents: ['contractAnnex 2028-04-10', 'changeDecision 2028-04-10'] }],
  ],
  [
    'A13',
    'a longer test, refused: the programme ends',
    'change',
    [{ state: 'refused', documents: ['changeDecision 2028-07-20'] }],
  ],
  [
    'A20',
    'a longer test, refused: it adds nothing',
    'change',
    [{ state: 'refused', documents: ['changeDecision 2028-04-10'] }],
  ],
  ['A11', 'no change', 'change', []],
  [
    'A27',
    'a visit with a critical finding and what was recommended',
    'visit',
    [
      {
        state: 'done',
        through: 'objections recommendations',
        documents: ['monitoringRecommendations 2028-04-13', 'monitoringCard 2028-04-13'],
      },
    ],
  ],
  [
    'A10',
    'a visit with nothing to recommend',
    'visit',
    [{ state: 'done', never: 'recommendations', documents: ['monitoringCard 2028-03-27'] }],
  ],
  [
    'A25',
    'no visit before the end',
    'visit',
    [{ state: 'closed', never: 'following', documents: [] }],
  ],
  [
    'A21',
    'suspended and resumed',
    'test',
    [
      {
        state: 'validated',
        through: 'suspended',
        documents: [
          'validationCard 2028-09-11',
          'settlement 2028-09-11',
          'endProtocol 2028-09-11',
          'startProtocol 2028-02-15',
        ],
      },
    ],
  ],
  [
    'A20',
    'conditions met',
    'test',
    [
      {
        state: 'validated',
        through: 'conditional fulfilling checking returning',
        documents: [
          'validationCard 2028-05-25',
          'settlement 2028-05-25',
          'endProtocol 2028-05-25',
          'startProtocol 2028-02-15',
        ],
      },
    ],
  ],
  [
    'A27',
    'not validated, all returned',
    'test',
    [
      {
        state: 'notValidated',
        through: 'negative returning',
        documents: [
          'validationCard 2028-06-08',
          'settlement 2028-06-08',
          'endProtocol 2028-06-08',
          'startProtocol 2028-03-01',
        ],
      },
    ],
  ],
  [
    'A16',
    'all spent, the last tranche paid',
    'test',
    [{ state: 'validated', through: 'paying', never: 'returning suspended' }],
  ],
  [
    'A25',
    'terminated by the operator',
    'test',
    [
      {
        state: 'terminated',
        through: 'notice hearing decision settlement',
        never: 'ended validation',
        documents: [
          'settlement 2028-06-12',
          'terminationProtocol 2028-04-14',
          'startProtocol 2028-02-15',
        ],
      },
    ],
  ],
  [
    'A25',
    'no report at all',
    'report',
    [
      {
        state: 'closed',
        through: 'overdue',
        never: 'review',
        documents: ['reportCall 2028-03-28'],
      },
      {
        state: 'closed',
        through: 'overdue',
        never: 'review',
        documents: ['reportCall 2028-04-20'],
      },
    ],
  ],
  [
    'A14',
    'given up before it began',
    'test',
    [{ state: 'resigned', through: 'preparing', never: 'active', documents: [] }],
  ],
  ['A26', 'a contract that nobody signed', 'test', []],
  ['A33', 'a place of the reserve that was declined', 'test', []],
  [
    'A17',
    'an appeal a second too late',
    'appeal',
    [{ state: 'inadmissible', never: 'review', documents: ['appealDecision 2027-12-15'] }],
  ],
  [
    'A18',
    'an appeal that was dismissed',
    'appeal',
    [{ state: 'dismissed', through: 'review', documents: ['appealDecision 2027-12-30'] }],
  ],
  [
    'A34',
    'an appeal that was upheld',
    'appeal',
    [{ state: 'upheld', through: 'review', documents: ['appealDecision 2027-12-29'] }],
  ],
  [
    'A28',
    'a formal rejection that was lifted',
    'appeal',
    [{ state: 'upheld', through: 'review', documents: ['appealDecision 2027-11-05'] }],
  ],
]

/** Of cases of their own. */
const onTheirOwn: [who: string, what: string, told: Told][] = [
  [
    'W01',
    'handed over and operating for a year',
    {
      state: 'franchise.completed',
      through: 'operating lastSurvey',
      never: 'development stalled',
      documents: ['handoverProtocol 2028-09-05', 'franchiseAgreement 2028-08-28'],
    },
  ],
  ['W04', 'ready after a plan', { state: 'franchise.completed', through: 'development' }],
  ['W05', 'ready after a plan', { state: 'franchise.completed', through: 'development' }],
  [
    'W06',
    'an essential change, with an opinion',
    { state: 'franchise.completed', through: 'opinion' },
  ],
  [
    'W07',
    'stalled, and begun late',
    { state: 'franchise.completed', through: 'stalled operating' },
  ],
  [
    'W09',
    'ended by notice',
    { state: 'franchise.terminated', through: 'noticePeriod', never: 'lastSurvey' },
  ],
  [
    'W10',
    'not ready',
    {
      state: 'franchise.refused',
      through: 'refusing',
      never: 'opinion agreement',
      documents: ['franchiseRefusal 2028-09-01'],
    },
  ],
  [
    'W11',
    'a negative opinion',
    {
      state: 'franchise.refused',
      through: 'opinion refusing',
      documents: ['franchiseRefusal 2028-09-21'],
    },
  ],
  [
    'W12',
    'not signed',
    { state: 'franchise.lapsed', through: 'signing', never: 'handover', documents: [] },
  ],
  ['W13', 'withdrawn', { state: 'franchise.withdrawn', never: 'readiness', documents: [] }],
  ['W14', 'being assessed', { state: 'franchise.assessing', documents: [] }],
  [
    'D1',
    'access',
    {
      state: 'dataRequest.answered',
      never: 'extended',
      documents: ['dataRequestAnswer 2027-09-20'],
    },
  ],
  [
    'D2',
    'access, with two months more',
    {
      state: 'dataRequest.answered',
      through: 'extended',
      documents: ['dataRequestAnswer 2027-12-13', 'dataRequestExtension 2027-10-25'],
    },
  ],
  [
    'D3',
    'rectification',
    { state: 'dataRequest.answered', documents: ['dataRequestAnswer 2028-01-24'] },
  ],
  [
    'D4',
    'erasure, refused',
    { state: 'dataRequest.answered', documents: ['dataRequestAnswer 2028-07-17'] },
  ],
  [
    'D5',
    'consent withdrawn',
    { state: 'dataRequest.answered', documents: ['dataRequestAnswer 2028-10-16'] },
  ],
]

/** Incidents, changes, visits, appeals and ends, franchises and data requests, each by its id. */
export function describeEvents(whole: () => WholeDemo): void {
  describe('its events', () => {
    let all: PlayedCase[]
    beforeAll(async () => {
      all = await playedCases(whole().store)
    })

    const documentsOf = async (id: string): Promise<string[]> => {
      const { runtime } = whole().demo
      const of = all.find((one) => one.id === id)!.workflow === 'dataRequest' ? 'ignacy' : 'daniel'
      const { documents } = await runtime.getCase(whole().demo.staff(of), id)
      return documents.map(({ template, madeAt }) => `${template} ${madeAt.slice(0, 10)}`)
    }
    const states = (workflow: string, names = ''): string[] =>
      names.split(' ').flatMap((name) => (name === '' ? [] : [`${workflow}.${name}`]))

    async function holds(one: PlayedCase, { through, never, documents }: Told): Promise<void> {
      expect(one.entered).toEqual(expect.arrayContaining(states(one.workflow, through)))
      expect(one.entered.filter((state) => states(one.workflow, never).includes(state))).toEqual([])
      if (documents) expect(await documentsOf(one.id)).toEqual(documents)
    }

    it.each(ofPartnerships)('%s: %s', async (who, _what, workflow, told) => {
      const cases = casesBelow(all, whole().demo.partnership(who).id, workflow)
      const ended = told.map(({ state }) => `${workflow}.${state}`)
      expect(cases.map(({ state }) => state)).toEqual(ended)
      for (const [n, one] of cases.entries()) await holds(one, told[n]!)
    })

    it.each(onTheirOwn)('%s: %s', async (who, _what, told) => {
      const one = all.find(({ id }) => id === whole().demo.caseOf(who))!
      expect(one.state).toBe(told.state)
      await holds(one, told)
    })

    it('number the annexes of a contract in their order', () => {
      const changes = casesBelow(all, whole().demo.partnership('A34').id, 'change')
      expect(changes.map(({ answers }) => answers['decide']?.at(-1)?.answers['annexNo'])).toEqual([
        'Aneks 1',
        'Aneks 2',
      ])
    })

    it('give A12 three working days more to correct the application', () => {
      const [correction] = casesBelow(all, whole().demo.partnership('A12').id, 'correction')
      const due = (task: string) => correction!.answers[task]!.at(-1)!.answers['dueAt']
      // 3 and 4 April were a weekend
      expect([due('askExtension'), due('respond')]).toEqual([
        '2027-04-01T23:59:59+02:00',
        '2027-04-06T23:59:59+02:00',
      ])
      expect(correction!.state).toBe('correction.complete')
      expect(correction!.entered).toContain('correction.extended')
    })

    it('move A22, and nobody else, to another cohort', async () => {
      const { demo, store } = whole()
      const supports = all.filter(({ workflow }) => workflow === 'support')
      const moved: PlayedCase[] = []
      for (const one of supports)
        if (JSON.stringify(await store.history(one.id)).includes('"CHANGE_COHORT"')) moved.push(one)
      const [own] = casesBelow(all, demo.partnership('A22').id, 'support')
      expect(moved.map(({ id }) => id)).toEqual([own!.id])
      const cohorts = all.filter(({ workflow }) => workflow === 'cohort')
      const [first, second] = cohorts.filter(({ context }) => context['cohort'] === 'north')
      expect([own!.context['cohort'], own!.context['cohort'] === first!.id]).toEqual([
        second!.id,
        false,
      ])
      expect(own!.context['attendance']).not.toEqual([])
    })

    it('tell who was rejected by how much a threshold was missed, and what reaching it alone would have changed', async () => {
      const { demo } = whole()
      const { editor, id } = demo.partnership('A24')
      const [one] = casesBelow(all, id, 'application')
      const told = await demo.runtime.getDecision(editor, `${one!.id}/merit`)
      const lacking = told.map(({ steps }) =>
        (steps ?? [])
          .filter(({ rule, value }) => rule === true && value !== true)
          .map(({ id: step, margin, otherwise }) => [
            step,
            margin,
            otherwise?.map((other) => [other.id, other.value]),
          ]),
      )
      // the first two cards lack so much that no single threshold would have done; with the third, one would
      expect(lacking).toEqual([
        [
          ['enoughA', -3, []],
          ['enoughB', -3.5, []],
          ['enoughC', -2, []],
          ['enoughTotal', -13.5, []],
        ],
        [
          [
            'enoughTotal',
            -2.5,
            [
              ['passed', true],
              ['premium', 4],
              ['final', 66.5],
            ],
          ],
        ],
      ])
    })

    it('are about 75 persons, six of them with a PESEL of the nineteenth century', () => {
      const people = all.filter(
        ({ workflow, answers }) => workflow === 'participant' && answers['startSupport'],
      )
      expect(people).toHaveLength(75)
      const facts = people.map(({ answers }) => answers['startSupport']!.at(-1)!.answers)
      const old = facts.filter(({ hasPesel }) => hasPesel === 'yes')
      expect(old).toHaveLength(6)
      expect(old.every(({ ageAtStart }) => Number(ageAtStart) > 120)).toBe(true)
      expect(facts.filter(({ otherId }) => otherId !== undefined)).toHaveLength(75 - 6)
    })
  })
}

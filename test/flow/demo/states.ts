import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definitionFiles } from '../../support/first-stage.ts'
import { playedCases } from '../../support/played-cases.ts'
import type { WholeDemo } from '../../support/played-demo.ts'
import { statesBeyondChance } from '../../support/states-beyond-chance.ts'

/** States that neither chance nor the demonstration comes to, by the flow that expects a case in them. */
const enteredByFlows: Record<string, string[]> = {
  'manual-publication.test.ts': ['manual.archived', 'manual.completingVersion', 'manual.unsettled'],
  'manual-reviews.test.ts': [
    'manual.completing',
    'manual.disputed',
    'manual.reviewersShort',
    'manual.rewriting',
    'manual.testerShort',
  ],
  'testing-children.test.ts': ['test.panelShort'],
}

/** Workflow → final state → how many cases have ended there, when the programme is over. */
const ended: Record<string, Record<string, number>> = {
  call: { resolved: 2 },
  // all forty, the thirty that were active among them
  recruitment: {
    draftExpired: 1,
    withdrawn: 1,
    late: 1,
    rejected: 4,
    notConsidered: 1,
    lapsed: 1,
    reserveExpired: 1,
    exited: 30,
  },
  // two cards of each partnership, one more where a founder changed or an applicant came twice
  organisation: { closed: 93 },
  // R04.supportEnd of each of the 75 who took part; nobody of the other ten partnerships ever did
  participant: { ended: 75, closed: 20 },
  correction: { complete: 3, notDelivered: 2 },
  appeal: { upheld: 3, dismissed: 2, inadmissible: 1 },
  diagnosis: { diagnosed: 27, rejected: 1, withdrawn: 1, expired: 1 },
  fieldVisit: { acknowledged: 29 },
  support: { notAdmitted: 2, out: 25 },
  advice: { confirmed: 27 },
  cohort: { closed: 5 },
  session: { closed: 26 },
  preTest: { done: 68 },
  trainingTest: { done: 68 },
  application: {
    notSubmitted: 1,
    notConsidered: 1,
    rejected: 6,
    reserveExpired: 3,
    declined: 1,
    resigned: 3,
    tested: 10,
  },
  card: { submitted: 53, replaced: 1, overdue: 1 },
  round: { final: 3 },
  test: { validated: 9, notValidated: 1, terminated: 1, resigned: 1 },
  report: { accepted: 41, closed: 2 },
  visit: { done: 10, closed: 1 },
  incident: { done: 2 },
  change: { approved: 7, notNeeded: 1, refused: 2 },
  review: { done: 58 },
  erratum: { confirmed: 4 },
  franchise: { completed: 8, terminated: 1, refused: 2, lapsed: 1, withdrawn: 1 },
  followUp: { verified: 26 },
  mentoring: { confirmed: 9 },
  dataRequest: { answered: 5 },
}

/** The programme itself, the registers, made when an officer asks for one, and audits, which none brought. */
const notPlayed = new Set(['programme', 'registers', 'audit'])

/** What is still open then, and may be: state → how many cases. */
const stillOpen: Record<string, number> = {
  // § 7: one request in readiness at the demo date, with the card of who asked
  'franchise.assessing': 1,
  'organisation.locked': 1,
  // § 2.7: what is published is in force, open to errata, until it is archived; so are its twelve sections
  'manual.current': 9,
  'section.edited': 9 * 12,
}

/** Whether a flow expects a case to be in a state. */
function expects(flow: string, state: string): boolean {
  const text = readFileSync(new URL(`../${flow}`, import.meta.url), 'utf8')
  return text.includes(`.toContain('${state}')`) || text.includes(`.toEqual(['${state}'])`)
}

/** Every state that random walks do not come to is come to here, or in a flow that says so. */
export function describeStates(whole: () => WholeDemo): void {
  describe('its cases', () => {
    it('have all ended, each where its stage ends, but for what outlives the programme', async () => {
      const all = await playedCases(whole().store)
      const open: Record<string, number> = {}
      const done: typeof ended = {}
      for (const { workflow, state, status } of all)
        if (status === 'active') open[state] = (open[state] ?? 0) + 1
        else {
          const of = (done[workflow] ??= {})
          const name = state.slice(workflow.length + 1)
          of[name] = (of[name] ?? 0) + 1
        }
      expect(open).toEqual(stillOpen)
      expect(done).toEqual(ended)
      // each workflow of the programme has its line
      const files = (await definitionFiles()).map(({ path }) =>
        /^workflows\/(\w+)\.json$/.exec(path),
      )
      const workflows = files
        .flatMap((found) => found?.[1] ?? [])
        .filter((id) => !notPlayed.has(id))
      expect([...Object.keys(ended), 'manual', 'section'].toSorted()).toEqual(workflows.toSorted())
    })

    it('leave nobody a task that is owed, but for the request in readiness', async () => {
      const { items } = await whole().store.queryTasks({ status: 'open' }, undefined, 200)
      const owed = items.filter(({ offer }) => !offer)
      expect(owed.map(({ task }) => task)).toEqual(['assess'])
    })

    it('come to every state that chance does not come to, but those a flow comes to', async () => {
      const entered = new Set((await playedCases(whole().store)).flatMap((one) => one.entered))
      const left = [...statesBeyondChance].filter((state) => !entered.has(state))
      expect(left.toSorted()).toEqual(Object.values(enteredByFlows).flat().toSorted())
      for (const [flow, states] of Object.entries(enteredByFlows))
        expect(states.filter((state) => !expects(flow, state))).toEqual([])
    })
  })
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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

/** Whether a flow expects a case to be in a state. */
function expects(flow: string, state: string): boolean {
  const text = readFileSync(new URL(`../${flow}`, import.meta.url), 'utf8')
  return text.includes(`.toContain('${state}')`) || text.includes(`.toEqual(['${state}'])`)
}

/** Every state that random walks do not come to is come to here, or in a flow that says so. */
export function describeStates(whole: () => WholeDemo): void {
  describe('its cases', () => {
    it('come to every state that chance does not come to, but those a flow comes to', async () => {
      const entered = new Set((await playedCases(whole().store)).flatMap((one) => one.entered))
      const left = [...statesBeyondChance].filter((state) => !entered.has(state))
      expect(left.toSorted()).toEqual(Object.values(enteredByFlows).flat().toSorted())
      for (const [flow, states] of Object.entries(enteredByFlows))
        expect(states.filter((state) => !expects(flow, state))).toEqual([])
    })
  })
}

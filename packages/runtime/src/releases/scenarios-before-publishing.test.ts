import type { Expectation, Scenario } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { checkDefinitions } from '../check/check-definitions.ts'
import { runScenarios } from '../check/run-scenarios.ts'
import { createDefinitionCache } from '../definitions/definition-cache.ts'
import type { DefinitionChecker } from '../ports.ts'
import { openVillage } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'

const path = 'workflows/scenarios/village.json'
const title = { pl: 'Wieś', en: 'Village' }

/** Ten applications in one call, of which something is expected. */
function scenario(expected: readonly Expectation[]): string {
  const given: Scenario = {
    id: 'village',
    title,
    seed: 7,
    startsAt: '2027-01-11T08:00:00Z',
    days: 60,
    arrivals: [
      { workflow: 'call' },
      { workflow: 'application', under: 'call', count: 10, fromDay: 2 },
    ],
    expect: [...expected],
  }
  return JSON.stringify(given)
}

const fewCalls: Expectation = { measure: 'cases', workflow: 'call', most: 1 }
const manyCalls: Expectation = { measure: 'cases', workflow: 'call', least: 2 }

async function draftWith(expected: readonly Expectation[], checker?: DefinitionChecker) {
  const village = await openVillage({
    changed: publishableVillage,
    cache: createDefinitionCache(),
    ...(checker && { checker }),
  })
  const { runtime } = village
  const admin = await village.as('wanda', 'programmeAdmin')
  const { id } = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  await runtime.changeProgrammeDraft(admin, id, {
    changes: [{ path, text: scenario(expected), base: 0 }],
  })
  const { issues } = await runtime.checkProgrammeDraft(admin, id)
  const warnings = Object.fromEntries(issues.map(({ key }) => [key, 'Tak ma być']))
  const publish = (more: Record<string, string> = {}) =>
    runtime.publishProgrammeDraft(admin, id, {
      policy: 'pinned',
      reason: 'Scenariusz',
      warnings: { ...warnings, ...more },
    })
  return { runtime, admin, id, publish }
}

describe('saved scenarios before publishing', () => {
  it('[RT326] what they expect and comes out is in nobody’s way', async () => {
    const { publish } = await draftWith([fewCalls])
    expect((await publish()).release).not.toBeNull()
  })

  it('[RT326] an expectation that is not met needs a reason like any warning', async () => {
    const { runtime, admin, id, publish } = await draftWith([fewCalls, manyCalls])
    const key = `scenario.unmet ${path}#/expect/1`
    await expect(publish()).rejects.toMatchObject({
      code: 'programme-draft.warning-needs-reason',
      details: { allowed: [key] },
    })
    const [outcome] = await runtime.simulateProgrammeDraft(admin, id)
    expect(outcome?.findings).toMatchObject([
      {
        key,
        file: path,
        severity: 'warning',
        message: {
          en: expect.stringMatching(/^Not met: Cases started .*: at least 2\. It was 1\.$/),
        },
      },
    ])
    const { release } = await publish({ [key]: 'Drugi nabór będzie później' })
    expect(release?.warnings[key]).toBe('Drugi nabór będzie później')
  })

  it('[RT326] one that the scenario calls an error stands in the way whatever the reason', async () => {
    const { publish } = await draftWith([{ ...manyCalls, unmet: 'error' }])
    const key = `scenario.unmet ${path}#/expect/0`
    await expect(publish({ [key]: 'Trudno' })).rejects.toMatchObject({
      code: 'programme-draft.has-errors',
      issues: [{ code: 'scenario.unmet', path: '/expect/0' }],
    })
  })

  it('[RT326] they run beside the service, once for the same files, and tell how far they are', async () => {
    let runs = 0
    const { expressions } = createDefinitionCache()
    const { runtime, admin, id, publish } = await draftWith([fewCalls], {
      check: async (files) => checkDefinitions(files, expressions).report,
      async simulate(files, tell) {
        runs += 1
        return runScenarios(checkDefinitions(files, expressions).programme!, files, tell)
      },
    })
    const shares: number[] = []
    await runtime.simulateProgrammeDraft(admin, id, ({ share, number, of }) => {
      expect([number, of]).toEqual([1, 1])
      shares.push(share)
    })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    await publish()
    expect(runs).toBe(1)
  })
})

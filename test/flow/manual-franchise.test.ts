import { describe, expect, it, vi } from 'vitest'
import { FranchiseCase } from '../support/franchise-stage.ts'
import { ManualStage } from '../support/manual-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 240_000 })

/** A franchise asked for from a published manual. */
async function requested(manual: ManualStage): Promise<FranchiseCase> {
  const { stage, people } = manual
  const adviser = await stage.as('olga', 'owesAdviser')
  await stage.runtime.setFacts(adviser.person, { owes: ['owes02'] })
  return FranchiseCase.from(stage, manual.id, {
    franchisee: await stage.as('fela'),
    adviser,
    franchisor: people.jan,
    director: people.director,
  })
}

describe('a published manual', () => {
  it('is offered in franchise beside the manuals published before and after it', async () => {
    const first = await ManualStage.published()
    const second = await first.another()
    await second.throughToPublication(2)
    for (const manual of [first, second]) {
      const franchise = await requested(manual)
      const { franchisee } = franchise.people
      const task = await manual.stage.task(franchisee, franchise.id, 'request')
      const { scope } = await manual.stage.runtime.getTask(franchisee, task)
      const { manuals } = scope.variables['context'] as { manuals: { id: string }[] }
      expect(manuals.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
    }
  })

  it('tells franchisees of an older version when errata make a new one', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    const franchise = await requested(manual)
    await franchise.request(manual.id)
    expect(await franchise.states()).toContain('franchise.submitted')
    await manual.fault('m02', { critical: true, confirmed: true })
    await manual.reviseAll()
    await manual.prepare('prepareVersion')
    stage.mails.length = 0
    await manual.submit(people.director, manual.id, 'acceptVersion', {
      acceptanceProtocol: 'accepted',
    })
    const told = stage.mails.filter(({ to }) => to === 'fela@example.org')
    expect(told.map(({ subject }) => subject)).toEqual(['Nowa wersja manuala: FRA/2028/001'])
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })
})

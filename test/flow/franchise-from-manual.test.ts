import { expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { FranchiseCase, ready } from '../support/franchise-stage.ts'
import { ManualStage } from '../support/manual-stage.ts'

// Plays a manual and a franchise of it.
vi.setConfig({ testTimeout: 300_000 })

it('a published manual is taken over, and mended from the errata of a survey', async () => {
  const manual = await ManualStage.published()
  const { stage, people } = manual
  const franchisee = await stage.as('fela')
  const adviser = await stage.as('olga', 'owesAdviser')
  await stage.runtime.setFacts(adviser.person, { owes: ['owes02'] })
  const one = await FranchiseCase.from(stage, manual.id, {
    franchisee,
    adviser,
    franchisor: people.jan,
    director: people.director,
  })
  const today = stage.clock.at.slice(0, 10)
  await one.request(manual.id, { plannedStart: today })
  expect((await one.view()).columns).toMatchObject({ version: '1.0.0' })
  expect((await one.view()).number).toMatch(/^FRA\/\d{4}\/001$/)
  await one.rate()
  await one.assess(ready)
  await one.prepare()
  await one.sign('signAgreement')
  const task = await stage.task(people.jan, one.id, 'protocol')
  await stage.runtime.claimTask(people.jan, task)
  const { answers } = await stage.runtime.getTask(people.jan, task)
  const items = answers['items'] as { name: string; sha?: string }[]
  expect(items.map(({ name }) => name)).toEqual([
    'Manual (PDF)',
    'Wzory dokumentów',
    'Pakiet znaku',
    'Wdrożenie szkoleniowe',
  ])
  // SHA-256 of the files that were handed in with the acceptance
  expect(items.slice(0, 2).every(({ sha }) => /^[0-9a-f]{64}$/.test(sha ?? ''))).toBe(true)
  await one.handOver({
    items: items.map((item, n) => ({
      name: item.name,
      format: ['digital', 'digital', 'brandKit', 'training'][n]!,
      quantity: 1,
      received: 'yes',
    })),
  })
  expect(await one.states()).toContain('franchise.operatingSetup')

  const surveyed = new Date(Date.parse(today) + 95 * 86_400_000).toISOString()
  await stage.to(surveyed)
  const issue = { section: 'm08', issue: 'Wzór umowy narusza prawo pracy.' }
  const survey = await one.answer({
    startedOn: surveyed.slice(0, 10),
    essentialKept: [{ element: 'Dyspozytor', state: 'kept' }],
    manualErrors: [issue],
  })
  await one.verify(survey, { errataVerified: [{ ...issue, confirmed: 'yes', critical: 'yes' }] })
  // one critical fault that the OWES confirmed begins a new version
  expect(await stage.states(people.director, manual.id)).toContain('manual.newVersion')
  expect((await one.view()).columns['fidelity']).toBe(100)

  // the new version is made from it, and whoever runs the model by the older one is told
  const id = `manuals/${(await stage.runtime.getCatalogue('manuals')).entries[0]!.key}`
  await manual.reviseAll()
  await manual.prepare('prepareVersion')
  stage.mails.length = 0
  await manual.submit(people.director, manual.id, 'acceptVersion', {
    acceptanceProtocol: 'accepted',
  })
  const older = await stage.runtime.getCatalogueEntry(`${id}/1.0.0`)
  const newer = await stage.runtime.getCatalogueEntry(id)
  expect(newer).toMatchObject({ version: '1.1.0', newest: '1.1.0' })
  expect(JSON.stringify(newer.document.blocks)).toContain(issue.issue)
  expect(older.document).toMatchObject({ holds: true, replacedBy: { id: newer.document.id } })
  expect(JSON.stringify(older.document.blocks)).not.toContain(issue.issue)
  const told = stage.mails.filter(({ to }) => to === 'fela@example.org')
  expect(told.map(({ subject }) => subject.replace(/:.*/, ''))).toEqual(['Nowa wersja manuala'])
  expect(await one.states()).toContain('franchise.operating')
  expect((await one.view()).columns).toMatchObject({ version: '1.0.0' })
  expect(await documentsOfCourse(stage, 'franchise')).toEqual(allWhole)
  const { items: unheard } = await stage.runtime.deadLetters()
  expect(unheard).toEqual([])
})

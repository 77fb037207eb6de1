import { expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { announcement } from '../support/first-stage-answers.ts'
import type { Stage } from '../support/first-stage.ts'
import { FranchiseCase, ready } from '../support/franchise-stage.ts'
import type { FranchisePeople } from '../support/franchise-stage.ts'
import { ManualStage } from '../support/manual-stage.ts'

/** A franchise is asked for in an open call too; what nobody submitted lapses when the call ends. */
async function requestedInCall(
  stage: Stage,
  manual: string,
  people: FranchisePeople,
): Promise<void> {
  const coordinator = await stage.staff.coordinator()
  const { id: call } = await stage.runtime.startCase(coordinator, { workflow: 'call' })
  const task = await stage.task(coordinator, call, 'announce')
  await stage.runtime.claimTask(coordinator, task)
  const day = stage.clock.at.slice(0, 10)
  const { capacity: _, ...words } = announcement(0)
  await stage.submit(coordinator, call, 'announce', {
    ...words,
    callKind: 'franchise',
    callNumber: '1/FRA/2028',
    titlePl: 'Nabór franczyzobiorców',
    announcedOn: day,
    opensAt: `${day}T00:00:00Z`,
    closesAt: '2028-12-29T22:59:59Z',
    minWindowDays: 0,
    formVersions: [{ formId: 'F01', version: '1' }],
    regulations: await stage.pdf(coordinator, task, '/regulations'),
  })
  const found = async () => (await stage.runtime.listCalls()).items.find(({ id }) => id === call)
  expect(await found()).toBeUndefined()
  await stage.send(await stage.staff.admin(), call, 'PUBLISH')
  expect(await found()).toMatchObject({ open: true, applications: 'franchise', group: null })
  const sent = await FranchiseCase.from(stage, call, people)
  const left = await FranchiseCase.from(stage, call, people)
  await sent.request(manual)
  expect((await sent.view()).number).toBe('1/FRA/2028/001')
  await stage.send(people.director, call, 'CANCEL', { reason: 'Nabór zastąpi następny.' })
  expect(await found()).toMatchObject({ open: false, applications: null })
  expect(await sent.states()).toContain('franchise.submitted')
  expect(await left.states()).toContain('franchise.lapsed')
}

// Plays a manual and a franchise of it.
vi.setConfig({ testTimeout: 300_000 })

it('[RT231] a published manual is taken over, and mended from the errata of a survey', async () => {
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
  await requestedInCall(stage, manual.id, { ...one.people, franchisee: await stage.as('gosia') })
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

import { describe, expect, it, vi } from 'vitest'
import { handedOver } from '../support/franchise-stage.ts'
import { prose } from '../support/prose.ts'

// Each test plays a year of a franchise.
vi.setConfig({ testTimeout: 240_000 })

type Played = Awaited<ReturnType<typeof handedOver>>

const subjects = ({ stage }: Played, to: string) =>
  stage.mails.filter((mail) => mail.to === `${to}@example.org`).map(({ subject }) => subject)
const reason = 'Usługa nie znalazła odbiorców w gminie.'

describe('an implementation', () => {
  it('starts, answers three surveys that the OWES verifies, and is completed after a year', async () => {
    const played = await handedOver()
    const { one, stage, shelf } = played
    const { franchisee, franchisor, adviser, director } = one.people
    await stage.to('2028-12-01T08:00:00Z')
    await stage.submit(franchisee, one.id, 'reportStart')
    expect(await one.states()).toContain('franchise.operating')

    await stage.to('2029-01-12T08:00:00Z')
    expect(subjects(played, 'fela').at(-1)).toBe('Ankieta po 3 miesiącach: FRA/2028/001')
    const { items } = await stage.runtime.listTasks(franchisee, { task: 'survey' })
    expect(items.map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(['2029-01-24'])
    const first = await one.answer({
      startedOn: '2028-12-01',
      manualErrors: [
        { section: 'm08', issue: 'Brak kosztu ubezpieczenia.', proposal: 'Dodać wiersz.' },
        { section: 'm09', issue: 'Za krótki opis dyżurów.' },
      ],
    })
    // OWES has ten working days
    const verifying = await stage.runtime.listTasks(adviser, { task: 'verify' })
    expect(verifying.items.map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(['2029-01-26'])
    const task = await stage.task(adviser, first, 'verify')
    const { answers } = await stage.runtime.getTask(adviser, task)
    expect(answers['errataVerified']).toHaveLength(2)
    await one.verify(first, {
      errataVerified: [
        {
          section: 'm08',
          issue: 'Brak kosztu ubezpieczenia.',
          proposal: 'Dodać wiersz.',
          confirmed: 'yes',
          critical: 'yes',
        },
        { section: 'm09', issue: 'Za krótki opis dyżurów.', confirmed: 'no', critical: 'no' },
      ],
    })
    // the manual hears of both faults, with what the OWES says of them
    const { columns } = await stage.runtime.getCase(director, shelf)
    expect(columns['errata']).toBe(
      'm08 true true Brak kosztu ubezpieczenia. → Dodać wiersz.; m09 false false Za krótki opis dyżurów.',
    )
    await stage.send(franchisor, shelf, 'RENEW', { version: '1.1.0' })
    expect(subjects(played, 'fela').at(-1)).toBe('Nowa wersja manuala: FRA/2028/001')
    expect((await one.view()).columns['version']).toBe('1.0.0')

    for (const day of ['2029-04-12', '2029-10-11']) {
      await stage.to(`${day}T08:00:00Z`)
      await one.verify(await one.answer({ startedOn: '2028-12-01' }))
    }
    const view = await one.view()
    expect(view.states.map(({ id }) => id)).toEqual(['franchise.completed'])
    expect(view.columns).toMatchObject({ m3: 'yes', m6: 'yes', m12: 'yes', fidelity: 50 })
    expect(subjects(played, 'jan').at(-1)).toBe('Franczyza zakończona: FRA/2028/001')
  })

  it('is stalled three months after the planned start, and may start late', async () => {
    const played = await handedOver()
    const { one, stage } = played
    await stage.to('2029-01-12T08:00:00Z')
    const operating = { operating: 'notStarted', notOperatingReason: prose(50) }
    const none = Object.fromEntries(
      ['startedOn', 'jobs', 'jobsAtRisk', 'recipients', 'revenue', 'publicOrders', 'cashOk'].map(
        (key) => [key, null],
      ),
    )
    await one.verify(await one.answer({ ...none, essentialKept: null, ...operating }))
    expect(await one.states()).toContain('franchise.operatingSetup')
    // planned for 1 March 2029
    await stage.to('2029-06-03T08:00:00Z')
    expect(await one.states()).toContain('franchise.stalled')
    expect(subjects(played, 'fela')).toContain('Wdrożenie opóźnione: FRA/2028/001')
    const late = await stage.runtime.getCase(one.people.franchisee, one.id)
    expect(late.tasks.map(({ task }) => task)).toContain('reportLateStart')
    await stage.submit(one.people.franchisee, one.id, 'reportLateStart')
    expect(await one.states()).toContain('franchise.operating')
  })

  it('that a survey finds operating counts as started', async () => {
    const { one, stage } = await handedOver()
    await stage.to('2029-01-12T08:00:00Z')
    await one.verify(await one.answer({ startedOn: '2028-12-15' }))
    expect(await one.states()).toContain('franchise.operating')
    expect((await one.view()).columns['startedOn']).toBe('2028-12-15')
  })

  it('that never started ends after a year, and surveys nobody hands in are missed', async () => {
    const played = await handedOver()
    const { one, stage } = played
    for (const day of ['2029-01-12', '2029-02-10', '2029-04-12', '2029-05-15'])
      await stage.to(`${day}T08:00:00Z`)
    expect(subjects(played, 'fela')).toContain('Ankiety nie złożono: FRA/2028/001')
    await stage.to('2029-10-11T08:00:00Z')
    await stage.to('2029-11-20T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.terminated'])
    expect(subjects(played, 'jan').at(-1)).toBe('Umowa franczyzy zakończona: FRA/2028/001')
  })

  it('ends thirty days after a party gives notice', async () => {
    const played = await handedOver()
    const { one, stage } = played
    await stage.to('2028-11-02T08:00:00Z')
    await stage.send(one.people.franchisee, one.id, 'GIVE_NOTICE', { reason })
    expect(subjects(played, 'jan').at(-1)).toBe('Wypowiedzenie umowy franczyzy: FRA/2028/001')
    const { deadlines } = await one.view()
    // 30 days end on Saturday 2 December
    expect(deadlines.find(({ timer }) => timer === 'notice')?.dueAt.slice(0, 10)).toBe('2028-12-04')
    await stage.to('2028-12-04T08:00:00Z')
    expect(await one.states()).toContain('franchise.noticePeriod')
    await stage.to('2028-12-05T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.terminated'])
  })

  it('ends by the operator’s notice only if the OWES confirms it', async () => {
    const { one, stage } = await handedOver()
    const { director, adviser } = one.people
    await stage.send(director, one.id, 'PROPOSE_NOTICE', { reason })
    await stage.send(adviser, one.id, 'REJECT_NOTICE', { reason: prose(20) })
    expect(await one.states()).toContain('franchise.noNotice')
    await stage.send(director, one.id, 'PROPOSE_NOTICE', { reason })
    await stage.submit(adviser, one.id, 'confirmNotice')
    await stage.to('2028-11-15T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.terminated'])
  })

  it('corrects a survey that the OWES returns', async () => {
    const played = await handedOver()
    const { one, stage } = played
    await stage.to('2029-01-12T08:00:00Z')
    const survey = await one.answer({ startedOn: '2028-12-01' })
    await stage.send(one.people.adviser, survey, 'RETURN_SURVEY', { reason: prose(20) })
    expect(subjects(played, 'fela').at(-1)).toBe('Ankieta do poprawy: FRA/2028/001')
    await one.answer({ startedOn: '2028-12-01', jobs: 4 })
    await one.verify(survey)
    expect((await stage.runtime.getCase(one.people.director, survey)).columns['jobs']).toBe(4)
  })
})

describe('mentoring', () => {
  it('counts hours within the pool, and none beyond it', async () => {
    const { one, stage } = await handedOver()
    const { franchisee, franchisor, adviser } = one.people
    const used = async () => (await one.view()).columns['mentoring']
    await stage.to('2028-10-16T18:00:00Z')
    const first = await one.mentor(8)
    await stage.submit(franchisee, first, 'confirm', {}, [
      { by: franchisee, path: '/participantConfirm' },
    ])
    await stage.to('2028-10-17T18:00:00Z')
    const second = await one.mentor(8)
    expect(await used()).toBe(16)
    // 20 hours were agreed; what waits for confirmation counts
    await stage.to('2028-10-18T18:00:00Z')
    await expect(one.mentor(4.5)).rejects.toThrow('/endTime form.rule.withinPool')
    await stage.submit(franchisee, second, 'confirm', { disputed: 'yes', disputeNote: prose(20) }, [
      { by: franchisee, path: '/participantConfirm' },
    ])
    await stage.send(adviser, second, 'DISPUTE_UPHELD', { reason: prose(20) })
    expect(await used()).toBe(8)
    await one.mentor(8)
    expect(await used()).toBe(16)
    // nobody else records meetings, and silence confirms
    await expect(
      stage.runtime.startCase(franchisee, { workflow: 'mentoring', parent: one.id }),
    ).rejects.toThrow()
    await stage.to('2028-10-27T08:00:00Z')
    const cards = await one.children('mentoring')
    expect(await stage.states(franchisor, cards.at(-1)!)).toEqual(['mentoring.confirmed'])
  })
})

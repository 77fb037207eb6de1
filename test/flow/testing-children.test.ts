import type { JsonObject } from '@splot/definition'
import { describe, expect, it, vi } from 'vitest'
import { prose } from '../support/prose.ts'
import { TestingStage } from '../support/testing-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

const sentences = (testing: TestingStage) =>
  testing.stage.mails.map(({ subject }) => subject.replace(/: 1\/KON.*$/, ''))

describe('monthly reports', () => {
  it('lead the implementer through fields, signatures and handing in', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await stage.to('2028-03-15T08:00:00Z')
    const report = await testing.report(1)
    const { checklist } = await stage.runtime.getCase(testing.jan, report)
    expect(checklist.map(({ id, done }) => [id, done])).toEqual([
      ['fields', false],
      ['signatures', false],
      ['submit', false],
    ])
    expect(checklist[0]?.missing?.pl).toMatch(/^Pola do uzupełnienia: [1-9]\d*\.$/)
  })

  it('are corrected twice at most; then the third review accepts or rejects', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await stage.to('2028-03-15T08:00:00Z')
    const report = await testing.handIn(1)
    const toCorrect = { reviewResult: 'toCorrect', reviewNotes: prose(50) }
    await testing.submit(testing.monitor, report, 'review', toCorrect)
    // nobody corrects: after five working days the report is reviewed as it is
    expect(await testing.due('report', report)).toBe('2028-03-22')
    await stage.to('2028-03-23T08:00:00Z')
    expect(await stage.states(testing.director, report)).toContain('report.review')
    await testing.submit(testing.monitor, report, 'review', toCorrect)
    await testing.handIn(1)
    await testing.submit(testing.monitor, report, 'review', toCorrect)
    // a second person confirms it or returns it; the implementer does not read it yet
    const coordinator = await stage.staff.coordinator()
    expect(await stage.states(testing.director, report)).toContain('report.rejection')
    const { items } = await stage.runtime.listTasks(testing.monitor, {
      task: 'review',
      status: 'finished',
    })
    const review = items.filter(({ caseId }) => caseId === report).at(-1)!.id
    await expect(stage.runtime.getSubmission(testing.jan, review)).rejects.toMatchObject({
      code: 'submission.not-found',
    })
    await expect(testing.submit(testing.monitor, report, 'confirmRejection')).rejects.toThrow()
    await stage.send(coordinator, report, 'RETURN_REVIEW', { reason: prose(30) })
    expect(sentences(testing)).not.toContain('Raport odrzucony')
    await testing.submit(testing.monitor, report, 'review', {
      reviewResult: 'rejected',
      reviewNotes: prose(50),
    })
    await testing.submit(coordinator, report, 'confirmRejection')
    expect(await stage.states(testing.director, report)).toEqual(['report.rejected'])
    expect(sentences(testing)).toContain('Raport odrzucony')
    const { snapshot } = (await stage.store!.loadCase(testing.id))!
    const { acted } = snapshot['context'] as { acted: string[] }
    expect(acted).toEqual(expect.arrayContaining([testing.monitor.person, coordinator.person]))
  })

  it('see what earlier ones said, also when that is corrected meanwhile', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await stage.to('2028-03-15T08:00:00Z')
    const first = await testing.handIn(1)
    await stage.to('2028-03-16T08:00:00Z')
    await testing.submit(testing.monitor, first, 'review', {
      reviewResult: 'toCorrect',
      reviewNotes: prose(50),
    })
    await testing.handIn(1, 25_000_00)
    await testing.submit(testing.monitor, first, 'review', { reviewResult: 'accepted' })
    await stage.to('2028-04-15T08:00:00Z')
    const task = await stage.task(testing.jan, await testing.report(2), 'report')
    const { scope } = await stage.runtime.getTask(testing.jan, task)
    expect(scope.variables['parent']).toMatchObject({
      usedDocuments: ['9990000014 FV/1'],
      earlierReports: [{ month: 1, jobsTotal: 3, expenses: [{ amount: 25_000_00 }] }],
    })
    // a document accounted for once is refused
    await expect(testing.handIn(2, 30_000_00, 'FV/1')).rejects.toThrow('documentNotUsed')
  })

  it('[RT223] cannot account for a document that a report of another test has', async () => {
    const testing = await TestingStage.running()
    const other = await testing.another()
    await testing.stage.to('2028-03-15T08:00:00Z')
    await testing.handIn(1, undefined, 'FV/7')
    await expect(other.handIn(1, undefined, 'fv/7 ')).rejects.toMatchObject({
      cause: { code: 'ledger.key-taken', details: { ledger: 'expenseDocuments' } },
    })
    await testing.submit(testing.monitor, await testing.report(1), 'review', {
      reviewResult: 'toCorrect',
      reviewNotes: 'Faktura FV/7 dotyczy innego testu. Popraw zestawienie wydatków.',
    })
    await testing.handIn(1, undefined, 'FV/8')
    // given up by the correction; a step that was refused does not hold it either
    await testing.stage.to('2028-03-15T09:00:00Z')
    await other.handIn(1, undefined, 'FV/7')
  })

  it('that do not come are asked for after 1 and 5 working days and end the test after 10', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const after = async (day: string) => {
      stage.mails.length = 0
      await stage.to(`${day}T23:30:00Z`)
      return stage.mails.map(({ subject }) => subject)
    }
    await after('2028-03-20')
    expect(await after('2028-03-21')).toEqual([])
    expect(await after('2028-03-22')).toEqual(['Po terminie: Raport miesięczny'])
    expect(await after('2028-03-28')).toEqual(['Wezwanie: Raport miesięczny'])
    expect(await after('2028-04-03')).toEqual([])
    expect(await after('2028-04-04')).toContain('Operator kończy test: 1/KON/2027/MIX/001')
    expect(await testing.states()).toContain('test.notice')
    // the formal call can be named as a warning
    const task = await stage.task(testing.monitor, testing.id, 'noticeTermination')
    await stage.runtime.claimTask(testing.monitor, task)
    const { scope } = await stage.runtime.getTask(testing.monitor, task)
    expect(scope.variables['context']).toMatchObject({
      notices: [
        {
          label: {
            pl: expect.stringContaining('Wezwanie do raportu za miesiąc 1, 2028-03-28'),
            en: expect.stringContaining('month 1, 2028-03-28'),
          },
        },
      ],
    })
  })
})

describe('changes of a test', () => {
  it('of up to a tenth of a category are told, larger ones are approved first', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const shift = (amount: number) => ({
      changeKind: ['budget'],
      budgetShifts: [{ fromRow: 1, toRow: 2, amount }],
      extraCost: 0,
    })
    const small = await testing.ask(shift(2_000_00))
    expect(await stage.states(testing.director, small)).toEqual(['change.notNeeded'])
    // a tenth is used up, in requests that were begun before as well
    const more = await testing.ask(shift(1_00))
    expect(await stage.states(testing.director, more)).toContain('change.review')
    await testing.decide(more, { decision: 'refused' })
    const large = await testing.ask(shift(20_000_00))
    expect(await stage.states(testing.director, large)).toContain('change.review')
    const budget = async () => {
      const { id } = await stage.runtime.startCase(testing.jan, {
        workflow: 'change',
        parent: testing.id,
      })
      const task = await stage.task(testing.jan, id, 'request')
      const { scope } = await stage.runtime.getTask(testing.jan, task)
      const { budget: rows } = scope.variables['parent'] as { budget: { value: number }[] }
      return rows.map(({ value }) => value)
    }
    expect(await budget()).toEqual([98_000_00, 12_000_00, 10_000_00])
    await testing.decide(large, { decision: 'approved', annexNo: '1/2028' })
    expect(await budget()).toEqual([78_000_00, 32_000_00, 10_000_00])
    // of the budget in the annex a tenth is free again
    const free = await testing.ask(shift(4_200_00))
    expect(await stage.states(testing.director, free)).toEqual(['change.notNeeded'])
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('cannot make the test longer than the programme', async () => {
    const testing = await TestingStage.running({ programmeEnd: '2028-07-31' })
    await testing.pass(1)
    await expect(testing.extend(6)).rejects.toThrow('endsInProgramme')
    await testing.extend(5)
  })
})

describe('visits', () => {
  it('give objections 5 working days, are signed by both, and follow up recommendations', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1)
    const [visit] = await testing.children('visit')
    await stage.to('2028-03-29T08:00:00Z')
    await testing.submit(testing.monitor, visit!, 'visit', {
      ...testing.visitAnswers('2028-03-29'),
      recommendations: [
        {
          text: 'Opisać faktury zgodnie z umową.',
          due: '2028-04-20',
          severity: 'low',
          status: 'open',
        },
      ],
    })
    expect(await testing.due('object', visit)).toBe('2028-04-05')
    await testing.submit(testing.jan, visit!, 'object', { objections: prose(50) })
    await testing.submit(testing.monitor, visit!, 'sign', {}, [
      { by: testing.monitor, path: '/signatures' },
      { by: testing.jan, path: '/signatures' },
    ])
    expect(await stage.states(testing.monitor, visit!)).toContain('visit.recommendations')
    expect(await testing.due('confirmRecommendations', visit)).toBe('2028-04-20')
    const awaited = async () => {
      const { snapshot } = (await stage.store!.loadCase(testing.id))!
      const { visits } = snapshot['context'] as { visits: { recommendations: JsonObject[] }[] }
      return visits.flatMap(({ recommendations }) => recommendations.map(({ due }) => due))
    }
    expect(await awaited()).toEqual(['2028-04-20'])
    await testing.submit(testing.monitor, visit!, 'confirmRecommendations')
    expect(await awaited()).toEqual([])
    expect(await stage.states(testing.monitor, visit!)).toEqual(['visit.done'])
  })

  it('are planned for the tests that lots give, a share of them as the programme says', async () => {
    const testing = await TestingStage.running({ P46: 50 })
    const { stage, director } = testing
    await testing.another()
    await testing.pass(1)
    const { items } = await stage.runtime.listCases(director, { workflow: 'test' })
    const planned: string[] = []
    for (const { id } of items) {
      const [lot] = (await stage.runtime.timeline(director, id)).flatMap(({ lots = [] }) => lots)
      expect(lot).toMatchObject({ role: { pl: 'z listy' }, from: ['1', '…', '100'] })
      const { snapshot } = (await stage.store!.loadCase(id))!
      const { sampled } = snapshot['context'] as JsonObject
      expect(sampled).toBe(Number(lot!.drawn[0]) <= 50)
      if (sampled === true) planned.push(id)
    }
    const mine = await testing.children('visit')
    expect(mine).toHaveLength(planned.includes(testing.id) ? 1 : 0)
  })

  it('may be made at any time by the monitor and are closed without a signature with a reason', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await expect(
      stage.runtime.startCase(testing.jan, { workflow: 'visit', parent: testing.id }),
    ).rejects.toMatchObject({ code: 'case.start-forbidden' })
    await stage.to('2028-02-25T08:00:00Z')
    const { id } = await stage.runtime.startCase(testing.monitor, {
      workflow: 'visit',
      parent: testing.id,
    })
    const { sampleDocs: _, ...card } = testing.visitAnswers('2028-02-25')
    await testing.submit(testing.monitor, id, 'visit', { ...card, visitKind: 'adHoc' })
    await stage.to('2028-03-04T08:00:00Z')
    await stage.send(testing.monitor, id, 'CLOSE_UNSIGNED', {
      reason: 'Wykonawca odmówił podpisania karty.',
    })
    expect(await stage.states(testing.monitor, id)).toEqual(['visit.done'])
  })
})

describe('incidents', () => {
  it('with personal data start a clock of 72 hours for the data protection officer', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const inspector = await stage.as('iga', 'dataOfficer')
    await stage.to('2028-03-01T10:00:00Z')
    const id = await testing.reportIncident()
    const { tasks } = await stage.runtime.getCase(inspector, id)
    expect(tasks).toMatchObject([{ task: 'notifyAuthority', dueAt: '2028-03-04T10:00:00Z' }])
    await stage.to('2028-03-04T10:00:01Z')
    expect(sentences(testing)).toContain('Minął termin zgłoszenia naruszenia')
    await testing.submit(inspector, id, 'notifyAuthority')
    expect(await stage.states(testing.monitor, id)).toContain('incident.open')
    await testing.submit(testing.monitor, id, 'close', { closedOn: '2028-03-04' })
    expect(await stage.states(testing.monitor, id)).toEqual(['incident.done'])
  })

  it('are to be reported within 24 hours of when they happened', async () => {
    const testing = await TestingStage.running()
    const { stage, jan } = testing
    await stage.to('2028-03-01T10:00:00Z')
    const parent = testing.id
    const { id } = await stage.runtime.startCase(jan, { workflow: 'incident', parent })
    await testing.submit(jan, id, 'occurred', { occurredAt: '2028-02-29T22:30:00Z' })
    const { tasks } = await stage.runtime.getCase(jan, id)
    expect(tasks).toMatchObject([{ task: 'report', dueAt: '2028-03-01T22:30:00Z' }])
  })

  it('without personal data are closed by the monitor alone', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const id = await testing.reportIncident({ personalDataBreach: 'no' })
    await testing.submit(testing.monitor, id, 'close', { closedOn: '2028-02-15' })
    expect(await stage.states(testing.monitor, id)).toEqual(['incident.done'])
  })
})

describe('the final report', () => {
  it('is corrected twice at most, and its rejection begins the termination', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1, 2, 3)
    const reason = 'Brakuje opisu modelu i dowodów wyników.'
    for (const round of [1, 2]) {
      await testing.final('final', 90, 3)
      await stage.send(testing.monitor, testing.id, 'RETURN_FINAL', { reason })
      expect(await testing.states(), `round ${round}`).toContain('test.finalCorrection')
      // five working days after 15 May
      expect(await testing.due('final')).toBe('2028-05-22')
    }
    await testing.final('final', 90, 3)
    await expect(
      stage.send(testing.monitor, testing.id, 'RETURN_FINAL', { reason }),
    ).rejects.toMatchObject({ code: 'event.not-allowed' })
    await stage.send(testing.monitor, testing.id, 'REJECT_FINAL', { reason })
    expect(await testing.states()).toContain('test.notice')
  })

  it('that does not come ends the contract ten working days after it was due', async () => {
    const testing = await TestingStage.running()
    await testing.pass(1, 2, 3)
    // due on 5 June, Corpus Christi is on 15 June
    await testing.stage.to('2028-06-20T08:00:00Z')
    expect(await testing.states()).toContain('test.ended')
    await testing.stage.to('2028-06-21T08:00:00Z')
    expect(await testing.states()).toContain('test.notice')
  })
})

describe('who may do what in a test', () => {
  it('a payment is approved by somebody else than who prepared it', async () => {
    const testing = await TestingStage.contracted()
    const { stage } = testing
    const both = await stage.as('filip', 'financeOfficer', 'director')
    await testing.submit(both, testing.id, 'preparePayment')
    await expect(testing.submit(both, testing.id, 'approvePayment')).rejects.toThrow()
    await testing.submit(testing.director, testing.id, 'approvePayment')
    expect(await testing.deadline('payment')).toBeUndefined()
  })

  it('the panel are three evaluators who took no part, and do not see each other’s marks', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    // whoever reviewed a report, here in place of the monitor, may not be drawn
    const eryk = await stage.as('eryk', 'evaluator', 'monitor')
    await stage.to('2028-03-15T08:00:00Z')
    const report = await testing.handIn(1)
    await stage.runtime.reassignTask(
      testing.director,
      await stage.task(testing.monitor, report, 'review'),
      { to: eryk.person, reason: 'Zastępstwo za osobę na urlopie' },
    )
    await testing.submit(eryk, report, 'review', { reviewResult: 'accepted' })
    await testing.pass(2, 3)
    await testing.final('final', 100, 3)
    await testing.acceptFinal()
    const panel = await testing.panel()
    expect(panel.map(({ person }) => person)).not.toContain(eryk.person)
    expect(panel).toHaveLength(3)
    const marks = { v1: 5, v2: 5, v3: 5, v4: 5, v5: 5, v6: 5, vNotes: prose(300) }
    await testing.submit(panel[0]!, testing.id, 'mark', marks)
    const seen = await stage.runtime.getCase(panel[1]!, testing.id)
    expect(seen.submissions.filter(({ task }) => task === 'mark')).toEqual([])
    const asked = await stage.runtime.getCase(testing.jan, testing.id)
    expect(asked.submissions.filter(({ task }) => task === 'mark')).toEqual([])
  })

  it('waits for evaluators when too few took no part, and draws again', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1, 2, 3)
    await testing.final('final', 100, 3)
    for (const name of ['edek', 'eryk']) await stage.as(name, 'trainer')
    await testing.acceptFinal()
    expect(await testing.states()).toContain('test.panelShort')
    await stage.as('eryk', 'evaluator')
    await stage.send(testing.director, testing.id, 'DRAW_AGAIN')
    expect(await testing.states()).toContain('test.marking')
  })

  it('[RT72] outsiders see nothing of a test; who signed a request neither sees nor signs the decision', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const stranger = await stage.as('obcy')
    await expect(stage.runtime.getCase(stranger, testing.id)).rejects.toMatchObject({
      code: 'case.not-found',
    })
    const change = await testing.extend(6)
    const [open] = await stage.runtime
      .getCase(testing.director, change)
      .then(({ tasks }) =>
        tasks.filter(({ task, status }) => task === 'decide' && status === 'open'),
      )
    // he signed the request, but the decision on it is not his to see or sign
    await expect(
      stage.runtime.signDraft(testing.jan, open!.id, '/requestSignature'),
    ).rejects.toMatchObject({ code: 'task.not-found' })
    await expect(
      stage.runtime.signDraft(testing.director, open!.id, '/requestSignature'),
    ).rejects.toMatchObject({ code: 'signature.forbidden' })
    const { tasks, events } = await stage.runtime.getCase(testing.jan, change)
    expect(tasks.filter(({ task }) => task === 'decide')).toEqual([])
    expect(events.map(({ event }) => event)).toEqual(['ABANDON'])
  })

  it('a change withdrawn after it was submitted is told nothing when the test ends', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    const change = await testing.extend(6)
    await stage.send(testing.jan, change, 'ABANDON')
    expect(await stage.states(testing.director, change)).toEqual(['change.abandoned'])
    await testing.pass(1, 2, 3)
    expect(await testing.states()).not.toContain('test.active')
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })
})

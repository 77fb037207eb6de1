import { describe, expect, it, vi } from 'vitest'
import { prose } from '../support/prose.ts'
import { TestingStage } from '../support/testing-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

it('giving the test up before it begins is a signed withdrawal, which tells what was paid', async () => {
  const testing = await TestingStage.contracted()
  const { stage, jan } = testing
  await testing.pay()
  const given = {
    reasonCode: 'other',
    reasonText: 'Rada gminy wycofała zgodę na lokal.',
    participantsInformed: 'yes',
  }
  await expect(testing.submit(jan, testing.id, 'resign', given)).rejects.toThrow(
    '/withdrawSignature form.required',
  )
  await testing.submit(jan, testing.id, 'resign', given, [{ by: jan, path: '/withdrawSignature' }])
  expect(await testing.states()).toEqual(['test.resigned'])
  expect(await testing.heard()).toMatchObject({ outcome: 'resigned', paid: 36_000_00 })
  const { submissions } = await testing.view()
  const withdrawal = submissions.find(({ task }) => task === 'resign')!
  expect(
    (await stage.runtime.getSubmission(testing.director, withdrawal.id)).answers,
  ).toMatchObject({
    stageAtWithdrawal: 'test.protocol',
    fundsReceived: 36_000_00,
  })
  expect((await stage.runtime.deadLetters()).items).toEqual([])
})

describe('a test of three months', () => {
  it('runs from the start protocol to a positive validation, on the days of the rules', async () => {
    const testing = await TestingStage.contracted()
    const { stage } = testing
    expect(stage.runtime.problems()).toEqual([])
    // 60 days after 10 January 2028
    expect(await testing.due('start')).toBe('2028-03-10')
    await testing.start()
    expect(await testing.states()).toContain('test.active')
    expect(await testing.deadline('monthEnd')).toBe('2028-03-14')
    await testing.pay()
    await testing.pay()

    await stage.to('2028-03-14T22:59:58Z')
    expect(await testing.children('report')).toEqual([])
    await stage.to('2028-03-15T08:00:00Z')
    expect(await testing.due('report', await testing.report(1))).toBe('2028-03-21')
    expect(await testing.deadline('monthEnd')).toBe('2028-04-14')
    // in the second month the monitor visits
    const [visit] = await testing.children('visit')
    expect(await testing.due('visit', visit)).toBe('2028-04-14')

    await stage.to('2028-03-20T08:00:00Z')
    const first = await testing.handIn(1)
    expect(await testing.due('review', first)).toBe('2028-03-29')
    await stage.to('2028-03-22T08:00:00Z')
    await testing.submit(testing.monitor, first, 'review', {
      reviewResult: 'toCorrect',
      reviewNotes: prose(50),
    })
    expect(await stage.states(testing.jan, first)).toContain('report.correction')
    expect(await testing.due('report', first)).toBe('2028-03-29')
    await testing.reportAccepted(1)
    expect(await stage.states(testing.director, first)).toContain('report.accepted')
    const row = async () =>
      (await stage.runtime.getPanel(testing.director, 'testing/tests')).rows[0]!.cells
    // of the report, long before the final one; the visit of the second month comes next
    expect(await row()).toMatchObject({ achieved: 100, lastVisit: null, nextVisit: '2028-04-14' })

    await stage.to('2028-04-15T08:00:00Z')
    expect(await testing.due('report', await testing.report(2))).toBe('2028-04-21')
    await testing.reportAccepted(2)
    expect(await row()).toMatchObject({ achieved: 100 })
    // the third tranche follows the accepted report on month 2
    await testing.pay()

    await stage.to('2028-05-14T21:59:58Z')
    expect(await testing.states()).toContain('test.active')
    await stage.to('2028-05-15T08:00:00Z')
    expect(await testing.states()).toContain('test.ended')
    // 14 May + 7 days is a Sunday, 14 May + 21 days is Pentecost Sunday
    expect(await testing.due('report', await testing.report(3))).toBe('2028-05-22')
    expect(await testing.due('final')).toBe('2028-06-05')
    await testing.handIn(3)
    await testing.final('final', 100, 3)
    await testing.submit(testing.monitor, testing.id, 'reviewFinal')
    // the settlement waits for the last monthly report
    expect(await testing.states()).toContain('test.reports')
    await testing.submit(testing.monitor, await testing.report(3), 'review', {
      reviewResult: 'accepted',
    })
    await testing.submit(testing.finance, testing.id, 'settleFinal')
    expect(await testing.states()).toContain('test.marking')
    expect(await testing.due('mark')).toBe('2028-06-05')
    await testing.pay()
    expect((await testing.panel()).length).toBe(3)
    await testing.validate(4)
    expect(await testing.states()).toEqual(['test.validated'])
    expect(await testing.heard()).toMatchObject({ outcome: 'validated', freesPlace: 'false' })
    const { decisions, columns } = await testing.view()
    expect(decisions.map(({ id }) => id.split('/')[1])).toEqual(['settlement', 'validation'])
    expect((await testing.stage.runtime.deadLetters()).items).toEqual([])
    expect(columns).toMatchObject({ endsOn: '2028-05-14', achievement: 100 })
    // what was learnt goes into the manual, which the implementer plans
    const [manual] = await testing.children('manual')
    const task = await stage.task(testing.jan, manual!, 'plan')
    const { scope } = await stage.runtime.getTask(testing.jan, task)
    expect(scope.variables['parent']).toMatchObject({
      lessons: [{ section: 'm07' }, { section: 'm07' }, { section: 'm07' }],
    })
    expect(scope.variables['context']).toMatchObject({ validatedOn: '2028-05-15' })
  })

  it('ends when the start protocol does not come, and the place is free', async () => {
    const testing = await TestingStage.contracted()
    const reason = 'Czekamy na wpis do rejestru sądowego.'
    await testing.stage.send(testing.jan, testing.id, 'ASK_LATER_START', { reason })
    // 90 days after 10 January is Sunday 9 April
    expect(await testing.due('start')).toBe('2028-04-10')
    await expect(
      testing.stage.send(testing.jan, testing.id, 'ASK_LATER_START', { reason }),
    ).rejects.toMatchObject({ code: 'event.not-allowed' })
    await testing.stage.to('2028-04-11T08:00:00Z')
    expect(await testing.states()).toEqual(['test.resigned'])
    expect(await testing.heard()).toMatchObject({ outcome: 'resigned', freesPlace: 'true' })
  })
})

describe('the length of a test', () => {
  it('goes from three to six months with an approved request, and reports follow', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1, 2)
    // the last day for a request in time is 29 April
    await stage.to('2028-04-29T08:00:00Z')
    const change = await testing.extend(6)
    expect(await stage.states(testing.director, change)).toContain('change.review')
    // seven working days with the holidays of 1 and 3 May
    expect(await testing.due('decide', change)).toBe('2028-05-11')
    await stage.to('2028-05-10T08:00:00Z')
    await testing.decide(change, { decision: 'approved', annexNo: '1/2028' })
    expect((await testing.view()).columns['endsOn']).toBe('2028-08-14')
    const dues: (string | undefined)[] = []
    for (const month of [3, 4, 5, 6]) {
      await stage.to(`2028-0${month + 2}-15T08:00:00Z`)
      dues.push(await testing.due('report', await testing.report(month)))
      await testing.reportAccepted(month)
    }
    expect(dues).toEqual(['2028-05-22', '2028-06-21', '2028-07-21', '2028-08-21'])
    expect(await testing.states()).toContain('test.ended')
  })

  it('is not changed by a refused request or by silence', async () => {
    const testing = await TestingStage.running()
    await testing.pass(1, 2)
    await testing.stage.to('2028-04-20T08:00:00Z')
    await testing.decide(await testing.extend(6), { decision: 'refused' })
    expect((await testing.view()).columns['endsOn']).toBe('2028-05-14')
    await testing.stage.to('2028-05-10T08:00:00Z')
    const late = await testing.ask({
      changeKind: ['extension'],
      newMonths: 4,
      extensionGoal: prose(200),
      lateReason: prose(100),
    })
    await testing.stage.to('2028-05-15T08:00:00Z')
    expect(await testing.states()).toContain('test.ended')
    expect(await testing.stage.states(testing.director, late)).toEqual(['change.lapsed'])
  })

  it('is as long as the part that was approved', async () => {
    const testing = await TestingStage.running()
    await testing.pass(1, 2)
    await testing.stage.to('2028-04-20T08:00:00Z')
    await testing.decide(await testing.extend(6), {
      decision: 'approvedPartly',
      annexNo: '1/2028',
      grantedMonths: 5,
    })
    expect((await testing.view()).columns['endsOn']).toBe('2028-07-14')
  })

  it('grows by 20 days of suspension; the report on that month is due later', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1, 2)
    await stage.to('2028-04-18T08:00:00Z')
    await testing.decide(await testing.extend(6), { decision: 'approved', annexNo: '1/2028' })
    const change = await testing.ask({
      changeKind: ['suspension'],
      suspensionFrom: '2028-04-20',
      suspensionDays: 20,
    })
    await testing.decide(change, { decision: 'approved', annexNo: '2/2028' })
    expect(await testing.states()).toContain('test.active')
    await stage.to('2028-04-20T08:00:00Z')
    expect(await testing.states()).toContain('test.suspended')
    expect(await testing.deadline('monthEnd')).toBeUndefined()
    await stage.to('2028-05-09T21:59:58Z')
    expect(await testing.states()).toContain('test.suspended')
    await stage.to('2028-05-10T08:00:00Z')
    expect(await testing.states()).toContain('test.active')
    expect((await testing.view()).columns['endsOn']).toBe('2028-09-03')
    // the third month ends 20 days later, on 3 June; 10 June is a Saturday
    expect(await testing.deadline('monthEnd')).toBe('2028-06-03')
    await stage.to('2028-06-04T08:00:00Z')
    expect(await testing.due('report', await testing.report(3))).toBe('2028-06-12')
    // once only
    await expect(
      testing.ask({
        changeKind: ['suspension'],
        suspensionFrom: '2028-06-20',
        suspensionDays: 5,
      }),
    ).rejects.toThrow('suspendedOnce')
  })

  it('moves only by the days really suspended when the test is resumed early', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await testing.pass(1, 2)
    await stage.to('2028-04-18T08:00:00Z')
    const change = await testing.ask({
      changeKind: ['suspension'],
      suspensionFrom: '2028-04-20',
      suspensionDays: 20,
    })
    await testing.decide(change, { decision: 'approved', annexNo: '1/2028' })
    await stage.to('2028-04-27T08:00:00Z')
    await stage.send(testing.jan, testing.id, 'RESUME', { reason: 'Pojazd wrócił z naprawy.' })
    expect((await testing.view()).columns['endsOn']).toBe('2028-05-21')
  })
})

describe('a test that is terminated', () => {
  it.each([
    ['2028-04-13', 'true'],
    ['2028-06-02', 'true'],
    ['2028-06-03', 'false'],
    ['2028-07-31', 'false'],
  ])('for missing reports, decided on %s: frees the place %s', async (day, freesPlace) => {
    const testing = await TestingStage.running()
    const { stage } = testing
    // the first report was due on 21 March; ten working days later is 4 April
    await stage.to('2028-04-04T08:00:00Z')
    expect(await testing.states()).toContain('test.active')
    expect(stage.mails.map(({ subject }) => subject).join()).toContain('Wezwanie')
    await stage.to('2028-04-05T08:00:00Z')
    expect(await testing.states()).toContain('test.notice')
    await testing.notice()
    expect(await testing.due('hear')).toBe('2028-04-12')
    await stage.to('2028-04-13T06:00:00Z')
    expect(await testing.states()).toContain('test.decision')
    await stage.to(`${day}T08:00:00Z`)
    await testing.submit(
      testing.director,
      testing.id,
      'decideTermination',
      { lessonsUsable: 'yes' },
      [{ by: testing.director, path: '/decisionSignature' }],
    )
    expect(await testing.heard()).toMatchObject({ outcome: 'terminated', freesPlace })
    expect(await testing.states()).toContain('test.settling')
    expect((await testing.view()).columns['endsOn']).toBe('2028-04-05')
  })

  it('is settled by what was spent, and the rest is returned', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await stage.to('2028-03-15T08:00:00Z')
    await testing.reportAccepted(1, 20_000_00)
    const reason = 'Wykonawca nie wpuszcza monitora do lokalu.'
    await stage.send(testing.monitor, testing.id, 'START_TERMINATION', { reason })
    await testing.notice({ ground: 'irregularity', lastDay: '2028-03-31' })
    await testing.submit(testing.jan, testing.id, 'hear', { implementerPosition: prose(60) })
    await testing.submit(
      testing.director,
      testing.id,
      'decideTermination',
      { lessonsUsable: 'no' },
      [{ by: testing.director, path: '/decisionSignature' }],
    )
    // 14 days after 15 March
    expect(await testing.due('finalShort')).toBe('2028-03-29')
    // the month that was begun is reported too
    await testing.reportAccepted(2, 10_000_00)
    await testing.final('finalShort', 60, 2)
    await stage.to('2028-03-30T08:00:00Z')
    await testing.submit(testing.finance, testing.id, 'settle')
    expect(await testing.states()).toContain('test.returning')
    const { decisions } = await testing.view()
    expect(decisions.map(({ id }) => id.split('/')[1])).toEqual(['settlement'])
    // paid 63,000 PLN, spent 30,000 PLN; 30 March + 14 days
    expect(await testing.due('confirmReturn')).toBe('2028-04-13')
    expect(stage.mails.map(({ subject }) => subject)).toContain('Zwrot środków: 1/KON/2027/MIX/001')
    const returns = async () =>
      (await stage.runtime.getPanel(testing.finance, 'registers/returns')).rows[0]?.cells
    const money = { paid: 63_000_00, settled: 30_000_00, toReturn: 33_000_00 }
    expect(await returns()).toMatchObject({ ...money, servedOn: '2028-03-30', returnedOn: null })
    await testing.submit(testing.finance, testing.id, 'confirmReturn')
    expect(await testing.states()).toEqual(['test.terminated'])
    expect(await returns()).toMatchObject({ ...money, returnedOn: '2028-03-30' })
  })

  it('goes on when the operator thinks better of it', async () => {
    const testing = await TestingStage.running()
    const { stage } = testing
    await stage.to('2028-04-05T08:00:00Z')
    await testing.notice()
    // the report may still be handed in
    await testing.handIn(1)
    await testing.submit(testing.jan, testing.id, 'hear', { implementerPosition: prose(60) })
    await stage.send(testing.director, testing.id, 'KEEP_TEST', {
      reason: 'Raport złożono, opóźnienie wyjaśniono.',
    })
    expect(await testing.states()).toContain('test.active')
    expect(await testing.deadline('monthEnd')).toBe('2028-04-14')
  })

  it('ends at the wish of the implementer once the director has signed', async () => {
    const testing = await TestingStage.running()
    await testing.submit(testing.jan, testing.id, 'requestTermination', {
      initiator: 'implementer',
      ground: 'ownDecision',
      circumstances: prose(200),
      lastDay: '2028-03-31',
      peopleSecured: prose(100),
    })
    expect(await testing.states()).toContain('test.decision')
    await testing.submit(
      testing.director,
      testing.id,
      'decideTermination',
      { lessonsUsable: 'yes' },
      [{ by: testing.director, path: '/decisionSignature' }],
    )
    expect(await testing.heard()).toMatchObject({ outcome: 'terminated', freesPlace: 'true' })
  })
})

describe('the validation of a test', () => {
  /** A test that ran its three months, with its final report accepted on 15 May 2028. */
  async function finished(reached: number): Promise<TestingStage> {
    const testing = await TestingStage.running()
    await testing.pass(1, 2, 3)
    await testing.pay()
    await testing.final('final', reached, 3)
    await testing.acceptFinal()
    return testing
  }
  const condition = { text: 'Uzupełnić opis rekrutacji grupy.', due: '2028-06-14' }

  it('is conditional with 60 % of the indicators, and positive once the conditions are met', async () => {
    const testing = await finished(60)
    const [first] = await testing.validate(3, {
      conditionsList: [{ ...condition, met: 'no' }],
    })
    expect(await testing.states()).toContain('test.fulfilling')
    expect(await testing.due('reportConditions')).toBe('2028-06-14')
    await testing.submit(testing.jan, testing.id, 'reportConditions')
    await testing.submit(first!, testing.id, 'checkConditions', {
      conditionsList: [{ ...condition, met: 'yes' }],
    })
    // proportional: 60 % of 90,000 PLN against 81,000 PLN paid
    expect(await testing.states()).toContain('test.returning')
    expect(await testing.heard()).toMatchObject({ outcome: 'validated', freesPlace: 'false' })
    await testing.submit(testing.finance, testing.id, 'confirmReturn')
    expect(await testing.states()).toEqual(['test.validated'])
    expect(await testing.children('manual')).toHaveLength(1)
  })

  it('waits for the last tranche where the panel decides before it is paid', async () => {
    const testing = await finished(100)
    await testing.validate(4)
    // spent 90,000 PLN, paid 81,000 PLN
    expect(await testing.states()).toContain('test.paying')
    await testing.pay()
    expect(await testing.states()).toEqual(['test.validated'])
    expect(await testing.children('manual')).toHaveLength(1)
  })

  it('is negative when the conditions are not met in time', async () => {
    const testing = await finished(60)
    await testing.validate(3, { conditionsList: [{ ...condition, met: 'no' }] })
    await testing.stage.to('2028-06-16T08:00:00Z')
    expect(await testing.heard()).toMatchObject({ outcome: 'notValidated' })
    expect(await testing.children('manual')).toEqual([])
  })

  it('is negative with 40 % of the indicators, and what was paid is returned', async () => {
    const testing = await finished(40)
    await testing.validate(5)
    expect(await testing.states()).toContain('test.returning')
    expect(await testing.heard()).toMatchObject({ outcome: 'notValidated', freesPlace: 'false' })
    await testing.submit(testing.finance, testing.id, 'confirmReturn')
    expect(await testing.states()).toEqual(['test.notValidated'])
    const settlement = (await testing.view()).decisions.find(({ id }) => id.endsWith('settlement'))
    expect(settlement?.title.pl).toBe('Rozliczenie umowy')
  })
})

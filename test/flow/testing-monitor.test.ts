import { describe, expect, it, vi } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import { TestingStage, winnerFile } from '../support/testing-stage.ts'
import { adviceCard } from '../support/support-answers.ts'
import { prose } from '../support/prose.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

const reason = 'Zastępstwo za osobę na urlopie'

describe('the monitor of a test', () => {
  it('is who signed its start; no other monitor learns of its reports or takes a review', async () => {
    const testing = await TestingStage.running()
    const { stage, monitor } = testing
    const other = await stage.as('olaf', 'monitor')
    await stage.to('2028-03-15T08:00:00Z')
    const report = await testing.handIn(1)
    const task = await stage.task(monitor, report, 'review')
    const { items } = await stage.runtime.listTasks(other, { limit: 200 })
    expect(items.filter(({ caseId }) => caseId === report)).toEqual([])
    for (const refused of [
      stage.runtime.claimTask(other, task),
      stage.runtime.getTask(other, task),
      stage.runtime.getCase(other, report),
    ])
      await expect(refused).rejects.toMatchObject({ code: expect.stringMatching('not-found') })
    await testing.submit(monitor, report, 'review', { reviewResult: 'accepted' })
    expect(await stage.states(testing.director, report)).toEqual(['report.accepted'])
  })

  it('has the visits, incidents, the termination and the final report of the test', async () => {
    const testing = await TestingStage.running()
    const { stage, monitor } = testing
    const other = await stage.as('olaf', 'monitor')
    await stage.to('2028-03-15T08:00:00Z')
    await testing.reportIncident()
    await stage.send(monitor, testing.id, 'START_TERMINATION', { reason: prose(50) })
    const tasksOf = async (reader: typeof other) =>
      (await stage.runtime.listTasks(reader, { limit: 200 })).items.map(({ task }) => task)
    expect((await tasksOf(monitor)).sort()).toEqual(['close', 'noticeTermination', 'visit'])
    expect(await tasksOf(other)).toEqual([])
  })

  it('is stood in for by another monitor whom the director names, for that review', async () => {
    const testing = await TestingStage.running()
    const { stage, monitor, director } = testing
    const deputy = await stage.as('olaf', 'monitor')
    const assessor = await stage.as('asia', 'assessor')
    await stage.to('2028-03-15T08:00:00Z')
    const report = await testing.handIn(1)
    const task = await stage.task(monitor, report, 'review')
    expect(await stage.runtime.taskCandidates(director, task)).toMatchObject([{ name: 'olaf' }])
    const give = (to: string) => stage.runtime.reassignTask(director, task, { to, reason })
    await expect(give(assessor.person)).rejects.toMatchObject({ code: 'task.excluded' })
    await give(deputy.person)
    await testing.submit(deputy, report, 'review', { reviewResult: 'accepted' })
    const told = await stage.runtime.timeline(director, report)
    expect(told.find(({ type }) => type === 'reassigned')).toMatchObject({ reason })
    // the next report is the monitor's again
    await stage.to('2028-04-15T08:00:00Z')
    const next = await testing.handIn(2)
    expect(
      await stage.runtime.getTask(monitor, await stage.task(monitor, next, 'review')),
    ).toMatchObject({ assignee: { name: 'marta' } })
  })

  it('makes a visit that the coordinator of the region asks for, and may make it together with them', async () => {
    const testing = await TestingStage.running()
    const { stage, monitor } = testing
    const coordinator = await stage.staff.coordinator()
    await stage.to('2028-02-28T08:00:00Z')
    const { id } = await stage.runtime.startCase(coordinator, {
      workflow: 'visit',
      parent: testing.id,
    })
    await stage.runtime.work()
    expect(stage.mails.map(({ subject }) => subject).join()).toContain('Wizyta do przeprowadzenia')
    const card = await stage.task(coordinator, id, 'visit')
    await expect(stage.runtime.claimTask(coordinator, card)).rejects.toThrow()
    const together = [monitor.person, coordinator.person]
    await testing.submit(monitor, id, 'visit', {
      ...testing.visitAnswers('2028-02-28'),
      monitors: together,
    })
    expect(await stage.states(monitor, id)).toContain('visit.objections')
    const another = await stage.runtime.startCase(coordinator, {
      workflow: 'visit',
      parent: testing.id,
    })
    await stage.send(coordinator, another.id, 'CANCEL', { reason: 'Gmina odwołała spotkanie.' })
    expect(await stage.states(coordinator, another.id)).toEqual(['visit.cancelled'])
    // cancelled by mistake: only the director lets it go on
    const reopen = (who: typeof coordinator) =>
      stage.runtime.reopenCase(who, another.id, { to: 'visit.visiting', reason: prose(30) })
    await expect(reopen(coordinator)).rejects.toThrow()
    await reopen(testing.director)
    await stage.task(monitor, another.id, 'visit')
  })
})

describe('advice during a test', () => {
  it('is given by the advisers of the partnership, from what is left of the hours of its plan', async () => {
    const stage = await Stage.open({}, [winnerFile])
    const adela = await stage.as('adela', 'adviser')
    const testing = await TestingStage.over(stage)
    const later = await stage.as('adam2', 'adviser')
    await testing.start()
    await stage.to('2028-02-28T18:00:00Z')
    await expect(
      stage.runtime.startCase(later, { workflow: 'advice', parent: testing.id }),
    ).rejects.toMatchObject({ code: expect.stringMatching('not-found') })
    const record = async (startTime: string, endTime: string) => {
      const { id } = await stage.runtime.startCase(adela, {
        workflow: 'advice',
        parent: testing.id,
      })
      await testing.submit(adela, id, 'card', {
        ...adviceCard,
        sessionDate: '2028-02-28',
        startTime,
        endTime,
        adviser: adela.person,
        attendees: [testing.jan.person],
        tasks: [],
      })
      return id
    }
    const first = await record('09:00', '11:00')
    await stage.submit(testing.jan, first, 'confirm', {}, [
      { by: testing.jan, path: '/participantConfirm' },
    ])
    expect(await stage.states(adela, first)).toEqual(['advice.confirmed'])
    // of 10 hours 8 are used now
    const second = await record('12:00', '15:00')
    expect(await stage.states(adela, second)).toContain('advice.approval')
    // who advises learns of the test where it stands, and nothing that was answered in it
    const seen = await stage.runtime.getCase(adela, testing.id)
    expect(seen.submissions ?? []).toEqual([])
  })
})

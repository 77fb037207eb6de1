import { describe, expect, it, vi } from 'vitest'
import { TestingStage } from '../support/testing-stage.ts'
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
})

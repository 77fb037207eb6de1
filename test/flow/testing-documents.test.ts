import { describe, expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { prose } from '../support/prose.ts'
import { TestingStage } from '../support/testing-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

/** A test that is made longer, visited, reported on, asked for a report, and validated. */
async function carriedThrough(): Promise<TestingStage> {
  const testing = await TestingStage.running()
  const { stage } = testing
  await testing.pass(1)
  const [visit] = await testing.children('visit')
  const recommendations = [
    { text: 'Opisać faktury zgodnie z umową.', due: '2028-04-20', severity: 'low', status: 'open' },
  ]
  await testing.submit(testing.monitor, visit!, 'visit', {
    ...testing.visitAnswers('2028-03-15'),
    recommendations,
  })
  await testing.submit(testing.jan, visit!, 'object', { objections: prose(50) })
  await testing.submit(testing.monitor, visit!, 'sign', {}, [
    { by: testing.monitor, path: '/signatures' },
    { by: testing.jan, path: '/signatures' },
  ])
  await testing.submit(testing.monitor, visit!, 'confirmRecommendations')
  const change = await testing.extend(4)
  await testing.decide(change, { decision: 'approved', annexNo: '1/2028' })
  await stage.to('2028-04-15T08:00:00Z')
  // the report on month 2 is asked for before it comes
  await stage.to('2028-05-04T08:00:00Z')
  await testing.reportAccepted(2)
  await testing.pass(3, 4)
  await testing.pay()
  await testing.final('final', 100, 4)
  await testing.acceptFinal()
  await testing.validate(4)
  await testing.pay()
  return testing
}

describe('documents of the testing stage', () => {
  it('are made on the way to a validated model, each of them whole', async () => {
    const testing = await carriedThrough()
    expect(await testing.states()).toContain('test.validated')
    expect(await documentsOfCourse(testing.stage, 'testing')).toEqual(allWhole)
  })

  it('are made on the way to an early end, each of them whole', async () => {
    const ended = await TestingStage.running()
    await ended.stage.to('2028-03-15T08:00:00Z')
    await ended.reportAccepted(1, 20_000_00)
    const reason = 'Wykonawca nie wpuszcza monitora do lokalu.'
    await ended.stage.send(ended.monitor, ended.id, 'START_TERMINATION', { reason })
    await ended.notice({ ground: 'irregularity', lastDay: '2028-03-31' })
    await ended.submit(ended.jan, ended.id, 'hear', { implementerPosition: prose(60) })
    await ended.submit(ended.director, ended.id, 'decideTermination', { lessonsUsable: 'no' }, [
      { by: ended.director, path: '/decisionSignature' },
    ])
    expect(await documentsOfCourse(ended.stage, 'earlyEnd')).toEqual(allWhole)
  })
})

import type { SignedIn } from '../first-stage.ts'
import { marks } from '../testing-answers.ts'
import { prose } from '../prose.ts'
import { TestingStage } from '../testing-stage.ts'
import type { RoleScene } from './role-scene.ts'

/** A test with all its children under way, then before the panel that validates it. */
export async function* testingScenes(): AsyncGenerator<RoleScene> {
  const testing = await TestingStage.running()
  const { stage, id: test, jan, monitor } = testing
  await stage.to('2028-03-15T08:00:00Z')
  const report = await testing.handIn(1)
  await stage.to('2028-03-29T08:00:00Z')
  const [visit] = await testing.children('visit')
  await testing.submit(monitor, visit!, 'visit', testing.visitAnswers('2028-03-29'))
  const secrets = { 'what happened': 'OPIS-WYPADKU', 'what leaked': 'OPIS-NARUSZENIA' }
  const incidentOf = async (personalDataBreach: 'yes' | 'no') => {
    const word = secrets[personalDataBreach === 'yes' ? 'what leaked' : 'what happened']
    return testing.reportIncident({ description: `${word} ${prose(60)}`, personalDataBreach })
  }
  const breach = await incidentOf('yes')
  const incident = await incidentOf('no')
  const change = await testing.extend(4)
  const own: Record<string, SignedIn> = {
    implementer: jan,
    monitor,
    financeOfficer: testing.finance,
    director: testing.director,
  }
  yield {
    name: 'test',
    stage,
    cases: { test, report, visit: visit!, incident, breach, change },
    own,
    secrets,
  }

  await testing.decide(change, { decision: 'refused' })
  await testing.submit(monitor, report, 'review', { reviewResult: 'accepted' })
  await testing.pass(2, 3)
  await stage.to('2028-05-16T08:00:00Z')
  await testing.final('final', 90, 3)
  await testing.acceptFinal()
  const [first, second] = await testing.panel()
  const mark = 'UZASADNIENIE-EWALUATORA'
  const given = { v1: 4, v2: 4, v3: 4, v4: 4, v5: 4, v6: 4 }
  await testing.submit(first!, test, 'mark', {
    ...marks,
    ...given,
    vNotes: `${mark} ${prose(320)}`,
  })
  yield {
    name: 'validation',
    stage,
    cases: { test, report },
    own: { ...own, evaluator: first!, 'evaluator (second of the panel)': second! },
    secrets: {
      'mark of an evaluator': mark,
      'name of an evaluator': `"${(await stage.runtime.me(first!))!.name}"`,
    },
  }
}

import type { JsonObject } from '@splot/definition'
import { withoutTraining } from '../competition-stage.ts'
import { report } from '../diagnosis-answers.ts'
import { Stage } from '../first-stage.ts'
import type { SignedIn } from '../first-stage.ts'
import {
  acceptReport,
  activePartnerships,
  agreePlan,
  answerQuestionnaire,
  childOf,
  diagnosed,
  holdSession,
  openCohort,
  recordVisit,
  writeCard,
} from '../partnership.ts'
import type { Applicant } from '../recruitment-applicants.ts'
import { questions, survey } from '../support-answers.ts'
import { prose } from '../prose.ts'
import { competitionScenes } from './competition-scenes.ts'
import type { RoleScene } from './role-scene.ts'

/** From the diagnosis of anna over training and advice to the competition, with beata beside her. */
export async function* supportScenes(): AsyncGenerator<RoleScene> {
  const stage = await Stage.open(withoutTraining)
  const researcher = await stage.as('robert', 'researcher')
  await stage.as('klara', 'keyAdviser')
  await stage.as('olek', 'adviser')
  const [anna, beata] = (await activePartnerships(stage, ['anna', 'beata'])) as [
    Applicant,
    Applicant,
  ]
  const diagnosis = await childOf(stage, anna.editor, anna.id, 'diagnosis')
  await answerQuestionnaire(stage, anna, diagnosis)
  const fieldVisit = await recordVisit(stage, researcher, diagnosis)
  await stage.submit(researcher, diagnosis, 'endFieldwork')
  const finding = 'USTALENIE-BADACZA'
  await stage.fill(researcher, diagnosis, 'report', {
    ...report,
    recommendedType: 'service',
    summary: `${finding} ${prose(500)}`,
  })
  const own: Record<string, SignedIn> = {
    regionalCoordinator: await stage.staff.coordinator(),
    applicantEditor: anna.editor,
    applicantSigner: anna.signer,
    'applicantEditor (other)': beata.editor,
    'applicantSigner (other)': beata.signer,
    participant: await stage.as('anna-p1'),
    'participant (other)': await stage.as('beata-p1'),
    researcher,
    leadExpert: await stage.as('ewa-ekspert'),
  }
  const names = { 'name of another applicant': 'Spółdzielnia beata' }
  yield {
    name: 'diagnosis',
    stage,
    cases: { recruitment: anna.id, diagnosis, fieldVisit },
    own,
    secrets: { ...names, 'draft of the report': finding },
  }

  await stage.submit(researcher, diagnosis, 'report')
  await stage.submit(anna.editor, diagnosis, 'comment')
  await acceptReport(stage, diagnosis)
  const supports = [
    await childOf(stage, anna.editor, anna.id, 'support'),
    await diagnosed(stage, beata),
  ]
  const cohort = await openCohort(stage)
  for (const [n, one] of [anna, beata].entries()) await agreePlan(stage, one, supports[n]!)
  const advice = await writeCard(stage, supports[0]!, [own['participant']!], {
    topics: `TEMATY-PORADY ${prose(60)}`,
  })
  await stage.to('2027-07-01T08:00:00Z')
  const session = await holdSession(stage, cohort, 'm1', () => 8)
  await stage.to('2027-07-31T00:00:00Z')
  const { items } = await stage.runtime.listCases(own['participant']!, { workflow: 'trainingTest' })
  const trainingTest = items[0]!.id
  await stage.submit(own['participant']!, trainingTest, 'test', rightAnswers)
  await stage.submit(own['participant']!, trainingTest, 'survey', {
    ...survey,
    q6: 'ANKIETA-UWAGI',
  })
  yield {
    name: 'support',
    stage,
    cases: {
      recruitment: anna.id,
      diagnosis,
      support: supports[0]!,
      advice,
      cohort,
      session,
      trainingTest,
    },
    own: {
      ...own,
      keyAdviser: await stage.as('klara'),
      adviser: await stage.as('olek'),
      trainer: await stage.as('tola'),
    },
    secrets: {
      ...names,
      'anonymous survey': 'ANKIETA-UWAGI',
      'topics of advice': 'TEMATY-PORADY',
      'a finding of the report': finding,
    },
  }

  yield* competitionScenes(stage, [anna, beata], supports, own)
}

/** Answers to the final test, all of them right. */
const rightAnswers: JsonObject = {
  testAnswers: questions.map(({ id, correct }) => ({ questionId: id, choice: correct })),
}

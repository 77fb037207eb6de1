import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import { questionnaire, report, visitRecord } from '../answers/diagnosis-answers.ts'
import { modelTypeOf } from '../applicants.ts'
import type { ModelCode } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { diagnosisPathOf } from './paths.ts'

async function diagnosisOf(demo: Demo, { editor, id }: Partnership): Promise<string> {
  return (await demo.childOf(editor, id, 'diagnosis')).id
}

async function researcherOf(demo: Demo, diagnosis: string, task: string): Promise<SignedIn> {
  return demo.assigneeOf(diagnosis, task, ['roman', 'roza'])
}

/** The lead expert confirms the researcher who was drawn. */
export async function confirmResearcher(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(demo.staff('ewa'), await diagnosisOf(demo, one), 'confirm')
}

/** The partnership hands in its questionnaire. */
export async function answerQuestionnaire(demo: Demo, one: Partnership): Promise<void> {
  const answers = questionnaireOf(one.record.declaredType)
  await demo.submit(one.editor, await diagnosisOf(demo, one), 'questionnaire', answers)
}

// what only another type of model is asked is hidden, and hidden means absent
function questionnaireOf(type: ModelCode): JsonObject {
  const {
    readinessForWork,
    supportPersonnel,
    serviceStandard,
    confirmedOrders: _,
    ...rest
  } = questionnaire
  return {
    ...rest,
    ...(type === 'SRV'
      ? {}
      : { readinessForWork: readinessForWork!, supportPersonnel: supportPersonnel! }),
    ...(type === 'INT' ? {} : { serviceStandard: serviceStandard! }),
  }
}

/** The researcher visits, and ends the fieldwork. */
export async function visitPartnership(demo: Demo, one: Partnership): Promise<void> {
  const diagnosis = await diagnosisOf(demo, one)
  const researcher = await researcherOf(demo, diagnosis, 'endFieldwork')
  const { id } = await demo.runtime.startCase(researcher, {
    workflow: 'fieldVisit',
    parent: diagnosis,
  })
  const { photos: _photos, photoDescriptions: _descriptions, ...rest } = visitRecord
  await demo.submit(researcher, id, 'visit', {
    ...rest,
    visitDate: demo.today(),
    researchers: [researcher.person],
  })
  await demo.submit(researcher, diagnosis, 'endFieldwork')
}

/** The researcher sends the report; the second one of a diagnosis that was repeated says no. */
export async function sendReport(
  demo: Demo,
  one: Partnership,
  round: 'first' | 'second' = 'first',
): Promise<void> {
  const diagnosis = await diagnosisOf(demo, one)
  const researcher = await researcherOf(demo, diagnosis, 'report')
  await demo.submit(researcher, diagnosis, 'report', reportOf(one, round))
}

function reportOf({ record }: Partnership, round: 'first' | 'second'): JsonObject {
  const path = diagnosisPathOf(record)
  const { recommendedType: _, recommendation: _recommendation, ...common } = report
  if (path?.report === 'repeat') {
    const low = {
      demandScore: 2,
      marketScore: 2,
      partnershipScore: 2,
      resourceScore: 2,
      groupScore: 3,
    }
    const recommendation = round === 'first' ? 'repeat' : 'notRecommended'
    return { ...common, ...low, replicabilityScore: round === 'first' ? 3 : 1, recommendation }
  }
  const declared = modelTypeOf(record.declaredType)
  if (path?.report !== 'typeChange')
    return { ...common, recommendation: 'recommended', recommendedType: declared }
  return {
    ...common,
    recommendation: 'recommendedWithChange',
    recommendedType: 'mixed',
    typeChangeReason: prose('typeChangeReason'),
  }
}

/** The lead expert accepts the report. */
export async function acceptReport(demo: Demo, one: Partnership): Promise<void> {
  const expert = demo.staff('ewa')
  const diagnosis = await diagnosisOf(demo, one)
  const task = await demo.task(expert, diagnosis, 'accept')
  const accessibleFile = await demo.pdf(expert, task, '/accessibleFile', 'Raport z diagnozy')
  await demo.submit(expert, diagnosis, 'accept', { accessibleFile })
}

/** The partnership comments on its report; the researcher answers. */
export async function commentOnReport(demo: Demo, one: Partnership): Promise<void> {
  const diagnosis = await diagnosisOf(demo, one)
  await demo.submit(one.editor, diagnosis, 'comment', {
    applicantComments: 'Prosimy o sprostowanie liczby mieszkańców w tabeli.',
  })
  const researcher = await researcherOf(demo, diagnosis, 'handle')
  await demo.submit(researcher, diagnosis, 'handle', { commentsHandled: prose('commentsHandled') })
}

/** The partnership accepts or refuses another type of model. */
export async function decideType(demo: Demo, one: Partnership): Promise<void> {
  const typeChangeAccepted = diagnosisPathOf(one.record)?.accepted ? 'yes' : 'no'
  await demo.submit(one.editor, await diagnosisOf(demo, one), 'decideType', { typeChangeAccepted })
}

/** The partnership leaves the programme. */
export async function leaveProgramme(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(
    one.editor,
    one.id,
    'exit',
    { reasonCode: 'changedPlans', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
}

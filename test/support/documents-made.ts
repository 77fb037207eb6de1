import type { JsonObject, LocalText } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
import { fileFaultsOf } from './document-file-faults.ts'
import { emptyColumnsOf, textFaultsOf } from './document-text-faults.ts'
import type { Stage } from './first-stage.ts'

/** A document as it is kept. */
export interface MadeDocument {
  id: string
  template: string
  number: string | null
  title: LocalText
  languages: ('pl' | 'en')[]
  blocks: ContentBlock[]
}

/** Templates whose documents a course through a stage must make. */
export const madeIn = {
  recruitment: [
    'appealDecision',
    'callAnnouncement',
    'callRegulations',
    'correctionRequest',
    'deMinimisCertificate',
    'formalCheckCard',
    'participationAgreement',
    'privacyNotice',
    'recruitmentList',
    'resultNotice',
    'scoringCard',
    'submissionReceipt',
  ],
  diagnosis: ['diagnosisReport'],
  audit: ['auditRegister'],
  support: [
    'adviceCard',
    'adviserRecommendation',
    'attendanceList',
    'supportPlan',
    'trainingCertificate',
  ],
  competition: [
    'commissionProtocol',
    'competitionCheckCard',
    'competitionList',
    'competitionResult',
    'deMinimisCertificate',
    'implementationContract',
    'meritCard',
    'submissionReceipt',
  ],
  testing: [
    'changeDecision',
    'contractAnnex',
    'endProtocol',
    'monitoringCard',
    'monitoringRecommendations',
    'monthlyReport',
    'reportCall',
    'settlement',
    'startProtocol',
    'validationCard',
  ],
  earlyEnd: ['terminationProtocol'],
  manual: ['manual'],
  franchise: ['franchiseAgreement', 'handoverProtocol'],
  refusedFranchise: ['franchiseRefusal'],
  dataRequest: ['dataRequestAnswer', 'dataRequestExtension'],
  registers: ['contractRegister', 'monitoringReport'],
  archive: ['transferList'],
  indicators: ['indicatorReport'],
} as const satisfies Record<string, readonly string[]>

/** Every document that was made, as the store keeps it. */
export async function documentsMade(stage: Stage): Promise<MadeDocument[]> {
  const cases = await storeOf(stage).queryCases({}, undefined, 500)
  const made = await Promise.all(cases.items.map(({ id }) => documentsIn(stage, id)))
  return made.flat()
}

/** The documents that were made in a case. */
export async function documentsIn(stage: Stage, id: string): Promise<MadeDocument[]> {
  const { items } = await storeOf(stage).listDocuments<JsonObject>(
    `documents-${id}`,
    undefined,
    500,
  )
  return items.map(({ value }) => value as unknown as MadeDocument)
}

function storeOf({ store }: Stage): NonNullable<Stage['store']> {
  if (store === null) throw new Error('Expected a stage with a store of its own.')
  return store
}

/**
 * What a course did not make, and what is wrong with its documents: with the texts of all, and with the
 * files of the newest of each template.
 */
export async function documentsOfCourse(
  stage: Stage,
  course: keyof typeof madeIn,
): Promise<{ missing: string[]; faults: string[] }> {
  const made = await documentsMade(stage)
  const templates: readonly string[] = madeIn[course]
  const own = made.filter(({ template }) => templates.includes(template))
  const newest = new Map(own.map((document) => [document.template, document]))
  return {
    missing: templates.filter((template) => !newest.has(template)),
    faults: [
      ...made.flatMap(textFaultsOf),
      ...emptyColumnsOf(own),
      ...(await fileFaultsOf(stage, [...newest.values()])),
    ],
  }
}

/** What `documentsOfCourse` returns where every document was made and is whole. */
export const allWhole = { missing: [], faults: [] }

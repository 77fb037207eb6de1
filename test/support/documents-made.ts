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
    'recruitmentList',
    'resultNotice',
    'scoringCard',
    'submissionReceipt',
  ],
  diagnosis: ['diagnosisReport'],
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
  registers: ['contractRegister'],
  archive: ['transferList'],
} as const satisfies Record<string, readonly string[]>

/** Every document that was made, as the store keeps it. */
export async function documentsMade({ store }: Stage): Promise<MadeDocument[]> {
  if (store === null) throw new Error('Expected a stage with a store of its own.')
  const made: MadeDocument[] = []
  const cases = await store.queryCases({}, undefined, 500)
  for (const { id } of cases.items) {
    const { items } = await store.listDocuments<JsonObject>(`documents-${id}`, undefined, 500)
    made.push(...items.map(({ value }) => value as unknown as MadeDocument))
  }
  return made
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

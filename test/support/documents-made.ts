import type { JsonObject, LocalText } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
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
    'meritCard',
    'submissionReceipt',
  ],
  contract: ['deMinimisCertificate', 'implementationContract'],
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
    'terminationProtocol',
    'validationCard',
  ],
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

/** Ids of the templates documents were made from, each once. */
export function templatesOf(made: readonly MadeDocument[]): string[] {
  return [...new Set(made.map(({ template }) => template))].toSorted()
}

/** Places where a document lacks a value it should have, empty where it is whole. */
export function gapsOf({ template, number, title, languages, blocks }: MadeDocument): string[] {
  const gaps: string[] = []
  const look = (place: string, text: LocalText, whole: boolean) => {
    for (const locale of languages) {
      const said = text[locale]
      const gap = whole ? said.trim() === '–' : /(^|[ „“(])–($|[ .,”)])/.test(said)
      if (gap || said.trim() === '' || /[{}]|\bnull\b/.test(said))
        gaps.push(`${template} ${number}: ${place}: ${said}`)
    }
  }
  look('title', title, false)
  for (const block of blocks) {
    if (block.type === 'facts')
      for (const { label, value } of block.items) look(label.pl, value, true)
    if (block.type === 'heading') look('heading', block.text, false)
    if (block.type === 'paragraph') look('paragraph', block.text, false)
    // the first column names its row
    if (block.type === 'table')
      for (const [first] of block.rows) if (first) look(block.title.pl, first, true)
  }
  if (number === null) gaps.push(`${template}: no number`)
  return gaps
}

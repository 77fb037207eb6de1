import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { madeIn } from '../support/documents-made.ts'

const flows = new URL('./', import.meta.url)
const templates = readdirSync(new URL('../../forms/documents/', flows)).map((name) =>
  name.replace('.json', ''),
)

/** Every document a programme of this kind makes → the templates it is made from. */
const named: Record<string, string[]> = {
  'ogłoszenie o naborze': ['callAnnouncement'],
  regulamin: ['callRegulations'],
  'klauzula informacyjna': ['privacyNotice'],
  'potwierdzenie złożenia': ['submissionReceipt'],
  'wezwanie do uzupełnienia': ['correctionRequest'],
  'karta oceny formalnej': ['formalCheckCard', 'competitionCheckCard'],
  'karta oceny': ['scoringCard', 'meritCard'],
  // preliminary, final and corrected ones
  'lista rankingowa': ['recruitmentList', 'competitionList'],
  'informacja o wyniku z uzasadnieniem': ['resultNotice', 'competitionResult'],
  'rozstrzygnięcie odwołania': ['appealDecision'],
  'umowa uczestnictwa': ['participationAgreement'],
  'zaświadczenie o pomocy de minimis': ['deMinimisCertificate'],
  'raport z diagnozy': ['diagnosisReport'],
  'indywidualny plan wsparcia': ['supportPlan'],
  'karta doradztwa': ['adviceCard'],
  'lista obecności': ['attendanceList'],
  'zaświadczenie o ukończeniu': ['trainingCertificate'],
  'rekomendacja doradcy': ['adviserRecommendation'],
  'protokół komisji': ['commissionProtocol'],
  'umowa na wdrożenie': ['implementationContract'],
  'aneks do umowy': ['contractAnnex'],
  'protokół rozpoczęcia': ['startProtocol'],
  'raport miesięczny': ['monthlyReport'],
  'karta monitoringu': ['monitoringCard'],
  zalecenia: ['monitoringRecommendations'],
  'wezwanie do raportu': ['reportCall'],
  'decyzja o przedłużeniu': ['changeDecision'],
  'protokół zakończenia': ['endProtocol', 'terminationProtocol', 'settlement'],
  'karta walidacji': ['validationCard'],
  manual: ['manual'],
  'umowa franczyzy': ['franchiseAgreement', 'franchiseRefusal'],
  'protokół przekazania': ['handoverProtocol'],
  'raport wskaźnikowy': ['indicatorReport'],
  'rejestr umów': ['contractRegister'],
  'rejestr uwag kontroli': ['auditRegister'],
  'raport z monitoringu testów': ['monitoringReport'],
  'spis zdawczo-odbiorczy': ['transferList'],
  'odpowiedź na żądanie dotyczące danych': ['dataRequestAnswer', 'dataRequestExtension'],
}

describe('templates of documents', () => {
  it('are there for every document of the programme, and none besides', () => {
    expect(Object.values(named).flat().toSorted()).toEqual(templates.toSorted())
  })

  it('are each made into a document on a course that looks whether it is whole', () => {
    const made = new Set<string>(Object.values(madeIn).flat())
    expect(templates.filter((template) => !made.has(template))).toEqual([])
    const files = readdirSync(flows).filter((name) => name.endsWith('.test.ts'))
    const looked = files.flatMap((name) =>
      [
        ...readFileSync(new URL(name, flows), 'utf8').matchAll(
          /documentsOfCourse\([^']*'(\w+)'\)/g,
        ),
      ].map(([, course]) => course),
    )
    expect(Object.keys(madeIn).filter((course) => !looked.includes(course))).toEqual([])
  })
})

import type { JsonObject } from '@splot/definition'
import { prose, type ProseSubject } from './prose.ts'

/** Codes of the mandatory sections of a manual, in order. */
export const sectionCodes: readonly string[] = Array.from(
  { length: 12 },
  (_, n) => `m${String(n + 1).padStart(2, '0')}`,
)

/** What the plan of a manual says of who writes it and by when. */
export interface ManualPlan {
  title: string
  author: string
  editor: string
  /** Due date of every section. */
  due: string
}

/** Good answers to the plan of a manual. Pure. */
export function manualPlan({ title, author, editor, due }: ManualPlan): JsonObject {
  return {
    manualTitle: title,
    audiences: ['owes', 'jst', 'ngo'],
    languages: ['pl'],
    easyRead: 'yes',
    editor,
    authors: [{ name: author, contract: 'authorContract', nameConsent: true }],
    sections: sectionCodes.map((code) => ({ code, author, due })),
    annexPlan: ['Umowa z odbiorcą', 'Regulamin usługi', 'Ankieta odbiorcy'].map((name) => ({
      name,
      format: 'docx',
    })),
  }
}

const headings: Record<string, string> = {
  m01: 'Model w skrócie',
  m02: 'Dla kogo jest ten model',
  m03: 'Co model zmienia',
  m04: 'Partnerstwo i założyciele',
  m05: 'Zespół i zatrudnienie',
  m06: 'Rekrutacja odbiorców',
  m07: 'Usługa krok po kroku',
  m08: 'Ile to kosztuje',
  m09: 'Jak mierzyć jakość',
  m10: 'Czego się nauczyliśmy',
  m11: 'Co zachować, co zmienić',
  m12: 'Warunki wdrożenia',
}

const subjects: Record<string, ProseSubject[]> = {
  m01: ['planSummary', 'innovation', 'catalogue', 'validation'],
  m02: ['groupProfile', 'problem', 'problemInDepth', 'existingServices'],
  m03: ['socialEffects', 'innovation', 'problemInDepth', 'unintended', 'peopleStories', 'policy'],
  m04: ['governance', 'resources', 'userParticipation', 'sustainability', 'accessibility'],
  m05: ['workersSupport', 'independencePath', 'integrationPath', 'safety'],
  m06: ['groupRecruitment', 'integrationPath', 'independencePath', 'accessibility'],
  m07: ['finalModel', 'safety'],
  m08: ['pricing', 'sustainability', 'market'],
  m09: ['measurement', 'userParticipation', 'serviceStandard', 'finalSummary'],
  m10: ['finalSummary', 'socialEffects', 'changesMade', 'lesson', 'incidentFollowUp', 'unintended'],
  m11: ['replicability', 'finalModel'],
  m12: ['conditionsOfUse', 'notRecommendedFor', 'replicability', 'qualityTerms', 'policy'],
}

const practice = [
  'Koordynator zna wszystkich odbiorców z imienia. Raz w tygodniu rozmawia z każdym pracownikiem o tym, co się udało.',
  'Zlecenia przyjmujemy telefonicznie i przez internet. Odpowiadamy najpóźniej następnego dnia roboczego.',
  'Gmina płaci za usługę co miesiąc. Umowa zawarta na rok pozwala zatrudniać ludzi na stałe.',
  'Każda nowa osoba ma opiekuna stanowiska. Po miesiącu wspólnie sprawdzamy, jak jej się pracuje.',
]

/** Good answers to a section of a manual. `reports` are the test reports it may refer to. Pure. */
export function manualSection(code: string, reports: readonly string[]): JsonObject {
  const number = Number(code.slice(1))
  const heading = headings[code] ?? code
  const paragraphs = (subjects[code] ?? []).map((subject) => `<p>${prose(subject)}</p>`).join('')
  const list = practice.map((text) => `<li>${text}</li>`).join('')
  return {
    heading,
    purpose: `Ten rozdział pomaga zespołowi: ${heading.toLowerCase()}.`,
    body: `<h3>${heading}</h3>${paragraphs}<h3>Na co dzień</h3><ul>${list}</ul>`,
    ...(number >= 4 && number <= 9 ? { steps } : {}),
    ...(number >= 3 && number <= 10 ? { evidenceRefs: reports.slice(0, 1) } : {}),
    ...(code === 'm08' ? { costs } : {}),
    pitfalls: [
      { pitfall: 'Zbyt późna rozmowa z gminą.', advice: 'Umów ją przed układaniem budżetu.' },
    ],
    noPersonalData: true,
  }
}

const steps = [
  { no: 1, action: 'Uzgodnij zakres usługi z odbiorcą.', who: 'koordynator', when: 'na początku' },
  { no: 2, action: 'Zapisz ustalenia w karcie usługi.', who: 'koordynator', when: 'tego dnia' },
]

const costs = [
  { position: 'Wynagrodzenia', min: 18_000_00, max: 26_000_00 },
  { position: 'Paliwo i naprawy', min: 1_500_00, max: 3_000_00 },
]

/** Verdict of a review on one section. */
export type SectionVerdict = 'accept' | 'minor' | 'major'

/** Good answers to a review: its rows with a verdict each, plain acceptance where none is given. Pure. */
export function reviewAnswers(
  rows: readonly (JsonObject & { code: string })[],
  verdicts: Record<string, SectionVerdict>,
): JsonObject {
  const accepts = Object.keys(verdicts).length === 0
  return {
    sectionReviews: rows.map((row) => {
      const verdict = verdicts[row.code] ?? 'accept'
      const comments = verdict === 'accept' ? {} : { comments: prose('reviewComment') }
      return { ...row, complete: 4, clear: 4, usable: 5, verdict, ...comments }
    }),
    overallVerdict: accepts ? 'accept' : 'correct',
    reviewerDeclaration: true,
  }
}

/** The accessibility checklist, met but for the requirements named. Pure. */
export function accessibilityChecks(unmet: readonly string[]): JsonObject[] {
  return Array.from({ length: 12 }, (_, n) => `A${String(n + 1).padStart(2, '0')}`).map(
    (requirement) => ({ requirement, ok: unmet.includes(requirement) ? 'no' : 'yes' }),
  )
}

/** Good answers to the preparation of an acceptance, without its files. */
export const acceptance: JsonObject = {
  funderMarks: 'yes',
  licence: 'ccBy',
  formats: ['html', 'pdf'],
  catalogEntry: prose('catalogue'),
  keywords: ['reintegration', 'seniors', 'meals'],
}

import type { JsonObject } from '@splot/definition'
import { signedBy } from './testing-answers.ts'
import { prose } from './prose.ts'

/** Codes of the mandatory sections, in order. */
export const mandatorySections = Array.from(
  { length: 12 },
  (_, index) => `m${String(index + 1).padStart(2, '0')}`,
)

/** What the plan of a manual knows of the test and the validation. */
export const planning: JsonObject = {
  context: { validatedOn: '2028-07-03', manualExtensionDays: 0 },
  parent: {
    organisations: [{ id: 'o1', name: 'Gmina Brzozowy Dół' }],
    lessons: [
      { section: 'm07', lesson: prose(50) },
      { section: 'm07', lesson: prose(60) },
      { section: 'm08', lesson: prose(50) },
    ],
  },
}

/** Good answers to the plan of a manual. */
export const manualPlan: JsonObject = {
  manualTitle: 'Transport od drzwi do drzwi',
  audiences: ['owes', 'jst'],
  languages: ['pl', 'uk'],
  easyRead: 'yes',
  editor: 'ela',
  authors: [
    { name: 'Jan Nowak', orgId: 'o1', contract: 'authorContract', nameConsent: true },
    { name: 'Ewa Lis', contract: 'volunteer' },
  ],
  sections: mandatorySections.map((code) => ({ code, author: 'Jan Nowak', due: '2028-08-20' })),
  annexPlan: ['Umowa', 'Regulamin', 'Ankieta'].map((name) => ({ name, format: 'docx' })),
}

/** Files of a section. */
export const sectionFiles: JsonObject = {
  p1: { name: 'schemat.png', type: 'image/png', sizeBytes: 1000 },
  p2: { name: 'mapa.png', type: 'image/png', sizeBytes: 1000 },
  svg: { name: 'rysunek.svg', type: 'image/svg+xml', sizeBytes: 1000 },
  jpg: { name: 'zdjecie.jpg', type: 'image/jpeg', sizeBytes: 1000 },
  big: { name: 'plakat.png', type: 'image/png', sizeBytes: 6_000_000 },
  odt: { name: 'umowa.odt', type: 'application/vnd.oasis.opendocument.text', sizeBytes: 1000 },
}

const sentence = 'Każdy przejazd planuje dyspozytor razem z pasażerem dzień wcześniej.'

/** Good answers to a section with steps. */
export const manualSection: JsonObject = {
  sectionCode: 'm07',
  heading: 'Usługa krok po kroku',
  purpose: 'Po przeczytaniu zaplanujesz pierwszy miesiąc przewozów.',
  body: `<h3>Start</h3><p>${`${sentence} `.repeat(30).trim()}</p><h4>Dalej</h4><p>${sentence}</p>`,
  steps: [1, 2].map((no) => ({
    no,
    action: 'Uzgodnij godziny z pasażerem.',
    who: 'dyspozytor',
    when: 'dzień wcześniej',
  })),
  pitfalls: [{ pitfall: 'Zbyt ciasny rozkład.', advice: 'Zostaw 15 minut zapasu.' }],
  evidenceRefs: ['s1'],
  figures: ['p1', 'p2'],
  figureTexts: [{ alt: 'Schemat zgłoszenia' }, { alt: 'Mapa tras w gminie' }],
  templates: ['odt'],
  thirdPartyRights: 'Mapa: OpenStreetMap, ODbL.',
  noPersonalData: true,
  authorDone: [signedBy('jan')],
}

/** Good answers to a reader's review of two sections. */
export const readerReview: JsonObject = {
  reviewKind: 'reader',
  sectionReviews: [
    { code: 'm01', complete: 5, clear: 4, usable: 5, verdict: 'accept' },
    { code: 'm07', complete: 3, clear: 2, usable: 4, verdict: 'minor', comments: prose(20) },
  ],
  couldApply: 'partly',
  missing: 'Wzór umowy z przewoźnikiem.',
  overallVerdict: 'correct',
  reviewerDeclaration: true,
  reviewSignature: [signedBy('rita')],
}

/** Requirements of the accessibility check, all met. */
export const accessibilityMet: JsonObject[] = Array.from({ length: 12 }, (_, index) => ({
  requirement: `A${String(index + 1).padStart(2, '0')}`,
  ok: 'yes',
}))

/** Files of an acceptance. */
export const publicationFiles: JsonObject = {
  deed: { name: 'umowa.pdf', type: 'application/pdf', sizeBytes: 1000 },
  pdf: { name: 'manual.pdf', type: 'application/pdf', sizeBytes: 40_000_000 },
  epub: { name: 'manual.epub', type: 'application/epub+zip', sizeBytes: 1000 },
  zip: { name: 'wzory.zip', type: 'application/zip', sizeBytes: 1000 },
}

/** Good answers to the acceptance of a first version, before the ministry. */
export const acceptance: JsonObject = {
  version: '1.0.0',
  accessibilityReport: 'a1',
  funderMarks: 'yes',
  acceptanceProtocol: 'accepted',
  licence: 'ccBy',
  rightsTransfer: ['deed'],
  isbn: '978-3-16-148410-0',
  formats: ['html', 'pdf'],
  pdfUa: ['pdf'],
  templatesZip: ['zip'],
  catalogEntry: prose(300),
  keywords: ['transport', 'seniors', 'rural'],
}

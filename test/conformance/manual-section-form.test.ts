import type { JsonObject } from '@splot/definition'
import { expect, it } from 'vitest'
import { changed, expectedIssues, judgedForm, rowsOf, type Case } from '../support/judged-form.ts'
import { manualSection, sectionFiles } from '../support/manual-answers.ts'

const variables: JsonObject = {
  parent: { sectionCode: 'm07', testReports: [{ id: 's1', label: 'Raport 1' }] },
  files: sectionFiles,
}
const form = await judgedForm('M02', { variables, now: '2028-07-20T10:00:00Z' })
const of = (sectionCode: string) => ({
  variables: { ...variables, parent: { ...(variables['parent'] as JsonObject), sectionCode } },
})

it('M02 is the section it was opened for', () => {
  expect(form.first()['sectionCode']).toBe('m07')
  expect(form.issues(changed(manualSection, '/sectionCode', 'm08'))).toContain(
    '/sectionCode form.not-editable',
  )
})

it('M02 takes a complete section and names each figure', () => {
  expect(form.issues(manualSection)).toEqual([])
  expect(form.state(manualSection).answers).toMatchObject({
    stepsRequired: true,
    evidenceRequired: true,
    figureTexts: [{ figure: 'schemat.png' }, { figure: 'mapa.png' }],
  })
})

it.each([
  ['m01', false, false],
  ['m03', false, true],
  ['m04', true, true],
  ['m09', true, true],
  ['m10', false, true],
  ['m11', false, false],
  ['own1', false, false],
])('M02 of section %s: steps %s, evidence %s', (code, steps, evidence) => {
  const { answers } = form.state({ ...manualSection, sectionCode: code }, of(code))
  expect(answers).toMatchObject({ stepsRequired: steps, evidenceRequired: evidence })
  expect('steps' in answers).toBe(steps)
  expect('evidenceRefs' in answers).toBe(evidence)
  expect('costs' in answers).toBe(false)
})

const costs = [{ position: 'Paliwo', min: 1_000_00, max: 2_000_00 }]
const finance = { ...manualSection, sectionCode: 'm08', costs }

it('M02 asks for costs in the section about finance', () => {
  expect(form.issues(finance, of('m08'))).toEqual([])
  expect(form.issues({ ...finance, costs: [] }, of('m08'))).toEqual(['/costs form.required'])
  expect(form.issues(changed(finance, '/costs/0/max', 999_99), of('m08'))).toEqual([
    '/costs/0/max form.minimum',
  ])
  expect(form.issues(changed(finance, '/costs/0/max', 1_000_00), of('m08'))).toEqual([])
  expect(form.issues(changed(finance, '/costs/0/min', -1), of('m08'))).toEqual([
    '/costs/0/min form.minimum',
  ])
  expect(form.issues(changed(finance, '/costs/0/position', 'x'), of('m08'))).toEqual([
    '/costs/0/position form.min-length',
  ])
  expect(form.issues({ ...finance, costs: rowsOf(31, costs[0]!) }, of('m08'))).toEqual([
    '/costs form.max-items',
  ])
})

const words = (count: number) => `${'słowo '.repeat(count).trim()}.`
const bodyOf = (...sentences: string[]) => {
  const text = `<h3>Tytuł</h3><p>${sentences.join(' ')}</p>`
  return text.padEnd(2000, ' ')
}

it.each([
  [bodyOf(...Array.from({ length: 30 }, () => words(20))), 19.4, []],
  [bodyOf(words(40), words(20), words(23)), 21, ['sentencesLong']],
  [bodyOf(words(40), words(20), words(39)), 25, ['sentencesLong']],
  [bodyOf(words(41), words(20), words(39)), 25.3, ['sentencesTooLong']],
])('M02 counts words in sentences and headings: %#', (body, index, warnings) => {
  const answers = { ...manualSection, body: `${body}<p></p>` }
  expect(form.state(answers).answers['readability']).toBe(index)
  expect(form.issues(answers)).toEqual(warnings.map((id) => `/body form.rule.${id} (warning)`))
})

it.each([
  ['<h3>A</h3><h4>B</h4><h5>C</h5><h3>D</h3>', true],
  ['<h3>A</h3><h5>C</h5>', false],
  ['<h4>B</h4>', false],
  ['<p>Bez nagłówków</p>', true],
])('M02 keeps headings in order: %s', (headings, kept) => {
  const answers = { ...manualSection, body: `${headings}<p>${'Krótko. '.repeat(300)}</p>` }
  expect(form.issues(answers)).toEqual(kept ? [] : ['/body form.rule.headingOrder'])
})

const { steps, pitfalls } = manualSection as Record<string, JsonObject[]>
const cases: Case[] = [
  ['/heading', ['form.required'], undefined],
  ['/heading', ['form.min-length'], 'x'],
  ['/heading', ['form.max-length'], 'x'.repeat(151)],
  ['/purpose', ['form.min-length'], 'krótko'],
  ['/purpose', ['form.max-length'], 'x'.repeat(401)],
  ['/body', ['form.required'], undefined],
  ['/body', ['form.min-length'], '<p>Krótko.</p>'],
  ['/body', ['form.max-length'], `<p>${'Krótko. '.repeat(3750)}</p>`],
  ['/body', ['form.rich'], `<script></script><p>${'Krótko. '.repeat(300)}</p>`],
  [
    '/body',
    ['form.rule.noPersonalDataBody (warning)'],
    `<p>Pani 85831400124. ${'Krótko. '.repeat(300)}</p>`,
  ],
  [
    '/body',
    ['form.rule.noPersonalDataBody (warning)'],
    `<p>Tel. 600 100 200. ${'Krótko. '.repeat(300)}</p>`,
  ],
  ['/steps', ['form.required'], []],
  ['/steps/0/no', ['form.not-editable'], 5],
  ['/steps/0/action', ['form.min-length'], 'x'],
  ['/steps/0/action', ['form.max-length'], 'x'.repeat(401)],
  ['/steps/0/who', ['form.min-length'], 'x'],
  ['/steps/0/who', ['form.max-length'], 'x'.repeat(81)],
  ['/steps/0/when', ['form.required'], undefined],
  ['/steps/0/when', ['form.max-length'], 'x'.repeat(81)],
  ['/steps/0/tool', ['form.max-length'], 'x'.repeat(121)],
  ['/costs', ['form.hidden'], costs],
  ['/pitfalls', [], []],
  ['/pitfalls', ['form.max-items'], rowsOf(11, pitfalls![0]!)],
  ['/pitfalls/0/pitfall', ['form.min-length'], 'x'],
  ['/pitfalls/0/advice', ['form.max-length'], 'x'.repeat(251)],
  ['/evidenceRefs', ['form.required'], []],
  ['/evidenceRefs', ['form.reference-unknown'], ['s9']],
  ['/figures', [], ['p1', 'jpg']],
  ['/figures', ['form.file-type'], ['p1', 'svg']],
  ['/figures', ['form.file-size'], ['p1', 'big']],
  ['/figures', ['/figureTexts form.hidden'], []],
  ['/figures', ['/figureTexts/2/alt form.required'], ['p1', 'p2', 'p3']],
  ['/figureTexts', ['/figureTexts/1/alt form.required'], [{ alt: 'Schemat zgłoszenia' }]],
  ['/figureTexts/0/alt', ['form.required'], undefined],
  ['/figureTexts/0/alt', ['form.max-length'], 'x'.repeat(301)],
  ['/templates', ['form.file-type'], ['p1']],
  ['/thirdPartyRights', ['form.max-length'], 'x'.repeat(1001)],
  ['/noPersonalData', ['form.declaration'], false],
  ['/authorDone', ['form.required'], undefined],
]

it.each(cases)('M02 at %s: %j', (...one) => {
  const moreFiles = { p3: { name: 'wykres.png', type: 'image/png', sizeBytes: 1 } }
  const scope = { variables: { ...variables, files: { ...sectionFiles, ...moreFiles } } }
  const issues = form.issues(changed(manualSection, one[0], one[2]), scope)
  expect([...issues].sort()).toEqual(expectedIssues(one).sort())
})

it('M02 takes at most 30 steps', () => {
  const many = Array.from({ length: 31 }, (_, n) => ({ ...steps![0], no: n + 1 }))
  expect(form.issues({ ...manualSection, steps: many })).toEqual(['/steps form.max-items'])
})

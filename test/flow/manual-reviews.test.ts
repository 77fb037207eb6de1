import { describe, expect, it, vi } from 'vitest'
import { ManualStage } from '../support/manual-stage.ts'
import { prose } from '../support/prose.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

describe('the review of a manual', () => {
  it('returns what both experts find wanting, twice; then the lead expert decides', async () => {
    const manual = await ManualStage.inReview()
    const { people } = manual
    await manual.reviewAll({ m02: 'major' })
    expect(await manual.states()).toContain('manual.correction')
    expect(await manual.sectionsIn('section.accepted')).toEqual(['m01'])
    expect(await manual.sectionsIn('section.correction')).toEqual(['m02'])
    // ten working days after 3 July
    expect(await manual.deadline('correctionDue', await manual.section('m02'))).toBe('2028-07-17')
    await manual.correctAll()
    // the second round asks the same experts about that section, and no readers
    expect(await manual.reviews('reader')).toEqual([])
    await manual.reviewAll({ m02: 'reject' })
    expect((await manual.view()).columns['rounds']).toBe(2)
    await manual.correctAll()
    // no third round
    expect(await manual.states()).toContain('manual.judging')
    expect(await manual.reviews('expert')).toEqual([])
    await manual.arbitrate({ m02: 'major' })
    expect(await manual.states()).toContain('manual.rewriting')
    expect(await manual.sectionsIn('section.operatorCorrection')).toEqual(['m02'])
    await manual.write('m02', 'correctForAuthor', people.editor)
    await manual.arbitrate()
    expect(await manual.states()).toContain('manual.checking')
    expect((await manual.view()).columns['rounds']).toBe(2)
  })

  it('leaves it to the lead expert where the experts disagree', async () => {
    const manual = await ManualStage.inReview()
    const [first, second] = await manual.reviews('expert')
    await manual.review(first!, { m01: 'major', m02: 'minor' })
    await manual.review(second!)
    expect(await manual.states()).toContain('manual.reading')
    for (const one of await manual.reviews('reader'))
      await manual.review(one, {}, { couldApply: 'yes' })
    expect(await manual.states()).toContain('manual.disputed')
    await manual.arbitrate()
    // minor changes are left to the language edit
    expect(await manual.states()).toContain('manual.checking')
  })

  it('counts a round when two readers could not apply the model with the manual alone', async () => {
    const manual = await ManualStage.inReview()
    for (const one of await manual.reviews('expert')) await manual.review(one)
    const readers = await manual.reviews('reader')
    expect(readers).toHaveLength(3)
    await manual.review(readers[0]!, { m02: 'minor' }, { couldApply: 'no' })
    await manual.review(readers[1]!, {}, { couldApply: 'no' })
    await manual.review(readers[2]!, {}, { couldApply: 'partly' })
    expect(await manual.states()).toContain('manual.correction')
    expect((await manual.view()).columns['rounds']).toBe(1)
    expect(await manual.sectionsIn('section.correction')).toEqual(['m02'])
    await manual.correctAll()
    // now the readers are asked again
    expect(await manual.reviews('reader')).toHaveLength(3)
    await manual.reviewAll()
    expect(await manual.states()).toContain('manual.checking')
  })

  it('goes on when one reader could not apply it', async () => {
    const manual = await ManualStage.inReview()
    for (const one of await manual.reviews('expert')) await manual.review(one)
    const [first, ...others] = await manual.reviews('reader')
    await manual.review(first!, {}, { couldApply: 'no' })
    for (const one of others) await manual.review(one, {}, { couldApply: 'yes' })
    expect(await manual.states()).toContain('manual.checking')
  })

  it('finds somebody else for a reviewer who declines', async () => {
    const manual = await ManualStage.inReview()
    const [first] = await manual.reviews('expert')
    await manual.stage.send(first!.reviewer, first!.id, 'DECLINE', {
      reason: 'Współpracuję z tą spółdzielnią.',
    })
    const after = await manual.reviews('expert')
    expect(after).toHaveLength(2)
    expect(after.map(({ reviewer }) => reviewer.person)).not.toContain(first!.reviewer.person)
    await manual.reviewAll()
    expect(await manual.states()).toContain('manual.checking')
  })

  it('waits for reviewers when too few are no authors', async () => {
    const manual = await ManualStage.inReview({ P40Readers: 5 })
    const { stage, people } = manual
    expect(await manual.states()).toContain('manual.reviewersShort')
    const more = await stage.as('ryszard', 'reviewer')
    people.reviewers.push(more)
    await stage.send(people.editor, manual.id, 'DRAW_AGAIN')
    expect(await manual.states()).toContain('manual.reading')
  })
})

describe('the accessibility of a manual', () => {
  it('is checked again after the editor has removed what failed', async () => {
    const manual = await ManualStage.reviewed()
    const { people } = manual
    await manual.checkAccessibility(['A05'], { m01: 'minor' })
    expect(await manual.states()).toContain('manual.barriers')
    expect(await manual.sectionsIn('section.revision')).toEqual(['m01'])
    await manual.reviseAll()
    await manual.submit(people.editor, manual.id, 'fixAccessibility')
    await manual.checkAccessibility()
    expect(await manual.states()).toContain('manual.languageEdit')
    await manual.editAll()
    await manual.prepare()
    const { submissions } = await manual.view()
    const prepared = submissions.find(({ task }) => task === 'prepare')
    expect(prepared).toBeDefined()
    expect(await manual.states()).toContain('manual.deciding')
  })
})

describe('the tester of a manual', () => {
  it('is waited for when nobody else is left to take over, and drawn again', async () => {
    const manual = await ManualStage.reviewed()
    const { stage, people } = manual
    const [check] = await manual.reviews('accessibility')
    for (const { person } of people.reviewers)
      if (person !== check!.reviewer.person) await stage.runtime.setRoles(person, [])
    await stage.send(check!.reviewer, check!.id, 'DECLINE', {
      reason: 'Wyjeżdżam na trzy tygodnie.',
    })
    expect(await manual.states()).toContain('manual.testerShort')
    people.reviewers.push(await stage.as('ryszard', 'reviewer'))
    await stage.send(people.editor, manual.id, 'DRAW_AGAIN')
    expect(await manual.states()).toContain('manual.checking')
  })
})

describe('the acceptance of a manual', () => {
  it('is refused with remarks, and the editor has sections revised', async () => {
    const manual = await ManualStage.reviewed()
    const { stage, people } = manual
    await manual.checkAccessibility()
    await manual.editAll()
    await manual.accept({ acceptanceProtocol: 'refused', remarks: prose(20) })
    expect(await manual.states()).toContain('manual.preparing')
    const reason = 'Brakuje wzoru umowy w rozdziale.'
    await stage.send(people.editor, manual.id, 'REVISE_SECTIONS', { sections: ['m02'], reason })
    await manual.prepare()
    // not before the section is back
    expect(await manual.states()).toContain('manual.completing')
    await manual.reviseAll()
    await manual.submit(people.director, manual.id, 'accept', { acceptanceProtocol: 'accepted' })
    expect(await manual.states()).toContain('manual.sending')
  })
})

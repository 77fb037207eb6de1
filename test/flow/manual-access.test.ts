import { describe, expect, it, vi } from 'vitest'
import { ManualStage } from '../support/manual-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

const hidden = { code: 'case.not-found' }

describe('who sees what of a manual', () => {
  it('reviewers see the sections they read and their own review, and not who else reviews', async () => {
    const manual = await ManualStage.inReview()
    const { stage } = manual
    const [first, second] = await manual.reviews('expert')
    const section = await manual.section('m01')
    const { submissions } = await stage.runtime.getCase(first!.reviewer, section)
    expect(submissions.map(({ task }) => task)).toEqual(['write'])
    await manual.review(second!)
    await expect(stage.runtime.getCase(first!.reviewer, second!.id)).rejects.toMatchObject(hidden)
    await expect(stage.runtime.getCase(first!.reviewer, manual.id)).rejects.toMatchObject(hidden)
    const seen = JSON.stringify([
      await stage.runtime.getCase(first!.reviewer, section),
      await stage.runtime.timeline(first!.reviewer, section),
      await stage.runtime.getCase(first!.reviewer, first!.id),
      await stage.runtime.timeline(first!.reviewer, first!.id),
    ])
    for (const { reviewer } of [second!, ...(await manual.reviews('reader'))])
      if (reviewer.person !== first!.reviewer.person) expect(seen).not.toContain(reviewer.person)
  })

  it('a reviewer is never an author', async () => {
    const manual = await ManualStage.planned({ P40Sections: 2 })
    const { stage, people } = manual
    // an author who reviews elsewhere, and the editor too
    await stage.as('jan', 'reviewer')
    await stage.as('edyta', 'manualEditor', 'reviewer')
    await manual.writeAll()
    const reading = [...(await manual.reviews('expert')), ...(await manual.reviews('reader'))]
    expect(reading).toHaveLength(5)
    for (const { reviewer } of reading)
      expect([people.jan.person, people.editor.person]).not.toContain(reviewer.person)
  })

  it('authors read reviews once they are in, without names', async () => {
    const manual = await ManualStage.inReview()
    const { stage, people } = manual
    const [first] = await manual.reviews('expert')
    await expect(stage.runtime.getCase(people.jan, first!.id)).rejects.toMatchObject(hidden)
    await manual.review(first!, { m01: 'major' })
    const { submissions } = await stage.runtime.getCase(people.jan, first!.id)
    expect(submissions).toMatchObject([{ task: 'review', by: null }])
    const seen = JSON.stringify([
      await stage.runtime.getCase(people.jan, first!.id),
      await stage.runtime.timeline(people.jan, first!.id),
    ])
    expect(seen).not.toContain(first!.reviewer.person)
  })

  it('another partnership sees nothing; the ministry sees a manual sent to it and no review', async () => {
    const manual = await ManualStage.inReview()
    const { stage, people } = manual
    const section = await manual.section('m01')
    const stranger = await stage.as('obcy')
    for (const id of [manual.id, section])
      await expect(stage.runtime.getCase(stranger, id)).rejects.toMatchObject(hidden)
    await expect(stage.runtime.getCase(people.ministry, manual.id)).rejects.toMatchObject(hidden)
    const [review] = await manual.reviews('expert')
    await manual.reviewAll()
    await manual.checkAccessibility()
    await manual.editAll()
    await manual.accept()
    await manual.sendToMinistry()
    const { submissions } = await stage.runtime.getCase(people.ministry, manual.id)
    const read = submissions.map(({ task }) => task)
    expect(read).toContain('accept')
    // authors’ contracts and consents are none of the ministry’s
    expect(read).not.toContain('confirmPlan')
    const text = await stage.runtime.getCase(people.ministry, section)
    expect(text.submissions.map(({ task }) => task)).toContain('edit')
    await expect(stage.runtime.getCase(people.ministry, review!.id)).rejects.toMatchObject(hidden)
    await expect(stage.runtime.getCase(stranger, manual.id)).rejects.toMatchObject(hidden)
  })

  it('nobody accepts what they prepared, and nobody but the ministry answers for it in time', async () => {
    const manual = await ManualStage.reviewed()
    const { stage, people } = manual
    await manual.checkAccessibility()
    await manual.editAll()
    await stage.as('edyta', 'manualEditor', 'director')
    await manual.prepare()
    await expect(
      manual.submit(people.editor, manual.id, 'accept', { acceptanceProtocol: 'accepted' }),
    ).rejects.toThrow()
    await manual.submit(people.director, manual.id, 'accept', { acceptanceProtocol: 'accepted' })
    await manual.sendToMinistry()
    await expect(
      manual.submit(people.director, manual.id, 'position', { ministryDecision: 'accepted' }),
    ).rejects.toThrow()
  })
})

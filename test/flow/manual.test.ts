import { describe, expect, it, vi } from 'vitest'
import { ManualStage } from '../support/manual-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

describe('a manual on time', () => {
  it('goes from the plan over twelve sections and their reviews to publication', async () => {
    const manual = await ManualStage.begun()
    const { stage, people } = manual
    expect(stage.runtime.problems()).toEqual([])
    expect(await manual.states()).toContain('manual.plan')
    // ten working days after 3 July 2028
    expect(await manual.deadline('planDue')).toBe('2028-07-17')
    await manual.plan()
    expect(await manual.states()).toContain('manual.writing')
    // 60 days after 3 July
    expect(await manual.deadline('manualDue')).toBe('2028-09-01')
    expect(await manual.sectionsIn('section.draft')).toHaveLength(12)
    await manual.writeAll()
    expect(await manual.states()).toContain('manual.reading')
    await manual.reviewAll()
    expect(await manual.states()).toContain('manual.checking')
    await manual.checkAccessibility()
    expect(await manual.states()).toContain('manual.languageEdit')
    await manual.editAll()
    expect(await manual.states()).toContain('manual.preparing')
    await manual.accept()
    await manual.sendToMinistry()
    await manual.answer({ ministryDecision: 'accepted' })
    await manual.publish()
    expect(await manual.states()).toContain('manual.current')
    expect((await manual.view()).columns).toMatchObject({ accepted: 12, version: '1.0.0' })
    expect(people.reviewers).toHaveLength(6)
  })
})

import { describe, expect, it, vi } from 'vitest'
import { ManualStage, reviewerNames } from '../support/manual-stage.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

const short = { P40Sections: 2 }
const reason = 'Autor wyjechał i nie odbiera telefonu.'

describe('a section of a manual', () => {
  it('starts from the lessons and the report of the test, written safely', async () => {
    const manual = await ManualStage.planned({ P40Sections: 11 })
    const { stage, people } = manual
    const task = await stage.task(people.jan, await manual.section('m07'), 'write')
    const { answers } = await stage.runtime.getTask(people.jan, task)
    expect(answers['body']).toBe(
      '<p>Przewozy na telefon.</p><p>Kurs &lt;zamówiony&gt; wieczorem &amp; rano planuje dyspozytor.</p>',
    )
    const adapted = await stage.task(people.jan, await manual.section('m11'), 'write')
    const { answers: last } = await stage.runtime.getTask(people.jan, adapted)
    expect(last['body']).toContain('Trzeba zachować: Dyspozytor.')
  })

  it('is asked for after 1 and 5 working days and taken over by the editor after 10', async () => {
    const manual = await ManualStage.planned(short)
    const { stage, people } = manual
    await manual.write('m01')
    const after = async (day: string) => {
      stage.mails.length = 0
      await stage.to(`${day}T23:30:00Z`)
      return stage.mails.map(({ subject }) => subject)
    }
    // 20 August is a Sunday; the first working day after it is the 21st
    expect(await manual.deadline('sectionDue', await manual.section('m02'))).toBe('2028-08-20')
    await after('2028-08-20')
    expect(await after('2028-08-21')).toContain('Po terminie: Rozdział manuala')
    expect(await after('2028-08-25')).toContain('Wezwanie: Rozdział manuala')
    await after('2028-08-31')
    expect(await manual.sectionStates('m02')).toContain('section.draft')
    await stage.to('2028-09-01T23:30:00Z')
    expect(await manual.sectionStates('m02')).toContain('section.operatorDraft')
    expect(manual.subjects().join()).toContain('Redaktor przejął rozdział m02')
    await expect(manual.write('m02')).rejects.toThrow('Expected an open task')
    await manual.write('m02', 'writeForAuthor', people.editor)
    expect(await manual.states()).toContain('manual.reading')
  })

  it('on the diagnosis may be written and corrected by a researcher, who then does not review it', async () => {
    const manual = await ManualStage.planned({ P40Sections: 5 })
    const { stage, people } = manual
    // holds both roles, as do others who review
    const researcher = await stage.as(reviewerNames[0]!, 'researcher', 'reviewer')
    await expect(manual.write('m04', 'writeByResearcher', researcher)).rejects.toThrow(
      'Expected a case you may open',
    )
    for (const code of ['m01', 'm02', 'm03', 'm04']) await manual.write(code)
    await manual.write('m05', 'writeByResearcher', researcher)
    expect(await manual.states()).toContain('manual.reading')
    const { items } = await stage.runtime.listCases(people.director, { workflow: 'review' })
    expect(items.length).toBeGreaterThan(0)
    const assigned = await stage.runtime.listTasks(researcher, { limit: 200 })
    expect(assigned.items.filter(({ caseId }) => items.some(({ id }) => id === caseId))).toEqual([])
  })

  it('that is missing when the whole is due is told to the director', async () => {
    const manual = await ManualStage.planned(short)
    await manual.stage.to('2028-09-02T08:00:00Z')
    expect((await manual.view()).columns['late']).toBe('yes')
    expect(manual.subjects()).toContain('Manual po terminie')
    expect(await manual.states()).toContain('manual.writing')
  })

  it('gets 14 days more, once', async () => {
    const manual = await ManualStage.planned(short)
    const { stage, people } = manual
    await stage.send(people.jan, manual.id, 'EXTEND_MANUAL', { reason: reason })
    expect(await manual.deadline('manualDue')).toBe('2028-09-15')
    expect(await manual.deadline('sectionDue', await manual.section('m01'))).toBe('2028-09-04')
    await expect(
      stage.send(people.jan, manual.id, 'EXTEND_MANUAL', { reason: reason }),
    ).rejects.toMatchObject({ code: 'event.not-allowed' })
  })
})

describe('an implementer who is gone', () => {
  it('is replaced by the operator, who is named for it when the manual is published', async () => {
    const manual = await ManualStage.planned(short)
    const { stage, people } = manual
    await manual.write('m01')
    await stage.send(people.director, manual.id, 'OPERATOR_WRITES', { reason })
    expect(await manual.sectionsIn('section.operatorDraft')).toEqual(['m02'])
    await manual.write('m02', 'writeForAuthor', people.editor)
    await manual.reviewAll()
    await manual.checkAccessibility()
    await manual.editAll()
    await manual.accept()
    await manual.sendToMinistry()
    await manual.answer({ ministryDecision: 'accepted' })
    await manual.publish()
    const facts = await manual.publicFacts()
    // Ewa Lis, who wrote too, did not agree to be named
    expect(facts).toMatchObject({
      credits: 'Jan Nowak',
      byOperator: [{ en: '2 Problem and for whom' }],
      licence: { pl: 'CC BY 4.0' },
      audiences: [{ en: 'OWES (social economy support centre)' }, { en: 'Local government' }],
    })
  })

  it('before there is a plan leaves plan and sections to the editor', async () => {
    const manual = await ManualStage.begun(short)
    const { stage, people } = manual
    await stage.send(people.jan, manual.id, 'REFUSE_WRITING', { reason })
    expect(await manual.states()).toContain('manual.planByOperator')
    await manual.submit(people.editor, manual.id, 'planByOperator', manual.planAnswers(2))
    expect(await manual.sectionsIn('section.operatorDraft')).toEqual(['m01', 'm02'])
  })

  it('or late with the plan leaves only the plan to the editor', async () => {
    const manual = await ManualStage.begun(short)
    // the plan is due on 17 July, ten working days later is 31 July
    await manual.stage.to('2028-07-31T20:00:00Z')
    expect(await manual.states()).toContain('manual.plan')
    await manual.stage.to('2028-08-01T08:00:00Z')
    expect(await manual.states()).toContain('manual.planByOperator')
    await manual.submit(manual.people.editor, manual.id, 'planByOperator', manual.planAnswers(2))
    expect(await manual.sectionsIn('section.draft')).toEqual(['m01', 'm02'])
  })
})

import { describe, expect, it, vi } from 'vitest'
import { ManualStage } from '../support/manual-stage.ts'
import { prose } from '../support/prose.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

describe('a ministry', () => {
  it('that is silent is reminded after 14 days, and after 7 more the director decides', async () => {
    const manual = await ManualStage.atMinistry()
    const { stage, people } = manual
    expect(await manual.states()).toContain('manual.waiting')
    // sent on Monday 3 July
    expect(await manual.deadline('ministryDue')).toBe('2028-07-17')
    await stage.to('2028-07-17T20:00:00Z')
    expect(await manual.states()).toContain('manual.waiting')
    await stage.to('2028-07-18T08:00:00Z')
    expect(await manual.states()).toContain('manual.reminded')
    expect(manual.subjects()).toContain('Przypomnienie o stanowisku')
    expect(await manual.deadline('ministryEscalation')).toBe('2028-07-24')
    await stage.to('2028-07-25T08:00:00Z')
    expect(await manual.states()).toContain('manual.escalated')
    // silence is not acceptance
    await manual.submit(people.director, manual.id, 'markPosition', {
      ministryDecision: 'noAnswer',
    })
    expect(await manual.states()).toContain('manual.unsettled')
    expect(await stage.runtime.listCalls()).toEqual({ items: [] })
    await expect(manual.publicFacts()).rejects.toMatchObject({ code: 'call.not-found' })
    const reason = 'Rozmawialiśmy z departamentem.'
    await stage.send(people.director, manual.id, 'SEND_AGAIN', { reason })
    expect(await manual.deadline('ministryDue')).toBe('2028-08-08')
    await manual.answer({ ministryDecision: 'accepted' })
    expect(await manual.states()).toContain('manual.publishing')
  })

  it('may still answer after the reminder', async () => {
    const manual = await ManualStage.atMinistry()
    await manual.stage.to('2028-07-25T08:00:00Z')
    await manual.answer({ ministryDecision: 'accepted' })
    await manual.publish()
    expect((await manual.view()).columns['version']).toBe('1.0.0')
  })

  it('that makes remarks gets version 1.0.1, once', async () => {
    const manual = await ManualStage.atMinistry()
    const remarks = {
      ministryDecision: 'remarks',
      ministryRemarks: prose(30),
      ministrySections: ['m02'],
    }
    await manual.answer(remarks)
    expect(await manual.states()).toContain('manual.ministryCorrection')
    expect(await manual.sectionsIn('section.revision')).toEqual(['m02'])
    await manual.reviseAll()
    await expect(manual.prepare('prepare', { version: '1.0.2' })).rejects.toThrow('expectedVersion')
    await manual.prepare('prepare', { version: '1.0.1' })
    await manual.submit(manual.people.director, manual.id, 'accept', {
      acceptanceProtocol: 'accepted',
    })
    await manual.sendToMinistry()
    await manual.answer(remarks)
    expect(await manual.states()).toContain('manual.unsettled')
    const reason = 'Ministerstwo wycofało uwagi ustnie.'
    await manual.stage.send(manual.people.director, manual.id, 'SEND_AGAIN', { reason })
    await manual.answer({ ministryDecision: 'accepted' })
    await manual.publish()
    expect((await manual.view()).columns['version']).toBe('1.0.1')
  })
})

describe('errata of a published manual', () => {
  it('make version 1.1.0 when three are confirmed', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    await manual.fault('m01')
    expect(await manual.states()).toContain('manual.errataOpen')
    await manual.confirmFault()
    await manual.fault('m02')
    const [rejected] = await manual.children('erratum')
    await stage.send(people.editor, rejected!, 'REJECT', {
      reason: 'Opis w rozdziale jest poprawny.',
    })
    // confirmed by the adviser who verified the survey
    await manual.fault('m02', { confirmed: true })
    expect(await manual.states()).toContain('manual.errataOpen')
    await manual.fault('m02', { confirmed: true })
    expect(await manual.states()).toContain('manual.revising')
    expect(await manual.sectionsIn('section.revision')).toEqual(['m01', 'm02'])
    // the version in force stays in the catalogue meanwhile
    expect(await manual.publicFacts()).toMatchObject({ version: '1.0.0' })
    await stage.to('2028-07-20T08:00:00Z')
    await manual.reviseAll()
    await manual.prepare('prepareVersion')
    await manual.submit(people.director, manual.id, 'acceptVersion', {
      acceptanceProtocol: 'accepted',
    })
    expect(await manual.states()).toContain('manual.current')
    expect(await manual.publicFacts()).toMatchObject({
      version: '1.1.0',
      publishedOn: '2028-07-20',
    })
    const told = await stage.runtime.timeline(people.jan, manual.id)
    const begun = told
      .flatMap(({ reasons = [] }) => reasons)
      .find(({ text }) => text.en.includes('faults are confirmed, so version'))
    expect(begun?.values).toEqual({
      'count(context.errata[version = "next"])': 3,
      'context.nextVersion': '1.1.0',
    })
  })

  it('make a new version at once when one is critical, unless the editor lowers it', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    await manual.fault('m01', { critical: true })
    const [first] = await manual.children('erratum')
    await stage.send(people.editor, first!, 'CONFIRM_MINOR', {
      reason: 'Błąd nikomu nie zaszkodzi.',
    })
    expect(await manual.states()).toContain('manual.errataOpen')
    await manual.fault('m02', { critical: true })
    await manual.confirmFault()
    expect(await manual.states()).toContain('manual.revising')
  })

  it('that are confirmed while sections are revised join the version', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    for (const _ of [1, 2, 3]) await manual.fault('m01', { confirmed: true })
    expect(await manual.sectionsIn('section.revision')).toEqual(['m01'])
    await manual.fault('m02', { confirmed: true })
    await manual.fault('m01', { confirmed: true })
    expect(await manual.sectionsIn('section.revision')).toEqual(['m01', 'm02'])
    await manual.reviseAll()
    await manual.prepare('prepareVersion')
    await manual.submit(people.director, manual.id, 'acceptVersion', {
      acceptanceProtocol: 'accepted',
    })
    expect(await manual.states()).toContain('manual.current')
    const { published } = await manual.view()
    const versions = published.find(({ id }) => id === 'errata')?.rows.map((row) => row['version'])
    expect(versions).toEqual(Array(5).fill('1.1.0'))
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('of a version that is prepared hold it up while the editor has one more section revised', async () => {
    const manual = await ManualStage.published()
    for (const _ of [1, 2, 3]) await manual.fault('m01', { confirmed: true })
    await manual.reviseAll()
    expect(await manual.states()).toContain('manual.preparingVersion')
    const reason = 'Ten sam błąd jest w drugim rozdziale.'
    const revise = { sections: ['m02'], reason }
    await manual.stage.send(manual.people.editor, manual.id, 'REVISE_SECTIONS', revise)
    await manual.prepare('prepareVersion')
    expect(await manual.states()).toContain('manual.completingVersion')
    await manual.reviseAll()
    expect(await manual.states()).toContain('manual.decidingVersion')
  })

  it('that are rejected change nothing', async () => {
    const manual = await ManualStage.published()
    await manual.fault('m01')
    const [first] = await manual.children('erratum')
    await manual.stage.send(manual.people.editor, first!, 'REJECT', {
      reason: 'Opis w rozdziale jest poprawny.',
    })
    expect(await manual.states()).toContain('manual.current')
  })
})

describe('a model to take over', () => {
  it('is found by everybody, with checksums of what is handed over', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    const [entry] = (await stage.runtime.listCalls()).items
    expect(entry).toMatchObject({
      id: manual.id,
      group: { en: 'Models to take over in social franchise' },
      applications: 'franchise',
      facts: { title: 'Transport od drzwi do drzwi', version: '1.0.0', publishedOn: '2028-07-03' },
      published: expect.arrayContaining([
        expect.objectContaining({
          id: 'versions',
          rows: [expect.objectContaining({ version: '1.0.0' })],
        }),
      ]),
    })
    const { submissions } = await stage.runtime.getCase(people.director, manual.id)
    const { id } = submissions.find(({ task }) => task === 'accept')!
    const { answers } = await stage.runtime.getSubmission(people.director, id)
    expect(answers['pdfChecksum']).toMatch(/^[0-9a-f]{64}$/)
    expect(answers['templatesChecksum']).not.toBe(answers['pdfChecksum'])
  })
})

describe('a manual that is taken back', () => {
  it('leaves the catalogue when the director archives it', async () => {
    const manual = await ManualStage.published()
    const { stage, people } = manual
    const reason = 'Model zastąpił nowszy manual.'
    await stage.send(people.director, manual.id, 'ARCHIVE', { reason })
    expect(await manual.states()).toEqual(['manual.archived'])
    await expect(manual.publicFacts()).rejects.toMatchObject({ code: 'call.not-found' })
    expect(await manual.children('section')).toEqual([])
  })

  it('is closed without publication, and its sections with it', async () => {
    const manual = await ManualStage.planned({ P40Sections: 2 })
    const { stage, people } = manual
    const reason = 'Nie ma praw do materiałów z testu.'
    await stage.send(people.director, manual.id, 'CLOSE', { reason })
    expect(await manual.states()).toEqual(['manual.abandoned'])
    expect(await manual.children('section')).toEqual([])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { checklist, justification, notesFor, scores } from '../support/first-stage-answers.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import { apply, handIn, openRecruitment, prepare } from '../support/recruitment-applicants.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'

// One call from announcement to signed agreements, told in the order it happens. Each step stands on
// the one before, so the first red one says where the stage breaks.
describe('a whole recruitment', () => {
  let stage: Stage
  let call: string
  const who: Record<string, Applicant> = {}
  let officer: SignedIn
  let coordinator: SignedIn

  const one = (name: string): Applicant => {
    const found = who[name]
    if (!found) throw new Error(`Expected ${name} to have applied.`)
    return found
  }
  const stateOf = async (name: string) => {
    const { editor, id } = one(name)
    return (await stage.runtime.getCase(editor, id)).states.at(-1)?.id
  }

  beforeAll(async () => {
    stage = await Stage.open()
    officer = await stage.staff.officer()
    coordinator = await stage.staff.coordinator()
  }, 60_000)

  it('a call is announced, and open on its first day', async () => {
    expect(stage.runtime.problems()).toEqual([])
    call = await openRecruitment(stage, 2)
    expect((await stage.runtime.listCalls()).items).toMatchObject([
      { id: call, open: true, applications: 'recruitment' },
    ])
  })

  it('partnerships hand in, one withdraws, one does not finish', async () => {
    for (const name of ['anna', 'beata', 'celina', 'ewa'])
      who[name] = await apply(stage, call, name)
    who['filip'] = await apply(stage, call, 'filip', 'company')
    who['dana'] = await prepare(stage, call, 'dana')
    who['gosia'] = await prepare(stage, call, 'gosia')
    expect(await stateOf('anna')).toBe('recruitment.submitted')
    // The signer of the partnership sees its organisations too; nobody else's participants.
    const seen = (await stage.runtime.getCase(one('anna').signer, one('anna').id)).children
    expect(seen.map(({ workflow }) => workflow.id)).toEqual(['organisation', 'organisation'])
    const { editor, id, signer } = one('ewa')
    await stage.submit(
      editor,
      id,
      'withdraw',
      { reasonCode: 'noFunds', participantsInformed: 'yes' },
      [{ by: signer, path: '/withdrawSignature' }],
    )
    expect(await stateOf('ewa')).toBe('recruitment.withdrawn')
  })

  it('who hands in after closing is late, who did not hand in expires', async () => {
    stage.clock.at = '2027-03-19T13:59:00Z'
    const gosia = one('gosia')
    const task = await stage.task(gosia.editor, gosia.id, 'apply')
    expect(await stage.runtime.getTask(gosia.editor, task)).toMatchObject({ status: 'open' })
    stage.clock.at = '2027-03-19T14:00:01Z'
    await handIn(stage, gosia, 'Spółdzielnia spóźniona')
    await stage.to('2027-03-19T14:00:02Z')
    expect(await stateOf('gosia')).toBe('recruitment.late')
    expect(await stateOf('dana')).toBe('recruitment.draftExpired')
    expect((await stage.runtime.getCall(call)).open).toBe(false)
    const { editor } = one('anna')
    await expect(
      stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call }),
    ).rejects.toMatchObject({ code: 'case.start-closed' })
  })

  it('the officer checks: passed, to correct, rejected with second eyes', async () => {
    await stage.to('2027-03-22T09:00:00Z')
    for (const name of ['anna', 'beata', 'celina', 'filip'])
      await stage.submit(officer, one(name).id, 'take')
    await stage.submit(officer, one('anna').id, 'check', checklist())
    await stage.submit(officer, one('celina').id, 'check', checklist())
    await stage.submit(officer, one('beata').id, 'check', {
      ...checklist({ fr05: 'toCorrect' }),
      checks: notesFor('FR05'),
    })
    await stage.submit(officer, one('filip').id, 'check', {
      ...checklist(),
      checks: notesFor('FR02', 'FR03'),
      justification,
    })
    expect(await stateOf('anna')).toBe('recruitment.scoring')
    expect(await stateOf('beata')).toBe('recruitment.correctionRequested')
    expect(await stateOf('filip')).toBe('recruitment.approval')
    await stage.submit(coordinator, one('filip').id, 'approveRejection', {}, [
      { by: coordinator, path: '/secondEyes' },
    ])
    expect(await stateOf('filip')).toBe('recruitment.rejectedFormal')
  })

  it('a correction opens only the fields it names and leads back to the check', async () => {
    const { editor, signer, id } = one('beata')
    const [correction] = (await stage.runtime.getCase(officer, id)).children.filter(
      ({ workflow }) => workflow.id === 'correction',
    )
    const request = correction?.id ?? ''
    await stage.submit(officer, request, 'request', {
      subjectForm: id,
      items: [
        { fieldPath: '/resources', defect: 'Opis zasobów nie wskazuje lokalu.', kind: 'missing' },
      ],
    })
    expect(await stateOf('beata')).toBe('recruitment.correction')
    const task = await stage.task(editor, id, 'apply')
    const { answers } = await stage.runtime.getTask(editor, task)
    const locked = await stage.runtime.saveDraft(editor, task, [
      { path: '/projectTitle', value: 'Inny tytuł', base: 0 },
    ])
    expect(locked.answers['projectTitle']).toBe(answers['projectTitle'])
    await stage.submit(
      editor,
      id,
      'apply',
      { resources: `Lokal gminny, 80 m². ${'Sala, kuchnia i warsztat. '.repeat(15)}` },
      [{ by: signer, path: '/signature' }],
    )
    await stage.submit(editor, request, 'respond', {
      replies: [{ done: 'yes', comment: 'Uzupełniono.' }],
    })
    await stage.submit(officer, request, 'assess', { correctionOutcome: 'complete' })
    expect(await stateOf('beata')).toBe('recruitment.formalCheck')
    await stage.submit(officer, id, 'check', checklist())
    expect(await stateOf('beata')).toBe('recruitment.scoring')
  })

  it('[RT302] applications are scored and the list is published as whoever published it saw before', async () => {
    await stage.submit(officer, one('anna').id, 'score', scores(14, 9, 9, 5))
    await stage.submit(officer, one('beata').id, 'score', scores(10, 7, 7, 4))
    await stage.submit(officer, one('celina').id, 'score', scores(8, 6, 6, 3))
    const { published } = await stage.runtime.getCase(coordinator, call)
    expect(published.map(({ id }) => id)).not.toContain('ranking')
    // until the list is final nobody changes the rules under which it is made
    const kept = await frozen()
    expect(kept.map(({ id }) => id)).toEqual([call])
    expect(Object.keys(kept[0]!.workflows)).toContain('recruitment')
    const task = await stage.task(coordinator, call, 'publishList')
    await expect(stage.runtime.previewTask(coordinator, task, {})).rejects.toMatchObject({
      code: 'task.not-yours',
    })
    await stage.runtime.claimTask(coordinator, task)
    const { afterSubmit, revision } = await stage.runtime.getTask(coordinator, task)
    expect(afterSubmit).toMatchObject({ publishes: true })
    const [ahead, ...others] = await stage.runtime.previewTask(coordinator, task, {})
    expect(others).toEqual([])
    await expect(stage.runtime.previewTask(officer, task, {})).rejects.toMatchObject({
      code: 'task.not-found',
    })
    // shown is not done
    expect((await stage.runtime.getTask(coordinator, task)).revision).toBe(revision)
    expect((await stage.runtime.getCall(call)).published.map(({ id }) => id)).toEqual(['submitted'])
    await stage.submit(coordinator, call, 'publishList')
    expect(await stateOf('anna')).toBe('recruitment.selected')
    expect(await stateOf('beata')).toBe('recruitment.selected')
    expect(await stateOf('celina')).toBe('recruitment.reserve')
    expect(await stateOf('filip')).toBe('recruitment.notSelected')
    const lists = (await stage.runtime.getCall(call)).published
    const list = lists.find(({ id }) => id === 'ranking')
    expect(list?.rows).toHaveLength(4)
    expect(list).toMatchObject({ title: ahead?.title, columns: ahead?.columns, rows: ahead?.rows })
    expect(ahead?.leftOut?.map(({ result }) => result)).toEqual([
      { pl: 'wycofane przed listą', en: 'withdrawn before the list' },
    ])
    expect(list).not.toHaveProperty('leftOut')
    expect(stage.mails.filter(({ to }) => to === 'celina@example.org').length).toBeGreaterThan(1)
  })

  it('an applicant sees scores of their own case only, and no names', async () => {
    const { editor, id } = one('celina')
    const view = await stage.runtime.getCase(editor, id)
    expect(JSON.stringify(view)).not.toContain('ola')
    await expect(stage.runtime.getCase(editor, one('anna').id)).rejects.toMatchObject({
      code: 'case.not-found',
    })
  })

  it('an appeal is filed, upheld by somebody independent, and scored again', async () => {
    const reviewer = await stage.staff.reviewer()
    const { editor, signer, id } = one('celina')
    await stage.send(editor, id, 'APPEAL')
    expect(await stateOf('celina')).toBe('recruitment.appeal')
    const appeal = (await stage.runtime.getCase(editor, id)).children.find(
      ({ workflow }) => workflow.id === 'appeal',
    )
    const task = await stage.task(editor, appeal?.id ?? '', 'file')
    const { references } = await stage.runtime.getTask(editor, task)
    await stage.submit(
      editor,
      appeal?.id ?? '',
      'file',
      {
        appealOf: references['/appealOf']?.[0]?.id ?? '',
        grounds: [
          { criterion: 'recruitment', objection: justification, evidenceRef: 'R03, pkt 4' },
        ],
        requestedOutcome: 'reassess',
      },
      [{ by: signer, path: '/appealSignature' }],
    )
    await stage.submit(reviewer, appeal?.id ?? '', 'decide', {
      groundDecisions: [{ decision: 'upheld', reason: justification }],
      reassessmentScope: ['recruitment'],
    })
    expect(await stateOf('celina')).toBe('recruitment.rescoring')
    await stage.submit(coordinator, id, 'rescore', scores(15, 10, 10, 5))
    expect(await stateOf('celina')).toBe('recruitment.ranked')
  })

  it('the corrected list moves the places, agreements are signed, the stage is resolved', async () => {
    await stage.to('2027-04-15T09:00:00Z')
    await stage.submit(coordinator, call, 'publishCorrected')
    expect(await stateOf('celina')).toMatch(/recruitment\.(selected|preparingAgreement)/)
    expect((await stage.runtime.getCall(call)).published.map(({ id }) => id)).toContain(
      'correctedRanking',
    )
    expect(await frozen()).toEqual([])
    await signAgreement('celina')
    expect(await stateOf('celina')).toBe('recruitment.active')
  })

  it('[RT302] a director who could cancel the call sees what cancelling publishes, and cancels nothing', async () => {
    const director = await stage.staff.director()
    const { events } = await stage.runtime.getCase(director, call)
    expect(events.find(({ event }) => event === 'CANCEL')).toMatchObject({ publishes: true })
    const reason = 'Cofnięto finansowanie programu w roku 2027.'
    const asked = { type: 'CANCEL', payload: { reason } }
    const lists = await stage.runtime.previewEvent(director, call, asked)
    expect(lists).toMatchObject([{ rows: [{ reason }], leftOut: null }])
    expect((await stage.runtime.getCase(director, call)).status).toBe('active')
    const refused = stage.runtime.previewEvent(coordinator, call, asked)
    await expect(refused).rejects.toMatchObject({ code: 'event.not-yours' })
    const without = stage.runtime.previewEvent(director, call, { type: 'CANCEL' })
    await expect(without).rejects.toMatchObject({ code: 'payload.invalid' })
  })

  async function frozen() {
    return (await stage.runtime.listFrozenCases(await stage.staff.admin())).items
  }

  async function signAgreement(name: string): Promise<void> {
    const { id, editor, signer } = one(name)
    const director = await stage.staff.director()
    const partner = await stage.as(`${name}-partner`)
    await stage.runtime.invite(editor, id, {
      email: `${name}-partner@example.org`,
      role: 'applicantSigner',
    })
    await stage.submit(officer, id, 'prepareAgreement', {
      supportValue: 50_000_00,
      deMinimisGranted: 'no',
      cohort: 'north',
      regionalCoordinator: coordinator.person,
    })
    await stage.submit(signer, id, 'signAgreement', {}, [
      { by: signer, path: '/applicantSignature' },
      { by: partner, path: '/partnersSignature' },
    ])
    await stage.submit(director, id, 'countersign', {}, [
      { by: director, path: '/operatorSignature' },
    ])
  }

  it('nothing was given up on the way', async () => {
    const { items } = await stage.runtime.deadLetters()
    expect(items.map(({ kind, type, reason }) => `${kind} ${type}: ${reason}`)).toEqual([])
  })
})

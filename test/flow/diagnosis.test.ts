import type { JsonObject } from '@splot/definition'
import { beforeAll, describe, expect, it } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { fileAppeal, writeAppeal } from '../support/appeal-case.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import {
  acceptReport,
  activePartnerships,
  answerQuestionnaire,
  childOf,
  recordVisit,
  sendReport,
  serviceQuestionnaire,
} from '../support/partnership.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import { prose } from '../support/prose.ts'

// Partnerships that take every way a diagnosis can go, told in the order of the calendar.
describe('the diagnosis', () => {
  let stage: Stage
  let researcher: SignedIn
  const who: Record<string, Applicant & { diagnosis: string }> = {}
  const names = ['anna', 'beata', 'celina', 'dana', 'ewa', 'filip', 'greta']
  const stateOf = async (name: string) => {
    const { editor, diagnosis } = who[name]!
    return (await stage.states(editor, diagnosis)).at(-1)
  }
  const partnership = async (name: string) => {
    const { editor, id } = who[name]!
    return (await stage.states(editor, id)).at(-1)
  }
  const due = async (name: string, task: string) => {
    const { editor, diagnosis } = who[name]!
    const { tasks } = await stage.runtime.getCase(editor, diagnosis)
    return tasks.find((one) => one.task === task && one.status === 'open')?.dueAt?.slice(0, 10)
  }

  beforeAll(async () => {
    stage = await Stage.open()
    researcher = await stage.as('robert', 'researcher')
    const all = await activePartnerships(stage, names)
    for (const [n, one] of all.entries())
      who[names[n]!] = {
        ...one,
        diagnosis: await childOf(stage, one.editor, one.id, 'diagnosis'),
      }
  }, 120_000)

  it('begins with the agreement; the lead expert confirms the researcher drawn', async () => {
    const { editor, diagnosis } = who['anna']!
    expect(await stateOf('anna')).toBe('diagnosis.assigning')
    const expert = await stage.as('ewa-ekspert', 'leadExpert')
    const reason = 'Badacz prowadzi już zbyt wiele spraw.'
    await stage.send(expert, diagnosis, 'DRAW_AGAIN', { reason })
    // there is nobody else, so the confirmation draws once more and stays
    await stage.submit(expert, diagnosis, 'confirm')
    expect(await stateOf('anna')).toBe('diagnosis.assigning')
    await stage.as('renata', 'researcher')
    await stage.submit(expert, diagnosis, 'confirm')
    await stage.submit(expert, diagnosis, 'confirm')
    expect(await stateOf('anna')).toBe('diagnosis.filling')
    expect((await stage.runtime.getCase(editor, diagnosis)).title.pl).toContain('anna')
  })

  it('a questionnaire is due in three weeks; without it, and without an answer to the call, it ends', async () => {
    for (const name of ['beata', 'celina', 'filip', 'greta'])
      await answerQuestionnaire(stage, who[name]!, who[name]!.diagnosis)
    const expert = await stage.as('ewa-ekspert', 'leadExpert')
    await stage.submit(expert, who['ewa']!.diagnosis, 'confirm')
    expect(await due('anna', 'questionnaire')).toBe('2027-06-14')
    await stage.to('2027-06-14T10:00:00Z')
    await stage.submit(
      who['anna']!.editor,
      who['anna']!.diagnosis,
      'questionnaire',
      serviceQuestionnaire(),
    )
    expect(await stateOf('anna')).toBe('diagnosis.fieldwork')
    await stage.to('2027-06-15T00:00:00Z')
    expect(await stateOf('ewa')).toBe('diagnosis.called')
    await stage.to('2027-06-23T00:00:00Z')
    expect(await stateOf('ewa')).toBe('diagnosis.expired')
    expect(await partnership('ewa')).toBe('recruitment.exited')
  })

  it('a partnership that leaves the programme ends its diagnosis', async () => {
    const { editor, signer, id } = who['dana']!
    const answers = { reasonCode: 'noFunds', participantsInformed: 'yes' }
    await stage.submit(editor, id, 'exit', answers, [{ by: signer, path: '/withdrawSignature' }])
    expect(await partnership('dana')).toBe('recruitment.exited')
    expect(await stateOf('dana')).toBe('diagnosis.withdrawn')
  })

  it('the fieldwork ends only with a visit and two interviews, and silence acknowledges a visit', async () => {
    const { diagnosis, signer } = who['beata']!
    await stage.submit(researcher, diagnosis, 'endFieldwork')
    expect(await stateOf('beata')).toBe('diagnosis.fieldwork')
    const visit = await recordVisit(stage, researcher, diagnosis)
    const other = await recordVisit(stage, researcher, who['celina']!.diagnosis)
    for (const name of ['filip', 'greta'])
      await recordVisit(stage, researcher, who[name]!.diagnosis)
    await stage.submit(signer, visit, 'acknowledge', {}, [{ by: signer, path: '/applicantAck' }])
    expect(await stage.states(signer, visit)).toEqual(['fieldVisit.acknowledged'])
    await stage.to('2027-06-30T21:59:00Z')
    expect(await stage.states(researcher, other)).toContain('fieldVisit.acknowledging')
    await stage.to('2027-07-01T00:00:00Z')
    expect(await stage.states(researcher, other)).toEqual(['fieldVisit.acknowledged'])
  })

  it('a recommended model goes on to training and advice', async () => {
    const { editor, diagnosis, id } = who['anna']!
    const renata = await stage.as('renata', 'researcher')
    await recordVisit(stage, renata, diagnosis)
    await stage.to('2027-07-14T09:00:00Z')
    await sendReport(stage, renata, diagnosis)
    expect(await due('anna', 'comment')).toBe('2027-07-21')
    await stage.submit(editor, diagnosis, 'comment', {
      applicantComments: 'W rozdziale o rynku brakuje gminy sąsiedniej.',
    })
    await stage.submit(renata, diagnosis, 'handle', { commentsHandled: prose(50) })
    await acceptReport(stage, diagnosis)
    expect(await stateOf('anna')).toBe('diagnosis.diagnosed')
    expect(await childOf(stage, editor, id, 'support')).not.toBe('')
    const { decisions } = await stage.runtime.getCase(editor, diagnosis)
    expect(decisions.map(({ title }) => title.pl)).toEqual(['Wynik diagnozy'])
  })

  it('a change of type is accepted, or refused by silence and becomes a condition', async () => {
    const change = {
      recommendation: 'recommendedWithChange',
      recommendedType: 'mixed',
      typeChangeReason: prose(200),
    }
    for (const name of ['beata', 'filip']) {
      await sendReport(stage, researcher, who[name]!.diagnosis, change)
      await stage.submit(who[name]!.editor, who[name]!.diagnosis, 'comment')
      await acceptReport(stage, who[name]!.diagnosis)
      expect(await stateOf(name)).toBe('diagnosis.typeChange')
    }
    const { editor, diagnosis } = who['beata']!
    await stage.submit(editor, diagnosis, 'decideType', { typeChangeAccepted: 'yes' })
    expect(await typeOf('beata')).toBe('mixed')
    await stage.to('2027-07-22T00:00:00Z')
    expect(await stateOf('filip')).toBe('diagnosis.diagnosed')
    expect(await typeOf('filip')).toBe('service')
  })

  it('a diagnosis is repeated once; without a recommendation participation ends', async () => {
    const { editor, diagnosis } = who['celina']!
    await sendReport(stage, researcher, diagnosis, without('repeat'))
    // nobody comments, which means no remarks
    await stage.to('2027-07-30T00:00:00Z')
    await acceptReport(stage, diagnosis)
    expect(await stateOf('celina')).toBe('diagnosis.fieldwork')
    await recordVisit(stage, researcher, diagnosis)
    await sendReport(stage, researcher, diagnosis, without('notRecommended'))
    await stage.submit(editor, diagnosis, 'comment')
    await acceptReport(stage, diagnosis)
    expect(await stateOf('celina')).toBe('diagnosis.notRecommended')
  })

  const notRecommended = async (name: string) => {
    const { editor, diagnosis } = who[name]!
    await sendReport(stage, researcher, diagnosis, without('notRecommended'))
    await stage.submit(editor, diagnosis, 'comment')
    await acceptReport(stage, diagnosis)
    expect(await stateOf(name)).toBe('diagnosis.notRecommended')
  }
  const decideAppeal = async (id: string, decision: 'upheld' | 'dismissed') => {
    const reviewer = await stage.staff.reviewer()
    await stage.submit(reviewer, id, 'decide', {
      groundDecisions: [{ decision, reason: prose(120) }],
      ...(decision === 'upheld' && { reassessmentScope: ['procedure'] }),
    })
  }

  it('is appealed on procedure alone; one that is upheld has the report written anew, once', async () => {
    // there before the appeal, to be drawn
    await stage.staff.reviewer()
    const one = { ...who['celina']!, id: who['celina']!.diagnosis }
    const id = await fileAppeal(stage, one, { appealOf: 'D03' })
    expect(await stateOf('celina')).toBe('diagnosis.appeal')
    const { snapshot } = (await stage.store!.loadCase(id))!
    expect(snapshot).toMatchObject({
      answers: { file: [{ answers: { grounds: [{ criterion: 'procedure' }] } }] },
    })
    await decideAppeal(id, 'upheld')
    expect(await stateOf('celina')).toBe('diagnosis.report')
    await notRecommended('celina')
    await expect(stage.send(one.editor, one.id, 'APPEAL')).rejects.toThrow()
    await stage.to('2027-08-20T00:00:00Z')
    expect(await stateOf('celina')).toBe('diagnosis.rejected')
    expect(await partnership('celina')).toBe('recruitment.exited')
  })

  it('ends with an appeal that is dismissed, and takes no other ground', async () => {
    await notRecommended('greta')
    const one = { ...who['greta']!, id: who['greta']!.diagnosis }
    const filed = fileAppeal(stage, one, { appealOf: 'D03', criterion: 'A' })
    await expect(filed).rejects.toThrow('/grounds/0/criterion form.rule.withinScope')
    const id = await writeAppeal(stage, one, { appealOf: 'D03', criterion: 'procedure' })
    await decideAppeal(id, 'dismissed')
    expect(await stateOf('greta')).toBe('diagnosis.rejected')
    expect(await partnership('greta')).toBe('recruitment.exited')
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('makes its documents on the way, each of them whole', async () => {
    expect(await documentsOfCourse(stage, 'diagnosis')).toEqual(allWhole)
  })

  const typeOf = async (name: string) => {
    const { editor, id } = who[name]!
    const support = await childOf(stage, editor, id, 'support')
    const { items } = await stage.runtime.listCases(editor, { workflow: 'support' })
    return items.find((one) => one.id === support)?.columns['modelType']
  }
})

const without = (recommendation: string): JsonObject => ({
  recommendation,
  recommendedType: null,
  proposedHours: [{ area: 'business', hours: 1 }],
})

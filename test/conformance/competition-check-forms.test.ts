import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import {
  businessPlan,
  competitionCall,
  partnership,
  signedBy,
} from '../support/competition-answers.ts'
import { prose } from '../support/prose.ts'
import {
  changed,
  firstAnswers,
  issuesOf,
  itCounts,
  itMeasures,
  itRefuses,
  itRequires,
  storedAnswers,
} from '../support/filled-form.ts'
import type { Changes, Filling } from '../support/filled-form.ts'

const rate = { euroRate: 4.3, euroRateOn: '2027-11-18', euroRateSource: 'NBP, tabela A' }
const met: JsonObject = { ...rate, fk06: 'met', fk07: 'met', fk08: 'met', fk15: 'met' }
const partner = partnership('service')

/** A checked application: `facts` change what the case knows. */
async function checklist(facts: Changes = {}, answers: JsonObject = met): Promise<Filling> {
  const applied = await storedAnswers('C01', {
    answers: businessPlan('service'),
    variables: { case: {}, call: competitionCall, parent: partner, context: {} },
  })
  const variables = {
    case: { id: 'w', number: '1/KON/2027/SRV/007', states: [], members: [] },
    call: competitionCall,
    parent: partner,
    context: {
      submittedAt: '2027-11-18T12:00:00Z',
      duplicateOf: null,
      checkedBy: null,
    },
    answers: { apply: applied },
    ledgers: { deMinimis: [] },
    actor: { id: 'sekretarz', roles: ['secretary'] },
  }
  return {
    answers,
    variables: changed(variables, facts),
    roles: ['secretary'],
    now: '2027-11-24T10:00:00Z',
    sections: ['fatal', 'correctable', 'notes', 'result'],
  }
}

const result = async (facts: Changes = {}, answers: JsonObject = met) =>
  storedAnswers('C02', await checklist(facts, answers))

describe('C02, the formal check', () => {
  it('passes an application that meets all sixteen criteria', async () => {
    const good = await checklist()
    expect(await issuesOf('C02', good)).toEqual([])
    const stored = await storedAnswers('C02', good)
    expect(stored).toMatchObject({
      fk01: true,
      fk02: true,
      fk03: true,
      fk04: true,
      fk05: true,
      fk09: true,
      fk10: true,
      fk11: true,
      fk12: true,
      fk13: true,
      fk14: true,
      fk16: true,
      anyJst: true,
      formalOutcome: 'passed',
      checkDue: '2027-11-30',
      checker: 'sekretarz',
    })
  })

  it.each<[string, Changes]>([
    ['fk01', { '/context/submittedAt': '2027-11-19T14:00:01Z' }],
    ['fk02', { '/parent/admitted': false }],
    ['fk03', { '/context/duplicateOf': '1/KON/2027/SRV/003' }],
    ['fk04', { '/parent/modelType': 'mixed' }],
    ['fk14', { '/parent/organisations/0/deMinimisReceived': 295_708 }],
    [
      'fk14',
      { '/ledgers': { deMinimis: [{ key: '9990000014', on: '2025-01-10', euro: 300_000 }] } },
    ],
  ])('rejects where %s is not met, given %j', async (key, facts) => {
    expect(await result(facts)).toMatchObject({ [key]: false, formalOutcome: 'rejected' })
    expect(await issuesOf('C02', await checklist(facts))).toEqual(['/justification form.required'])
  })

  it.each<[string, Changes]>([
    ['fk05', { '/parent/founderIds': ['gmina', 'inna'] }],
    ['fk05', { '/parent/founderIds': ['gmina', 'most', 'inna'] }],
    ['fk09', { '/call/maxContractValue': 73_829_99 }],
    ['fk10', { '/answers/apply/indirectShare': 10.000001 }],
    ['fk10', { '/answers/apply/equipmentShare': 30.5 }],
    ['fk11', { '/answers/apply/testMonths': 7 }],
    ['fk11', { '/call/closesAt': '2028-08-02T14:00:00Z' }],
    ['fk12', { '/answers/apply/indicators/2/code': 'I05' }],
    ['fk13', { '/answers/apply/declTest': false }],
    ['fk16', { '/answers/apply/revenueForecast/23': undefined }],
    ['fk16', { '/answers/apply/revenueForecast/23/cash': 1 }],
    ['fk16', { '/answers/apply/budgetTotal': 1 }],
    ['fk16', { '/answers/apply/requested': 1 }],
  ])('asks to correct where %s is not met, given %j', async (key, facts) => {
    expect(await result(facts)).toMatchObject({ [key]: false, formalOutcome: 'correction' })
    expect(await issuesOf('C02', await checklist(facts))).toEqual([
      '/notes form.rule.notesForDefects',
    ])
  })

  it.each([
    ['fk06', 'toCorrect'],
    ['fk07', 'notMet'],
    ['fk08', 'toCorrect'],
    ['fk15', 'notMet'],
  ])('asks to correct where %s is %s', async (key, value) => {
    expect(await result({}, { ...met, [key]: value })).toMatchObject({
      formalOutcome: 'correction',
    })
    const { [key]: _, ...without } = met
    expect(await result({}, without)).not.toHaveProperty('formalOutcome')
    expect(await issuesOf('C02', await checklist({}, without))).toEqual([`/${key} form.required`])
  })

  it('takes changed founders once the change was approved', async () => {
    const facts = { '/parent/founderIds': ['gmina'], '/parent/foundersChangeApproved': true }
    expect(await result(facts)).toMatchObject({ fk05: true, formalOutcome: 'passed' })
  })

  it('takes a test that can end on the last day of the programme', async () => {
    const facts = { '/call/closesAt': '2028-08-01T14:00:00Z' }
    expect(await result(facts)).toMatchObject({ fk11: true })
  })

  it('waits for the rate of the euro, and judges the aid by it', async () => {
    const { euroRate: _, ...without } = met
    expect(await result({}, without)).not.toHaveProperty('formalOutcome')
    expect(await result({}, { ...met, euroRate: 0.05 })).toMatchObject({ fk14: false })
  })

  it('counts aid of the last three years of the same founder alone', async () => {
    const entered = (key: string, on: string) => ({
      '/ledgers': { deMinimis: [{ key, on, euro: 300_000 }] },
    })
    for (const facts of [entered('9990000014', '2024-11-24'), entered('1111111111', '2027-01-10')])
      expect(await result(facts)).toMatchObject({ fk14: true, formalOutcome: 'passed' })
    expect(await result(entered('9990000014', '2024-11-25'))).toMatchObject({ fk14: false })
  })

  it('tells of a founder who is also one in another application of the competition', async () => {
    const entered = (competition: string) => ({
      '/call/id': 'k1',
      '/ledgers': {
        deMinimis: [],
        founders: [{ key: '9990000014', competition, number: '1/KON/2027/INT/003' }],
      },
    })
    const other = await checklist(entered('k1'))
    expect(await issuesOf('C02', other)).toEqual(['/fk05 form.rule.founderElsewhere (warning)'])
    expect(await result(entered('k1'))).toMatchObject({ formalOutcome: 'passed' })
    expect(await issuesOf('C02', await checklist(entered('k0')))).toEqual([])
  })

  it('has no council resolution to check without local government', async () => {
    const facts = { '/answers/apply/anyJst': false }
    expect(await issuesOf('C02', await checklist(facts))).toEqual(['/fk07 form.hidden'])
    expect(await result(facts)).not.toHaveProperty('fk07')
    const { fk07: _, ...without } = met
    expect(await result(facts, without)).toMatchObject({ formalOutcome: 'passed' })
  })

  it('hides the grounds of a rejection where nothing is rejected', async () => {
    const filled = { ...met, justification: prose(200) }
    expect(await issuesOf('C02', await checklist({}, filled))).toEqual([
      '/justification form.hidden',
    ])
  })

  it('warns when the time for the check is over', async () => {
    const late = { ...(await checklist()), now: '2027-12-01T10:00:00Z' }
    expect(await issuesOf('C02', late)).toEqual(['/checkDue form.rule.checkedInTime (warning)'])
  })

  it('is approved by the chair, and not by the person who checked', async () => {
    const approving = async (person: string, ...roles: string[]) => {
      const first = await checklist({ '/context/checkedBy': 'sekretarz' })
      const base = await storedAnswers('C02', first)
      const answers = { ...base, approver: [signedBy(person)] }
      return issuesOf('C02', { ...first, answers, base, roles, sections: ['approval'] })
    }
    expect(await approving('przewodniczaca', 'chair')).toEqual([])
    expect(await approving('sekretarz', 'chair')).toEqual(['/approver form.rule.otherEyes'])
    expect(await approving('ktos', 'secretary')).toContain('/approver form.not-editable')
    const unsigned = { ...(await checklist()), roles: ['chair'], sections: ['approval'] }
    expect(await issuesOf('C02', { ...unsigned, base: met })).toEqual(['/approver form.required'])
  })
})

describe('C02, with notes', () => {
  const note = { criterion: 'FK06', note: 'Brakuje podpisu drugiego założyciela.' }
  const corrected = () => checklist({}, { ...met, fk06: 'toCorrect', notes: [note] })

  it('is complete for a correction', async () => {
    expect(await issuesOf('C02', await corrected())).toEqual([])
  })

  itRequires('C02', corrected, '/notes/0/criterion /notes/0/note')
  itMeasures('C02', corrected, [['/notes/0/note', 20, 1000]])
  itCounts('C02', corrected, [['/notes', 0, 16]])
  itRefuses('C02', corrected, [
    ['/notes/0/criterion form.pattern', { '/notes/0/criterion': 'FK17' }],
    ['/notes/0/criterion form.pattern', { '/notes/0/criterion': 'FR01' }],
    [
      '/notes/1/criterion form.not-unique',
      { '/notes/1': { criterion: 'FK06', note: 'Brakuje także daty podpisu.' } },
    ],
  ])
})

describe('C02, with a rejection', () => {
  const rejected = () =>
    checklist({ '/parent/admitted': false }, { ...met, justification: prose(200) })

  it('is complete with grounds', async () => {
    expect(await issuesOf('C02', await rejected())).toEqual([])
  })

  itMeasures('C02', rejected, [['/justification', 100, 3000]])
})

const declaration = (): Filling => ({
  answers: {
    applicationId: 'w7',
    relFamily: 'no',
    relEmployment: 'no',
    relGovernance: 'no',
    relAdvice: 'no',
    confidentiality: true,
    aiUse: true,
  },
  variables: {
    parent: { id: 'w7', title: 'Opieka', founderNames: ['Gmina', 'Most'], commune: 'Brzozowy Dół' },
    context: { advised: false },
  },
})

describe('C03, the declaration of impartiality', () => {
  it('is complete without relations, at the time of the server', async () => {
    expect(await issuesOf('C03', declaration())).toEqual([])
    expect(await storedAnswers('C03', declaration())).toMatchObject({
      conflict: false,
      signedAt: '2027-11-15T11:00:00+01:00',
    })
  })

  it('stands at the application of the card', async () => {
    expect(await firstAnswers('C03', declaration())).toMatchObject({ applicationId: 'w7' })
  })

  it.each<[Changes, boolean]>([
    [{ '/relFamily': 'yes' }, true],
    [{ '/relEmployment': 'yes' }, true],
    [{ '/relGovernance': 'yes' }, true],
    [{ '/relAdvice': 'yes' }, true],
    [{ '/relOther': 'Znam wójta ze studiów.' }, true],
    [{ '/relFamily': 'yes', '/relOther': 'Siostra.' }, true],
    [{ '/relOther': '' }, false],
  ])('given %j has conflict %s', async (changes, conflict) => {
    const answers = changed(declaration().answers, changes)
    expect(await issuesOf('C03', { ...declaration(), answers })).toEqual([])
    expect(await storedAnswers('C03', { ...declaration(), answers })).toMatchObject({ conflict })
  })

  it('says nothing of a conflict before all questions are answered', async () => {
    const answers = changed(declaration().answers, { '/relGovernance': undefined })
    expect(await storedAnswers('C03', { ...declaration(), answers })).not.toHaveProperty('conflict')
  })

  it('knows who advised the partnership', async () => {
    const variables = { ...declaration().variables, context: { advised: true } }
    const filling = { ...declaration(), variables }
    expect(await firstAnswers('C03', filling)).toMatchObject({ relAdvice: 'yes', conflict: true })
    expect(await issuesOf('C03', filling)).toEqual(['/relAdvice form.not-editable'])
    expect(await storedAnswers('C03', filling)).toMatchObject({ relAdvice: 'yes', conflict: true })
  })

  itRequires('C03', declaration, '/relFamily /relEmployment /relGovernance /relAdvice')
  itMeasures('C03', declaration, [['/relOther', 0, 1000]])
  itRefuses('C03', declaration, [
    ['/applicationId form.not-editable', { '/applicationId': 'w8' }],
    ['/relFamily form.choice-unknown', { '/relFamily': 'maybe' }],
    ['/confidentiality form.declaration', { '/confidentiality': false }],
    ['/aiUse form.declaration', { '/aiUse': undefined }],
  ])
})

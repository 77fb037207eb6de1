import { describe, expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import {
  FranchiseCase,
  handedOver,
  notReady,
  openFranchises,
  ready,
  requested,
} from '../support/franchise-stage.ts'
import { essentialAdaptation, rated } from '../support/franchise-answers.ts'
import { prose } from '../support/prose.ts'

// Each test plays months of a programme.
vi.setConfig({ testTimeout: 240_000 })

type Played = Awaited<ReturnType<typeof requested>>

const subjects = ({ stage }: Pick<Played, 'stage'>, to: string) =>
  stage.mails.filter((mail) => mail.to === `${to}@example.org`).map(({ subject }) => subject)

/** Why the case is where it is, as the franchisee reads it. */
async function why({ one, stage }: Pick<Played, 'one' | 'stage'>): Promise<string | undefined> {
  const { explanation } = await stage.runtime.getCase(one.people.franchisee, one.id)
  return explanation.reasons.at(-1)?.text.pl
}

describe('a request for a franchise', () => {
  it('is numbered, told to the competent OWES and the franchisor, and assessed in ten working days', async () => {
    const played = await requested()
    const { one, stage } = played
    const view = await one.view()
    expect(view.number).toBe('FRA/2028/001')
    expect(view.title.pl).toBe('Transport')
    expect(view.members.map(({ name, role }) => [name, role])).toEqual([
      ['fela', 'franchisee'],
      ['jan', 'implementer'],
    ])
    expect(subjects(played, 'olga')).toEqual(['Nowy wniosek o franczyzę: FRA/2028/001'])
    expect(subjects(played, 'jan')).toEqual(['Nowy wniosek o franczyzę: FRA/2028/001'])
    expect(subjects(played, 'fela')).toEqual(['Wniosek o franczyzę złożony: FRA/2028/001'])
    const { items } = await stage.runtime.listTasks(one.people.adviser, { task: 'take' })
    expect(items.map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(['2028-09-15'])
    // a new version of another manual is none of its business
    const { franchisor } = one.people
    const { id: other } = await stage.runtime.startCase(franchisor, { workflow: 'shelf' })
    const told = stage.mails.length
    await stage.send(franchisor, other, 'RENEW', { version: '2.0.0' })
    expect(stage.mails).toHaveLength(told)
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('closes the gaps of its plan and is ready at the second assessment', async () => {
    const { one, stage } = await requested()
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assessGaps('2028-11-30')
    expect(await one.states()).toContain('franchise.development')
    expect(await why({ one, stage })).toMatch(/braki uzupełnicie według planu/)
    await stage.to('2028-11-20T08:00:00Z')
    await stage.submit(one.people.franchisee, one.id, 'reportPlan')
    // ten working days from the report
    const { items } = await stage.runtime.listTasks(one.people.adviser, { task: 'assess' })
    expect(items.map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(['2028-12-04'])
    await one.assess(ready)
    expect(await one.states()).toContain('franchise.preparing')
    const { decisions } = await stage.runtime.getCase(one.people.franchisee, one.id)
    expect(decisions.map(({ title }) => title.pl)).toEqual(['Wynik oceny gotowości'])
  })

  it('is refused when it is conditional twice; the director confirms and a second choice is offered', async () => {
    const played = await requested({ secondChoice: 'k2' })
    const { one, stage } = played
    const { franchisee, director } = one.people
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assessGaps('2028-10-10')
    await stage.to('2028-10-11T08:00:00Z')
    await stage.submit(franchisee, one.id, 'reportPlan')
    await one.assessGaps('2028-10-20')
    // until the director has confirmed it nobody outside learns the result
    expect(await one.states()).toContain('franchise.refusing')
    const hidden = await stage.runtime.getCase(franchisee, one.id)
    expect(hidden.documents).toEqual([])
    await stage.submit(director, one.id, 'confirmRefusal')
    expect(await one.states()).toEqual(['franchise.refused'])
    expect(await documentsOfCourse(one.stage, 'refusedFranchise')).toEqual(allWhole)
    expect(await why(played)).toMatch(/^Po uzupełnieniu braków ocena .* nadal nie sięga progu/)
    const { documents } = await stage.runtime.getCase(franchisee, one.id)
    expect(documents.map(({ template }) => template)).toEqual(['franchiseRefusal'])
    expect(subjects(played, 'fela').at(-1)).toBe('Odmowa przekazania modelu: FRA/2028/001')
    const [second = ''] = await one.children('franchise')
    const view = await stage.runtime.getCase(franchisee, second)
    expect(view.states.map(({ id }) => id)).toContain('franchise.draft')
    const task = await stage.runtime.getTask(
      franchisee,
      await stage.task(franchisee, second, 'request'),
    )
    expect(task.answers['manualId']).toBe('k2')
    expect(task.references['/orgId']).toHaveLength(1)
  })

  it('goes back to the adviser when the director does not confirm a refusal', async () => {
    const { one, stage } = await requested()
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assess(notReady)
    await stage.send(one.people.director, one.id, 'RETURN_ASSESSMENT', { reason: prose(20) })
    expect(await one.states()).toContain('franchise.assessing')
    await one.assess(notReady)
    await stage.submit(one.people.director, one.id, 'confirmRefusal')
    expect(await why({ one, stage })).toMatch(/jest poniżej/)
    // no second choice was named
    expect(await one.children('franchise')).toEqual([])
  })

  it('is refused when the plan is not carried out within ninety days', async () => {
    const { one, stage } = await requested()
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assessGaps('2028-11-30')
    await stage.to('2028-12-05T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.refused'])
    expect(await why({ one, stage })).toMatch(/^Planu uzupełnienia braków nie wykonano/)
  })

  it.each([
    ['positive', 'franchise.preparing', undefined],
    ['withConditions', 'franchise.preparing', undefined],
    [
      'negative',
      'franchise.refused',
      'Franczyzodawca nie zgadza się na zmianę elementu niezbędnego.',
    ],
  ])(
    'that changes an essential element needs the franchisor’s opinion: %s',
    async (franchisorOpinion, state, reason) => {
      const played = await requested({ adaptations: [essentialAdaptation] })
      const { one, stage } = played
      const { franchisor, director } = one.people
      await stage.to('2028-09-04T08:00:00Z')
      await one.rate()
      expect(await one.states()).toContain('franchise.opinion')
      expect(subjects(played, 'jan').at(-1)).toBe('Prośba o opinię franczyzodawcy: FRA/2028/001')
      await stage.submit(franchisor, one.id, 'opinion', { franchisorOpinion })
      await one.assess(ready)
      if (reason !== undefined) {
        await stage.submit(director, one.id, 'confirmRefusal')
        expect(await why(played)).toBe(reason)
      }
      expect(await one.states()).toContain(state)
    },
  )

  it('lapses when the agreement is not signed in fourteen days', async () => {
    const played = await requested()
    const { one, stage } = played
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assess(ready)
    await one.prepare()
    await stage.to('2028-09-16T08:00:00Z')
    expect(subjects(played, 'fela').at(-1)).toMatch(/^Przypomnienie: Podpisanie umowy franczyzy/)
    await stage.to('2028-09-19T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.lapsed'])
    expect(await why(played)).toBe('Umowy nie podpisano w ciągu {parameters.P42Agreement} dni.')
  })

  it('lapses without a self-rating, and as a draft nobody submits', async () => {
    const { one, stage, shelf } = await requested()
    const draft = await FranchiseCase.from(stage, shelf, one.people)
    await stage.to('2028-09-04T08:00:00Z')
    await stage.submit(one.people.adviser, one.id, 'take')
    await stage.to('2028-09-30T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.lapsed'])
    await stage.to('2028-12-02T08:00:00Z')
    expect(await draft.states()).toEqual(['franchise.lapsed'])
  })

  it('may be withdrawn by the franchisee, not by others', async () => {
    const played = await requested()
    const { one, stage } = played
    const { franchisee, franchisor } = one.people
    const given = {
      reasonCode: 'other',
      reasonText: 'Gmina nie znalazła lokalu dla usługi.',
      effectiveOn: stage.clock.at.slice(0, 10),
      participantsInformed: 'yes',
    }
    const signed = [{ by: franchisee, path: '/withdrawSignature' }]
    await expect(stage.submit(franchisor, one.id, 'withdraw', given)).rejects.toThrow()
    await stage.submit(franchisee, one.id, 'withdraw', given, signed)
    expect(await one.states()).toEqual(['franchise.withdrawn'])
    expect(subjects(played, 'olga').at(-1)).toBe('Wniosek o franczyzę wycofany FRA/2028/001')
  })

  it('takes the operator as franchisor where nobody of the model’s team is left', async () => {
    const { stage, shelf, people } = await openFranchises()
    await stage.send(people.franchisor, shelf, 'TEAM', { team: [] })
    const one = await FranchiseCase.from(stage, shelf, people)
    await one.request(shelf, { adaptations: [essentialAdaptation] })
    await one.rate()
    const { director, adviser, franchisee } = people
    await stage.submit(director, one.id, 'opinionOfOperator', { franchisorOpinion: 'positive' })
    await one.assess(ready)
    await one.prepare({ mentorHours: 0, mentor: null })
    const by = (who: typeof director) => ({ by: who, path: '/agreementSignatures' })
    await stage.submit(
      franchisee,
      one.id,
      'signAgreement',
      {},
      [director, adviser, franchisee].map(by),
    )
    const { items } = await stage.runtime.listTasks(director, { task: 'protocol' })
    expect(items).toHaveLength(1)
  })
})

describe('readiness', () => {
  it('needs six points in every area, however many there are in all', async () => {
    const { one, stage } = await requested()
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    // 3 points in sixteen questions, 5 in the last area: 53 in all
    const items = rated((index) => (index < 16 ? 3 : index < 19 ? 1 : 2))
    const developmentPlan = [{ action: 'Przygotować grafik usługi.', due: '2028-10-01' }]
    await one.assess(ready, { items, developmentPlan })
    expect(await one.states()).toContain('franchise.development')
    const { decisions } = await stage.runtime.getCase(one.people.franchisee, one.id)
    expect(decisions).toHaveLength(1)
  })
})

describe('who sees a franchise', () => {
  it('is decided by the person, the OWES and the region it belongs to', async () => {
    const { one, stage, shelf } = await requested()
    const { franchisee, adviser, franchisor, director } = one.people
    const stranger = await stage.as('obcy')
    const far = await stage.as('odlegla', 'owesAdviser')
    await stage.runtime.setFacts(far.person, { owes: ['owes04'] })
    const elsewhere = await stage.as('kajetan', 'regionalCoordinator')
    await stage.runtime.setFacts(elsewhere.person, { region: ['14'] })
    const here = await stage.as('kinga', 'regionalCoordinator')
    await stage.runtime.setFacts(here.person, { region: ['02'] })
    const others = [stranger, far, elsewhere, await stage.as('marta', 'monitor')]
    for (const reader of others) {
      await expect(stage.runtime.getCase(reader, one.id)).rejects.toThrow()
      const { items } = await stage.runtime.listCases(reader, { workflow: 'franchise' })
      expect(items).toEqual([])
    }
    const auditor = await stage.as('audyt', 'auditor')
    for (const reader of [franchisee, adviser, franchisor, director, here, auditor])
      expect((await stage.runtime.getCase(reader, one.id)).number).toBe('FRA/2028/001')
    // nobody else takes the work of the competent OWES
    const { items } = await stage.runtime.listTasks(far, { task: 'take' })
    expect(items).toEqual([])
    // the franchisor learns of a request only once it is submitted
    const draft = await FranchiseCase.from(stage, shelf, one.people)
    await expect(stage.runtime.getCase(franchisor, draft.id)).rejects.toThrow()
    await expect(stage.runtime.getCase(adviser, draft.id)).rejects.toThrow()
  })

  it('keeps whoever franchises out of the work of the OWES and of the operator', async () => {
    const { one, stage } = await requested()
    await stage.runtime.setRoles(one.people.franchisee.person, ['owesAdviser', 'director'])
    await stage.runtime.setFacts(one.people.franchisee.person, { owes: ['owes02'] })
    const { items } = await stage.runtime.listTasks(one.people.franchisee, { task: 'take' })
    expect(items).toEqual([])
  })
})

describe('the handover', () => {
  it('makes an agreement and a protocol with checksums, and assigns the mentor', async () => {
    const played = await handedOver()
    const { one, stage } = played
    const { documents, members } = await stage.runtime.getCase(one.people.franchisee, one.id)
    expect(documents.map(({ template, number }) => [template, number])).toEqual([
      ['handoverProtocol', 'FRA/2028/001/P'],
      ['franchiseAgreement', 'FRA/2028/001/F'],
    ])
    const protocol = await stage.runtime.getDocument(one.people.franchisee, documents[0]!.id)
    expect(JSON.stringify(protocol)).toContain('a'.repeat(64))
    expect(members.map(({ name, role }) => `${name} ${role}`)).toContain('jan mentor')
    expect(subjects(played, 'jan')).toContain('Jesteś mentorem: FRA/2028/001')
  })

  it('takes the newest version of the manual, and lapses when nothing is handed over', async () => {
    const played = await requested()
    const { one, stage, shelf } = played
    const { franchisor } = one.people
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assess(ready)
    await one.prepare()
    await one.sign('signAgreement')
    await stage.send(franchisor, shelf, 'RENEW', { version: '1.0.1' })
    expect(subjects(played, 'fela').at(-1)).toBe('Nowa wersja manuala: FRA/2028/001')
    expect((await one.view()).columns['version']).toBe('1.0.1')
    await stage.to('2028-10-05T08:00:00Z')
    expect(subjects(played, 'jan').at(-1)).toBe('Po terminie: Przekazanie modelu')
    await stage.to('2028-10-20T08:00:00Z')
    expect(await one.states()).toEqual(['franchise.lapsed'])
  })

  it('needs an induction of four hours', async () => {
    const { one, stage } = await requested()
    await stage.to('2028-09-04T08:00:00Z')
    await one.rate()
    await one.assess(ready)
    await one.prepare()
    await one.sign('signAgreement')
    await expect(one.handOver({ inductionHours: 3 })).rejects.toThrow(
      '/inductionHours form.minimum',
    )
  })
})

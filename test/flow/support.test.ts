import { beforeAll, describe, expect, it } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { Stage } from '../support/first-stage.ts'
import type { SignedIn } from '../support/first-stage.ts'
import {
  activePartnerships,
  agreePlan,
  diagnosed,
  holdSession,
  openCohort,
  writeCard,
} from '../support/partnership.ts'
import type { Applicant } from '../support/recruitment-applicants.ts'
import { answersWith, questions, survey } from '../support/support-answers.ts'
import { prose } from '../support/prose.ts'

// Partnerships from their plan to the recommendation, in the order of the calendar.
describe('training and advice', () => {
  let stage: Stage
  let adviser: SignedIn
  let coordinator: SignedIn
  let cohort: string
  const who: Record<string, Applicant & { support: string; people: SignedIn[] }> = {}
  const names = ['anna', 'beata', 'celina']
  const stateOf = async (name: string) =>
    (await stage.states(who[name]!.editor, who[name]!.support)).at(-1)

  beforeAll(async () => {
    stage = await Stage.open({ P16Resits: 2 })
    coordinator = await stage.staff.coordinator()
    await stage.as('robert', 'researcher')
    adviser = await stage.as('klara', 'keyAdviser')
    await stage.as('olek', 'adviser')
    const all = await activePartnerships(stage, names)
    for (const [n, one] of all.entries()) {
      const name = names[n]!
      const people = [await stage.as(`${name}-p1`), await stage.as(`${name}-p2`)]
      who[name] = { ...one, people, support: await diagnosed(stage, one) }
    }
    cohort = await openCohort(stage)
  }, 120_000)

  it('partnerships are enrolled in an open cohort and agree on a plan with the key adviser', async () => {
    for (const name of names) {
      const { editor, support } = who[name]!
      const { tasks } = await stage.runtime.getCase(adviser, support)
      expect(tasks.find(({ task }) => task === 'plan')?.dueAt?.slice(0, 10)).toBe('2027-06-08')
      await agreePlan(stage, who[name]!, support)
      expect(await stage.states(editor, support)).toContain('support.training')
    }
    expect((await stage.runtime.getCase(coordinator, cohort)).states.at(-1)?.id).toBe('cohort.open')
  })

  it('before the training a delegate may take a pre-test, once, and is told nothing of the answers', async () => {
    const preTest = async (person: SignedIn) => {
      const { items } = await stage.runtime.listCases(person, { workflow: 'preTest' })
      expect(items).toHaveLength(1)
      return items[0]!.id
    }
    const { people } = who['anna']!
    const results = [5, 9]
    for (const [n, person] of people.entries()) {
      const id = await preTest(person)
      const task = await stage.task(person, id, 'preTest')
      const seen = JSON.stringify([
        await stage.runtime.getTask(person, task),
        await stage.runtime.getCase(person, id),
      ])
      expect(seen).toContain(questions[0]!.id)
      expect(seen).not.toContain('"correct":"')
      await stage.submit(person, id, 'preTest', answersWith(results[n]!))
      expect(await stage.states(person, id)).toEqual(['preTest.done'])
    }
    // of beata only one takes it
    const [first, second] = who['beata']!.people as [SignedIn, SignedIn]
    await stage.submit(first, await preTest(first), 'preTest', answersWith(10))
    const { tasks } = await stage.runtime.getCase(second, await preTest(second))
    expect(tasks).toMatchObject([{ task: 'preTest', dueAt: '2027-06-30T21:59:59Z' }])
  })

  it('who has a place already lets the places of another cohort pass', async () => {
    await openCohort(stage, 'south')
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('a meeting counts when somebody who was there confirms it, or says nothing', async () => {
    const [first, second] = who['anna']!.people
    const card = await writeCard(stage, who['anna']!.support, [first!, second!])
    await stage.submit(first!, card, 'confirm', {}, [{ by: first!, path: '/participantConfirm' }])
    expect(await stage.states(first!, card)).toEqual(['advice.confirmed'])
    await stage.to('2027-05-25T18:00:00Z')
    const silent = await writeCard(stage, who['anna']!.support, [second!])
    // the adviser has no time for another partnership then
    const elsewhere = writeCard(stage, who['beata']!.support, [who['beata']!.people[0]!])
    await expect(elsewhere).rejects.toThrow('/startTime form.rule.noOverlap')
    // Corpus Christi is a day off
    await stage.to('2027-06-03T00:00:00Z')
    expect(await stage.states(second!, silent)).toEqual(['advice.confirmed'])
  })

  it('an adviser has the partnerships that the lot or the key adviser gave them, and no others', async () => {
    const { support } = who['anna']!
    const { runtime } = stage
    const oskar = await stage.as('oskar', 'adviser')
    const listed = async (one: SignedIn) =>
      (await runtime.listCases(one, { workflow: 'support' })).items.map(({ id }) => id)
    const all = names.map((name) => who[name]!.support).toSorted()
    expect((await listed(await stage.as('olek'))).toSorted()).toEqual(all)
    expect(await listed(oskar)).toEqual([])
    await expect(
      runtime.startCase(oskar, { workflow: 'advice', parent: support }),
    ).rejects.toMatchObject({ code: 'case.not-found' })
    await runtime.sendEvent(adviser, support, { type: 'ADD_ADVISER' })
    expect(await listed(oskar)).toEqual([support])
    // nobody is left to draw: those there are stay
    await runtime.sendEvent(adviser, support, { type: 'ADD_ADVISER' })
    expect(await listed(oskar)).toEqual([support])
    expect((await listed(await stage.as('olek'))).toSorted()).toEqual(all)
  })

  it('hours beyond the plan of an area wait for the coordinator', async () => {
    const [first] = who['anna']!.people
    await stage.to('2027-06-03T18:00:00Z')
    const card = await writeCard(stage, who['anna']!.support, [first!], { endTime: '10:00' })
    expect(await stage.states(first!, card)).toContain('advice.approval')
    await stage.submit(coordinator, card, 'approve')
    await stage.submit(
      first!,
      card,
      'confirm',
      { disputed: 'yes', disputeNote: 'Spotkanie trwało tylko godzinę.' },
      [{ by: first!, path: '/participantConfirm' }],
    )
    const reason = 'Doradca potwierdził krótsze spotkanie.'
    await stage.send(coordinator, card, 'DISPUTE_UPHELD', { reason })
    expect(await stage.states(first!, card)).toEqual(['advice.refused'])
  })

  it('attendance of a session reaches the cases, and who was absent gets one make-up session', async () => {
    await stage.to('2027-07-01T08:00:00Z')
    const absent = who['anna']!.people[1]!.person
    const never = who['celina']!.people[1]!.person
    const present = (person: string) => (person === never ? 0 : 8)
    await holdSession(stage, cohort, 'm1', (person) => (person === absent ? 0 : present(person)))
    const makeUp = await holdSession(stage, cohort, 'm1', (person) => (person === absent ? 8 : 0))
    const trainer = await stage.as('tola', 'trainer')
    const attendance = (await stage.runtime.getCase(trainer, makeUp)).states.at(-1)?.id
    expect(attendance).toBe('session.closed')
    for (const module of ['m2', 'm3', 'm4', 'm5']) await holdSession(stage, cohort, module, present)
    expect(stage.mails.some(({ subject }) => subject.includes('sesja uzupełniająca'))).toBe(true)
  })

  it('a withdrawal tells the hours that were used: advice confirmed, and training somebody attended', async () => {
    const used = async (name: string) => {
      const { editor, id } = who[name]!
      const { answers } = await stage.runtime.getTask(editor, await stage.task(editor, id, 'exit'))
      return answers['supportUsed']
    }
    // two meetings of eight hours, one that was disputed, and five modules of eight hours
    expect(await used('anna')).toBe(8 + 8 + 5 * 8)
    expect(await used('beata')).toBe(5 * 8)
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('the test never shows the right answers, may be taken again as often as the programme says, and ends with a survey', async () => {
    await stage.to('2027-07-31T00:00:00Z')
    for (const name of names) expect(await stateOf(name)).toBe('support.afterTraining')
    for (const name of names)
      for (const [n, person] of who[name]!.people.entries()) {
        const { items } = await stage.runtime.listCases(person, { workflow: 'trainingTest' })
        const test = items[0]!.id
        const task = await stage.task(person, test, 'test')
        const seen = JSON.stringify([
          await stage.runtime.getTask(person, task),
          await stage.runtime.getCase(person, test),
        ])
        expect(seen).toContain(questions[0]!.id)
        expect(seen).not.toContain('"correct":"')
        expect(seen).not.toContain('trainingQuestions')
        expect(JSON.stringify(stage.runtime.programme())).not.toContain('"correct":"')
        // the second delegate of anna passes with the last resit, that of celina does not; nobody else fails
        const right = n === 0 ? [12] : ({ anna: [11, 11, 12], celina: [11, 11, 11] }[name] ?? [12])
        for (const [attempt, count] of right.entries()) {
          const at = attempt === 0 ? 'testing' : 'resit'
          expect(await stage.states(person, test)).toContain(`trainingTest.${at}`)
          await stage.submit(person, test, attempt === 0 ? 'test' : 'resit', answersWith(count))
        }
        expect(await stage.states(person, test)).toContain('trainingTest.result')
        await stage.submit(person, test, 'survey', survey)
        expect(await stage.states(person, test)).toEqual(['trainingTest.done'])
      }
  })

  it('[EN90] K17 counts what those gained who took both tests', async () => {
    const director = await stage.staff.director()
    const gain = async (at?: string) => {
      const { parts } = await stage.runtime.getIndicator(director, 'K17', at ? { at } : {})
      const { value, rows } = parts[0]!
      return { value, rows }
    }
    // the training began without hers
    const late = who['beata']!.people[1]!
    const { items } = await stage.runtime.listCases(late, { workflow: 'preTest' })
    expect(await stage.states(late, items[0]!.id)).toEqual(['preTest.notTaken'])
    // in percentage points of 20 questions: 12 − 5 and 12 − 9 of anna, 12 − 10 of one of beata
    expect(await gain()).toEqual({ value: (35 + 15 + 10) / 3, rows: 3 })
    expect(await gain('2027-07-30')).toEqual({ value: null, rows: 0 })
  })

  const recommend = (name: string, answer = 'positive') =>
    stage.submit(adviser, who[name]!.support, 'recommend', {
      goalsReview: prose(200),
      strengths: prose(100),
      risksSeen: prose(100),
      recommend: answer,
    })

  it('two weeks after the training the key adviser recommends; who meets the conditions is admitted', async () => {
    await stage.to('2027-08-13T21:00:00Z')
    expect(await stateOf('anna')).toBe('support.afterTraining')
    await stage.to('2027-08-14T00:00:00Z')
    expect(await stateOf('anna')).toBe('support.writing')
    await recommend('anna')
    expect(await stateOf('anna')).toBe('support.admitted')
    const { decisions } = await stage.runtime.getCase(who['anna']!.editor, who['anna']!.support)
    expect(decisions.map(({ title }) => title.en)).toEqual([
      'Conditions of admission to the competition',
    ])
  })

  it('one condition that is missing may be waived; two may not', async () => {
    // beata used no advice at all
    await recommend('beata')
    expect(await stateOf('beata')).toBe('support.waiving')
    await stage.submit(coordinator, who['beata']!.support, 'waive', {
      waiver: 'yes',
      waiverReason: prose(100),
    })
    expect(await stateOf('beata')).toBe('support.admitted')
    // celina lacks advice, and the attendance of one delegate
    await recommend('celina', 'conditional')
    expect(await stateOf('celina')).toBe('support.conditional')
    await stage.send(adviser, who['celina']!.support, 'CONDITIONS_MET')
    await recommend('celina')
    // a second person confirms what keeps a partnership out, or returns it; until then nobody is told
    expect(await stateOf('celina')).toBe('support.confirming')
    const told = () =>
      stage.mails.some(
        ({ to, subject }) => to === 'celina@example.org' && subject.startsWith('Bez dopuszczenia'),
      )
    expect(told()).toBe(false)
    const objection = { reason: 'Proszę odnieść się do obecności drugiej osoby.' }
    await stage.send(coordinator, who['celina']!.support, 'RETURN_RECOMMENDATION', objection)
    expect(await stateOf('celina')).toBe('support.writing')
    await recommend('celina')
    await expect(stage.submit(adviser, who['celina']!.support, 'confirmRefusal')).rejects.toThrow()
    await stage.submit(coordinator, who['celina']!.support, 'confirmRefusal')
    expect(told()).toBe(true)
    expect(await stateOf('celina')).toBe('support.refused')
    const reason = 'Prosimy o ponowne sprawdzenie listy obecności.'
    await stage.send(who['celina']!.signer, who['celina']!.support, 'ASK_REVIEW', { reason })
    await stage.send(coordinator, who['celina']!.support, 'REVIEW_DISMISSED', { reason })
    expect(await stateOf('celina')).toBe('support.notAdmitted')
    expect((await stage.states(who['celina']!.editor, who['celina']!.id)).at(-1)).toBe(
      'recruitment.exited',
    )
    expect((await stage.runtime.deadLetters()).items).toEqual([])
  })

  it('makes its documents on the way, each of them whole', async () => {
    expect(await documentsOfCourse(stage, 'support')).toEqual(allWhole)
  })
})

import type { JsonObject } from '@splot/definition'
import type { CaseView } from '@splot/runtime'
import { organisationCard } from './first-stage-answers.ts'
import { Stage } from './first-stage.ts'
import type { SignedIn } from './first-stage.ts'
import {
  followUp,
  franchiseAgreement,
  franchiseRequest,
  handoverProtocol,
  rated,
  selfRating,
} from './franchise-answers.ts'
import { shelfFile } from './franchise-shelf.ts'
import { prose } from './prose.ts'

/** The people of a franchise. */
export interface FranchisePeople {
  /** Signs for the franchisee. */
  franchisee: SignedIn
  /** Adviser of the competent OWES. */
  adviser: SignedIn
  /** Signs for the franchisor, and mentors. */
  franchisor: SignedIn
  director: SignedIn
}

/** Points of the adviser: ready with 40, weakest area 8. */
export const ready = () => 2
/** 39 points: ready once gaps are closed. */
export const conditional = (index: number) => (index === 0 ? 1 : 2)
/** 20 points: not ready. */
export const notReady = () => 1

/** Leaves out what somebody else gives or the system computes. */
const without = (answers: JsonObject, ...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)))

const agreementParts = [...Object.keys(franchiseAgreement), 'agreementSignatures', 'manualVersion']

/** One franchise and its people, led step by step. */
export class FranchiseCase {
  readonly stage: Stage
  readonly id: string
  readonly people: FranchisePeople

  constructor(stage: Stage, id: string, people: FranchisePeople) {
    this.stage = stage
    this.id = id
    this.people = people
  }

  /** Starts a request from a published manual, with the applicant’s organisation card. */
  static async from(stage: Stage, manual: string, people: FranchisePeople): Promise<FranchiseCase> {
    const { franchisee } = people
    const { id } = await stage.runtime.startCase(franchisee, {
      workflow: 'franchise',
      parent: manual,
    })
    const card = await stage.runtime.startCase(franchisee, { workflow: 'organisation', parent: id })
    const answers = organisationCard('Fundacja Most', 'foundation', stage.identifiers())
    const task = await stage.task(franchisee, card.id, 'card')
    const statute = await stage.pdf(franchisee, task, '/statute')
    await stage.submit(franchisee, card.id, 'card', { ...answers, statute })
    return new FranchiseCase(stage, id, people)
  }

  /** The case as the director sees it. */
  view(): Promise<CaseView> {
    return this.stage.runtime.getCase(this.people.director, this.id)
  }

  /** Ids of the states the case is in. */
  states(): Promise<string[]> {
    return this.stage.states(this.people.director, this.id)
  }

  /** Ids of the children of a kind, oldest first. */
  async children(workflow: string): Promise<string[]> {
    const { children } = await this.view()
    return children
      .filter((one) => one.workflow.id === workflow)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      .map(({ id }) => id)
  }

  /** Signs and submits the request. */
  async request(manualId: string, answers: JsonObject = {}): Promise<void> {
    const { franchisee } = this.people
    const { children } = await this.stage.runtime.getCase(franchisee, this.id)
    const [orgId] = children.filter((one) => one.workflow.id === 'organisation').map(({ id }) => id)
    const given = without(franchiseRequest, 'orgId', 'partners', 'secondChoice', 'requestSignature')
    await this.submit(
      'franchisee',
      'request',
      { ...given, orgId: orgId!, manualId, ...answers },
      '/requestSignature',
    )
  }

  /** Takes the request and has the franchisee rate itself. */
  async rate(): Promise<void> {
    await this.submit('adviser', 'take')
    await this.submit('franchisee', 'selfRate', selfRating)
  }

  /** The adviser rates each question and signs. */
  async assess(points: (index: number) => number, answers: JsonObject = {}): Promise<void> {
    const given = { items: rated(points), adviserConclusion: prose(200), ...answers }
    await this.submit('adviser', 'assess', given, '/adviserSignature')
  }

  /** The adviser finds gaps, with a plan to close them by a day. */
  async assessGaps(due: string): Promise<void> {
    const plan = [{ action: 'Zatrudnić koordynatora usługi.', due }]
    await this.assess(conditional, { developmentPlan: plan })
  }

  /** The operator prepares the agreement. */
  async prepare(answers: JsonObject = {}): Promise<void> {
    const given = without(franchiseAgreement, 'agreementNo', 'parties', 'fee', 'mentor')
    const today = this.stage.clock.at.slice(0, 10)
    await this.submit('director', 'prepareAgreement', {
      ...given,
      validFrom: today,
      mentor: this.people.franchisor.person,
      ...answers,
    })
  }

  /** Franchisor, franchisee and OWES sign what is open. */
  async sign(task: 'signAgreement' | 'signProtocol'): Promise<void> {
    const { franchisee, franchisor, adviser } = this.people
    const path = task === 'signAgreement' ? '/agreementSignatures' : '/signatures'
    await this.stage.submit(
      franchisee,
      this.id,
      task,
      {},
      [franchisor, adviser, franchisee].map((by) => ({ by, path })),
    )
  }

  /** Hands the materials over today, after the induction, and has the protocol signed. */
  async handOver(answers: JsonObject = {}): Promise<void> {
    const today = this.stage.clock.at.slice(0, 10)
    await this.submit('franchisor', 'protocol', {
      ...without(handoverProtocol, ...agreementParts),
      inductionDate: today,
      handoverDate: today,
      ...answers,
    })
    await this.sign('signProtocol')
  }

  /** Leads a request that is rated ready through agreement and handover, all on the same day. */
  async agreeAndHandOver(): Promise<void> {
    await this.prepare()
    await this.sign('signAgreement')
    await this.handOver()
  }

  /** Hands in the newest survey. Returns its id. */
  async answer(answers: JsonObject = {}): Promise<string> {
    const id = (await this.children('followUp')).at(-1)!
    const given = without(followUp, 'wave', 'mentorUsed', 'manualErrors')
    await this.stage.submit(this.people.franchisee, id, 'survey', { ...given, ...answers })
    return id
  }

  /** The OWES verifies a survey. */
  async verify(id: string, answers: JsonObject = {}): Promise<void> {
    const { adviser } = this.people
    await this.stage.submit(adviser, id, 'verify', answers, [
      { by: adviser, path: '/owesVerified' },
    ])
  }

  /** The mentor records a meeting of this many hours today. Returns the id of its card. */
  async mentor(hours: number): Promise<string> {
    const { franchisor, franchisee } = this.people
    const { id } = await this.stage.runtime.startCase(franchisor, {
      workflow: 'mentoring',
      parent: this.id,
    })
    await this.stage.submit(franchisor, id, 'card', {
      sessionDate: this.stage.clock.at.slice(0, 10),
      startTime: '08:00',
      endTime: `${String(8 + Math.floor(hours)).padStart(2, '0')}:${hours % 1 ? '30' : '00'}`,
      mode: 'onsite',
      area: 'service',
      attendees: [franchisee.person],
      topics: prose(50),
      recommendations: prose(20),
    })
    return id
  }

  private async submit(
    who: keyof FranchisePeople,
    task: string,
    answers: JsonObject = {},
    signature?: string,
  ): Promise<void> {
    const by = this.people[who]
    const signatures = signature === undefined ? [] : [{ by, path: signature }]
    await this.stage.submit(by, this.id, task, answers, signatures)
  }
}

/** Opens a programme on 1 September 2028 with a manual on the shelf. */
export async function openFranchises(): Promise<{
  stage: Stage
  shelf: string
  people: FranchisePeople
}> {
  const stage = await Stage.open({}, [shelfFile])
  const people = {
    franchisee: await stage.as('fela'),
    adviser: await stage.as('olga', 'owesAdviser'),
    franchisor: await stage.as('jan'),
    director: await stage.as('dorota', 'director'),
  }
  await stage.runtime.setFacts(people.adviser.person, { owes: ['owes02'] })
  await stage.to('2028-09-01T08:00:00Z')
  const { id: shelf } = await stage.runtime.startCase(people.franchisor, { workflow: 'shelf' })
  await stage.send(people.franchisor, shelf, 'TEAM', { team: [people.franchisor.person] })
  return { stage, shelf, people }
}

/** A franchise whose request is submitted on 1 September 2028. */
export async function requested(
  answers: JsonObject = {},
): Promise<{ one: FranchiseCase; stage: Stage; shelf: string }> {
  const { stage, shelf, people } = await openFranchises()
  const one = await FranchiseCase.from(stage, shelf, people)
  await one.request(shelf, answers)
  return { one, stage, shelf }
}

/** A franchise that was handed over on 10 October 2028. */
export async function handedOver(): Promise<{ one: FranchiseCase; stage: Stage; shelf: string }> {
  const made = await requested()
  await made.stage.to('2028-09-04T08:00:00Z')
  await made.one.rate()
  await made.one.assess(ready)
  await made.stage.to('2028-10-10T08:00:00Z')
  await made.one.agreeAndHandOver()
  return made
}

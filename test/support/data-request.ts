import type { JsonObject } from '@splot/definition'
import type { CaseView } from '@splot/runtime'
import { Stage } from './first-stage.ts'
import type { SignedIn } from './first-stage.ts'
import { prose } from './prose.ts'

/** Answers to a request for one's own data. */
export const dataRequest: JsonObject = {
  requester: 'Anna Wrona',
  contact: 'anna@example.org',
  right: ['access'],
  scope: 'Dane z formularza uczestnika z 2027 roku.',
}

/** Answers that refuse the erasure of what must be kept for public aid until the end of 2037. */
export const erasureRefused: JsonObject = {
  retained: [{ set: 'publicAid', until: '2037-12-31' }],
  outcome: 'refused',
  legalGround:
    'Dokumentację pomocy de minimis przechowuje się przez 10 lat od dnia jej udzielenia (rozporządzenie o pomocy de minimis).',
}

/** Requests about personal data, with the people who file and answer them. */
export class DataRequests {
  readonly stage: Stage
  readonly anna: SignedIn
  readonly officer: SignedIn

  constructor(stage: Stage, people: Pick<DataRequests, 'anna' | 'officer'>) {
    this.stage = stage
    this.anna = people.anna
    this.officer = people.officer
  }

  /** A fresh programme on 31 January 2028. */
  static async open(): Promise<DataRequests> {
    const stage = await Stage.open()
    const anna = await stage.as('anna')
    const officer = await stage.as('ida', 'dataOfficer')
    await stage.to('2028-01-31T09:00:00Z')
    return new DataRequests(stage, { anna, officer })
  }

  /** Files a request. Returns its id. */
  async file(answers: JsonObject = {}, by = this.anna): Promise<string> {
    const { id } = await this.stage.runtime.startCase(by, { workflow: 'dataRequest' })
    await this.stage.submit(by, id, 'request', { ...dataRequest, ...answers })
    return id
  }

  /** Takes a request and confirms who filed it. */
  async identify(
    id: string,
    answers: JsonObject = { identityCheck: 'portalLogin' },
  ): Promise<void> {
    if ((await this.states(id)).includes('dataRequest.received'))
      await this.stage.submit(this.officer, id, 'take')
    await this.stage.submit(this.officer, id, 'checkIdentity', answers)
  }

  /** Gives the person two months more, with the reason. */
  async extend(id: string): Promise<void> {
    await this.stage.submit(this.officer, id, 'extend', {
      extended: 'yes',
      extensionReason: prose(20),
    })
  }

  /** Grants a request, with a copy of the data. */
  async grant(id: string): Promise<void> {
    const task = await this.stage.task(this.officer, id, 'decide')
    await this.stage.fill(this.officer, id, 'decide', { outcome: 'granted' })
    const exportFile = await this.stage.pdf(this.officer, task, '/exportFile')
    await this.decide(id, { exportFile })
  }

  /** Decides a request. */
  async decide(id: string, answers: JsonObject): Promise<void> {
    await this.stage.submit(this.officer, id, 'decide', answers)
  }

  /** A request as the data officer sees it. */
  view(id: string): Promise<CaseView> {
    return this.stage.runtime.getCase(this.officer, id)
  }

  /** Ids of the states a request is in. */
  states(id: string): Promise<string[]> {
    return this.stage.states(this.officer, id)
  }
}

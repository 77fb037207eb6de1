import type { JsonObject } from '@splot/definition'
import type { CaseView, SourceFile, TaskSummary } from '@splot/runtime'
import { Stage } from './first-stage.ts'
import type { SignedIn } from './first-stage.ts'
import {
  contracted,
  finalReport,
  incidentReport,
  marks,
  monthlyReport,
  startProtocol,
  termination,
  visitAreas,
  visitCard,
} from './testing-answers.ts'
import { prose } from './prose.ts'

const both = (pl: string): JsonObject => ({ pl, en: pl })

/** Those of whom the panel is drawn. */
const panelNames = ['ewa', 'ela', 'edek', 'eryk']

/** What the contract hands to a test: 90,000 PLN in four tranches. */
const handedOver: JsonObject = {
  ...contracted,
  id: 'application',
  number: '1/KON/2027/MIX/001',
  title: 'Spółdzielnia Łąka',
  implementationTerc: '0299012',
  contract: {
    ...(contracted['contract'] as JsonObject),
    number: '1/KON/2027/MIX/001/W',
    contractor: 'Spółdzielnia Łąka',
    value: 90_000_00,
    tranches: [
      { no: 1, amount: 36_000_00, condition: 'signature' },
      { no: 2, amount: 27_000_00, condition: 'start' },
      { no: 3, amount: 18_000_00, condition: 'report2' },
      { no: 4, amount: 9_000_00, condition: 'finalReport' },
    ],
  },
  freeFunds: 0,
  acted: [],
}

/** Stands for the application that won the competition: it starts the test and hears how it ended. */
const winner: JsonObject = {
  id: 'winner',
  version: 1,
  title: both('Wniosek z umową'),
  context: {
    test: handedOver,
    outcome: null,
    freesPlace: null,
    kept: null,
    paid: 0,
    advisers: [],
  },
  contextSchema: {
    type: 'object',
    properties: {
      outcome: { type: 'string' },
      freesPlace: { type: 'boolean' },
      kept: { type: 'number' },
      advisers: { type: 'array', items: { type: 'string' } },
    },
  },
  events: {
    CONTRACT: { title: both('Umowa'), roles: ['applicantEditor'] },
    FUNDS_PAID: {
      title: both('Wypłacone środki'),
      message: true,
      payload: { type: 'object', properties: { paid: { type: 'number' } } },
    },
    TEST_ENDED: {
      title: both('Koniec testu'),
      message: true,
      payload: {
        type: 'object',
        properties: {
          outcome: { type: 'string' },
          freesPlace: { type: 'boolean' },
          kept: { type: 'number' },
        },
      },
    },
  },
  access: { start: ['public'], starter: 'applicantEditor', read: ['applicantEditor', 'director'] },
  columns: {
    outcome: { title: both('Wynik'), value: 'context.outcome', type: 'text' },
    paid: { title: both('Wypłacono'), value: 'context.paid', type: 'money' },
    freesPlace: {
      title: both('Zwalnia miejsce'),
      value: 'string(context.freesPlace)',
      type: 'text',
    },
    kept: { title: both('Wypłacono'), value: 'context.kept', type: 'money' },
  },
  initial: 'selected',
  states: {
    selected: {
      id: 'winner.selected',
      meta: { title: both('Wybrany'), waitsFor: both('Na umowę.') },
      on: {
        CONTRACT: {
          target: 'contracted',
          actions: [
            {
              type: 'draw',
              params: { role: 'adviser', into: 'advisers', count: '10' },
            },
            {
              type: 'startCase',
              params: {
                workflow: 'test',
                input: {
                  call: '{id: "call", number: "1/KON/2027", title: "Konkurs"}',
                  // the adviser of the partnership, its delegates, and what is left of the hours of its plan
                  parent:
                    'context merge([context.test, {id: case.id, advisers: context.advisers, delegates: [{id: case.members[1].person, name: "Jan"}], hours: [{area: "business", planned: 10, used: 6}]}])',
                },
                members:
                  'concatenate(for m in case.members return {person: m.person, role: "implementer"}, for m in case.members return {person: m.person, role: "applicantSigner"})',
              },
            },
          ],
        },
      },
    },
    contracted: {
      id: 'winner.contracted',
      meta: { title: both('Z umową'), waitsFor: both('Na koniec testu.') },
      on: {
        FUNDS_PAID: { actions: [{ type: 'set', params: { paid: 'event.paid' } }] },
        TEST_ENDED: {
          target: 'over',
          actions: [
            {
              type: 'set',
              params: {
                outcome: 'event.outcome',
                freesPlace: 'event.freesPlace',
                kept: 'event.kept',
              },
            },
          ],
        },
      },
    },
    over: { id: 'winner.over', type: 'final', meta: { title: both('Po teście') } },
  },
}

/** The definition of a case that won, for a service that has no competition to play. */
export const winnerFile: SourceFile = {
  path: 'workflows/winner.json',
  text: JSON.stringify(winner),
}

/** Report on a month of the test, on top of what was reported before; 30,000 PLN spent. */
export function reportOn(month: number, amount = 30_000_00, docNo = `FV/${month}`): JsonObject {
  const { leftReasons: _, attachments: __, reportSignature: ___, ...common } = monthlyReport
  const issued = ['2028-02-20', '2028-03-20', '2028-04-20', '2028-05-20', '2028-06-20'][month - 1]
  return {
    ...common,
    tasksProgress: [1, 2].map((taskNo) => ({
      taskNo,
      progress: 15 * month,
      deviation: 'none',
    })),
    hired: 1,
    left: 0,
    jobsTotal: 2 + month,
    jobsAtRisk: 1,
    indicators: [6, 40, 4, 5, 10].map((value, n) => ({
      code: ['I01', 'I03', 'I06', 'I08', 'own'][n]!,
      month: value,
    })),
    expenses: [
      {
        docNo,
        issuerNip: '9990000014',
        issued: issued ?? '2028-07-20',
        paid: issued ?? '2028-07-20',
        budgetRow: 1,
        amount,
        own: 0,
        ...(month > 5 ? {} : {}),
      },
    ],
    standardChecks: [
      { element: 'Czas dojazdu', met: 'yes' },
      { element: 'Posiłek', met: 'yes' },
    ],
  }
}

/** The testing stage with its people, over a case that won the competition. */
export class TestingStage {
  readonly stage: Stage
  /** Case that holds the contract. */
  readonly winner: string
  /** Case of the test. */
  readonly id: string
  readonly jan: SignedIn
  readonly monitor: SignedIn
  readonly director: SignedIn
  readonly finance: SignedIn

  private constructor(
    stage: Stage,
    ids: { winner: string; id: string },
    people: Pick<TestingStage, 'jan' | 'monitor' | 'director' | 'finance'>,
  ) {
    this.stage = stage
    this.winner = ids.winner
    this.id = ids.id
    this.jan = people.jan
    this.monitor = people.monitor
    this.director = people.director
    this.finance = people.finance
  }

  /** A contract signed on 10 January 2028, with its test to be prepared. */
  static async contracted(parameters: Record<string, number | string> = {}): Promise<TestingStage> {
    return TestingStage.over(await Stage.open(parameters, [winnerFile]))
  }

  /** The same over a stage that has the definition of the case that won. */
  static async over(stage: Stage): Promise<TestingStage> {
    const jan = await stage.as('jan')
    const people = {
      jan,
      monitor: await stage.as('marta', 'monitor'),
      director: await stage.as('dorota', 'director'),
      finance: await stage.as('filip', 'financeOfficer'),
    }
    for (const name of panelNames) await stage.as(name, 'evaluator')
    await stage.to('2028-01-10T09:00:00Z')
    const { id: winnerId } = await stage.runtime.startCase(jan, { workflow: 'winner' })
    await stage.send(jan, winnerId, 'CONTRACT')
    const { items } = await stage.runtime.listCases(people.director, { workflow: 'test' })
    return new TestingStage(stage, { winner: winnerId, id: items[0]!.id }, people)
  }

  /** The same, with the test running from 15 February 2028 and two tranches paid. */
  static async running(parameters: Record<string, number | string> = {}): Promise<TestingStage> {
    const testing = await TestingStage.contracted(parameters)
    await testing.start()
    await testing.pay()
    await testing.pay()
    return testing
  }

  /** A second test beside it, started and paid for at the same time, with the same people. */
  async another(): Promise<TestingStage> {
    const { stage, jan, monitor, director, finance } = this
    const { id: winner } = await stage.runtime.startCase(jan, { workflow: 'winner' })
    await stage.send(jan, winner, 'CONTRACT')
    const { items } = await stage.runtime.listCases(director, { workflow: 'test' })
    const { id } = items.find((one) => one.id !== this.id)!
    const other = new TestingStage(stage, { winner, id }, { jan, monitor, director, finance })
    await other.start()
    return other
  }

  /** An open task in somebody's work list. */
  private async find(reader: SignedIn, id: string, task: string): Promise<TaskSummary | undefined> {
    const { items } = await this.stage.runtime.listTasks(reader, { task, limit: 200 })
    return items.find((one) => one.caseId === id)
  }

  /** Takes a task from the work list where nobody has it yet, fills it in, has it signed, hands it in. */
  async submit(...[reader, id, task, ...rest]: Parameters<Stage['submit']>): Promise<CaseView> {
    const found = await this.find(reader, id, task)
    if (found?.may.includes('claim')) await this.stage.runtime.claimTask(reader, found.id)
    return this.stage.submit(reader, id, task, ...rest)
  }

  /** Hands in the start protocol and has it signed. */
  async start(): Promise<void> {
    await this.stage.to('2028-02-15T08:00:00Z')
    await this.submit(this.jan, this.id, 'start', startProtocol)
    await this.submit(this.monitor, this.id, 'signStart', {}, [
      { by: this.monitor, path: '/monitorSignature' },
    ])
  }

  /** Pays the tranche that is due: one prepares, another approves. */
  async pay(): Promise<void> {
    await this.submit(this.finance, this.id, 'preparePayment')
    await this.submit(this.director, this.id, 'approvePayment')
  }

  /** The test as somebody of the operator's sees it. */
  view(): Promise<CaseView> {
    return this.stage.runtime.getCase(this.director, this.id)
  }

  /** Ids of the states the test is in, without those that only hold others. */
  async states(): Promise<string[]> {
    return (await this.view()).states.map(({ id }) => id)
  }

  /** Local day on which an open task of a case is due; whoever sees the task tells it. */
  async due(task: string, id = this.id): Promise<string | undefined> {
    const evaluators = await Promise.all(panelNames.map((name) => this.stage.as(name)))
    for (const reader of [this.jan, this.monitor, this.finance, this.director, ...evaluators]) {
      const found = await this.find(reader, id, task)
      if (found) return found.dueAt?.slice(0, 10)
    }
    return undefined
  }

  /** Local day of a running deadline of the test. */
  async deadline(timer: string): Promise<string | undefined> {
    const { deadlines } = await this.view()
    return deadlines.find((one) => one.timer === timer)?.dueAt.slice(0, 10)
  }

  /** Ids of the children of a kind, oldest first. */
  async children(workflow: string): Promise<string[]> {
    const { children } = await this.view()
    return children
      .filter((one) => one.workflow.id === workflow)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      .map(({ id }) => id)
  }

  /** The report on a month. */
  async report(month: number): Promise<string> {
    const { children } = await this.view()
    const found = children.find(({ columns }) => columns['month'] === month)
    if (!found) throw new Error(`Expected a report on month ${month}.`)
    return found.id
  }

  /** Hands in the report on a month. */
  async handIn(month: number, amount?: number, docNo?: string): Promise<string> {
    const id = await this.report(month)
    await this.submit(this.jan, id, 'report', reportOn(month, amount, docNo), [
      { by: this.jan, path: '/reportSignature' },
    ])
    return id
  }

  /** Hands in the report on a month and has it accepted. */
  async reportAccepted(month: number, amount?: number): Promise<void> {
    const id = await this.handIn(month, amount)
    await this.submit(this.monitor, id, 'review', { reviewResult: 'accepted' })
  }

  /** Lets months of a test without suspension pass, each reported on the day after and accepted. */
  async pass(...months: number[]): Promise<void> {
    for (const month of months) {
      await this.stage.to(`2028-0${month + 2}-15T08:00:00Z`)
      await this.reportAccepted(month)
    }
  }

  /** Asks for a change of the test. */
  async ask(answers: JsonObject): Promise<string> {
    const { id } = await this.stage.runtime.startCase(this.jan, {
      workflow: 'change',
      parent: this.id,
    })
    await this.submit(
      this.jan,
      id,
      'request',
      { description: prose(200), effectDate: this.stage.clock.at.slice(0, 10), ...answers },
      [{ by: this.jan, path: '/requestSignature' }],
    )
    return id
  }

  /** Has the director decide on a change. */
  async decide(change: string, answers: JsonObject): Promise<void> {
    await this.submit(this.director, change, 'decide', {
      decisionReason: prose(50),
      ...answers,
    })
  }

  /** Asks for a longer test. */
  extend(newMonths: number): Promise<string> {
    return this.ask({ changeKind: ['extension'], newMonths, extensionGoal: prose(200) })
  }

  /** Hands in the final report; `reached` is how much of the target of what counts was reached. */
  async final(task: 'final' | 'finalShort', reached: number, months: number): Promise<void> {
    const { annexes: _, finalSignature: __, ...answers } = finalReport
    const targets = { I01: 6, I03: 40, I06: 4, I08: 5, own: 10 }
    await this.submit(
      this.jan,
      this.id,
      task,
      {
        ...answers,
        indicatorsFinal: Object.entries(targets).map(([code, target]) => ({
          code,
          final: (target * reached) / 100,
          ...(reached < 80 ? { explanation: 'Za mało czasu na rekrutację odbiorców.' } : {}),
        })),
        finalSettlement: `r${months}`,
      },
      [{ by: this.jan, path: '/finalSignature' }],
    )
  }

  /** Has content and costs of the final report accepted; the panel is drawn. */
  async acceptFinal(): Promise<void> {
    await this.submit(this.monitor, this.id, 'reviewFinal')
    await this.submit(this.finance, this.id, 'settleFinal')
  }

  /** The members of the panel in the order of their names. */
  async panel(): Promise<SignedIn[]> {
    const found: SignedIn[] = []
    for (const name of panelNames) {
      const reader = await this.stage.as(name)
      if (await this.find(reader, this.id, 'mark')) found.push(reader)
    }
    return found
  }

  /** The panel marks each criterion alike and decides. */
  async validate(mark: number, decision: JsonObject = {}): Promise<SignedIn[]> {
    const panel = await this.panel()
    const given = { v1: mark, v2: mark, v3: mark, v4: mark, v5: mark, v6: mark }
    for (const member of panel) await this.submit(member, this.id, 'mark', { ...marks, ...given })
    await this.submit(panel[0]!, this.id, 'decideValidation', {
      panelMembers: panel.map(({ person }) => person),
      decidedOn: this.stage.clock.at.slice(0, 10),
      ...decision,
    })
    return panel
  }

  /** The operator's notice that the test is terminated. */
  async notice(answers: JsonObject = {}): Promise<void> {
    const { warnings: _, implementerPosition: __, ...common } = termination
    await this.submit(this.monitor, this.id, 'noticeTermination', {
      ...common,
      ground: 'noReports',
      lastDay: this.stage.clock.at.slice(0, 10),
      ...answers,
    })
  }

  /** How the test ended, as the case with the contract heard it. */
  async heard(): Promise<Record<string, unknown>> {
    return (await this.stage.runtime.getCase(this.director, this.winner)).columns
  }

  /** Answers to a visit card, with everything in order. */
  visitAnswers(visitDate: string): JsonObject {
    const { irregularityAmount: _, recommendations: __, ...card } = visitCard
    return {
      ...card,
      visitDate,
      monitors: [this.monitor.person],
      areas: visitAreas.map((area) => ({ area, result: 'ok' })),
      irregularity: 'no',
      overall: 'ok',
    }
  }

  /** The implementer reports a serious incident that happened now, or says more of it. Returns its case. */
  async reportIncident(answers: JsonObject = {}): Promise<string> {
    const { occurredAt = this.stage.clock.at, ...more } = answers
    const { occurredAt: _, ...report } = incidentReport
    const parent = this.id
    const { id } = await this.stage.runtime.startCase(this.jan, { workflow: 'incident', parent })
    await this.submit(this.jan, id, 'occurred', { occurredAt })
    await this.submit(this.jan, id, 'report', { ...report, ...more })
    return id
  }
}

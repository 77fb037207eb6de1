import type { JsonObject } from '@splot/definition'
import type { CaseView, SourceFile } from '@splot/runtime'
import { Stage } from './first-stage.ts'
import type { SignedIn } from './first-stage.ts'
import { acceptance, accessibilityMet, manualPlan, manualSection } from './manual-answers.ts'
import { emptyZip } from './sample-zip.ts'
import { prose } from './prose.ts'

const both = (pl: string): JsonObject => ({ pl, en: pl })

/** A picture of one half-clear dot. */
export const samplePng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** What the figure of the first section tells in words. */
export const figureText = 'Od telefonu seniora do kursu: trzy kroki dyspozytora.'

/** Those of whom reviewers and readers are drawn. */
export const reviewerNames = ['rafal', 'renata', 'robert', 'roza', 'roman', 'regina']

/** What a validated test hands to its manual. */
export const validatedModel: JsonObject = {
  title: 'Spółdzielnia Łąka',
  modelType: 'mixed',
  implementationTerc: '0299012',
  validatedOn: '2028-07-03',
  achievement: 96,
  organisations: [{ id: 'o1', name: 'Gmina Brzozowy Dół' }],
  franchisor: { name: 'Gmina Brzozowy Dół', nip: '9990000014', requiredSignatures: 1 },
  services: ['doorToDoor'],
  targetGroups: ['seniors'],
  lessons: [{ section: 'm07', lesson: 'Kurs <zamówiony> wieczorem & rano planuje dyspozytor.' }],
  testReports: [{ id: 's1', label: 'Raport 1' }],
  finalReport: {
    summary: 'Test trwał trzy miesiące.',
    finalModel: 'Przewozy na telefon.',
    socialEffects: null,
    unintended: null,
    conditionsOfUse: 'Jeden pojazd na gminę.',
    notRecommendedFor: null,
    essentials: [{ element: 'Dyspozytor', why: 'Bez niego kursy się nie składają.' }],
    adaptable: [],
  },
}

/** Stands for the test of a model: it starts the manual, and reports faults as franchisees do. */
const tested: JsonObject = {
  id: 'tested',
  version: 1,
  title: both('Test modelu'),
  events: {
    VALIDATE: { title: both('Walidacja'), roles: ['applicantEditor'] },
    REPORT_FAULT: {
      title: both('Błąd w manualu'),
      roles: ['applicantEditor'],
      payload: {
        type: 'object',
        required: ['manual', 'section', 'text'],
        properties: {
          manual: { type: 'string' },
          section: { type: 'string' },
          text: { type: 'string' },
          critical: { type: 'boolean' },
          confirmed: { type: 'boolean' },
        },
      },
    },
  },
  access: {
    start: ['public'],
    starter: 'applicantEditor',
    read: ['applicantEditor', 'director', 'monitor'],
  },
  initial: 'running',
  states: {
    running: {
      id: 'tested.running',
      meta: { title: both('Trwa'), waitsFor: both('Na walidację.') },
      on: {
        VALIDATE: {
          actions: [
            {
              type: 'startCase',
              params: {
                workflow: 'manual',
                input: {
                  call: '{id: "call", number: "1/KON/2027", title: "Konkurs"}',
                  parent: feel({ ...validatedModel, id: 'test', number: '1/KON/2027/T/001' }),
                },
                members:
                  'concatenate(for m in case.members return {person: m.person, role: "implementer"}, for m in case.members return {person: m.person, role: "applicantSigner"})',
              },
            },
          ],
        },
        REPORT_FAULT: {
          actions: [
            {
              type: 'send',
              params: {
                cases: '[event.manual]',
                event: 'ERRATUM',
                payload: {
                  section: 'event.section',
                  text: 'event.text',
                  critical: 'event.critical',
                  confirmed: 'event.confirmed',
                },
              },
            },
          ],
        },
      },
    },
  },
}

/** A JSON value as FEEL text. */
function feel(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(feel).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${feel(one)}`)
  return `{${entries.join(', ')}}`
}

/** The definition of the case that begins a manual, for a service that has no test to play. */
export const testedFile: SourceFile = {
  path: 'workflows/tested.json',
  text: JSON.stringify(tested),
}

/** The operator's people a manual passes through, and its author. */
export interface ManualPeople {
  jan: SignedIn
  editor: SignedIn
  director: SignedIn
  lead: SignedIn
  ministry: SignedIn
  /** Reviewers and readers, by whatever name the stage knows them under. */
  reviewers: SignedIn[]
}

/** Verdicts of a review that are no plain acceptance: section to verdict. */
export type Verdicts = Record<string, 'minor' | 'major' | 'reject'>

/** A manual with its people, over any stage; each method is one thing people do. */
export class ManualStage {
  readonly stage: Stage
  readonly id: string
  readonly people: ManualPeople

  constructor(stage: Stage, id: string, people: ManualPeople) {
    this.stage = stage
    this.id = id
    this.people = people
  }

  /** A model validated on 3 July 2028, its manual to be planned. */
  static async begun(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    return ManualStage.over(await Stage.open(parameters, [testedFile]))
  }

  /** The same over a stage that has the definition of the case that begins it. */
  static async over(stage: Stage): Promise<ManualStage> {
    const jan = await stage.as('jan')
    const people: ManualPeople = {
      jan,
      editor: await stage.as('edyta', 'manualEditor'),
      director: await stage.as('dorota', 'director'),
      lead: await stage.as('lena', 'leadExpert'),
      ministry: await stage.as('mina', 'ministry'),
      reviewers: await Promise.all(reviewerNames.map((name) => stage.as(name, 'reviewer'))),
    }
    await stage.to('2028-07-03T09:00:00Z')
    const { id } = await stage.runtime.startCase(jan, { workflow: 'tested' })
    await stage.send(jan, id, 'VALIDATE')
    const { items } = await stage.runtime.listCases(people.director, { workflow: 'manual' })
    return new ManualStage(stage, items[0]!.id, people)
  }

  /** The manual of another model of the same people, begun now. */
  async another(): Promise<ManualStage> {
    const { stage, people } = this
    const [tested] = await this.cases('tested')
    const before = await this.cases('manual')
    await stage.send(people.jan, tested!, 'VALIDATE')
    const id = (await this.cases('manual')).find((one) => !before.includes(one))
    return new ManualStage(stage, id!, people)
  }

  private async cases(workflow: string): Promise<string[]> {
    const { items } = await this.stage.runtime.listCases(this.people.director, { workflow })
    return items.map(({ id }) => id)
  }

  /** The same with the plan confirmed: the sections are open. */
  static async planned(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    const manual = await ManualStage.begun(parameters)
    await manual.plan(Number(parameters['P40Sections'] ?? 12))
    return manual
  }

  /** A short manual of two mandatory sections, all written and out for review. */
  static async inReview(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    const manual = await ManualStage.planned({ P40Sections: 2, ...parameters })
    await manual.writeAll()
    return manual
  }

  /** A short manual past its reviews, its accessibility to be checked. */
  static async reviewed(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    const manual = await ManualStage.inReview(parameters)
    await manual.reviewAll()
    return manual
  }

  /** A short manual sent to the ministry. */
  static async atMinistry(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    const manual = await ManualStage.reviewed(parameters)
    await manual.checkAccessibility()
    await manual.editAll()
    await manual.accept()
    await manual.sendToMinistry()
    return manual
  }

  /** A short manual published as 1.0.0. */
  static async published(parameters: Record<string, number | string> = {}): Promise<ManualStage> {
    const manual = await ManualStage.begun({ P40Sections: 2, ...parameters })
    await manual.throughToPublication(2)
    return manual
  }

  /** Everything from the plan to publication, without a hitch. */
  async throughToPublication(sections = 12): Promise<void> {
    await this.plan(sections)
    await this.writeAll()
    await this.reviewAll()
    await this.checkAccessibility()
    await this.editAll()
    await this.accept()
    await this.sendToMinistry()
    await this.answer({ ministryDecision: 'accepted' })
    await this.publish()
  }

  /** Takes a task where nobody has it yet, fills it in, has it signed and hands it in. */
  async submit(...[reader, id, task, ...rest]: Parameters<Stage['submit']>): Promise<CaseView> {
    const { items } = await this.stage.runtime.listTasks(reader, { task, limit: 200 })
    const found = items.find((one) => one.caseId === id)
    if (found?.may.includes('claim')) await this.stage.runtime.claimTask(reader, found.id)
    return this.stage.submit(reader, id, task, ...rest)
  }

  /** The manual as the director sees it. */
  view(): Promise<CaseView> {
    return this.stage.runtime.getCase(this.people.director, this.id)
  }

  /** Ids of the states the manual is in. */
  async states(): Promise<string[]> {
    return (await this.view()).states.map(({ id }) => id)
  }

  /** Ids of the states a section is in. */
  async sectionStates(code: string): Promise<string[]> {
    return this.stage.states(this.people.director, await this.section(code))
  }

  /** Local day of a running deadline of a case. */
  async deadline(timer: string, id = this.id): Promise<string | undefined> {
    const { deadlines } = await this.stage.runtime.getCase(this.people.director, id)
    return deadlines.find((one) => one.timer === timer)?.dueAt.slice(0, 10)
  }

  /** Ids of the active children of a kind, oldest first. */
  async children(workflow: string): Promise<string[]> {
    const { children } = await this.view()
    return children
      .filter((one) => one.workflow.id === workflow && one.status === 'active')
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      .map(({ id }) => id)
  }

  /** The case of a section. */
  async section(code: string): Promise<string> {
    const { children } = await this.view()
    const found = children.find(
      ({ workflow, columns }) => workflow.id === 'section' && columns['code'] === code,
    )
    if (!found) throw new Error(`Expected a section ${code}.`)
    return found.id
  }

  /** Codes of the sections in a state, such as `draft`. */
  async sectionsIn(state: string): Promise<string[]> {
    const { children } = await this.view()
    return children
      .filter(
        ({ workflow, states }) =>
          workflow.id === 'section' && states.some(({ id }) => id === state),
      )
      .map(({ columns }) => columns['code'] as string)
      .sort()
  }

  /** Hands in the plan, all sections due on 20 August, and has it confirmed. */
  async plan(sections = 12, answers: JsonObject = {}): Promise<void> {
    await this.submit(this.people.jan, this.id, 'plan', this.planAnswers(sections, answers))
    await this.submit(this.people.editor, this.id, 'confirmPlan')
  }

  /** Answers to a plan with so many sections. */
  planAnswers(sections: number, answers: JsonObject = {}): JsonObject {
    const rows = (manualPlan['sections'] as JsonObject[]).slice(0, sections)
    return { ...manualPlan, editor: this.people.editor.person, sections: rows, ...answers }
  }

  /** Writes a section as its author, or as the editor in place of the author. */
  async write(code: string, task = 'write', by = this.people.jan): Promise<void> {
    const id = await this.section(code)
    const drawn = code === 'm01' ? await this.draw(id, task, by) : {}
    await this.submit(by, id, task, { ...sectionAnswers(code), ...drawn }, [
      { by, path: '/authorDone' },
    ])
  }

  /** Uploads a figure of a section. Returns what the section says of it. */
  private async draw(id: string, task: string, by: SignedIn): Promise<JsonObject> {
    const { runtime } = this.stage
    const { items } = await runtime.listTasks(by, { task, limit: 200 })
    const found = items.find((one) => one.caseId === id)
    if (found?.may.includes('claim')) await runtime.claimTask(by, found.id)
    const figure = await runtime.uploadFile(by, {
      task: await this.stage.task(by, id, task),
      path: '/figures',
      name: 'schemat.png',
      bytes: once(samplePng),
    })
    return { figures: [figure.id], figureTexts: [{ alt: figureText }] }
  }

  /** Has the author write every section that waits for one. */
  async writeAll(): Promise<void> {
    for (const code of await this.sectionsIn('section.draft')) await this.write(code)
  }

  /** Hands in again every section that was returned. */
  async correctAll(): Promise<void> {
    const { jan, editor } = this.people
    for (const code of await this.sectionsIn('section.correction'))
      await this.write(code, 'correct', jan)
    for (const code of await this.sectionsIn('section.operatorCorrection'))
      await this.write(code, 'correctForAuthor', editor)
  }

  /** Open reviews of a kind with who has them, oldest first. */
  async reviews(kind: 'expert' | 'reader' | 'accessibility') {
    const found: { id: string; reviewer: SignedIn }[] = []
    for (const id of await this.children('review')) {
      const { columns } = await this.stage.runtime.getCase(this.people.director, id)
      if (columns['kind'] !== kind) continue
      for (const reviewer of this.people.reviewers) {
        const { items } = await this.stage.runtime.listTasks(reviewer, { task: 'review' })
        if (items.some((one) => one.caseId === id)) found.push({ id, reviewer })
      }
    }
    return found
  }

  /** Hands in one review; sections without a verdict are accepted. */
  async review(
    { id, reviewer }: { id: string; reviewer: SignedIn },
    verdicts: Verdicts = {},
    answers: JsonObject = {},
  ): Promise<void> {
    await this.handIn(reviewer, id, 'review', verdicts, answers)
  }

  /** Has every expert and reader accept everything, but for the verdicts and answers given. */
  async reviewAll(verdicts: Verdicts = {}, readerAnswers: JsonObject = {}): Promise<void> {
    for (const one of await this.reviews('expert')) await this.review(one, verdicts)
    for (const one of await this.reviews('reader'))
      await this.review(one, {}, { couldApply: 'yes', ...readerAnswers })
  }

  /** The lead expert decides on the sections in dispute. */
  async arbitrate(verdicts: Verdicts = {}): Promise<void> {
    const { items } = await this.stage.runtime.listTasks(this.people.lead, { task: 'decide' })
    const found = items.find(({ caseId }) => caseId !== this.id)
    if (!found) throw new Error('Expected sections for the lead expert to decide on.')
    await this.handIn(this.people.lead, found.caseId, 'decide', verdicts)
  }

  private async handIn(
    by: SignedIn,
    id: string,
    task: string,
    verdicts: Verdicts,
    answers: JsonObject = {},
  ): Promise<void> {
    const { items } = await this.stage.runtime.listTasks(by, { task, limit: 200 })
    const found = items.find((one) => one.caseId === id)
    if (found?.may.includes('claim')) await this.stage.runtime.claimTask(by, found.id)
    const taskId = await this.stage.task(by, id, task)
    const { answers: first } = await this.stage.runtime.getTask(by, taskId)
    const rows = (first['sectionReviews'] as { code: string }[]).map((row) => {
      const verdict = verdicts[row.code] ?? 'accept'
      const comments = verdict === 'accept' ? {} : { comments: prose(30) }
      return { ...row, complete: 4, clear: 4, usable: 4, verdict, ...comments }
    })
    await this.stage.submit(
      by,
      id,
      task,
      {
        sectionReviews: rows,
        overallVerdict: Object.keys(verdicts).length > 0 ? 'correct' : 'accept',
        reviewerDeclaration: true,
        ...answers,
      },
      [{ by, path: '/reviewSignature' }],
    )
  }

  /** Has the accessibility of the manual checked; `unmet` names requirements that are not met. */
  async checkAccessibility(unmet: string[] = [], verdicts: Verdicts = {}): Promise<void> {
    const [one] = await this.reviews('accessibility')
    if (!one) throw new Error('Expected an accessibility check.')
    const waChecks = (accessibilityMet as { requirement: string; ok: string }[]).map((row) =>
      unmet.includes(row.requirement) ? { ...row, ok: 'no' } : row,
    )
    await this.review(one, verdicts, {
      waChecks,
      overallVerdict: unmet.length > 0 ? 'correct' : 'accept',
    })
  }

  /** Has the editor edit the language of every section that waits for it. */
  async editAll(): Promise<void> {
    for (const code of await this.sectionsIn('section.editing'))
      await this.submit(this.people.editor, await this.section(code), 'edit')
  }

  /** Has the editor revise every section that was returned to them. */
  async reviseAll(): Promise<void> {
    for (const code of await this.sectionsIn('section.revision'))
      await this.submit(this.people.editor, await this.section(code), 'revise')
  }

  /** Prepares the acceptance with its files; the version is the one that is expected. */
  async prepare(task = 'prepare', answers: JsonObject = {}): Promise<void> {
    const { editor } = this.people
    const { runtime } = this.stage
    const id = await this.stage.task(editor, this.id, task)
    const upload = async (path: string, name: string, bytes: Uint8Array) => {
      const file = await runtime.uploadFile(editor, { task: id, path, name, bytes: once(bytes) })
      return [file.id]
    }
    const { version: _, accessibilityReport: __, acceptanceProtocol: ___, ...common } = acceptance
    await this.submit(editor, this.id, task, {
      ...common,
      rightsTransfer: await upload('/rightsTransfer', 'umowa.pdf', pdf),
      pdfUa: await upload('/pdfUa', 'manual.pdf', pdf),
      templatesZip: await upload('/templatesZip', 'wzory.zip', emptyZip),
      ...answers,
    })
  }

  /** Prepares the acceptance and has the director accept. */
  async accept(answers: JsonObject = { acceptanceProtocol: 'accepted' }): Promise<void> {
    await this.prepare()
    await this.submit(this.people.director, this.id, 'accept', answers)
  }

  /** Sends the manual to the ministry today. */
  async sendToMinistry(): Promise<void> {
    const ministrySentOn = this.stage.clock.at.slice(0, 10)
    await this.submit(this.people.editor, this.id, 'send', { ministrySentOn })
  }

  /** The ministry takes its position. */
  async answer(answers: JsonObject): Promise<void> {
    await this.submit(this.people.ministry, this.id, 'position', answers)
  }

  /** Publishes the manual today. */
  async publish(): Promise<void> {
    await this.submit(this.people.editor, this.id, 'publish', {
      publishedOn: this.stage.clock.at.slice(0, 10),
    })
  }

  /** A fault comes in as it does from a follow-up. */
  async fault(section: string, more: { critical?: boolean; confirmed?: boolean } = {}) {
    const [tested] = await this.cases('tested')
    const text = `Błąd w rozdziale ${section}.`
    await this.stage.send(this.people.jan, tested!, 'REPORT_FAULT', {
      manual: this.id,
      section,
      text,
      ...more,
    })
  }

  /** Confirms the fault that waits longest. */
  async confirmFault(): Promise<void> {
    const [id] = await this.children('erratum')
    await this.submit(this.people.editor, id!, 'confirm')
  }

  /** What everybody reads of the manual. */
  async publicFacts(): Promise<Record<string, unknown>> {
    return (await this.stage.runtime.getCall(this.id)).facts
  }

  /** Subjects of the mails so far, without the number of the case. */
  subjects(): string[] {
    return this.stage.mails.map(({ subject }) => subject.replace(/:? (manuala )?1\/KON.*$/, ''))
  }
}

/** Good answers to a section, whichever it is. */
export function sectionAnswers(code: string): JsonObject {
  const {
    figures: _,
    figureTexts: __,
    templates: ___,
    authorDone: ____,
    sectionCode: _____,
    steps,
    evidenceRefs,
    ...common
  } = manualSection
  const number = Number(code.slice(1))
  return {
    ...common,
    ...(number >= 4 && number <= 9 ? { steps: steps! } : {}),
    ...(number >= 3 && number <= 10 ? { evidenceRefs: evidenceRefs! } : {}),
    ...(code === 'm08' ? { costs: [{ position: 'Paliwo', min: 1_000_00, max: 2_000_00 }] } : {}),
  }
}

const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

async function* once(bytes: Uint8Array) {
  yield bytes
}

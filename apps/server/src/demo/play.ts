import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { CaseView, Reader, Runtime, TaskSummary } from '@splot/runtime'
import { onePagePdf } from './one-page-pdf.ts'

/** A signed-in person who acts. */
export type SignedIn = Reader & object

/** A signature asked of somebody in a form. */
export interface Signature {
  by: SignedIn
  /** JSON Pointer of the signature field. */
  path: string
}

/**
 * People who act in a programme, each by the use cases of the runtime and as far as they may. After each
 * act the world goes on: what is due fires and what waits is delivered.
 */
export class Play {
  readonly runtime: Runtime

  constructor(runtime: Runtime) {
    this.runtime = runtime
  }

  /** Ids of the states a case is in. */
  async states(reader: SignedIn, id: string): Promise<string[]> {
    return (await this.runtime.getCase(reader, id)).states.map((state) => state.id)
  }

  /** Returns an open task the reader sees in a case. */
  protected async openTask(reader: SignedIn, id: string, task: string): Promise<TaskSummary> {
    const { tasks, states } = await this.runtime.getCase(reader, id)
    const found = tasks.find((one) => one.task === task && one.status === 'open')
    if (found) return found
    const names = tasks.map((one) => one.task).join(', ')
    throw new Error(
      `Expected an open task "${task}" but there are ${names} in ${states.map((s) => s.id).join(', ')}.`,
    )
  }

  /** Returns the id of an open task the reader sees in a case. */
  async task(reader: SignedIn, id: string, task: string): Promise<string> {
    return (await this.openTask(reader, id, task)).id
  }

  /** Returns the id of an open task of a case, which is the reader's from now on. */
  protected async take(reader: SignedIn, id: string, task: string): Promise<string> {
    const found = await this.openTask(reader, id, task)
    if (found.may.includes('claim')) await this.runtime.claimTask(reader, found.id)
    return found.id
  }

  /** Fills in a task field by field and has it signed. Returns its id. */
  async fill(
    reader: SignedIn,
    id: string,
    task: string,
    answers: JsonObject = {},
    signatures: Signature[] = [],
  ): Promise<string> {
    const taskId = await this.take(reader, id, task)
    const changes = Object.entries(answers).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    if (changes.length > 0) await this.runtime.saveDraft(reader, taskId, changes)
    for (const { by, path } of signatures)
      await naming(task, this.runtime.signDraft(by, taskId, path))
    return taskId
  }

  /** Fills in a task field by field, has it signed, hands it in and lets the world go on. */
  async submit(
    reader: SignedIn,
    id: string,
    task: string,
    answers: JsonObject = {},
    signatures: Signature[] = [],
  ): Promise<CaseView> {
    const taskId = await this.fill(reader, id, task, answers, signatures)
    const view = await naming(task, this.runtime.submitTask(reader, taskId, {}))
    if (view === null) throw new Error(`Expected a case open to who did "${task}".`)
    await this.goOn()
    return view
  }

  /** Settles a task without form with the data its event asks for, and lets the world go on. */
  async settle(reader: SignedIn, id: string, task: string, data: JsonObject): Promise<void> {
    const taskId = await this.take(reader, id, task)
    await this.runtime.submitTask(reader, taskId, { answers: data })
    await this.goOn()
  }

  /** Sends an event by hand and lets the world go on. */
  async send(reader: SignedIn, id: string, type: string, payload?: JsonObject): Promise<void> {
    await this.runtime.sendEvent(reader, id, { type, ...(payload ? { payload } : {}) })
    await this.goOn()
  }

  /** Uploads a small PDF for a field of a task. */
  async pdf(reader: SignedIn, task: string, path: string, line = 'Dokument'): Promise<string[]> {
    const file = await this.runtime.uploadFile(reader, {
      task,
      path,
      name: 'plik.pdf',
      bytes: onePagePdf(line),
    })
    return [file.id]
  }

  /** Fires what is due and delivers what waits. */
  async goOn(): Promise<void> {
    await this.runtime.work()
  }
}

/** Names the fields of a refused form, so that a failure says what is wrong. */
async function naming<Result>(task: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof SplotError) || !error.issues) throw error
    const issues = error.issues
      .filter(({ severity }) => severity !== 'warning')
      .map(({ path, code }) => `${path} ${code}`)
    throw new Error(`Expected "${task}" to be taken but: ${issues.join(', ')}.`, { cause: error })
  }
}

import { readFile, readdir } from 'node:fs/promises'
import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { createRuntime } from '@splot/runtime'
import type { CaseView, Reader, Runtime, SourceFile } from '@splot/runtime'
import { openMemoryStore } from '@splot/store'

/** A signed-in person of the stage. */
export type SignedIn = Reader & object

const root = new URL('../../', import.meta.url)

/** Returns the definition files of the repository. */
export async function definitionFiles(): Promise<SourceFile[]> {
  const folders = ['workflows', 'forms', 'forms/lists', 'forms/documents']
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(new URL(`${folder}/`, root))).filter((n) => n.endsWith('.json'))
      return names.map((name) => `${folder}/${name}`)
    }),
  )
  return Promise.all(
    found.flat().map(async (path) => ({ path, text: await readFile(new URL(path, root), 'utf8') })),
  )
}

type Facts = Record<string, string[]>

/** Facts by which holders of a limited role read every case. */
const everything: Record<string, Facts> = {
  regionalCoordinator: { region: ['PL'] },
  auditor: { audit: ['all'] },
}

/** The first stage on a memory store, with a clock that tests move. */
export class Stage {
  readonly runtime: Runtime
  readonly mails: { to: string; subject: string }[]
  readonly clock: { at: string; now(): string }
  private organisations = 0

  private constructor(runtime: Runtime, mails: Stage['mails'], clock: Stage['clock']) {
    this.runtime = runtime
    this.mails = mails
    this.clock = clock
  }

  /** Opens a fresh programme; `parameters` replaces values of programme parameters. */
  static async open(
    parameters: Record<string, number | string> = {},
    further: SourceFile[] = [],
  ): Promise<Stage> {
    const clock = { at: '2027-01-10T09:00:00Z', now: () => clock.at }
    const mails: Stage['mails'] = []
    const own = (await definitionFiles()).map((file) => withParameters(file, parameters))
    const files = [...own, ...further]
    let last = 0
    const runtime = await createRuntime({
      store: openMemoryStore({ now: clock.now }),
      programme: { read: async () => files },
      clock,
      ids: { next: () => `id-${++last}` },
      sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
      mail: { send: async ({ to, subject }) => void mails.push({ to, subject }) },
    })
    return new Stage(runtime, mails, clock)
  }

  /** The stage over a runtime that is running already, with its clock; mail is read from the runtime. */
  static over(runtime: Runtime, clock: { now(): string; set(ms: number): void }): Stage {
    return new Stage(runtime, [], {
      get at() {
        return clock.now()
      },
      set at(instant: string) {
        clock.set(Date.parse(instant))
      },
      now: () => clock.now(),
    })
  }

  /** Signs somebody in by first name; gives them the programme roles. */
  async as(name: string, ...roles: string[]): Promise<SignedIn> {
    const { id } = await this.runtime.ensurePerson({ email: `${name}@example.org`, name })
    if (roles.length > 0) await this.runtime.setRoles(id, roles)
    // in charge of all of it, unless a test says of what
    const facts = Object.assign({}, ...roles.map((role) => everything[role] ?? {})) as Facts
    if (Object.keys(facts).length > 0) await this.runtime.setFacts(id, facts)
    return { person: id, locale: 'pl' }
  }

  /** The operator's people. */
  staff = {
    admin: () => this.as('adam', 'programmeAdmin'),
    coordinator: () => this.as('kora', 'regionalCoordinator'),
    officer: () => this.as('ola', 'recruitmentOfficer'),
    director: () => this.as('dorota', 'director'),
    reviewer: () => this.as('rita', 'appealReviewer'),
  }

  /** Moves the clock and does what is due. */
  async to(instant: string): Promise<void> {
    this.clock.at = instant
    await this.runtime.work()
  }

  /** Ids of the states a case is in. */
  async states(reader: SignedIn, id: string): Promise<string[]> {
    return (await this.runtime.getCase(reader, id)).states.map((state) => state.id)
  }

  /** Returns the id of an open task the reader sees in a case. */
  async task(reader: SignedIn, id: string, task: string): Promise<string> {
    const { tasks, states } = await this.runtime.getCase(reader, id)
    const found = tasks.find((one) => one.task === task && one.status === 'open')
    if (!found)
      throw new Error(
        `Expected an open task "${task}" but there are ${tasks.map((t) => t.task).join(', ')} in ${states.map((s) => s.id).join(', ')}.`,
      )
    return found.id
  }

  /** Fills in a task field by field and has it signed. Returns its id. */
  async fill(
    reader: SignedIn,
    id: string,
    task: string,
    answers: JsonObject = {},
    signatures: { by: SignedIn; path: string }[] = [],
  ): Promise<string> {
    const taskId = await this.task(reader, id, task)
    await this.claim(reader, taskId)
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
    signatures: { by: SignedIn; path: string }[] = [],
  ): Promise<CaseView> {
    const taskId = await this.fill(reader, id, task, answers, signatures)
    const view = await naming(task, this.runtime.submitTask(reader, taskId, {}))
    await this.runtime.work()
    return view
  }

  /** Sends an event by hand and lets the world go on. */
  async send(reader: SignedIn, id: string, type: string, payload?: JsonObject): Promise<void> {
    await this.runtime.sendEvent(reader, id, { type, ...(payload ? { payload } : {}) })
    await this.runtime.work()
  }

  /** Uploads a small PDF for a field of a task. */
  async pdf(reader: SignedIn, task: string, path: string): Promise<string[]> {
    async function* bytes() {
      yield new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
    }
    const file = await this.runtime.uploadFile(reader, {
      task,
      path,
      name: 'plik.pdf',
      bytes: bytes(),
    })
    return [file.id]
  }

  private async claim(reader: SignedIn, task: string): Promise<void> {
    const { may } = await this.runtime.getTask(reader, task)
    if (may.includes('claim')) await this.runtime.claimTask(reader, task)
  }

  /** A tax number and a statistical number nobody used before, both with good check digits. */
  identifiers(): { nip: string; regon: string } {
    for (;;) {
      const n = ++this.organisations
      const nip = withCheckDigit(`999${String(n).padStart(6, '0')}`, [6, 5, 7, 2, 3, 4, 5, 6, 7])
      const regon = withCheckDigit(
        `99${String(n).padStart(6, '0')}`,
        [8, 9, 2, 3, 4, 5, 6, 7],
        true,
      )
      if (nip && regon) return { nip, regon }
    }
  }
}

/** Names the fields of a refused form, so that a failing test says what is wrong. */
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

function withCheckDigit(stem: string, weights: number[], wraps = false): string | null {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(stem[i]), 0) % 11
  if (sum === 10 && !wraps) return null
  return `${stem}${sum % 10}`
}

function withParameters(file: SourceFile, values: Record<string, number | string>): SourceFile {
  if (file.path !== 'workflows/programme.json') return file
  const programme = JSON.parse(file.text) as { parameters: Record<string, { value: unknown }> }
  for (const [id, value] of Object.entries(values)) programme.parameters[id]!.value = value
  return { path: file.path, text: JSON.stringify(programme) }
}

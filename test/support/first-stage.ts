import { readFile, readdir } from 'node:fs/promises'
import { identifiersOf, Play } from '@splot/app-server/demo'
import type { SignedIn } from '@splot/app-server/demo'
import { createDefinitionCache, createRuntime } from '@splot/runtime'
import type { Runtime, SourceFile } from '@splot/runtime'
import { openFlowStore } from './flow-store.ts'
import type { Store } from '@splot/store'

export type { SignedIn } from '@splot/app-server/demo'

const root = new URL('../../', import.meta.url)

let files: Promise<SourceFile[]> | undefined

/** Returns the definition files of the repository, which are read once. */
export async function definitionFiles(): Promise<SourceFile[]> {
  files ??= readFiles()
  return (await files).map((file) => ({ ...file }))
}

async function readFiles(): Promise<SourceFile[]> {
  const folders = [
    'workflows',
    'workflows/dashboards',
    'workflows/exports',
    'workflows/indicators',
    'forms',
    'forms/lists',
    'forms/documents',
  ]
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
  auditor: { audit: ['all'], auditUntil: ['2031-12-31'] },
}

/** The programme is read and compiled once for all stages of a test file. */
const cache = createDefinitionCache()

/** The first stage on a memory store, with a clock that tests move. */
export class Stage extends Play {
  readonly mails: { to: string; subject: string }[]
  readonly clock: { at: string; now(): string }
  /** Where it is kept; `null` where the runtime was opened by somebody else. */
  readonly store: Store | null
  private organisations = 0

  private constructor(
    runtime: Runtime,
    mails: Stage['mails'],
    clock: Stage['clock'],
    store: Store | null = null,
  ) {
    super(runtime)
    this.store = store
    this.mails = mails
    this.clock = clock
  }

  /**
   * Opens a fresh programme; `parameters` replaces values of programme parameters, `further` adds or replaces
   * files.
   */
  static async open(
    parameters: Record<string, number | string> = {},
    further: SourceFile[] = [],
    openStore: (now: () => string) => Promise<Store> = openFlowStore,
  ): Promise<Stage> {
    const clock = { at: '2027-01-10T09:00:00Z', now: () => clock.at }
    const mails: Stage['mails'] = []
    const own = (await definitionFiles()).map((file) => withParameters(file, parameters))
    // a further file takes the place of one with its path
    let files = [...own.filter(({ path }) => !further.some((one) => one.path === path)), ...further]
    let last = 0
    const store = await openStore(clock.now)
    const runtime = await createRuntime({
      store,
      programme: { read: async () => files },
      cache,
      clock,
      ids: { next: () => `id-${++last}` },
      sensitiveKeys: { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } },
      mail: { send: async ({ to, subject }) => void mails.push({ to, subject }) },
    })
    const stage = new Stage(runtime, mails, clock, store)
    stage.change = async (values) => {
      files = files.map((file) => nextVersion(withParameters(file, values)))
      await runtime.reload()
    }
    return stage
  }

  /** Puts other values of parameters in force, while cases go on; where the stage reads its own files. */
  change: (values: Record<string, number | string>) => Promise<void> = async () => {
    throw new Error('Expected a stage that reads its own definition files.')
  }

  /** What happens with a task that was filled in, before it is handed in. */
  filled: (reader: SignedIn, task: string) => Promise<void> = async () => {}

  override async fill(...[reader, ...rest]: Parameters<Play['fill']>): Promise<string> {
    const task = await super.fill(reader, ...rest)
    await this.filled(reader, task)
    return task
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

  /** A tax number and a statistical number nobody used before, both with good check digits. */
  identifiers(): { nip: string; regon: string } {
    for (;;) {
      const found = identifiersOf(++this.organisations)
      if (found) return found
    }
  }
}

/** The file of the programme under its next version. */
function nextVersion(file: SourceFile): SourceFile {
  if (file.path !== 'workflows/programme.json') return file
  const programme = JSON.parse(file.text) as { version: number }
  return { path: file.path, text: JSON.stringify({ ...programme, version: programme.version + 1 }) }
}

/** Returns a definition file; that of the programme with values of parameters replaced. Pure. */
export function withParameters(
  file: SourceFile,
  values: Record<string, number | string>,
): SourceFile {
  if (file.path !== 'workflows/programme.json') return file
  const programme = JSON.parse(file.text) as { parameters: Record<string, { value: unknown }> }
  for (const [id, value] of Object.entries(values)) programme.parameters[id]!.value = value
  return { path: file.path, text: JSON.stringify(programme) }
}

import { childrenUnderOtherRules, SplotError } from '@splot/definition'
import type {
  CodeList,
  DashboardDefinition,
  DefinitionIssue,
  DocumentDefinition,
  FormDefinition,
  Issue,
  JsonObject,
  LocalText,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { createCalendar } from '@splot/engine'
import type { Calendar, CompiledWorkflow } from '@splot/engine'
import { compileDocument } from '@splot/forms'
import type { CompiledDocument, CompiledForm } from '@splot/forms'
import type { Store } from '@splot/store'
import { toDefinitionIssue } from '../check/to-definition-issue.ts'
import type { SourceFile } from '../ports.ts'
import { checksumOf } from './checksum.ts'
import type { Trials } from './compiled-before.ts'
import { takeCounted } from './counted-definitions.ts'
import type { CountedDefinitions } from './counted-definitions.ts'
import type { DefinitionCache } from './definition-cache.ts'
import { fileSetOf } from './file-set.ts'
import type { FileSet } from './file-set.ts'
import type { LibrarySource } from './kept-source.ts'
import { learnPublished, loadPublished, publishDefinition } from './published.ts'
import type { Published, PublishedKind } from './published.ts'
import { readDefinitions } from './read-definitions.ts'
import type {
  DefinitionProblem,
  FaultyFile,
  FromFile,
  ReadDefinitions,
} from './read-definitions.ts'
import { createPerRelease } from './per-release.ts'
import { statesShownAs } from './shown-as.ts'
import { keepRelease, loadRelease } from './release.ts'
import type { Release } from './release.ts'

/** The definitions in force and every published version of them, compiled on demand and kept. */
export interface Library {
  programme(): ProgrammeDefinition
  problems(): DefinitionProblem[]
  /** Working days of the programme in force; the same object until its calendar changes. */
  calendar(): Calendar
  /** Id and content of the release that new cases are pinned to. */
  current(): { id: string; release: Release }
  /** Returns a release by its id, or `null`. */
  findRelease(id: string): Promise<Release | null>
  /** @throws Error when a case names a release that the store does not hold. */
  release(id: string): Promise<Release>
  /** All current workflows. */
  workflows(): CompiledWorkflow[]
  /** Without version: the current one. @throws SplotError workflow.not-found */
  workflow(id: string, version?: number): CompiledWorkflow
  /** Without version: the current one. @throws SplotError form.not-found */
  form(id: string, version?: number): FormDefinition
  /** Every form in every published version, by id and version. */
  releasedForms(): readonly ReleasedForm[]
  /** The form with the code lists of a release. */
  compiledForm(id: string, version: number, release: Release): CompiledForm
  /** The code lists that a form, workflow or catalogue names, as a release has them. */
  codeLists(definition: object, release: Release): CodeList[]
  /** A code list as it is now, or `null`. */
  codeList(id: string): CodeList | null
  /** All dashboards in force; no case is pinned to them. */
  dashboards(): readonly DashboardDefinition[]
  /** A document template of a release, with its code lists. @throws plain Error for one that is none */
  document(id: string, release: Release): DocumentTemplate
  /** Indicators and exports in force. */
  counted(): CountedDefinitions
  /** The highest published version of a definition, or `null`. */
  lastVersion(kind: PublishedKind, id: string): { version: number; definition: JsonObject } | null
  /** Ids of workflows of which some published version says when rules are frozen. */
  freezing(): string[]
  /** Ids of states that some published version shows to all but the operator as this one. */
  statesShownAs(state: string): string[]
  /** Ids of workflows whose cases some published version starts with the rules of another case than their parent. */
  underOtherRules(): string[]
  /** The files that were read last, and their hashes. */
  files(): { all: readonly SourceFile[]; set: FileSet }
  /** Reads the programme's files again. */
  reload(): Promise<void>
}

/** What expressions of a form see of a released form. */
export interface ReleasedForm {
  id: string
  version: number
  title: LocalText
}

/** A document template as a release has it. */
export interface DocumentTemplate {
  compiled: CompiledDocument
  /** Of the template's content. */
  checksum: string
}

interface State {
  programme: ProgrammeDefinition | null
  problems: DefinitionProblem[]
  currentId: string
  current: Release
  dashboards: readonly DashboardDefinition[]
  counted: CountedDefinitions
  files: readonly SourceFile[]
}

/** Opens the library: publishes what the source holds and keeps the last good version of the rest. */
export async function openLibrary(
  store: Store,
  source: LibrarySource,
  { cache, trials }: { cache: DefinitionCache; trials: Trials },
): Promise<Library> {
  const { expressions } = cache
  const published = await loadPublished(store)
  const workflows = new Map<string, CompiledWorkflow>()
  const documents = new Map<string, CompiledDocument>()
  const releases = new Map<string, Release>()
  // A list is named by a field or by an expression (`lists.communes`); both leave its id in the text.
  const listsOf = createPerRelease((definition: object, release) =>
    listsNamedIn(JSON.stringify(definition), release),
  )
  const formsOf = createPerRelease(compileFor)
  let state = await readState(null)

  async function readState(before: State | null): Promise<State> {
    const files = await source.read()
    const read = readDefinitions(files, cache.parse)
    const problems = new Map(read.problems.map(({ file, issues }) => [file, [...issues]]))
    const refuse = (file: string, issue: Issue) =>
      problems.set(file, [...(problems.get(file) ?? []), issue])
    for (const { file, issues } of source.problems?.() ?? [])
      for (const issue of issues) refuse(file, issue)
    /** Publishes definitions of one kind side by side and returns those that could be. */
    const takeAll = async <T extends { id: string; version: number | string }>(
      of: PublishedKind,
      all: readonly FromFile<T>[],
    ): Promise<T[]> => {
      const publish = (from: FromFile<T>) => publishDefinition(store, of, from, published[of])
      const issues = await Promise.all(all.map(publish))
      return all.flatMap(({ file, value }, at) => {
        const issue = issues[at]
        if (issue) refuse(file, issue)
        return issue ? [] : [value]
      })
    }
    /** Returns those in which a trial finds no fault. */
    const sound = <T>(all: readonly FromFile<T>[], trial: (value: T) => readonly Issue[]) =>
      all.filter(({ file, value }) => {
        const faults = trial(value)
        for (const fault of faults) refuse(file, fault)
        return faults.length === 0
      })
    const isSound = await trials.passed(files)
    const inForce: Record<'workflow' | 'form', Map<string, number>> = {
      workflow: keptFrom(newest(published.workflow), read.workflows, read.problems),
      form: keptFrom(newest(published.form), read.forms, read.problems),
    }
    const codeLists = versionsById(await takeAll('codeList', read.codeLists.map(versioned)))
    const documents = sound(read.documents, (one) =>
      isSound ? [] : documentFaults(one, read.codeLists),
    )
    const templates = {
      ...inForceOf(read.problems, before?.current.documents),
      ...versionsById(await takeAll('document', documents.map(versioned))),
    }
    for (const { id, version } of await takeAll('form', read.forms)) inForce.form.set(id, version)
    const programme = await programmeInForce(read.programme, takeAll)
    // another programme than that of the files: nobody knows whether they compile with its calendar
    const known = isSound && programme === read.programme?.value
    const workflows = sound(read.workflows, (one) =>
      known || !programme ? [] : faultsOf(one, programme),
    )
    for (const { id, version } of await takeAll('workflow', workflows))
      inForce.workflow.set(id, version)
    const counted = await takeCounted(read, { takeAll, refuse, published, expressions, isSound })
    const current: Release = {
      workflows: Object.fromEntries(inForce.workflow),
      forms: Object.fromEntries(inForce.form),
      codeLists,
      documents: templates,
      parameters: parametersOf(programme),
    }
    if (!isSound && problems.size === 0) await trials.remember(files)
    return {
      programme,
      dashboards: dashboardsOf(read, before?.dashboards),
      problems: [...problems].map(([file, issues]) => placed(read, { file, issues })),
      current,
      currentId: await keepRelease(store, current),
      counted,
      files,
    }
  }

  async function programmeInForce(
    from: FromFile<ProgrammeDefinition> | null,
    takeAll: (
      of: PublishedKind,
      all: readonly FromFile<ProgrammeDefinition>[],
    ) => Promise<ProgrammeDefinition[]>,
  ): Promise<ProgrammeDefinition | null> {
    const [taken] = await takeAll('programme', from ? [from] : [])
    if (taken) return taken
    const [[id, version] = []] = newest(published.programme)
    const last = published.programme.get(`${id}/${version}`)
    return last ? (last as unknown as ProgrammeDefinition) : null
  }

  /** Compiles as a trial: a workflow the engine refuses never becomes the current one. */
  function faultsOf(
    definition: WorkflowDefinition,
    programme: ProgrammeDefinition,
  ): readonly Issue[] {
    return refusalsOf(() => void cache.workflow(definition, programme))
  }

  /** The same for a template, so that no step finds out later. */
  function documentFaults(
    definition: DocumentDefinition,
    lists: readonly FromFile<CodeList>[],
  ): readonly Issue[] {
    const codeLists = lists.map(({ value }) => value)
    return refusalsOf(() => void compileDocument(definition, { codeLists, expressions }))
  }

  function programme(): ProgrammeDefinition {
    if (!state.programme)
      throw new SplotError(
        'programme.missing',
        'Expected a readable programme.json but found none.',
      )
    return state.programme
  }

  let hashed: { of: readonly SourceFile[]; set: FileSet } | null = null
  function files(): { all: readonly SourceFile[]; set: FileSet } {
    const all = state.files
    if (hashed?.of !== all) hashed = { of: all, set: fileSetOf(all) }
    return { all, set: hashed.set }
  }

  let kept: { of: ProgrammeDefinition; calendar: Calendar } | null = null
  function calendar(): Calendar {
    const of = programme()
    if (kept?.of !== of) kept = { of, calendar: createCalendar(of.calendar, of.timeZone) }
    return kept.calendar
  }

  function workflow(id: string, version = currentOrLast('workflow', id)): CompiledWorkflow {
    const key = `${id}/${version}`
    const kept = workflows.get(key)
    if (kept) return kept
    const definition = published.workflow.get(key)
    if (!definition)
      throw new SplotError(
        'workflow.not-found',
        `Expected a published workflow but "${key}" is none.`,
      )
    const compiled = cache.workflow(definition as unknown as WorkflowDefinition, programme())
    workflows.set(key, compiled)
    return compiled
  }

  /** What was taken out of force is there still for the cases that began under it. */
  function currentOrLast(kind: 'workflow' | 'form', id: string): number | undefined {
    return state.current[`${kind}s`][id] ?? lastVersion(kind, id)?.version
  }

  function lastVersion(kind: PublishedKind, id: string) {
    const versions = [...published[kind].values()].filter((one) => one['id'] === id)
    const highest = Math.max(...versions.map((one) => Number(one['version'])))
    const definition = versions.find((one) => one['version'] === highest)
    return definition === undefined ? null : { version: highest, definition }
  }

  function form(id: string, version = currentOrLast('form', id)): FormDefinition {
    const definition = published.form.get(`${id}/${version}`)
    if (!definition)
      throw new SplotError(
        'form.not-found',
        `Expected a published form but "${id}/${version}" is none.`,
      )
    return definition as unknown as FormDefinition
  }

  function releasedForms(): readonly ReleasedForm[] {
    return [...published.form.values()]
      .map((one) => one as unknown as FormDefinition)
      .map(({ id, version, title }) => ({ id, version, title: { pl: title.pl, en: title.en } }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version))
  }

  function codeLists(definition: object, release: Release): CodeList[] {
    return listsOf.of(definition, release)
  }

  function listsNamedIn(text: string, release: Release): CodeList[] {
    // A form newer than the release may use a list the release does not know yet.
    return Object.entries(listVersions(release)).flatMap(([id, version]) => {
      const list = text.includes(id) ? published.codeList.get(`${id}/${version}`) : undefined
      return list ? [list as unknown as CodeList] : []
    })
  }

  function codeList(id: string): CodeList | null {
    const list = published.codeList.get(`${id}/${state.current.codeLists[id]}`)
    return list ? (list as unknown as CodeList) : null
  }

  function listVersions(release: Release): Record<string, string> {
    return { ...state.current.codeLists, ...release.codeLists }
  }

  function compiledForm(id: string, version: number, release: Release): CompiledForm {
    return formsOf.of(form(id, version), release)
  }

  function compileFor(definition: FormDefinition, release: Release): CompiledForm {
    const lists = codeLists(definition, release)
    const versions = listVersions(release)
    return cache.form(definition, lists, lists.map(({ id }) => versions[id]).join('/'))
  }

  function document(id: string, release: Release): DocumentTemplate {
    // A workflow newer than the release may use a template the release does not know yet.
    const checksum = { ...state.current.documents, ...release.documents }[id]
    const kept = published.document.get(`${id}/${checksum}`)
    if (checksum === undefined || !kept)
      throw new Error(`Expected a document template but "${id}" is none.`)
    const { version: _, ...content } = kept
    const definition = content as unknown as DocumentDefinition
    const codeLists = listsOf.of(kept, release)
    const named = listVersions(release)
    const key = [id, checksum, ...codeLists.map((list) => named[list.id])].join('/')
    const compiled = documents.get(key) ?? compileDocument(definition, { codeLists, expressions })
    documents.set(key, compiled)
    return { compiled, checksum }
  }

  async function findRelease(id: string): Promise<Release | null> {
    const known = releases.get(id)
    if (known) return known
    const kept = await loadRelease(store, id)
    if (!kept) return null
    await learn(kept)
    releases.set(id, kept)
    return kept
  }

  /** A release of another process names definitions that this one has not read yet. */
  async function learn({ workflows, forms, codeLists, documents = {} }: Release): Promise<void> {
    const named = { workflow: workflows, form: forms, codeList: codeLists, document: documents }
    for (const [of, versions] of Object.entries(named) as [keyof typeof named, object][])
      for (const [id, version] of Object.entries(versions))
        await learnPublished(store, of, `${id}/${version}`, published[of])
  }

  async function release(id: string): Promise<Release> {
    const kept = await findRelease(id)
    if (!kept) throw new Error(`The release ${id} of a case is missing from the store.`)
    return kept
  }

  return {
    programme,
    calendar,
    problems: () => state.problems,
    current: () => ({ id: state.currentId, release: state.current }),
    findRelease,
    release,
    workflows: () => Object.keys(state.current.workflows).map((id) => workflow(id)),
    workflow,
    form,
    releasedForms,
    compiledForm,
    codeLists,
    codeList,
    dashboards: () => state.dashboards,
    document,
    counted: () => state.counted,
    files,
    lastVersion,
    freezing: () => [
      ...new Set(
        [...published.workflow.values()]
          .filter((one) => one['frozen'] !== undefined)
          .map((one) => one['id'] as string),
      ),
    ],
    statesShownAs: (state) => [
      ...new Set(
        [...published.workflow.values()].flatMap((one) =>
          statesShownAs(one as unknown as WorkflowDefinition, state),
        ),
      ),
    ],
    underOtherRules: () => [
      ...new Set(
        [...published.workflow.values()].flatMap((one) =>
          childrenUnderOtherRules(one as unknown as WorkflowDefinition),
        ),
      ),
    ],
    reload: async () => {
      workflows.clear()
      state = await readState(state)
      listsOf.forget()
      formsOf.forget()
    },
  }
}

/** Dashboards as read, and of files that cannot be read now those of before, in their order. */
function dashboardsOf(
  { dashboards, problems }: Pick<ReadDefinitions, 'dashboards' | 'problems'>,
  before: readonly DashboardDefinition[] = [],
): DashboardDefinition[] {
  const read = dashboards.map(({ value }) => value)
  const unread = new Set(problems.flatMap(({ file }) => /([^/]+)\.json$/.exec(file)?.[1] ?? []))
  const kept = before.filter(({ id }) => unread.has(id) && !read.some((one) => one.id === id))
  return [...read, ...kept].sort(
    (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.id < b.id ? -1 : 1),
  )
}

/** A definition with its checksum as version, for kinds that have none of their own. */
function versioned<T extends CodeList | DocumentDefinition>({
  file,
  value,
}: FromFile<T>): FromFile<T & { version: string }> {
  return { file, value: { ...value, version: checksumOf(value as unknown as JsonObject) } }
}

function versionsById(all: readonly { id: string; version: string }[]): Record<string, string> {
  return Object.fromEntries(all.map(({ id, version }) => [id, version]))
}

/** Templates of files that cannot be read now; a file is named after its id. */
function inForceOf(
  problems: readonly FaultyFile[],
  documents: Record<string, string> = {},
): Record<string, string> {
  const unread = problems.flatMap(({ file }) => /([^/]+)\.json$/.exec(file)?.[1] ?? [])
  return Object.fromEntries(Object.entries(documents).filter(([id]) => unread.includes(id)))
}

/** What stands in the way of compiling, or `null`. */
/** What was found while reading has its line already; what publishing and compiling found gets it. */
function placed({ places }: ReadDefinitions, { file, issues }: FaultyFile): DefinitionProblem {
  const place = places.get(file) ?? { file, locate: () => ({ line: 1, column: 1 }) }
  const isPlaced = (issue: Issue): issue is DefinitionIssue => 'line' in issue
  return {
    file,
    issues: issues.map((issue) => (isPlaced(issue) ? issue : toDefinitionIssue(place, issue))),
  }
}

function refusalsOf(compile: () => void): readonly Issue[] {
  try {
    compile()
    return []
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    const message = { pl: error.message, en: error.message }
    return error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, message }]
  }
}

/** Last versions of definitions that are there, also of files that cannot be read; a file is named after its id. */
function keptFrom(
  last: Map<string, number>,
  read: readonly FromFile<{ id: string }>[],
  problems: readonly FaultyFile[],
): Map<string, number> {
  const unread = problems.flatMap(({ file }) => /([^/]+)\.json$/.exec(file)?.[1] ?? [])
  const there = new Set([...read.map(({ value }) => value.id), ...unread])
  return new Map([...last].filter(([id]) => there.has(id)))
}

/** Highest version of each id. Keys are `<id>/<version>`. */
function newest(published: Published<JsonObject>): Map<string, number> {
  const highest = new Map<string, number>()
  for (const key of published.keys()) {
    const [id = '', version] = key.split('/')
    highest.set(id, Math.max(Number(version), highest.get(id) ?? 0))
  }
  return highest
}

function parametersOf(programme: ProgrammeDefinition | null): JsonObject {
  const parameters = Object.entries(programme?.parameters ?? {})
  return Object.fromEntries(parameters.map(([id, { value }]) => [id, value]))
}

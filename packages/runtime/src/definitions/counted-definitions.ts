import type {
  CodeList,
  ExportDefinition,
  ExpressionCompiler,
  IndicatorSet,
  Issue,
  JsonObject,
} from '@splot/definition'
import { compileExport, compileIndicators } from '@splot/engine'
import type { CompiledExport, CompiledIndicators } from '@splot/engine'
import type { Published } from './published.ts'
import type { FromFile, ReadDefinitions } from './read-definitions.ts'

/** Indicators and exports in force. They look at all cases, so no case is pinned to a version of them. */
export interface CountedDefinitions {
  sets: readonly IndicatorSet[]
  indicators: CompiledIndicators
  exports: ReadonlyMap<string, CompiledExport>
  /** What their expressions see as `lists`. */
  lists: JsonObject
}

/** How definitions are taken: published once and for ever, or refused with a fault of their file. */
export interface Taking {
  /** Returns those that could be published. */
  takeAll: <T extends { id: string; version: number }>(
    of: 'indicators' | 'export',
    all: readonly FromFile<T>[],
  ) => Promise<T[]>
  refuse: (file: string, issue: Issue) => void
  published: Record<'indicators' | 'export', Published<JsonObject>>
  /** The files are known to compile: they are compiled when they are asked for. */
  isSound: boolean
  expressions: ExpressionCompiler
}

/**
 * Takes the indicators and exports of the files that were read. Where a file cannot be taken, its last
 * good version stays in force.
 */
export async function takeCounted(
  read: ReadDefinitions,
  taking: Taking,
): Promise<CountedDefinitions> {
  const { expressions } = taking
  const sets = await takeSets(read, taking)
  const exports = await takeExports(read, taking)
  const indicators = once(() => compileIndicators(sets, expressions).compiled)
  const byId = once(() => compileExports(exports, expressions))
  const lists = once(() =>
    Object.fromEntries(read.codeLists.map(({ value }) => [value.id, listView(value)])),
  )
  return {
    sets,
    get indicators() {
      return indicators()
    },
    get exports() {
      return byId()
    },
    get lists() {
      return lists()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function compileExports(
  exports: readonly ExportDefinition[],
  expressions: ExpressionCompiler,
): Map<string, CompiledExport> {
  return new Map(
    exports.flatMap((one) => {
      const result = compileExport(one, expressions)
      return 'compiled' in result ? [[one.id, result.compiled] as const] : []
    }),
  )
}

/** As expressions of forms see a list. */
function listView({ items }: CodeList): JsonObject[] {
  return items.map(({ code, label, facts }) => ({
    ...facts,
    code,
    label: { pl: label.pl, en: label.en },
  }))
}

async function takeSets(
  read: ReadDefinitions,
  { takeAll, refuse, published, expressions, isSound }: Taking,
): Promise<IndicatorSet[]> {
  const kept = lastGood<IndicatorSet>(read, published.indicators, 'indicators')
  const trial = [...read.indicators.map(({ value }) => value), ...kept]
  const issues = isSound ? null : compileIndicators(trial, expressions).issues
  const sound = read.indicators.filter(({ file, value }) => {
    const [fault] = issues?.get(value.id) ?? []
    if (fault) refuse(file, fault)
    return !fault
  })
  const taken = await takeAll('indicators', sound)
  return [...taken, ...missing(read.indicators, taken, published.indicators), ...kept]
}

async function takeExports(
  read: ReadDefinitions,
  { takeAll, refuse, published, expressions, isSound }: Taking,
): Promise<ExportDefinition[]> {
  const kept = lastGood<ExportDefinition>(read, published.export, 'exports')
  const sound = read.exports.filter(({ file, value }) => {
    const result = isSound ? null : compileExport(value, expressions)
    const [fault] = result && 'issues' in result ? result.issues : []
    if (fault) refuse(file, fault)
    return !fault
  })
  const taken = await takeAll('export', sound)
  return [...taken, ...missing(read.exports, taken, published.export), ...kept]
}

/** The last version of definitions whose file cannot be read now; a file is named after its id. */
function lastGood<T extends { id: string; version: number }>(
  { problems }: ReadDefinitions,
  published: Published<JsonObject>,
  folder: string,
): T[] {
  return problems.flatMap(({ file }) => {
    const id = new RegExp(`/${folder}/([^/]+)\\.json$`).exec(file)?.[1]
    const last = id === undefined ? undefined : newestOf<T>(published, id)
    return last ? [last] : []
  })
}

/** The last version of definitions that were read and not taken. */
function missing<T extends { id: string; version: number }>(
  read: readonly FromFile<T>[],
  taken: readonly T[],
  published: Published<JsonObject>,
): T[] {
  const ids = new Set(taken.map(({ id }) => id))
  return read.flatMap(({ value: { id } }) => {
    const last = ids.has(id) ? undefined : newestOf<T>(published, id)
    return last ? [last] : []
  })
}

function newestOf<T extends { id: string; version: number }>(
  published: Published<JsonObject>,
  id: string,
): T | undefined {
  const versions = [...published.values()].map((one) => one as unknown as T)
  return versions
    .filter((one) => one.id === id)
    .reduce<T | undefined>(
      (best, one) => (best && best.version > one.version ? best : one),
      undefined,
    )
}

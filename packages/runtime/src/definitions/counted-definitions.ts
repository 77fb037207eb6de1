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
  take: (
    of: 'indicators' | 'export',
    from: FromFile<{ id: string; version: number }>,
  ) => Promise<boolean>
  refuse: (file: string, issue: Issue) => void
  published: Record<'indicators' | 'export', Published<JsonObject>>
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
  const sets = await takeSets(read, taking)
  const exports = new Map<string, CompiledExport>()
  for (const from of await takeExports(read, taking)) {
    const result = compileExport(from, taking.expressions)
    if ('compiled' in result) exports.set(from.id, result.compiled)
  }
  const { compiled } = compileIndicators(sets, taking.expressions)
  const lists = Object.fromEntries(read.codeLists.map(({ value }) => [value.id, listView(value)]))
  return { sets, indicators: compiled, exports, lists }
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
  { take, refuse, published, expressions }: Taking,
): Promise<IndicatorSet[]> {
  const kept = lastGood<IndicatorSet>(read, published.indicators, 'indicators')
  const trial = [...read.indicators.map(({ value }) => value), ...kept]
  const { issues } = compileIndicators(trial, expressions)
  const taken: IndicatorSet[] = []
  for (const from of read.indicators) {
    const [fault] = issues.get(from.value.id) ?? []
    if (fault) refuse(from.file, fault)
    else if (await take('indicators', from)) taken.push(from.value)
  }
  return [...taken, ...missing(read.indicators, taken, published.indicators), ...kept]
}

async function takeExports(
  read: ReadDefinitions,
  { take, refuse, published, expressions }: Taking,
): Promise<ExportDefinition[]> {
  const kept = lastGood<ExportDefinition>(read, published.export, 'exports')
  const taken: ExportDefinition[] = []
  for (const from of read.exports) {
    const result = compileExport(from.value, expressions)
    const [fault] = 'issues' in result ? result.issues : []
    if (fault) refuse(from.file, fault)
    else if (await take('export', from)) taken.push(from.value)
  }
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

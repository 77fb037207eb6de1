import { SplotError } from '@splot/definition'
import type { Issue } from '@splot/definition'
import { exportLines, openCount } from '@splot/engine'
import type { CompiledExport, ExportLine, Unworded } from '@splot/engine'
import type { StoredCase } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { logCountedRead } from '../permission/access-log.ts'
import { personOf } from '../permission/actor.ts'
import { viewerOf } from '../permission/relation.ts'
import type { Viewer } from '../permission/relation.ts'
import type { Reader } from '../types.ts'
import { countedDay } from './moment.ts'
import { readCases } from './read-cases.ts'
import { isAmong } from './readable-indicators.ts'
import type { ExportFile, ExportFormat, ExportSummary } from './types.ts'
import { writeTable } from './write-table.ts'

const longestPurpose = 500

/** Returns the tables that the reader may export. Guests get none. */
export async function listExports(deps: Deps, reader: Reader): Promise<ExportSummary[]> {
  const viewer = await viewerOf(deps, reader)
  return [...deps.library.counted().exports.values()]
    .filter((one) => mayExport(viewer, one))
    .map(({ definition }) => ({
      id: definition.id,
      version: definition.version,
      title: definition.title,
      description: definition.description ?? null,
      sensitive: isSensitive({ definition }),
    }))
}

function isSensitive({ definition }: Pick<CompiledExport, 'definition'>): boolean {
  return definition.columns.some(({ sensitive }) => sensitive === true)
}

/**
 * Returns a table in the layout of another system. Where it holds special-category data, each line is
 * written to the access log with the purpose before the file is handed out.
 *
 * @throws SplotError export.not-found, export.purpose, export.words, indicator.moment
 */
export async function exportTable(
  deps: Deps,
  reader: Reader,
  id: string,
  { at, format, purpose }: { at?: string; format: ExportFormat; purpose: string },
): Promise<ExportFile> {
  const viewer = await viewerOf(deps, reader)
  const compiled = deps.library.counted().exports.get(id)
  if (!compiled || !mayExport(viewer, compiled)) throw exportNotFound(id)
  const reason = checkPurpose(purpose)
  const day = countedDay(deps, at === undefined ? {} : { at })
  const { cases, stored } = await readCases(deps, compiled.workflows, {
    at: day.at,
    sensitive: new Set(isSensitive(compiled) ? [compiled.definition.source.workflow] : []),
  })
  const calendar = deps.library.calendar()
  const { lists } = deps.library.counted()
  const count = openCount(cases, { at: day.at, now: day.now, calendar, lists })
  const { definition } = compiled
  const language = definition.language ?? 'pl'
  const { lines, unworded } = exportLines(
    compiled,
    count,
    day.at,
    (list, code) =>
      deps.library.codeList(list)?.items.find((item) => item.code === code)?.label[language],
  )
  if (unworded.length > 0) throw wordsMissing(unworded)
  await logLines(deps, personOf(viewer), { compiled, lines, stored, reason })
  const heading = definition.columns.map(({ title }) => title)
  return writeTable(
    {
      name: `${id}-${day.at}`,
      title: definition.title[language],
      rows: [heading, ...lines.map(({ cells }) => cells)],
    },
    format,
  )
}

function mayExport({ person, programmeRoles }: Viewer, { definition }: CompiledExport): boolean {
  return person !== null && isAmong(definition.readers, programmeRoles)
}

async function logLines(
  deps: Deps,
  person: string,
  { compiled, lines, stored, reason }: Written,
): Promise<void> {
  const { id, version } = compiled.definition
  const source = `${id}/${version}`
  for (const { caseId, cells } of lines) {
    const reads = compiled.columns.flatMap(({ definition, value }, n) =>
      definition.sensitive === true && value && cells[n] !== '' ? value.reads : [],
    )
    const kept = stored.get(caseId)
    if (reads.length === 0 || !kept) continue
    const loaded = await decodeCase(deps, kept)
    await logCountedRead(deps, { person, loaded, reads, purpose: 'export', source, reason })
  }
}

interface Written {
  compiled: CompiledExport
  lines: readonly ExportLine[]
  stored: ReadonlyMap<string, StoredCase>
  reason: string
}

function checkPurpose(given: string): string {
  const purpose = given.trim()
  if (purpose.length >= 3 && purpose.length <= longestPurpose) return purpose
  throw new SplotError(
    'export.purpose',
    `Expected a purpose of 3 to ${longestPurpose} characters but got ${purpose.length}.`,
  )
}

/** Said alike for an export that is not there and one the reader may not know. */
function exportNotFound(id: string): SplotError {
  return new SplotError('export.not-found', `Expected a table you may export but "${id}" is none.`)
}

/** Names the column and the code, and the case where it stands; never a person. */
function wordsMissing(unworded: readonly Unworded[]): SplotError {
  const distinct = new Map(unworded.map((one) => [`${one.column} ${one.code}`, one]))
  const issues = [...distinct.values()].slice(0, 50).map(({ column, code, caseId }): Issue => ({
    path: '',
    code: 'export.words',
    message: {
      pl: `Kolumna „${column}” nie ma słowa dla kodu „${code}” (sprawa ${caseId}).`,
      en: `The column "${column}" has no wording for the code "${code}" (case ${caseId}).`,
    },
  }))
  return new SplotError('export.words', 'Expected a wording for every code of the table.', {
    issues,
  })
}

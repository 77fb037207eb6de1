import { SplotError, kindOfPath, parseDefinition, withVersion } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { checkDefinitions } from '../check/check-definitions.ts'
import type { CheckedDefinitions, DefinitionCheck } from '../check/check-definitions.ts'
import { readScenarios } from '../check/read-scenarios.ts'
import { runScenarios } from '../check/run-scenarios.ts'
import type { ScenarioOutcome, ScenarioProgress } from '../check/run-scenarios.ts'
import { checksumOf } from '../definitions/checksum.ts'
import { fileSetOf } from '../definitions/file-set.ts'
import type { FileSet } from '../definitions/file-set.ts'
import type { Library } from '../definitions/library.ts'
import type { PublishedKind } from '../definitions/published.ts'
import type { Deps } from '../deps.ts'
import type { SourceFile } from '../ports.ts'
import { draftFiles } from './draft-files.ts'
import type { LoadedDraft } from './draft-record.ts'

const versioned = ['programme', 'workflow', 'form', 'indicators', 'export'] as const
type Versioned = (typeof versioned)[number]

/**
 * Returns the files of a draft as publishing puts them in force: a file that says something else than
 * the one in force has the next version of its definition. Authors never write a version.
 */
export async function publishableFiles(deps: Deps, draft: LoadedDraft): Promise<SourceFile[]> {
  const { set } = deps.library.files()
  return (await draftFiles(deps, draft)).map((file) => raised(deps.library, set, file))
}

function raised(library: Library, inForce: FileSet, file: SourceFile): SourceFile {
  const kind = kindOfPath(file.path)
  if (!isVersioned(kind) || inForce[file.path] === fileSetOf([file])[file.path]) return file
  // read with some version, for an author need not write any
  const { value } = parseDefinition(kind, { ...file, text: withVersion(file.text, 1) })
  if (value === undefined) return file
  const version = nextVersion(library, kind, value as unknown as JsonObject & { id: string })
  return { ...file, text: withVersion(file.text, version) }
}

function isVersioned(kind: string | null | undefined): kind is Versioned {
  return versioned.some((one) => one === kind)
}

/** A version that says the same already is that version; else the one after the last. */
function nextVersion(
  library: Library,
  kind: PublishedKind,
  definition: JsonObject & { id: string },
): number {
  const last = library.lastVersion(kind, definition.id)
  if (last === null) return 1
  return said(last.definition) === said(definition) ? last.version : last.version + 1
}

function said(definition: JsonObject): string {
  return checksumOf({ ...definition, version: 0 })
}

const checks = new WeakMap<object, Map<string, CheckedDefinitions>>()
const reports = new WeakMap<object, Map<string, Promise<DefinitionCheck>>>()
const outcomes = new WeakMap<object, Map<string, Promise<ScenarioOutcome[]>>>()
const checksKept = 4

/** Returns what is wrong with files and what was read on the way; the same files are checked once. */
function checkFiles({ expressions }: Deps, files: readonly SourceFile[]): CheckedDefinitions {
  return kept(checks, expressions, files, () => checkDefinitions(files, expressions))
}

/** Returns what is wrong with files, found out beside the service where it can; once for the same files. */
export function reportOn(deps: Deps, files: readonly SourceFile[]): Promise<DefinitionCheck> {
  const { checker, expressions } = deps
  if (checker === null) return Promise.resolve(checkFiles(deps, files).report)
  const report = kept(reports, expressions, files, () => checker.check(files))
  report.catch(() => reports.delete(expressions))
  return report
}

/**
 * Runs the saved scenarios among files, beside the service where it can; once for the same files.
 *
 * @throws SplotError programme-draft.has-errors
 */
export async function outcomesOn(
  deps: Deps,
  files: readonly SourceFile[],
  tell?: (progress: ScenarioProgress) => void,
): Promise<ScenarioOutcome[]> {
  const { checker, expressions } = deps
  const report = await reportOn(deps, files)
  if (report.errors > 0) refuseFaulty(report, {})
  if (readScenarios(files).length === 0) return []
  const found = kept(outcomes, expressions, files, () => {
    if (checker !== null) return checker.simulate(files, tell)
    const { programme } = checkFiles(deps, files)
    if (programme === null) throw new Error('Expected a programme that runs: it has no error.')
    return runScenarios(programme, files, tell)
  })
  found.catch(() => outcomes.delete(expressions))
  return found
}

function kept<T>(
  all: WeakMap<object, Map<string, T>>,
  owner: object,
  files: readonly SourceFile[],
  make: () => T,
): T {
  const known = all.get(owner) ?? new Map<string, T>()
  all.set(owner, known)
  const key = checksumOf({ ...fileSetOf(files) })
  const found = known.get(key) ?? make()
  known.delete(key)
  known.set(key, found)
  const oldest = known.keys().next().value
  if (known.size > checksKept && oldest !== undefined) known.delete(oldest)
  return found
}

/**
 * Refuses files that must not come into force: with an error, or with a warning nobody gave a reason for.
 *
 * @throws SplotError programme-draft.has-errors, programme-draft.warning-needs-reason
 */
export function refuseFaulty(
  { issues, errors }: Pick<DefinitionCheck, 'issues' | 'errors'>,
  reasons: Readonly<Record<string, string>>,
): void {
  if (errors > 0)
    throw new SplotError(
      'programme-draft.has-errors',
      `Expected definitions without errors but there are ${errors}.`,
      { issues: issues.filter(({ severity }) => severity === 'error') },
    )
  const open = issues.filter(
    ({ key, severity }) => severity === 'warning' && !(reasons[key] ?? '').trim(),
  )
  if (open.length > 0)
    throw new SplotError(
      'programme-draft.warning-needs-reason',
      `Expected a reason for each of ${open.length} warnings.`,
      { issues: open, details: { allowed: open.map(({ key }) => key) } },
    )
}

import type { CodeList } from '../code-list/types.ts'
import type { DashboardDefinition } from '../dashboard/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { DefinitionFiles } from '../edit/files.ts'
import type { ExportDefinition } from '../export/types.ts'
import type { NameReader } from '../expression.ts'
import type { FormDefinition } from '../form/types.ts'
import type { IndicatorSet } from '../indicator/types.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { ProgrammeDefinition } from '../programme/types.ts'
import { splitPointer } from '../source/pointer.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { documentSites } from './document-sites.ts'
import { codeListSites, formSites } from './form-sites.ts'
import { nameKey, wordOf } from './name.ts'
import type { Meant, Name, NameKind, Writing } from './name.ts'
import { createProgrammeWorld } from './programme-world.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { programmeSites, scenarioSites } from './programme-sites.ts'
import { readFiles, scenarioOf } from './read-files.ts'
import type { ReadFile } from './read-files.ts'
import { dashboardSites, exportSites, indicatorSites } from './report-sites.ts'
import type { ExpressionSite, NameSite, Site } from './site.ts'
import { workflowSites } from './workflow-sites.ts'

/** A place where a name is written. */
export interface Use {
  readonly file: string
  /** JSON Pointer of the value, or of the key. */
  readonly at: string
  /** The last step of the pointer is what is written. */
  readonly key: boolean
  /** Where in the text, in UTF-16 units, end exclusive. */
  readonly from: number
  readonly to: number
  readonly writing: Writing
  /** The text is an expression, or holds it. */
  readonly inExpression: boolean
  /** Here it is said that the name exists. */
  readonly declares: boolean
  /** False where it may be something else as well. */
  readonly sure: boolean
  /** What else is written by the same word there: it can be renamed only together. */
  readonly others: readonly Name[]
}

/** All names of a programme and where they are written. */
export interface ProgrammeNames {
  /** Everything that is declared, in the order of files. */
  readonly declared: readonly Name[]
  /** Where a name is written, its declaration too. */
  usesOf(name: Name): readonly Use[]
  /** Expressions that read something called so from a value that may be anything: a person must look. */
  perhaps(name: Name): readonly Use[]
  /** Definition files that are not as they should be: what they name is not known. */
  readonly unread: readonly string[]
}

const known = new WeakMap<DefinitionFiles, { reader: NameReader; names: ProgrammeNames }>()

/**
 * Finds every name in the definition files of a programme. Pure; for the same files it is the same object, since
 * whoever asks before an edit asks again to do it.
 */
export function namesOf(files: DefinitionFiles, reader: NameReader): ProgrammeNames {
  const before = known.get(files)
  if (before?.reader === reader) return before.names
  const names = findNames(files, reader)
  known.set(files, { reader, names })
  return names
}

function findNames(files: DefinitionFiles, reader: NameReader): ProgrammeNames {
  const { read, unread, bundle } = readFiles(files)
  const uses = new Map<string, Use[]>()
  const open = new Map<string, Use[]>()
  const declared = new Map<string, Name>()
  const world = bundle && createProgrammeWorld(bundle, reader)
  for (const file of world ? read : [])
    for (const site of sitesOf(file, world!)) {
      if ('source' in site) expressionUses(file, site, world!, uses, open)
      else nameUses(file, site, uses, declared)
    }
  const of = (table: Map<string, Use[]>, key: string) => table.get(key) ?? []
  return {
    declared: [...declared.values()],
    unread,
    usesOf: (name) => of(uses, nameKey(name)),
    perhaps: (name) => {
      if (!readByValue.has(name.kind)) return []
      const sure = new Set(of(uses, nameKey(name)).map(placeOf))
      const word = name.kind === 'field' ? wordOf(name) : name.id
      return of(open, name.kind === 'field' ? word : `"${word}`).filter(
        (use) => !sure.has(placeOf(use)),
      )
    },
  }
}

/** What may be read, or compared, where nobody can tell what a value is. */
const readByValue = new Set<NameKind>(['field', 'code', 'state', 'role', 'workflow'])

function placeOf({ file, at, from }: Use): string {
  return `${file} ${at} ${from}`
}

function sitesOf(file: ReadFile, world: ProgrammeWorld): Site[] {
  const value: unknown = file.value
  switch (file.kind) {
    case 'workflow':
      return workflowSites(value as WorkflowDefinition, world)
    case 'form':
      return formSites(value as FormDefinition, world)
    case 'codeList':
      return codeListSites(value as CodeList, world)
    case 'document':
      return documentSites(value as DocumentDefinition, world)
    case 'dashboard':
      return dashboardSites(value as DashboardDefinition, world)
    case 'indicators':
      return indicatorSites(value as IndicatorSet, world)
    case 'export':
      return exportSites(value as ExportDefinition, world)
    case 'scenario':
      return scenarioSites(scenarioOf(file), world)
    default:
      return programmeSites(value as ProgrammeDefinition, world)
  }
}

function add<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const list = table.get(key)
  if (list) list.push(value)
  else table.set(key, [value])
}

function nameUses(
  { file, value }: ReadFile,
  site: NameSite,
  uses: Map<string, Use[]>,
  declared: Map<string, Name>,
): void {
  const text = site.key ? (splitPointer(site.at).at(-1) ?? '') : textAt(value, site.at)
  if (text === undefined) return
  const from = site.from ?? 0
  const to = site.to ?? text.length
  for (const meant of site.means) {
    if (site.declares) declared.set(nameKey(meant.name), meant.name)
    const span = spanOf(meant, text.slice(from, to), from)
    if (span)
      add(uses, nameKey(meant.name), {
        file,
        at: site.at,
        key: site.key === true,
        ...span,
        writing: meant.writing,
        inExpression: false,
        declares: site.declares === true,
        sure: true,
        others: othersOf(meant, site.means),
      })
  }
}

function expressionUses(
  { file }: ReadFile,
  site: ExpressionSite,
  world: ProgrammeWorld,
  uses: Map<string, Use[]>,
  open: Map<string, Use[]>,
): void {
  for (const use of world.reader.readNames(site.source, site.scope, site.expected).uses) {
    const written = use.quoted ? use.to - use.from - 2 : use.to - use.from
    // a text with escapes is no id
    if (written !== use.name.length) continue
    const start = site.offset + use.from + (use.quoted ? 1 : 0)
    const place = { file, at: site.at, key: false, inExpression: true, declares: false }
    for (const meant of use.means) {
      const span = spanOf(meant, use.name, start)
      if (span)
        add(uses, nameKey(meant.name), {
          ...place,
          ...span,
          writing: meant.writing,
          sure: use.sure,
          others: othersOf(meant, use.means),
        })
    }
    if (use.means.length === 0 && !use.sure)
      add(open, use.quoted ? `"${use.name}` : use.name, {
        ...place,
        from: start,
        to: start + use.name.length,
        writing: { as: 'word' },
        sure: false,
        others: [],
      })
  }
}

/** Other names that the same word stands for: not those that other parts of the text stand for. */
function othersOf(meant: Meant, means: readonly Meant[]): Name[] {
  return means
    .filter((one) => one !== meant && samePart(one.writing, meant.writing))
    .map(({ name }) => name)
}

function samePart(a: Writing, b: Writing): boolean {
  if (a.as === 'step' || b.as === 'step')
    return a.as === 'step' && b.as === 'step' && a.step === b.step
  return (a.as === 'prefix') === (b.as === 'prefix')
}

/** Where in a text a name is written. */
function spanOf(
  { name, writing }: Meant,
  text: string,
  start: number,
): { from: number; to: number } | undefined {
  if (writing.as === 'prefix') return { from: start, to: start + name.id.length }
  if (writing.as !== 'step') return { from: start, to: start + text.length }
  const steps = text.split('/')
  const before = steps.slice(0, writing.step).join('/').length + 1
  const step = steps[writing.step]
  return step === undefined ? undefined : { from: start + before, to: start + before + step.length }
}

function textAt(value: JsonValue, pointer: string): string | undefined {
  const found = splitPointer(pointer).reduce<JsonValue | undefined>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as JsonObject)[step] : undefined),
    value,
  )
  return typeof found === 'string' ? found : undefined
}

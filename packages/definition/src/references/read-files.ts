import type { DefinitionFiles } from '../edit/files.ts'
import type { JsonValue } from '../json.ts'
import { kindOfPath } from '../parse/parse-definition.ts'
import { isScenarioPath, scenarioFileSchema } from '../scenario/parse-scenario.ts'
import type { Scenario } from '../scenario/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import { checkSchema } from '../schemas/check-schema.ts'
import { compileSchema } from '../schemas/compile-schema.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import { validatorOf } from '../schemas/validator-of.ts'

/** A definition file whose shape is right. */
export interface ReadFile {
  file: string
  kind: DefinitionKind | 'scenario'
  value: JsonValue
}

/** The files of a programme as far as they can be read. */
export interface ReadFiles {
  read: ReadFile[]
  /** Definition files that are not as they should be, whose names are therefore not known. */
  unread: string[]
  /** Absent without a readable programme file. */
  bundle?: ProgrammeBundle
}

const well = new WeakMap<object, Map<string, boolean>>()

/** Returns the files by what they hold. Pure; what was read of the same value is remembered. */
export function readFiles(files: DefinitionFiles): ReadFiles {
  const read: ReadFile[] = []
  const unread: string[] = []
  for (const [file, value] of Object.entries(files)) {
    const kind = isScenarioPath(file) ? 'scenario' : kindOfPath(file)
    if (!kind) continue
    if (isReadable(kind, value)) read.push({ file, kind, value })
    else unread.push(file)
  }
  const of = <T>(kind: DefinitionKind): T[] =>
    read.filter((one) => one.kind === kind).map(({ value }) => value as T)
  const [programme] = of<ProgrammeBundle['programme']>('programme')
  if (!programme) return { read, unread }
  const bundle: ProgrammeBundle = {
    programme,
    workflows: of('workflow'),
    forms: of('form'),
    codeLists: of('codeList'),
    documents: of('document'),
    dashboards: of('dashboard'),
    indicators: of('indicators'),
    exports: of('export'),
  }
  return { read, unread, bundle }
}

let scenarioValidator: ReturnType<typeof compileSchema> | undefined

/** Tells whether a value has the shape of its kind of file. Pure; what was asked of it is remembered. */
export function isReadable(kind: ReadFile['kind'], value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  const known = well.get(value) ?? new Map<string, boolean>()
  well.set(value, known)
  const before = known.get(kind)
  if (before !== undefined) return before
  const validator =
    kind === 'scenario'
      ? (scenarioValidator ??= compileSchema(scenarioFileSchema))
      : validatorOf(kind)
  const is = checkSchema(validator, value).length === 0
  known.set(kind, is)
  return is
}

/** Returns a file as a scenario. */
export function scenarioOf({ value }: ReadFile): Scenario {
  return value as unknown as Scenario
}

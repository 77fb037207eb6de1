import type { ProgrammeBundle } from '../programme/types.ts'
import type { DefinitionIssue, SourceFile } from '../source/definition-issue.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import { kindOfPath, parseDefinition } from './parse-definition.ts'
import type { ParsedFile } from './parse-definition.ts'

/** All definition files of a programme, as far as they could be read. */
export interface ParsedProgramme {
  /** Absent without a readable `workflows/programme.json`. */
  bundle?: ProgrammeBundle
  files: ParsedFile[]
  issues: DefinitionIssue[]
}

/** Reads all definition files, each with `parse`; other files are passed over. Pure if `parse` is. */
export function parseProgramme(
  sources: readonly SourceFile[],
  parse: typeof parseDefinition = parseDefinition,
): ParsedProgramme {
  const files = sources.flatMap((source) => {
    const kind = kindOfPath(source.path)
    return kind ? [parse(kind, source)] : []
  })
  const issues = [...files.flatMap((file) => file.issues), ...doubledIds(files)]
  const programme = files.find((file) => file.kind === 'programme')?.value
  if (!programme)
    return { files, issues: programmeMissing(files) ? [...issues, noProgramme()] : issues }
  return {
    files,
    issues,
    bundle: {
      programme,
      workflows: valuesOf(files, 'workflow'),
      forms: valuesOf(files, 'form'),
      codeLists: valuesOf(files, 'codeList'),
      documents: valuesOf(files, 'document'),
      dashboards: valuesOf(files, 'dashboard'),
      indicators: valuesOf(files, 'indicators'),
      exports: valuesOf(files, 'export'),
    },
  }
}

type ValueOf<K extends DefinitionKind> = NonNullable<Extract<ParsedFile, { kind: K }>['value']>

function valuesOf<K extends DefinitionKind>(files: readonly ParsedFile[], kind: K): ValueOf<K>[] {
  return files.flatMap((file) =>
    file.kind === kind && file.value ? [file.value as ValueOf<K>] : [],
  )
}

function programmeMissing(files: ParsedFile[]): boolean {
  return !files.some((file) => file.kind === 'programme')
}

function doubledIds(files: ParsedFile[]): DefinitionIssue[] {
  const first = new Map<string, string>()
  return files.flatMap((file) => {
    if (!file.value || file.kind === 'programme') return []
    const key = `${file.kind} ${file.value.id}`
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, file.file)
      return []
    }
    return [
      {
        file: file.file,
        ...file.locate('/id'),
        path: '/id',
        code: 'name.doubled',
        severity: 'error' as const,
        message: {
          pl: `Identyfikator „${file.value.id}” ma już plik ${other}.`,
          en: `The id "${file.value.id}" is taken by ${other}.`,
        },
        hint: { pl: 'Nadaj inny identyfikator.', en: 'Choose another id.' },
      },
    ]
  })
}

function noProgramme(): DefinitionIssue {
  return {
    file: 'workflows/programme.json',
    line: 1,
    column: 1,
    path: '',
    code: 'programme.missing',
    severity: 'error',
    message: {
      pl: 'Brakuje pliku workflows/programme.json.',
      en: 'The file workflows/programme.json is missing.',
    },
    hint: {
      pl: 'Utwórz go: role, parametry, kalendarz i szablony powiadomień programu.',
      en: 'Create it: roles, parameters, calendar and notification templates of the programme.',
    },
  }
}

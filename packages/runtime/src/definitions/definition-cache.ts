import { parseDefinition } from '@splot/definition'
import type {
  CodeList,
  ExpressionCompiler,
  FormDefinition,
  ParsedFile,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type { CompiledWorkflow } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import type { CompiledForm } from '@splot/forms'
import { compileFormDefinition, compileWorkflowDefinition } from './compile.ts'

/**
 * What definitions were read and compiled to. A file is read again only when its text changed, and a
 * definition compiled again only when it, its calendar or its code lists did. Runtimes of one process
 * may share one: what it returns is never changed.
 */
export interface DefinitionCache {
  readonly expressions: ExpressionCompiler
  readonly parse: typeof parseDefinition
  /** @throws SplotError as `compileWorkflowDefinition` */
  readonly workflow: (
    definition: WorkflowDefinition,
    programme: ProgrammeDefinition,
  ) => CompiledWorkflow
  /** `versions` tells the versions of the code lists. @throws SplotError of forms */
  readonly form: (
    definition: FormDefinition,
    codeLists: readonly CodeList[],
    versions: string,
  ) => CompiledForm
}

/** Returns an empty cache. It holds what the last text of each file led to, and nothing older. */
export function createDefinitionCache(
  expressions: ExpressionCompiler = createExpressionCompiler(),
): DefinitionCache {
  const files = new Map<string, { text: string; parsed: ParsedFile }>()
  const workflows = new WeakMap<WorkflowDefinition, Kept<CompiledWorkflow>>()
  const forms = new WeakMap<FormDefinition, Kept<CompiledForm>>()
  return {
    expressions,
    parse(kind, source) {
      const known = files.get(source.path)
      if (known?.text === source.text) return known.parsed
      const parsed = parseDefinition(kind, source)
      files.set(source.path, { text: source.text, parsed })
      return parsed
    },
    workflow: (definition, programme) =>
      kept(workflows, definition, calendarOf(programme), () =>
        compileWorkflowDefinition(definition, programme, expressions),
      ),
    form: (definition, codeLists, versions) =>
      kept(forms, definition, versions, () =>
        compileFormDefinition(definition, codeLists, expressions),
      ),
  }
}

/** What a definition compiled to together with what else it depends on. */
type Kept<T> = Map<string, T>

function kept<K extends object, T>(
  all: WeakMap<K, Kept<T>>,
  definition: K,
  dependsOn: string,
  compile: () => T,
): T {
  const ofDefinition = all.get(definition) ?? new Map<string, T>()
  const known = ofDefinition.get(dependsOn)
  if (known) return known
  const compiled = compile()
  all.set(definition, ofDefinition.set(dependsOn, compiled))
  return compiled
}

function calendarOf({ calendar, timeZone }: ProgrammeDefinition): string {
  return JSON.stringify([calendar, timeZone])
}

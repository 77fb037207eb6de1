import { useDeferredValue, useMemo } from 'react'
import type { JsonSchema, Locale, ProgrammeBundle } from '@splot/definition'
import { expressionScope, type ExpressionScope } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { knownVariables } from '../names/known-variables.ts'
import { titledVariables, type TitledVariable } from '../names/titled-variables.ts'
import { useEditedFile } from './edited-file.ts'

/** What an expression may name, as a schema and one by one with words, and what it should give. */
export interface ExpressionNames {
  schema: ExpressionScope['variables']
  variables: readonly TitledVariable[]
  expected: ExpressionScope['expected']
}

/** Returns what the expression at a JSON Pointer of the edited file may name. */
export function useExpressionNames(pointer: string): ExpressionNames {
  const locale = useLocale()
  // names may follow a moment after what is typed
  const edited = useDeferredValue(useEditedFile())
  return useMemo(() => {
    const { file, value, bundle } = edited
    const scope = expressionScope({ file, value, bundle }, pointer)
    const variables = titledOnce(scope, bundle, locale)
    return { schema: scope.variables, variables, expected: scope.expected }
  }, [edited, pointer, locale])
}

/** Fields of a page often name the same: what they may name is told with titles once. */
const titled = new WeakMap<JsonSchema, Map<Locale, readonly TitledVariable[]>>()

function titledOnce(
  { variables: schema, workflow: id }: ExpressionScope,
  bundle: ProgrammeBundle,
  locale: Locale,
): readonly TitledVariable[] {
  const byLocale = titled.get(schema) ?? new Map<Locale, readonly TitledVariable[]>()
  titled.set(schema, byLocale)
  const before = byLocale.get(locale)
  if (before !== undefined) return before
  const known = knownVariables(schema)
  const workflow = bundle.workflows.find((one) => one.id === id)
  const variables = workflow
    ? titledVariables(known, workflow, bundle, locale)
    : known.map((one) => ({ ...one, label: one.path, group: '' }))
  byLocale.set(locale, variables)
  return variables
}

import { useDeferredValue, useMemo } from 'react'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { byNearness } from '../names/by-nearness.ts'
import { titledVariables, type TitledVariable } from '../names/titled-variables.ts'
import { useVariables, type Variables } from '../names/use-variables.ts'
import { useLocale } from '@splot/react/texts'

/** What the expressions of a workflow may name, with the words people know it by. */
export function useTitledVariables(
  workflow: string,
  event?: string,
): { schema: Variables['schema']; variables: readonly TitledVariable[] } {
  // names may follow a moment after what is typed
  const files = useDeferredValue(useFiles())
  const locale = useLocale()
  const { schema, known } = useVariables(workflow, event)
  const variables = useMemo(() => {
    const bundle = bundleOf(files)
    const definition = bundle?.workflows.find(({ id }) => id === workflow)
    if (!bundle || !definition) return []
    return titledVariables(byNearness(known, definition, event), definition, bundle, locale)
  }, [files, known, workflow, event, locale])
  return { schema, variables }
}

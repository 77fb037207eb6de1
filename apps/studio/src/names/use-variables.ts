import { useDeferredValue, useMemo } from 'react'
import { workflowVariables, type JsonSchema } from '@splot/definition'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from './bundle-of.ts'
import { knownVariables, type KnownVariable } from './known-variables.ts'

/** What the expressions of a workflow may name: as a schema for checking, and one by one to choose from. */
export interface Variables {
  schema: JsonSchema
  known: readonly KnownVariable[]
}

const nothing: Variables = { schema: {}, known: [] }

/** Returns what a workflow's expressions see; `event` is the one they run under, where it is known. */
export function useVariables(workflow: string, event?: string): Variables {
  // names may follow a moment after what is typed
  const files = useDeferredValue(useFiles())
  return useMemo(() => {
    const bundle = bundleOf(files)
    const definition = bundle?.workflows.find(({ id }) => id === workflow)
    if (bundle === null || definition === undefined) return nothing
    const schema = workflowVariables(definition, bundle, event)
    return { schema, known: knownVariables(schema) }
  }, [files, workflow, event])
}

import type { JsonObject, JsonValue } from '../../json.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import { joinPointer } from '../../source/pointer.ts'

/** An action that makes a document from a template. */
export interface DocumentUse {
  workflow: string
  /** JSON Pointer of the action. */
  pointer: string
  /** Names of given values → expressions over the case. */
  values: Readonly<Record<string, string>>
}

/** Returns the actions that make documents from a template, by the order of workflows. Pure. */
export function documentUses(
  { workflows }: Pick<ProgrammeBundle, 'workflows'>,
  template: string,
): DocumentUse[] {
  return workflows.flatMap((workflow) =>
    madeIn(workflow as unknown as JsonValue, '', template).map(({ pointer, values }) => ({
      workflow: workflow.id,
      pointer,
      values,
    })),
  )
}

function madeIn(
  value: JsonValue,
  pointer: string,
  template: string,
): { pointer: string; values: Record<string, string> }[] {
  if (typeof value !== 'object' || value === null) return []
  const action: JsonObject = Array.isArray(value) ? {} : value
  const params = (action['params'] ?? {}) as JsonObject
  if (action['type'] === 'document' && params['template'] === template)
    return [{ pointer, values: (params['values'] ?? {}) as Record<string, string> }]
  return Object.entries(value).flatMap(([key, inner]) =>
    madeIn(inner, joinPointer(pointer, key), template),
  )
}

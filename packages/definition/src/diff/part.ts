import type { JsonValue } from '../json.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'

/** What people see as one thing in a definition, and can add, move, change or take out. */
export const partKinds = [
  'programme',
  'workflow',
  'form',
  'codeList',
  'document',
  'dashboard',
  'indicators',
  'export',
  'role',
  'personFact',
  'parameter',
  'notification',
  'stage',
  'call',
  'catalogue',
  'catalogueFact',
  'input',
  'variable',
  'event',
  'timer',
  'reminder',
  'decision',
  'decisionStep',
  'rankingKey',
  'column',
  'offer',
  'publicFact',
  'state',
  'task',
  'checklistItem',
  'transition',
  'action',
  'page',
  'section',
  'field',
  'rule',
  'item',
  'given',
  'block',
  'fact',
  'panel',
  'measure',
  'breakdown',
  'source',
  'indicator',
  'number',
] as const

/** The kind of a part. */
export type PartKind = (typeof partKinds)[number]

/**
 * A definition as people take it apart: a workflow has states, a state has tasks. What is no part of
 * its own is a setting, so that parts and settings together hold everything the file says.
 */
export interface Part {
  kind: PartKind
  /**
   * What it is known by, the same wherever it is moved: the id of a state, the key of a field. `null`
   * where the definition gives it none, as with actions: then its place and contents tell.
   */
  key: string | null
  /** JSON Pointer in its file. */
  pointer: string
  /** Dotted name → value, such as `assign.role` → `"officer"`. */
  settings: ReadonlyMap<string, JsonValue>
  parts: readonly Part[]
  parent: Part | null
}

/** One definition file taken apart. */
export interface DefinitionParts {
  kind: DefinitionKind
  id: string
  root: Part
}

/** Returns a setting that is a text; `''` where it is absent or none. Pure. */
export function textSetting({ settings }: Part, name: string): string {
  const value = settings.get(name)
  return typeof value === 'string' ? value : ''
}

/** Returns the part that stands for the whole file. Pure. */
export function rootOf(part: Part): Part {
  return part.parent === null ? part : rootOf(part.parent)
}

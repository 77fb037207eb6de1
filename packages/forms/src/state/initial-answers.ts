import type { JsonObject } from '@splot/definition'
import type { FieldNode, FormTree } from '../compile/nodes.ts'
import type { FormScope } from '../types.ts'
import { defaultValue } from './default-value.ts'
import type { Frame, Run } from './frame.ts'
import { givenRows } from './given-rows.ts'
import { newRun } from './form-state.ts'
import { isObject } from './is-object.ts'
import { runForm } from './run-form.ts'

/** Puts defaults where nothing is yet, into groups and given rows too. */
function fillDefaults(frame: Frame, run: Run): void {
  for (const node of frame.fields) {
    const { type } = node.field
    if (type === 'computed' || type === 'info' || type === 'consent' || type === 'declaration')
      continue
    if (type === 'group') fillGroup(node, frame, run)
    else if (type === 'table' && node.field.rows) fillRows(node, frame, run)
    else if (frame.values[node.key] === undefined) {
      const value = defaultValue(node, frame, run)
      if (value !== undefined) frame.values[node.key] = value
    }
  }
}

function fillGroup(node: FieldNode, frame: Frame, run: Run): void {
  const sent = frame.values[node.key]
  const values: JsonObject = isObject(sent) ? { ...sent } : {}
  fillDefaults(
    {
      pointer: `${frame.pointer}/${node.key}`,
      values,
      fields: node.children,
      seen: true,
      parent: frame,
    },
    run,
  )
  if (Object.keys(values).length > 0) frame.values[node.key] = values
}

function fillRows(node: FieldNode, frame: Frame, run: Run): void {
  const rows = givenRows(node, frame, run)
  if (rows === undefined) return
  const sent = frame.values[node.key]
  frame.values[node.key] = rows.map((given, index) => {
    const old = Array.isArray(sent) ? sent[index] : undefined
    const values: JsonObject = { ...(isObject(old) ? old : {}), ...given }
    const pointer = `${frame.pointer}/${node.key}/${index}`
    fillDefaults({ pointer, values, fields: node.children, seen: true, index, parent: frame }, run)
    return values
  })
}

/**
 * Returns the first answers of a new draft: `prefilled` over `base` over defaults; declarations,
 * consents and signatures are never made for the person. What is hidden is absent, what is computed is filled in.
 */
export function initialAnswers(
  tree: FormTree,
  scope: FormScope,
  prefilled: JsonObject = {},
): JsonObject {
  const run = newRun(tree, scope)
  const values: JsonObject = { ...scope.base }
  for (const [key, value] of Object.entries(prefilled))
    if (!isPreTicked(tree, key)) values[key] = value
  fillDefaults({ pointer: '', values, fields: tree.fields, seen: true }, run)
  return runForm(values, newRun(tree, scope)).answers
}

/** Whether the answer would be a declaration or consent made for the person. */
function isPreTicked(tree: FormTree, key: string): boolean {
  const type = tree.fieldByKey.get(key)?.field.type
  return type === 'declaration' || type === 'consent' || type === 'signature'
}

import type { Issue, JsonValue } from '@splot/definition'
import { isTextFormat, textFormats } from '../formats/text-formats.ts'
import { issueAt } from '../messages/issue-of.ts'
import { shownNumber } from '../messages/shown.ts'
import type { Instance } from '../state/run-form.ts'
import type { SchemaIssue } from '../types.ts'
import { itemKind, typeKind } from './kinds.ts'

type Maker = (instance: Instance, issue: SchemaIssue, value: JsonValue | undefined) => Issue[]

/** Characters as people count them. */
function codePoints(value: JsonValue | undefined): number {
  return typeof value === 'string' ? Array.from(value).length : 0
}

function count(value: JsonValue | undefined): number {
  return Array.isArray(value) ? value.length : 0
}

function limitOf(issue: SchemaIssue): number {
  return typeof issue.params.limit === 'number' ? issue.params.limit : 0
}

/** Says that a text format is not kept, with the code that tells why. */
function formatIssue(instance: Instance, value: JsonValue | undefined): Issue[] {
  const { type } = instance.node.field
  if (!isTextFormat(type) || typeof value !== 'string')
    return [issueAt(instance, 'form.invalid-value')]
  const code = textFormats[type].check(value)
  return code === undefined ? [] : [issueAt(instance, code)]
}

/** Says that a pattern is not kept, in the author's words. */
function patternIssue(instance: Instance): Issue[] {
  const { pattern, type } = instance.node.field
  if (type === 'reference' || type === 'references')
    return [issueAt(instance, 'form.reference-format')]
  if (type === 'file') return [issueAt(instance, 'form.file-unknown')]
  const issue = issueAt(instance, 'form.pattern')
  return [pattern === undefined ? issue : { ...issue, message: pattern.message }]
}

/** What each JSON Schema keyword means to a person. */
const makers: Readonly<Record<string, Maker>> = {
  type: (instance) => [issueAt(instance, 'form.type', { kind: typeKind(instance.node.field) })],
  minLength: (instance, issue, value) => [
    issueAt(instance, 'form.min-length', { limit: limitOf(issue), length: codePoints(value) }),
  ],
  maxLength: (instance, issue, value) => [
    issueAt(instance, 'form.max-length', { limit: limitOf(issue), length: codePoints(value) }),
  ],
  pattern: patternIssue,
  format: (instance, _issue, value) => formatIssue(instance, value),
  enum: (instance) => [issueAt(instance, 'form.choice-unknown')],
  minimum: (instance, issue) => [
    issueAt(instance, 'form.minimum', { limit: shownNumber(limitOf(issue), instance.node.field) }),
  ],
  maximum: (instance, issue) => [
    issueAt(instance, 'form.maximum', { limit: shownNumber(limitOf(issue), instance.node.field) }),
  ],
  minItems: (instance, issue, value) => [
    issueAt(instance, 'form.min-items', {
      kind: itemKind(instance.node.field),
      limit: limitOf(issue),
      count: count(value),
    }),
  ],
  maxItems: (instance, issue, value) => [
    issueAt(instance, 'form.max-items', {
      kind: itemKind(instance.node.field),
      limit: limitOf(issue),
      count: count(value),
    }),
  ],
  uniqueItems: (instance) => [issueAt(instance, 'form.duplicate-item')],
  // Digits after the comma are counted in decimal, not by dividing binary fractions.
  multipleOf: () => [],
}

/** Returns what a JSON Schema issue means at a field. */
export function issuesOfSchema(
  instance: Instance,
  issue: SchemaIssue,
  value: JsonValue | undefined,
): Issue[] {
  if (instance.node.field.type === 'signature') return [issueAt(instance, 'form.signature-invalid')]
  const maker = Object.hasOwn(makers, issue.keyword) ? makers[issue.keyword] : undefined
  return maker ? maker(instance, issue, value) : [issueAt(instance, 'form.invalid-value')]
}

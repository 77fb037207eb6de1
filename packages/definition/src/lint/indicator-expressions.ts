import type { SourceDefinition } from '../indicator/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { parametersSchema } from '../workflow/variables.ts'
import { measuresOf } from './indicator-rules.ts'
import { placedParts } from './indicator-subject.ts'
import type { ExportRule, IndicatorRule, IndicatorSurroundings } from './indicator-subject.ts'
import { mentionedSchema } from './mentioned-schema.ts'
import { toFault } from './workflow-expressions.ts'

/** Every expression of a set: its syntax, the names it reads, the type it gives. */
export const indicatorExpressions: IndicatorRule = (subject) => {
  const { set, sources, scopes, bundle } = subject
  const check = checker(subject)
  const parameters = { type: 'object', properties: { parameters: parametersSchema(bundle) } }
  return [
    ...Object.entries(set.sources ?? {}).flatMap(([id, source]) =>
      sourceExpressions(subject, source, joinPointer('/sources', id)),
    ),
    ...placedParts(set).flatMap(({ part, path }) => [
      ...Object.entries(part.target ?? {}).flatMap(([bound, value]) =>
        check(value, joinPointer(path, 'target', bound), 'number', parameters),
      ),
      ...measuresOf(part, path).flatMap(({ measure, path: at }) => {
        const source = sources.get(measure.source)
        if (!source) return []
        const scope = scopes.of(source)
        return [
          ...check(measure.when, joinPointer(at, 'when'), 'boolean', scope),
          ...check(measure.on, joinPointer(at, 'on'), 'any', scope),
          ...check(measure.value, joinPointer(at, 'value'), 'number', scope),
          ...check(measure.unique, joinPointer(at, 'unique'), 'any', scope),
        ]
      }),
    ]),
  ]
}

/** The same for an export. */
export const exportExpressions: ExportRule = (subject) => {
  const { table, scopes } = subject
  const check = checker(subject)
  const scope = scopes.of(table.source)
  return [
    ...sourceExpressions(subject, table.source, '/source'),
    ...check(table.unique, '/unique', 'any', scope),
    ...check(table.sort, '/sort', 'any', scope),
    ...table.columns.flatMap(({ value }, n) =>
      check(value, joinPointer('/columns', n, 'value'), 'any', scope),
    ),
  ]
}

type Expected = 'boolean' | 'number' | 'list' | 'any'

function checker({ expressions }: IndicatorSurroundings) {
  return (source: unknown, path: string, expected: Expected, scope: JsonSchema): Fault[] =>
    typeof source === 'string'
      ? expressions
          .check(source, mentionedSchema(scope, source), expected)
          .map((issue) => toFault(issue, path))
      : []
}

function sourceExpressions(
  subject: IndicatorSurroundings,
  source: SourceDefinition,
  path: string,
): Fault[] {
  const check = checker(subject)
  const scope = subject.scopes.of(source)
  return [
    ...check(source.each, joinPointer(path, 'each'), 'list', subject.scopes.withoutRow(source)),
    ...check(source.when, joinPointer(path, 'when'), 'boolean', scope),
    ...check(source.on, joinPointer(path, 'on'), 'any', scope),
    ...check(source.persons?.who, joinPointer(path, 'persons', 'who'), 'any', scope),
    ...Object.entries(source.breakdowns ?? {}).flatMap(([id, text]) =>
      check(text, joinPointer(path, 'breakdowns', id), 'any', scope),
    ),
  ]
}

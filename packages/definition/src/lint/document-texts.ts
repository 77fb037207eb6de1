import type { DocumentBlock } from '../document/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import { placedBlocks } from './document-blocks.ts'
import { documentRowVariables, documentVariables } from './document-variables.ts'
import type { DocumentRule } from './lint-subject.ts'
import { textFaults } from './text-faults.ts'
import { toFault } from './workflow-expressions.ts'

/** An expression or text of a template, where it stands and whether it stands in a row. */
interface Placed<T> {
  at: string
  what: T
  inRow?: boolean
}

/** An expression and what it must give. */
interface PlacedExpression extends Placed<string | undefined> {
  expected?: 'boolean' | 'list'
}

/** Every expression of a template: syntax, names, type. */
export const documentExpressions: DocumentRule = ({ document, expressions }) =>
  placedBlocks(document).flatMap(({ block, path, scope }) =>
    expressionsOf(block, path).flatMap(({ at, what, inRow, expected }) =>
      what === undefined
        ? []
        : expressions
            .check(what, seen(scope, inRow), expected ?? 'any')
            .map((issue) => toFault(issue, at)),
    ),
  )

/** Values that stand in the texts of a template. */
export const documentTexts: DocumentRule = ({ document, expressions }) => {
  const faults = ({ at, what, inRow }: Placed<LocalText>, scope: JsonSchema): Fault[] =>
    textFaults(what, at, (source, place) =>
      expressions.check(source, seen(scope, inRow), 'any').map((issue) => toFault(issue, place)),
    )
  return [
    ...faults({ at: '/title', what: document.title }, documentVariables(document)),
    ...placedBlocks(document).flatMap(({ block, path, scope }) =>
      textsOf(block, path).flatMap((text) => faults(text, scope)),
    ),
  ]
}

function seen(scope: JsonSchema, inRow = false): JsonSchema {
  return inRow ? documentRowVariables(scope) : scope
}

function expressionsOf(block: DocumentBlock, path: string): PlacedExpression[] {
  const own: PlacedExpression[] = [
    { at: joinPointer(path, 'when'), what: block.when, expected: 'boolean' },
    ...('rows' in block
      ? [{ at: joinPointer(path, 'rows'), what: block.rows, expected: 'list' as const }]
      : []),
  ]
  return [...own, ...valuesOf(block, path)]
}

function valuesOf(block: DocumentBlock, path: string): PlacedExpression[] {
  switch (block.type) {
    case 'rich':
      return [{ at: joinPointer(path, 'value'), what: block.value }]
    case 'table':
      return block.columns.map(({ value }, n) => ({
        at: joinPointer(path, 'columns', n, 'value'),
        what: value,
        inRow: true,
      }))
    case 'facts':
      return block.items.flatMap(({ value, when }, n) => [
        { at: joinPointer(path, 'items', n, 'when'), what: when, expected: 'boolean' as const },
        { at: joinPointer(path, 'items', n, 'value'), what: value },
      ])
    case 'pictures':
      return (['files', 'texts'] as const).map((name) => ({
        at: joinPointer(path, name),
        what: block[name],
        expected: 'list',
      }))
    case 'signatures':
      return block.items.map(({ value }, n) => ({
        at: joinPointer(path, 'items', n, 'value'),
        what: value,
      }))
    default:
      return []
  }
}

function textsOf(block: DocumentBlock, path: string): Placed<LocalText>[] {
  const text = (what: LocalText, ...steps: (string | number)[]): Placed<LocalText> => ({
    at: joinPointer(path, ...steps),
    what,
  })
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [text(block.text, 'text')]
    case 'table':
      return [
        text(block.title, 'title'),
        ...(block.empty ? [text(block.empty, 'empty')] : []),
        ...block.columns.map(({ title }, n) => text(title, 'columns', n, 'title')),
      ]
    case 'list':
      return block.items.map((item, n) => ({
        ...text(item, 'items', n),
        inRow: block.rows !== undefined,
      }))
    case 'facts':
    case 'signatures':
      return block.items.map(({ label }, n) => text(label, 'items', n, 'label'))
    default:
      return []
  }
}

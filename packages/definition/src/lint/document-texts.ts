import type { DocumentBlock, DocumentDefinition } from '../document/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import { documentRowVariables, documentVariables } from './document-variables.ts'
import type { DocumentRule } from './lint-subject.ts'
import { textFaults } from './text-faults.ts'
import { toFault } from './workflow-expressions.ts'

/** An expression or text of a template, where it stands and what it sees. */
interface Placed<T> {
  at: string
  what: T
  inRow: boolean
}

/** Every expression of a template: syntax, names, type. */
export const documentExpressions: DocumentRule = ({ document, expressions }) => {
  const scopes = scopesOf(document)
  const check = (
    { at, what, inRow }: Placed<string | undefined>,
    expected: 'boolean' | 'list' | 'any',
  ): Fault[] =>
    what === undefined
      ? []
      : expressions.check(what, scopes(inRow), expected).map((issue) => toFault(issue, at))
  return document.body.flatMap((block, n) => {
    const path = joinPointer('/body', n)
    const at = (name: string) => joinPointer(path, name)
    return [
      ...check({ at: at('when'), what: block.when, inRow: false }, 'boolean'),
      ...('rows' in block ? check({ at: at('rows'), what: block.rows, inRow: false }, 'list') : []),
      ...(block.type === 'facts'
        ? block.items.flatMap(({ when }, i) =>
            check(
              { at: joinPointer(path, 'items', i, 'when'), what: when, inRow: false },
              'boolean',
            ),
          )
        : []),
      ...valuesOf(block, path).flatMap((value) => check(value, 'any')),
    ]
  })
}

/** Values that stand in the texts of a template. */
export const documentTexts: DocumentRule = ({ document, expressions }) => {
  const scopes = scopesOf(document)
  const texts: Placed<LocalText>[] = [
    { at: '/title', what: document.title, inRow: false },
    ...document.body.flatMap((block, n) => textsOf(block, joinPointer('/body', n))),
  ]
  return texts.flatMap(({ at, what, inRow }) =>
    textFaults(what, at, (source, place) =>
      expressions.check(source, scopes(inRow), 'any').map((issue) => toFault(issue, place)),
    ),
  )
}

function scopesOf(document: DocumentDefinition): (inRow: boolean) => JsonSchema {
  const whole = documentVariables(document)
  const row = documentRowVariables(whole)
  return (inRow) => (inRow ? row : whole)
}

function valuesOf(block: DocumentBlock, path: string): Placed<string>[] {
  if (block.type === 'table')
    return block.columns.map(({ value }, n) => ({
      at: joinPointer(path, 'columns', n, 'value'),
      what: value,
      inRow: true,
    }))
  if (block.type !== 'facts' && block.type !== 'signatures') return []
  return block.items.map(({ value }, n) => ({
    at: joinPointer(path, 'items', n, 'value'),
    what: value,
    inRow: false,
  }))
}

function textsOf(block: DocumentBlock, path: string): Placed<LocalText>[] {
  const text = (what: LocalText, ...steps: (string | number)[]): Placed<LocalText> => ({
    at: joinPointer(path, ...steps),
    what,
    inRow: false,
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
    default:
      return block.items.map(({ label }, n) => text(label, 'items', n, 'label'))
  }
}

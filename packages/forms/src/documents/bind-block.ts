import type { DocumentBlock, JsonObject, JsonValue } from '@splot/definition'
import type { ContentBlock, SignedLine } from './document-content.ts'
import type { DocumentParts, Here, Writer } from './document-parts.ts'
import { richNodes } from './rich-nodes.ts'

type Block<Type extends DocumentBlock['type']> = Extract<DocumentBlock, { type: Type }>

/** Compiles a block; what it writes is absent where its `when` is not true or nothing is in it. */
export function bindBlock(
  block: DocumentBlock,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const isShown = condition(block.when, path, around)
  const write = bindContent(block, path, around)
  return (here) => (isShown(here) ? write(here) : [])
}

function bindContent(
  block: DocumentBlock,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  switch (block.type) {
    case 'heading': {
      const text = around.text(block.text, `${path}/text`)
      return (here) => [{ type: 'heading', level: block.level ?? 2, text: text(here) }]
    }
    case 'paragraph': {
      const text = around.text(block.text, `${path}/text`)
      return (here) => [{ type: 'paragraph', text: text(here) }]
    }
    case 'rich':
      return bindRich(block, path, around)
    case 'facts':
      return bindFacts(block, path, around)
    case 'table':
      return bindTable(block, path, around)
    case 'list':
      return bindList(block, path, around)
    case 'pictures':
      return bindPictures(block, path, around)
    case 'each':
      return bindEach(block, path, around)
    default:
      return bindSignatures(block, path, around)
  }
}

function bindRich(
  { value }: Block<'rich'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const text = around.expression(value, `${path}/value`)
  return (here) => {
    const written = text(here)
    const nodes = typeof written === 'string' ? richNodes(written) : []
    return nodes.length === 0 ? [] : [{ type: 'rich', nodes }]
  }
}

/** What a picture tells in words is never left out, a picture without words is. */
function bindPictures(
  block: Block<'pictures'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  around.readsPictures = true
  const files = around.expression(block.files, `${path}/files`)
  const texts = around.expression(block.texts, `${path}/texts`)
  return (here) => {
    const said = listOf(texts(here))
    return listOf(files(here)).flatMap((id, n): ContentBlock[] => {
      const words = said[n]
      if (typeof id !== 'string' || typeof words !== 'string' || words.trim() === '') return []
      const text = { pl: words, en: words }
      const picture = Object.hasOwn(here.pictures, id) ? here.pictures[id] : undefined
      return [picture ? { type: 'picture', picture, text } : { type: 'paragraph', text }]
    })
  }
}

function bindEach(
  { rows, as, body }: Block<'each'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const elements = around.expression(rows, `${path}/rows`)
  const blocks = body.map((block, n) => bindBlock(block, `${path}/body/${n}`, around))
  return (here) =>
    listOf(elements(here)).flatMap((element, n) => {
      const inside = { ...here, variables: { ...here.variables, [as]: element, index: n + 1 } }
      return blocks.flatMap((write) => write(inside))
    })
}

function bindFacts(
  { items }: Block<'facts'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const facts = items.map((fact, n) => {
    const at = `${path}/items/${n}`
    return {
      isShown: condition(fact.when, at, around),
      label: around.text(fact.label, `${at}/label`),
      value: around.value(fact, at),
    }
  })
  return (here) => {
    const shown = facts.filter(({ isShown }) => isShown(here))
    return shown.length === 0
      ? []
      : [
          {
            type: 'facts',
            items: shown.map(({ label, value }) => ({ label: label(here), value: value(here) })),
          },
        ]
  }
}

/** Displays whose values people compare by their digits. */
const numbers: readonly string[] = ['integer', 'decimal', 'money', 'points', 'percent']

function bindTable(
  block: Block<'table'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const title = around.text(block.title, `${path}/title`)
  const empty = block.empty && around.text(block.empty, `${path}/empty`)
  const rows = around.expression(block.rows, `${path}/rows`)
  const columns = block.columns.map((column, n) => {
    const at = `${path}/columns/${n}`
    return {
      title: around.text(column.title, `${at}/title`),
      number: numbers.includes(column.display ?? ''),
      value: around.value(column, at),
    }
  })
  return (here) => {
    const inRows = rowsOf(rows(here), here)
    if (inRows.length === 0) return empty ? [{ type: 'paragraph', text: empty(here) }] : []
    return [
      {
        type: 'table',
        title: title(here),
        columns: columns.map((column) => ({ title: column.title(here), number: column.number })),
        rows: inRows.map((row) => columns.map(({ value }) => value(row))),
      },
    ]
  }
}

function bindList(
  block: Block<'list'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const items = block.items.map((item, n) => around.text(item, `${path}/items/${n}`))
  const rows = block.rows === undefined ? null : around.expression(block.rows, `${path}/rows`)
  return (here) => {
    const places = rows === null ? [here] : rowsOf(rows(here), here)
    const texts = places.flatMap((place) => items.map((item) => item(place)))
    return texts.length === 0
      ? []
      : [{ type: 'list', ordered: block.ordered ?? false, items: texts }]
  }
}

function bindSignatures(
  { items }: Block<'signatures'>,
  path: string,
  around: DocumentParts,
): Writer<ContentBlock[]> {
  const lines = items.map(({ label, value }, n) => ({
    label: around.text(label, `${path}/items/${n}/label`),
    value: around.expression(value, `${path}/items/${n}/value`),
  }))
  return (here) => [
    {
      type: 'signatures',
      items: lines.map(({ label, value }): SignedLine => ({
        label: label(here),
        signed: signaturesIn(value(here), here, around),
      })),
    },
  ]
}

/** Signature fields keep `{ person, name, at, … }` for each who signed. */
function signaturesIn(value: JsonValue, here: Here, around: DocumentParts): SignedLine['signed'] {
  const list = Array.isArray(value) ? value.flat() : [value]
  return list.filter(isObject).flatMap(({ name, at }) => {
    if (typeof name !== 'string' || typeof at !== 'string') return []
    const how = { display: 'datetime' } as const
    const write = (locale: 'pl' | 'en') => around.write(at, how, here, locale)
    return [{ name, at: { pl: write('pl'), en: write('en') } }]
  })
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What expressions see in each row of a list, counted from 1. */
function rowsOf(value: JsonValue, here: Here): Here[] {
  return listOf(value).map((row, n) => ({
    ...here,
    variables: { ...here.variables, row, index: n + 1 },
  }))
}

/** A list as it is; one value counts as a list of it, none as an empty one. */
function listOf(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : value === null ? [] : [value]
}

function condition(
  source: string | undefined,
  path: string,
  around: DocumentParts,
): Writer<boolean> {
  if (source === undefined) return () => true
  const when = around.expression(source, `${path}/when`)
  return (here) => when(here) === true
}

import { parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import type { JsonValue } from '../json.ts'
import type { Fault, Locate } from './definition-issue.ts'
import { joinPointer, splitPointer } from './pointer.ts'

/** The largest definition file that is read, in UTF-16 units. */
const maxSourceLength = 4_000_000
/** The deepest nesting that is read. */
export const maxSourceDepth = 60

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', 'xstate$$type'])

/** A text read as JSON, with the place of every value in it. */
export interface ReadJson {
  /** Absent when the text is no JSON. */
  value?: JsonValue
  faults: Fault[]
  locate: Locate
}

/**
 * Reads strict JSON (RFC 8259, no comments) and remembers where each value stands. Refuses texts that
 * are too long or too deep, doubled keys and keys that could reach into objects. Pure.
 */
export function readJson(text: string): ReadJson {
  return readFaultless(text) ?? readWithPlaces(text)
}

/**
 * Returns a text in which nothing is wrong; `null` sends it to the reader that can say what and where,
 * which takes ten times as long.
 */
function readFaultless(text: string): ReadJson | null {
  if (text.length > maxSourceLength) return null
  const value = parsed(text)
  // a key that stands twice is one key of the value and two colons of the text
  if (value === undefined || keysIn(value, 1) !== colonsIn(text)) return null
  let locate: Locate | undefined
  return {
    value,
    faults: [],
    locate: (pointer) => (locate ??= locator(text, treeOf(text).root))(pointer),
  }
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** How many keys a value has inside; `NaN` where it is too deep or a key is forbidden. */
function keysIn(value: JsonValue, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > maxSourceDepth) return NaN
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + keysIn(item, depth + 1), 0)
  const keys = Object.keys(value)
  if (keys.some((key) => forbiddenKeys.has(key))) return NaN
  return keys.reduce((sum, key) => sum + keysIn(value[key] as JsonValue, depth + 1), keys.length)
}

/** How many colons a JSON text has outside of its texts. */
function colonsIn(text: string): number {
  let colons = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === colon) colons++
    else if (char === quote) at = endOfText(text, at)
  }
  return colons
}

const [colon, quote, backslash] = [58, 34, 92]

/** Where the quotation mark stands that ends a text. */
function endOfText(text: string, start: number): number {
  let at = start + 1
  while (text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}

function readWithPlaces(text: string): ReadJson {
  const tooMuch = text.length > maxSourceLength || depthOf(text) > maxSourceDepth
  if (tooMuch) return { faults: [tooLarge()], locate: () => ({ line: 1, column: 1 }) }
  const { root, error } = treeOf(text)
  const locate = locator(text, root)
  if (!root || error)
    return { faults: [notJson(text, error)], locate: () => placesOf(text)(error?.offset ?? 0) }
  const faults: Fault[] = []
  const value = toValue(root, '', faults)
  return { value, faults, locate }
}

function treeOf(text: string): { root: Node | undefined; error: ParseError | undefined } {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  return { root, error: errors[0] }
}

/** Returns the deepest nesting of brackets outside of texts. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth)
    else if (token === '}' || token === ']') depth--
  }
  return deepest
}

function toValue(node: Node, pointer: string, faults: Fault[]): JsonValue {
  if (node.type === 'array')
    return (node.children ?? []).map((item, n) => toValue(item, joinPointer(pointer, n), faults))
  if (node.type !== 'object') return node.value as JsonValue
  const entries = new Map<string, JsonValue>()
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? []
    if (!keyNode || !valueNode) continue
    const key = String(keyNode.value)
    const path = joinPointer(pointer, key)
    if (forbiddenKeys.has(key)) faults.push(forbiddenKey(path, key))
    else if (entries.has(key)) faults.push(doubledKey(path, key))
    else entries.set(key, toValue(valueNode, path, faults))
  }
  return Object.fromEntries(entries)
}

function locator(text: string, root: Node | undefined): Locate {
  const place = placesOf(text)
  return (pointer) => {
    let node = root
    let offset = root?.offset ?? 0
    for (const step of splitPointer(pointer)) {
      const next = childOf(node, step)
      if (!next) break
      offset = next.offset
      node = next.value
    }
    return place(offset)
  }
}

function childOf(
  node: Node | undefined,
  step: string,
): { offset: number; value: Node } | undefined {
  if (node?.type === 'array') {
    const value = node.children?.[Number(step)]
    return value && { offset: value.offset, value }
  }
  for (const property of node?.children ?? []) {
    const [key, value] = property.children ?? []
    if (key?.value === step && value) return { offset: key.offset, value }
  }
  return undefined
}

/** Returns what tells line and column of a place in a text, both from 1. */
function placesOf(text: string): (offset: number) => { line: number; column: number } {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => {
    const line = linesBefore(ends, offset)
    return { line: line + 1, column: offset - (ends[line - 1] ?? -1) }
  }
}

/** How many of the ends of lines, in ascending order, stand before a place. */
function linesBefore(ends: readonly number[], offset: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

function notJson(text: string, error: ParseError | undefined): Fault {
  const what = error ? printParseErrorCode(error.error) : 'empty file'
  const near = error ? text.slice(error.offset, error.offset + 20).split('\n')[0] : ''
  return {
    path: '',
    code: 'source.not-json',
    message: {
      pl: `Oczekiwano poprawnego JSON, ale plik ma błąd składni (${what})${near ? ` przy „${near}”` : ''}.`,
      en: `Expected valid JSON, but the file has a syntax error (${what})${near ? ` near "${near}"` : ''}.`,
    },
    hint: {
      pl: 'Sprawdź przecinki, cudzysłowy i nawiasy w tym miejscu.',
      en: 'Check commas, quotes and brackets at this place.',
    },
  }
}

function tooLarge(): Fault {
  return {
    path: '',
    code: 'source.too-large',
    message: {
      pl: `Plik jest za duży albo za głęboko zagnieżdżony (najwyżej ${maxSourceLength} znaków i ${maxSourceDepth} poziomów).`,
      en: `The file is too large or nested too deeply (at most ${maxSourceLength} characters and ${maxSourceDepth} levels).`,
    },
    hint: {
      pl: 'Podziel plik albo przenieś dane do list kodowych.',
      en: 'Split the file or move data into code lists.',
    },
  }
}

function forbiddenKey(path: string, key: string): Fault {
  return {
    path,
    code: 'name.reserved',
    message: { pl: `Nazwa „${key}” jest zastrzeżona.`, en: `The name "${key}" is reserved.` },
    hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
  }
}

function doubledKey(path: string, key: string): Fault {
  return {
    path,
    code: 'source.doubled-key',
    message: {
      pl: `Klucz „${key}” występuje dwa razy; liczyłby się tylko jeden.`,
      en: `The key "${key}" stands twice; only one of them would count.`,
    },
    hint: { pl: 'Usuń albo przemianuj jeden z nich.', en: 'Remove or rename one of them.' },
  }
}

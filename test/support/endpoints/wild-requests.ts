import type { JsonObject, JsonValue } from '@splot/definition'
import { toUrlId } from '@splot/server'
import { mutated } from '../mutated-json.ts'
import type { Seeded } from '../seeded.ts'
import type { ApiDocument, Operation } from './api-document.ts'
import type { Walked } from './village-walk.ts'

/** A request as it is sent, and what was done to it, for the message of a failing test. */
export interface WildRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  what: string
}

/** A request in parts, as they are changed. */
interface Parts {
  method: string
  /** Segments of the path, encoded. */
  path: string
  query: [string, string][]
  headers: Record<string, string>
  json: JsonValue | undefined
  /** In place of `json`. */
  raw: string | Uint8Array<ArrayBuffer> | undefined
  what: string[]
}

/** Values that replies told, by the name they stood under: what a client would send back. */
export class Known {
  readonly #values = new Map<string, string[]>()

  add(name: string, value: string): void {
    const known = this.#values.get(name) ?? []
    if (known.includes(value)) return
    // the last are of things that are still there
    known.push(value)
    if (known.length > 60) known.shift()
    this.#values.set(name, known)
  }

  /** Takes in what a reply of an address tells. */
  learn(path: string, reply: unknown): void {
    const segment = /^\/api\/(?:me\/)?([\w-]+)/u.exec(path)?.[1] ?? ''
    this.#learn(reply, segment)
  }

  #learn(value: unknown, under: string): void {
    if (Array.isArray(value)) for (const one of value.slice(0, 20)) this.#learn(one, under)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        if (typeof one !== 'string') this.#learn(one, key === 'items' ? under : key)
        else if (key === 'id') this.add(plural(under), one)
        else if (one.length < 200) this.add(plural(key), one)
      }
  }

  of(name: string): readonly string[] {
    return this.#values.get(plural(name)) ?? []
  }

  /** Ids and texts of whatever kind. */
  any(seed: Seeded): string {
    const lists = [...this.#values.values()]
    return seed.pick(seed.pick(lists))
  }
}

const plural = (name: string): string => (name.endsWith('s') ? name : `${name}s`)

const oddTexts = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  '99999999999999999999',
  'NaN',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '..',
  '../../etc/passwd',
  '/',
  '//evil.example',
  'a/b/c',
  'a~1b~0c',
  "' or 1=1 --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '\u0000',
  '\u202eabc',
  '\ufeff',
  'é\u0301'.repeat(20),
  '👩‍👩‍👧‍👦',
  'İıſß',
  'x'.repeat(201),
  'x'.repeat(3000),
  '*',
  '%',
  '_',
  '\\',
  '2027-02-30',
  '0000-00-00',
  '-271821-04-20',
  '+275760-09-13',
  '9999-12-31T23:59:59Z',
  '2027-01-12T09:00:00+23:59',
  '2027-01-12T09:00:60Z',
]

const oddNumbers = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, 1e-320, 4_294_967_296]

const oddSegments = [
  '%',
  '%zz',
  '%c3%28',
  '%00',
  '%2e%2e',
  '%2f%2f',
  '~',
  '~2',
  '~0~1~01',
  '.',
  ';a=b',
  'x'.repeat(7000),
  'x'.repeat(9000),
  encodeURIComponent('ż'.repeat(300)),
]

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'X']

const oddHeaders: readonly [string, string][] = [
  ['content-type', 'text/plain'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'application/problem+json'],
  ['content-type', 'multipart/form-data'],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['content-type', ';'],
  ['content-type', 'a'.repeat(500)],
  ['accept', 'application/xml'],
  ['accept', 'application/json;q=0'],
  ['accept', ',;,*/*;q=x'],
  ['accept-language', 'en;q=1e999,pl;q=-1'],
  ['accept-language', 'x'.repeat(5000)],
  ['accept-encoding', '\u00ff'],
  ['idempotency-key', 'first-call'],
  ['idempotency-key', ' '],
  ['idempotency-key', 'k'.repeat(201)],
  ['idempotency-key', '__proto__'],
  ['idempotency-key', 'a/b/../c'],
  ['if-match', '*'],
  ['if-match', '"0"'],
  ['if-match', '"99999999999999999999"'],
  ['if-match', 'W/"1"'],
  ['if-match', '-1'],
  ['if-none-match', '*'],
  ['range', 'bytes=5-1'],
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['origin', 'http://['],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-site', 'same-origin'],
  ['cookie', 'splot.session_token=x.y'],
  ['cookie', `splot.session_token=${'%'.repeat(100)}`],
  ['cookie', 'splot.session_token=; splot.session_token=%00; =; __proto__=1'],
  ['x-forwarded-for', '1, 2, 3'],
  ['x-http-method-override', 'DELETE'],
  ['content-length', '-5'],
  ['content-length', '99999999999'],
  ['host', 'evil.example'],
  ['user-agent', '\u00e9'.repeat(2000)],
]

const rawBodies: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  '',
  ' ',
  '{',
  '{}{}',
  'null',
  '[]',
  '"x"',
  '1e999',
  '['.repeat(70) + ']'.repeat(70),
  '['.repeat(50_000),
  '{"a":'.repeat(300),
  '{"__proto__":{"admin":true}}',
  String.raw`{"\u005f_proto__":1}`,
  '{"constructor":{"prototype":{}}}',
  '{"id":1,"id":2}',
  String.raw`{"a":"\ud800"}`,
  `{"a":${'9'.repeat(400)}}`,
  `{"a":"${'x'.repeat(20_000)}"}`,
  `{${Array.from({ length: 3000 }, (_, n) => `"k${n}":${n}`).join(',')}}`,
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
  '--x--',
  'a=b&a=c&__proto__=d',
  new Uint8Array([0xff, 0xfe, 0x00]),
  new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
  new Uint8Array(300).fill(0),
]

/** Half a surrogate, which a reply may have taught, stands in no address. */
function withoutHalves(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '')
}

/** Makes requests of the operations of a document: as a client would send them, and broken in every way. */
export class WildRequests {
  readonly #document: ApiDocument
  readonly #known: Known
  readonly #walked: Map<string, Walked[]>

  constructor(document: ApiDocument, known: Known, walked: Map<string, Walked[]>) {
    this.#document = document
    this.#known = known
    this.#walked = walked
  }

  /** Makes the next request of an operation. */
  next(operation: Operation, seed: Seeded): WildRequest {
    const walked = this.#walked.get(operation.id) ?? []
    const parts =
      walked.length > 0 && seed.chance(0.5)
        ? replayed(seed.pick(walked))
        : this.#made(operation, seed)
    const times = seed.pick([0, 1, 1, 1, 2, 3])
    for (let n = 0; n < times; n += 1) seed.pick(this.#changes)(parts, operation, seed)
    return toRequest(parts)
  }

  /** A request that fits the schemas, of things there are where they are known. */
  #made(operation: Operation, seed: Seeded): Parts {
    const path = operation.path.replaceAll(/\{\w+\}/gu, () =>
      toUrlId(this.#idFor(operation.path, seed)),
    )
    const headers: Record<string, string> = {}
    for (const name of Object.keys(operation.headers))
      if (seed.chance(0.3))
        headers[name] = name === 'if-match' ? `"${seed.below(5)}"` : `key-${seed.below(40)}`
    const query = Object.entries(operation.query).flatMap(([name, schema]): [string, string][] => {
      if (!seed.chance(0.5)) return []
      const value = this.#sample(schema, name, seed, 0)
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
    })
    return {
      method: operation.method,
      path,
      query,
      headers,
      json: operation.body ? this.#sample(operation.body, '', seed, 0) : undefined,
      raw: operation.rawBody ? seed.pick(rawBodies) : undefined,
      what: ['made'],
    }
  }

  #idFor(path: string, seed: Seeded): string {
    const name = /([\w-]+)\/\{/u.exec(path)?.[1] ?? ''
    const known = this.#known.of(name)
    return known.length > 0 && seed.chance(0.9)
      ? seed.pick(known)
      : withoutHalves(this.#known.any(seed))
  }

  #sample(given: JsonObject, name: string, seed: Seeded, depth: number): JsonValue {
    const schema = this.#document.resolved(given)
    if (Array.isArray(schema['enum'])) return seed.pick(schema['enum'])
    if (schema['const'] !== undefined) return schema['const']
    const ways = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as JsonObject[] | undefined
    if (ways) return this.#sample(seed.pick(ways), name, seed, depth)
    const types = [schema['type']].flat()
    switch (seed.pick(types)) {
      case 'object':
        return this.#object(schema, seed, depth)
      case 'array':
        return depth > 4
          ? []
          : Array.from({ length: seed.below(3) }, () =>
              this.#sample((schema['items'] ?? {}) as JsonObject, name, seed, depth + 1),
            )
      case 'integer':
      case 'number':
        return Number(schema['minimum'] ?? 0) + seed.below(9)
      case 'boolean':
        return seed.chance(0.5)
      case 'null':
        return null
      case 'string':
        return this.#text(schema, name, seed)
      default:
        return seed.pick<JsonValue>([null, 1, 'x', [], {}, [this.#known.any(seed)]])
    }
  }

  #object(schema: JsonObject, seed: Seeded, depth: number): JsonObject {
    const required = (schema['required'] ?? []) as string[]
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>)
    const further = schema['additionalProperties']
    if (typeof further === 'object' && !Array.isArray(further) && further !== null)
      properties.push([this.#known.any(seed).slice(0, 60), further])
    return Object.fromEntries(
      properties
        .filter(([key]) => required.includes(key) || seed.chance(0.4))
        .map(([key, one]) => [key, this.#sample(one, key, seed, depth + 1)]),
    )
  }

  #text(schema: JsonObject, name: string, seed: Seeded): string {
    const known = this.#known.of(name)
    if (known.length > 0 && seed.chance(0.8)) return seed.pick(known)
    switch (schema['format']) {
      case 'email':
        return `p${seed.below(30)}@example.org`
      case 'date':
        return `2027-01-${10 + seed.below(20)}`
      case 'date-time':
        return `2027-0${1 + seed.below(9)}-${10 + seed.below(20)}T09:00:00Z`
      default:
        return seed.chance(0.5)
          ? this.#known.any(seed).slice(0, 200)
          : 'x'.repeat(1 + seed.below(9))
    }
  }

  readonly #changes: readonly ((parts: Parts, operation: Operation, seed: Seeded) => void)[] = [
    (parts, _, seed) => {
      if (parts.json === undefined) return
      const { value, what } = mutated({ body: parts.json }, seed)
      parts.json = (value as JsonObject)['body']
      parts.what.push(what)
    },
    (parts, _, seed) => {
      if (parts.json === undefined) return
      const { value, what } = mutated({ body: parts.json }, seed)
      parts.json = (value as JsonObject)['body']
      parts.what.push(what)
    },
    (parts, _, seed) => {
      parts.raw = seed.pick(rawBodies)
      parts.what.push('another body')
    },
    (parts, _, seed) => {
      if (parts.json === undefined) return
      const text = JSON.stringify(parts.json) ?? ''
      parts.raw = text.slice(0, seed.below(text.length + 1)) + seed.pick(['', '"', '}', ',', '\\'])
      parts.what.push('a cut body')
    },
    (parts, _, seed) => {
      // a value somewhere in the body becomes odd, so that the shape mostly still fits
      const place = seed.pick(leaves(parts.json))
      if (!place) return
      place.set(
        seed.chance(0.7) ? seed.pick([...oddTexts, this.#known.any(seed)]) : seed.pick(oddNumbers),
      )
      parts.what.push(`an odd ${place.name}`)
    },
    (parts, { query }, seed) => {
      const names = Object.keys(query)
      const name = names.length > 0 && seed.chance(0.9) ? seed.pick(names) : seed.pick(oddTexts)
      parts.query = parts.query.filter(([key]) => key !== name)
      const value = seed.pick([...oddTexts, this.#known.any(seed), String(seed.pick(oddNumbers))])
      parts.query.push([name, value])
      parts.what.push(`query ${name.slice(0, 20)}=${value.slice(0, 20)}`)
    },
    (parts, { query }, seed) => {
      if (!Object.hasOwn(query, 'cursor')) return
      const cursors = [...this.#known.of('next'), ...oddTexts]
      const cursor = seed.pick(cursors)
      const changed = seed.pick([
        cursor,
        cursor.slice(1),
        `${cursor}A`,
        Buffer.from(
          seed.pick(['{}', '[]', 'null', '["x"]', '[null,1]', '{"__proto__":1}']),
        ).toString('base64url'),
      ])
      parts.query = [...parts.query.filter(([key]) => key !== 'cursor'), ['cursor', changed]]
      parts.what.push('another cursor')
    },
    (parts, _, seed) => {
      if (parts.query.length === 0) return
      const repeated = seed.pick(parts.query)
      parts.query.push([repeated[0], seed.pick([repeated[1], ...oddTexts])])
      parts.what.push(`${repeated[0]} twice`)
    },
    (parts, _, seed) => {
      parts.query = []
      parts.query.push(
        ...Array.from({ length: seed.pick([0, 500]) }, () => ['a', 'b'] as [string, string]),
      )
      parts.what.push('another query')
    },
    (parts, { path }, seed) => {
      if (!path.includes('{')) return
      const odd = seed.pick([
        () => seed.pick(oddSegments),
        () => encodeURIComponent(withoutHalves(seed.pick(oddTexts))),
        () => toUrlId(withoutHalves(this.#known.any(seed))),
        () => toUrlId(this.#idFor(path, seed)),
      ])()
      parts.path = path.replaceAll(/\{\w+\}/gu, () => odd)
      parts.what.push(`id ${odd.slice(0, 40)}`)
    },
    (parts, _, seed) => {
      parts.path += seed.pick(['/', '//', '/x', '/..', '.json', '%20', '?', '#', ';x', '\\', 'x'])
      parts.what.push('another path')
    },
    (parts, _, seed) => {
      parts.method = seed.pick(methods)
      parts.what.push(parts.method)
    },
    (parts, _, seed) => {
      const [name, value] = seed.pick(oddHeaders)
      parts.headers[name] = value
      parts.what.push(`${name}: ${value.slice(0, 30)}`)
    },
  ]
}

function replayed({ method, path, headers, body }: Walked): Parts {
  const [before = '', query = ''] = path.split('?')
  const isJson = headers['content-type'] === 'application/json'
  return {
    method,
    path: before,
    query: [...new URLSearchParams(query)],
    headers: { ...headers },
    json: isJson ? (JSON.parse(body as string) as JsonValue) : undefined,
    raw: isJson ? undefined : (body as Parts['raw']),
    what: ['walked'],
  }
}

function toRequest({ method, path, query, headers, json, raw, what }: Parts): WildRequest {
  const search = query
    .map((pair) =>
      pair.map((text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))).join('='),
    )
    .join('&')
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json))
  return {
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    // what the standard allows no body, gets none
    ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
    what: what.join('; '),
  }
}

interface Leaf {
  name: string
  set: (value: JsonValue) => void
}

function leaves(value: JsonValue | undefined, found: Leaf[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return found
  for (const name of Object.keys(value)) {
    const one = (value as JsonObject)[name]
    if (typeof one === 'object' && one !== null) leaves(one, found)
    else found.push({ name, set: (other) => void ((value as JsonObject)[name] = other) })
  }
  return found
}

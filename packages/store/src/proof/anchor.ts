import { createHash } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonValue } from '@splot/definition'
import { emptyHead } from '../history/chain-history.ts'
import type { HistoryHead } from '../history/chain-history.ts'
import type { HistoryEntry, Store } from '../types.ts'
import type { StoreProblem } from './store-report.ts'
import type { DocumentChain } from './verify-chain.ts'

/** Where every history of a store stood at one moment. It names cases by id and holds nothing of them. */
export interface StoreAnchor {
  /** RFC 3339. */
  at: string
  cases: ReadonlyMap<string, HistoryHead>
  /** Kind of its documents → last line. */
  chains: ReadonlyMap<string, HistoryHead>
}

const sort = { column: 'createdAt', descending: false } as const
const title = 'splot anchor 1'

/** Returns where every history of a store stands, and every chain of documents it is told of. */
export async function anchorStore(
  store: Store,
  { chains, at }: { chains: readonly DocumentChain[]; at: string },
): Promise<StoreAnchor> {
  const cases = new Map<string, HistoryHead>()
  let cursor: string | undefined
  do {
    const page = await store.queryCases({ sort }, cursor, 1000)
    for (const { id } of page.items)
      cases.set(id, (await store.loadCase(id))?.historyHead ?? emptyHead)
    cursor = page.next
  } while (cursor !== undefined)
  const lines = new Map<string, HistoryHead>()
  for (const { kind } of chains) lines.set(kind, (await linesOf(store, kind)).at(-1) ?? emptyHead)
  return { at, cases, chains: lines }
}

/** Returns an anchor as text, a line for each history, the last one a SHA-256 of all before it. Pure. */
export function writeAnchor({ at, cases, chains }: StoreAnchor): string {
  const lines = (word: string, heads: ReadonlyMap<string, HistoryHead>) =>
    [...heads]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { seq, hash }]) => `${word} ${id} ${seq} ${hash}\n`)
  const text = [`${title} ${at}\n`, ...lines('case', cases), ...lines('chain', chains)].join('')
  return `${text}sha256 ${sha256(text)}\n`
}

/** Returns the anchor that a text is. Pure. @throws SplotError store.bad-anchor for one that is none or was changed */
export function parseAnchor(text: string): StoreAnchor {
  const [, before = '', hash = ''] = /^([^]*\n)sha256 ([0-9a-f]{64})\n$/.exec(text) ?? []
  const [first = '', ...lines] = before.split('\n').slice(0, -1)
  if (hash !== sha256(before) || !first.startsWith(`${title} `))
    throw new SplotError(
      'store.bad-anchor',
      'Expected an anchor as it was written, but this is none or it was changed.',
    )
  const heads = (word: string) =>
    new Map(
      lines
        .map((line) => line.split(' '))
        .filter(([kind]) => kind === word)
        .map(([, id = '', seq, head = '']) => [id, { seq: Number(seq), hash: head }] as const),
    )
  return { at: first.slice(title.length + 1), cases: heads('case'), chains: heads('chain') }
}

/**
 * Returns what of an anchor a store does not hold any more: cases that are gone, and histories and chains
 * that were cut back or written anew. What grew since is no damage.
 */
export async function verifyAnchor(store: Store, anchor: StoreAnchor): Promise<StoreProblem[]> {
  const problems: StoreProblem[] = []
  for (const [id, head] of anchor.cases) {
    const stored = await store.loadCase(id)
    if (stored === null)
      problems.push(damage(id, head, 'missing', `Case ${id} is gone; it was there on ${anchor.at}`))
    else if (head.seq > 0) {
      const [entry] = await store.history(id, head.seq - 1, 1)
      problems.push(...told(`Case ${id}`, id, head, entry))
    }
  }
  for (const [kind, head] of anchor.chains) {
    const line = (await linesOf(store, kind)).find(({ seq }) => seq === head.seq)
    if (head.seq > 0) problems.push(...told(`Documents "${kind}"`, null, head, line))
  }
  return problems
}

function told(
  what: string,
  id: string | null,
  head: HistoryHead,
  found: HistoryHead | undefined,
): StoreProblem[] {
  if (found?.hash === head.hash) return []
  return [
    found?.seq === head.seq
      ? damage(id, head, 'altered', `${what}: entry ${head.seq} is not the one of the anchor`)
      : damage(id, head, 'cut', `${what}: entry ${head.seq} of the anchor is gone`),
  ]
}

function damage(
  caseId: string | null,
  { seq }: HistoryHead,
  kind: StoreProblem['kind'],
  message: string,
): StoreProblem {
  return { caseId, file: null, seq, kind, message }
}

/** The lines of a chain of documents, in their order. */
async function linesOf(store: Store, kind: string): Promise<HistoryHead[]> {
  const lines: HistoryHead[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments<JsonValue>(kind, cursor, 1000)
    for (const { value } of page.items) {
      const { seq, hash } = value as unknown as HistoryEntry
      lines.push({ seq, hash })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return lines.toSorted((a, b) => a.seq - b.seq)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

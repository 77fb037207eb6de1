import { createHash } from 'node:crypto'
import type { JsonValue } from '@splot/definition'
import { verifyHistory } from '../history/verify-history.ts'
import type { BlobShelf } from '../store-parts.ts'
import type { Store } from '../types.ts'
import type { StoreProof } from './examine-case.ts'
import { toChainProblems, toContradictions, toStoreProblems } from './store-report.ts'
import type { StoreProblem, StoreReport } from './store-report.ts'
import { verifyChain } from './verify-chain.ts'
import type { DocumentChain } from './verify-chain.ts'
import { verifyFolder } from './verify-folder.ts'

const sort = { column: 'createdAt', descending: false } as const

/**
 * Proves every history of a store, what `examine` holds against it, every chain of documents it is told of
 * and every blob, or a whole data folder (`verifyFolder`), and returns what it found: case, entry and kind
 * of each damage.
 */
export async function verifyStore(
  target: Store | string,
  proof: StoreProof = {},
): Promise<StoreReport> {
  if (typeof target === 'string') return verifyFolder(target, proof)
  const report: StoreReport = { cases: 0, entries: 0, problems: [] }
  let cursor: string | undefined
  do {
    const page = await target.queryCases({ sort }, cursor, 1000)
    for (const { id } of page.items) await verifyCase(target, id, proof, report)
    cursor = page.next
  } while (cursor !== undefined)
  for (const chain of proof.chains ?? [])
    report.problems.push(...(await chainProblems(target, chain)))
  const files = {
    addresses: () => target.allBlobs(),
    open: (sha256: string) => target.openBlob(sha256),
  }
  report.problems.push(...(await verifyBlobs(files)))
  return report
}

/** The line that must be there is read before the lines: a server may add some meanwhile. */
async function chainProblems(store: Store, { kind, head }: DocumentChain): Promise<StoreProblem[]> {
  const named = await store.getDocument(head.kind, head.id)
  const lines: JsonValue[] = []
  let cursor: string | undefined
  do {
    const page = await store.listDocuments(kind, cursor, 1000)
    lines.push(...page.items.map(({ value }) => value))
    cursor = page.next
  } while (cursor !== undefined)
  return toChainProblems(kind, null, verifyChain(lines, named?.value))
}

/** Proves every file of a shelf by its name, which is its hash. Returns those that were changed. */
export async function verifyBlobs(
  files: Pick<BlobShelf, 'addresses' | 'open'>,
): Promise<StoreProblem[]> {
  const problems: StoreProblem[] = []
  for await (const sha256 of files.addresses()) {
    const hash = createHash('sha256')
    for await (const chunk of (await files.open(sha256)) ?? []) hash.update(chunk)
    if (hash.digest('hex') === sha256) continue
    const message = `The file ${sha256} that was sent was changed`
    problems.push({ caseId: null, file: null, seq: null, kind: 'unreadable', message })
  }
  return problems
}

async function verifyCase(
  store: Store,
  id: string,
  proof: StoreProof,
  report: StoreReport,
): Promise<void> {
  report.cases += 1
  try {
    const { entries, problems, contradicted } = await provenCase(store, id, proof)
    report.entries += entries
    report.problems.push(...problems)
    // a server may have erased something between the reading of a case and that of what lies beside it
    if (contradicted.length > 0)
      report.problems.push(...(await provenCase(store, id, proof)).contradicted)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    report.problems.push({ caseId: id, file: null, seq: null, kind: 'unreadable', message })
  }
}

async function provenCase(store: Store, id: string, { examine }: StoreProof) {
  const stored = await store.loadCase(id)
  const head = stored?.historyHead
  const history = await store.history(id, 0, head?.seq)
  const problems = toStoreProblems(id, null, verifyHistory(history, head ? { head } : {}))
  const hasDocument = async (kind: string, name: string) =>
    (await store.getDocument(kind, name)) !== null
  // what is damaged is told as such: nothing can be held against it
  const found =
    stored && examine && problems.length === 0
      ? await examine({ id, snapshot: stored.snapshot, history, hasDocument })
      : []
  return { entries: history.length, problems, contradicted: toContradictions(id, null, found) }
}

import { createHash } from 'node:crypto'
import path from 'node:path'
import { SplotError } from '@splot/definition'
import type { CaseDocument, HistorySegment } from '../cases/case-document.ts'
import { DataFolder } from '../file/data-folder.ts'
import { corruptFile } from '../file/disk-error.ts'
import { casePath, segmentPath } from '../file/file-cases.ts'
import { documentPath } from '../file/file-documents.ts'
import type { DocumentFile } from '../file/file-documents.ts'
import { fileNameOf, idOfFileName, shardOf } from '../file/file-name.ts'
import { nodeFileSystem } from '../file/file-system.ts'
import type { FileSystem } from '../file/file-system.ts'
import { isUnfinished } from '../file/replace-file.ts'
import { parseSealedJson } from '../file/sealed-json.ts'
import { verifyHistory } from '../history/verify-history.ts'
import type { HistoryEntry } from '../types.ts'
import type { StoreProof } from './examine-case.ts'
import { toChainProblems, toContradictions, toStoreProblems } from './store-report.ts'
import { verifyChain } from './verify-chain.ts'
import type { DocumentChain } from './verify-chain.ts'
import type { StoreProblem, StoreReport } from './store-report.ts'

/** What a proof of a folder looks at besides. */
export interface FolderProof extends StoreProof {
  /** Where the folder lies; by default on this machine. */
  fileSystem?: FileSystem
}

/**
 * Proves a data folder without opening it: every file has its checksum and its place, every history
 * and every chain of documents its order, every blob its hash; what is kept of a case is what `examine`
 * finds its history to say. Reads only, takes no lock, and may run beside a server.
 *
 * @throws SplotError store.missing when it is no data folder, store.unwritable when it cannot be read
 */
export async function verifyFolder(
  folder: string,
  { fileSystem = nodeFileSystem, ...proof }: FolderProof = {},
): Promise<StoreReport> {
  const data = new DataFolder(fileSystem, path.resolve(folder))
  // Every store that was ever opened has a lock; an empty proof of a wrong path would prove nothing.
  if ((await data.names('lock')).length === 0 && (await data.names('cases')).length === 0)
    throw new SplotError('store.missing', `Expected a data folder at ${folder} but found none`)
  const report: StoreReport = { cases: 0, entries: 0, problems: [] }
  for (const shard of await data.names('cases'))
    for (const name of await data.names('cases', shard))
      if (name.endsWith('.json') && !isUnfinished(name))
        await verifyCase(data, { shard, name, proof }, report)
  // the line that must be there is read before the lines: a server may add some meanwhile
  for (const chain of proof.chains ?? [])
    report.problems.push(...(await chainProblems(data, chain)))
  await verifyDocuments(data, report.problems)
  await verifyBlobs(data, report.problems)
  return report
}

interface Found<T> {
  /** What could be read; also when it was changed, so that the damage can be named closely. */
  value: T | null
  problem: SplotError | null
}

async function readSealed<T>(data: DataFolder, ...where: string[]): Promise<Found<T>> {
  const file = where.join('/')
  let bytes: Uint8Array
  try {
    bytes = await data.fs.readFile(data.path(...where))
  } catch {
    return { value: null, problem: corruptFile(file, 'it cannot be read or is gone') }
  }
  try {
    return { value: parseSealedJson<T>(bytes, file), problem: null }
  } catch (error) {
    const problem = error instanceof SplotError ? error : corruptFile(file, String(error))
    return { value: parseAnyhow<T>(bytes), problem }
  }
}

function parseAnyhow<T>(bytes: Uint8Array): T | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString())
    return typeof value === 'object' ? (value as T | null) : null
  } catch {
    return null
  }
}

function unreadable(caseId: string | null, { message, details }: SplotError): StoreProblem {
  const file = typeof details['file'] === 'string' ? details['file'] : null
  return { caseId, file, seq: null, kind: 'unreadable', message }
}

/** One file of a case, and what is to be proven of it. */
interface CaseFile {
  shard: string
  name: string
  proof: StoreProof
}

async function verifyCase(data: DataFolder, given: CaseFile, report: StoreReport): Promise<void> {
  const { entries, problems, contradicted } = await provenCase(data, given)
  report.cases += 1
  report.entries += entries
  report.problems.push(...problems)
  // a server may have erased something between the reading of a case and that of what lies beside it
  if (contradicted.length > 0) report.problems.push(...(await provenCase(data, given)).contradicted)
}

interface CaseReport {
  entries: number
  problems: StoreProblem[]
  contradicted: StoreProblem[]
}

async function provenCase(data: DataFolder, { shard, name, proof }: CaseFile): Promise<CaseReport> {
  const file = `cases/${shard}/${name}`
  const { value, problem } = await readSealed<CaseDocument>(data, 'cases', shard, name)
  const caseId =
    typeof value?.id === 'string' ? value.id : (idOfFileName(name.slice(0, -5)) ?? name)
  const damages = problem ? [unreadable(caseId, problem)] : []
  if (!value) return { entries: 0, problems: damages, contradicted: [] }
  if (!problem && casePath(caseId).join('/') !== file)
    damages.push(unreadable(caseId, corruptFile(file, `it holds case ${caseId}`)))
  const { entries, problems } = await entriesOf(data, caseId, value)
  const chain = verifyHistory(entries, value.history?.head ? { head: value.history.head } : {})
  damages.push(...problems, ...toStoreProblems(caseId, file, chain))
  // what is damaged is told as such: nothing can be held against it
  const found =
    proof.examine && damages.length === 0
      ? await proof.examine({
          id: caseId,
          snapshot: value.snapshot,
          history: entries as HistoryEntry[],
          hasDocument: async (kind, id) =>
            (await readSealed(data, ...documentPath(kind, id))).value !== null,
        })
      : []
  return {
    entries: entries.length,
    problems: damages,
    contradicted: toContradictions(caseId, file, found),
  }
}

/** Returns all history entries of a case that can be read, and what is wrong with its segments. */
async function entriesOf(data: DataFolder, caseId: string, document: CaseDocument) {
  const entries: unknown[] = []
  const problems: StoreProblem[] = []
  for (let segment = 1; segment <= (document.history?.segments ?? 0); segment += 1) {
    const where = segmentPath(caseId, segment)
    const { value, problem } = await readSealed<HistorySegment>(data, ...where)
    if (problem) problems.push(unreadable(caseId, problem))
    if (value && Array.isArray(value.entries)) entries.push(...value.entries)
    // A gap of hundreds of thousands of segments is one damaged number, not as many damages.
    if (problem && problems.length >= 100) break
  }
  if (Array.isArray(document.history?.entries)) entries.push(...document.history.entries)
  return { entries, problems }
}

async function chainProblems(data: DataFolder, chain: DocumentChain): Promise<StoreProblem[]> {
  const [head] = await documentsOf(data, chain.head.kind, chain.head.id)
  const lines = await documentsOf(data, chain.kind)
  const inOrder = lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ value }) => value)
  return toChainProblems(chain.kind, `documents/${chain.kind}`, verifyChain(inOrder, head?.value))
}

/** Documents of a kind that can be read; what cannot is told by `verifyDocuments`. */
async function documentsOf(data: DataFolder, kind: string, id?: string): Promise<DocumentFile[]> {
  const found: DocumentFile[] = []
  for (const shard of await data.names('documents', kind))
    for (const name of await data.names('documents', kind, shard)) {
      if (isUnfinished(name) || !name.endsWith('.json')) continue
      if (id !== undefined && name !== `${fileNameOf(id)}.json`) continue
      const { value } = await readSealed<DocumentFile>(data, 'documents', kind, shard, name)
      if (typeof value?.id === 'string') found.push(value)
    }
  return found
}

async function verifyDocuments(data: DataFolder, problems: StoreProblem[]): Promise<void> {
  for (const kind of await data.names('documents'))
    for (const shard of await data.names('documents', kind))
      for (const name of await data.names('documents', kind, shard)) {
        if (isUnfinished(name) || !name.endsWith('.json')) continue
        const where = ['documents', kind, shard, name]
        const { value, problem } = await readSealed<DocumentFile>(data, ...where)
        const inPlace =
          value && shardOf(value.id) === shard && `${fileNameOf(value.id)}.json` === name
        if (problem) problems.push(unreadable(null, problem))
        else if (!inPlace)
          problems.push(unreadable(null, corruptFile(where.join('/'), 'it holds another document')))
      }
}

async function verifyBlobs(data: DataFolder, problems: StoreProblem[]): Promise<void> {
  for (const shard of await data.names('blobs'))
    for (const name of await data.names('blobs', shard)) {
      if (isUnfinished(name)) continue
      const hash = createHash('sha256')
      for await (const chunk of data.fs.readStream(data.path('blobs', shard, name)))
        hash.update(chunk)
      if (hash.digest('hex') !== name)
        problems.push(
          unreadable(null, corruptFile(`blobs/${shard}/${name}`, 'its content was changed')),
        )
    }
}

// the port
export type {
  CaseCommit,
  CaseCondition,
  CaseFilter,
  CaseRow,
  HistoryEntry,
  HistoryLine,
  OutboxRow,
  Page,
  Store,
  StoreCapabilities,
  StoreMoment,
  StoredBlob,
  StoredCase,
  StoredDocument,
  TaskFilter,
  TaskRow,
  TimerRow,
  WholeCase,
  WholeDocument,
} from './types.ts'
// adapters
export { openMemoryStore } from './memory/open-memory-store.ts'
export type { MemoryStoreOptions } from './memory/open-memory-store.ts'
export { openFileStore } from './file/open-file-store.ts'
export type { DamagedCase, FileStoreOptions } from './file/open-file-store.ts'
export { hurriedFileSystem, nodeFileSystem } from './file/file-system.ts'
export type { FileSystem, FileWriter } from './file/file-system.ts'
export type { ProcessFacts } from './file/process-facts.ts'
// history
export { chainHistory, emptyHead } from './history/chain-history.ts'
export type { HistoryHead } from './history/chain-history.ts'
export { verifyHistory } from './history/verify-history.ts'
export type { HistoryDamage, HistoryFrame, HistoryProblem } from './history/verify-history.ts'
// search
export { foldedText, foldedTextHas } from './lists/folded-text.ts'
// proof
export { verifyBlobs, verifyStore } from './proof/verify-store.ts'
export { anchorStore, parseAnchor, verifyAnchor, writeAnchor } from './proof/anchor.ts'
export type { StoreAnchor } from './proof/anchor.ts'
export { verifyFolder } from './proof/verify-folder.ts'
export type { FolderProof } from './proof/verify-folder.ts'
export type { Contradiction, ExamineCase, ProvenCase, StoreProof } from './proof/examine-case.ts'
export type { DocumentChain } from './proof/verify-chain.ts'
export type { StoreProblem, StoreReport } from './proof/store-report.ts'
// errors
export { storeErrors } from './errors.ts'
export type { StoreErrorCode } from './errors.ts'

// the port
export type {
  CaseCommit,
  CaseFilter,
  CaseRow,
  HistoryEntry,
  HistoryLine,
  OutboxRow,
  Page,
  Store,
  StoreCapabilities,
  StoredBlob,
  StoredCase,
  StoredDocument,
  TaskFilter,
  TaskRow,
  TimerRow,
} from './types.ts'

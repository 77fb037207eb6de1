// the use cases
export type { Reader, Runtime } from './types.ts'
// what readers see
export type {
  CallView,
  CaseListFilter,
  CaseSummary,
  CaseView,
  DraftChange,
  DraftResult,
  DraftView,
  FileView,
  FormPackage,
  MailView,
  Person,
  PublicationView,
  SubmissionSummary,
  TaskListFilter,
  TaskSummary,
  TaskView,
  TimelineEntry,
} from './types.ts'

// the use cases
export { createRuntime } from './create-runtime.ts'
export { withoutWriting } from './definitions/without-writing.ts'
export { createDefinitionCache } from './definitions/definition-cache.ts'
export { compiledAhead } from './definitions/compiled-ahead.ts'
export type { CompiledBefore } from './definitions/compiled-before.ts'
export type { DefinitionCache } from './definitions/definition-cache.ts'
export type { Reader, Runtime } from './types.ts'
// what readers see
export type {
  AccessEntry,
  CallListQuery,
  CallView,
  CaseListFilter,
  CaseSummary,
  CaseView,
  CatalogueEntry,
  CatalogueEntryView,
  CatalogueVersion,
  CatalogueView,
  DeadLetter,
  DecisionSummary,
  DecisionView,
  DocumentFile,
  DocumentRef,
  DocumentSummary,
  DocumentView,
  DraftChange,
  DraftResult,
  DraftView,
  FileView,
  FormRef,
  FormPackage,
  MailView,
  NoticeView,
  OnceReply,
  OnceRequest,
  Me,
  MeChange,
  Person,
  ReadOfMine,
  PublicationPreview,
  PublicationView,
  SubmissionChange,
  SubmissionComparison,
  PublishedFile,
  SubmissionDeclaration,
  SubmissionSummary,
  SubmissionView,
  TaskCandidate,
  TaskListFilter,
  TaskSummary,
  FieldNoteView,
  LinkedDocument,
  TaskView,
  TimelineEntry,
} from './types.ts'
export type {
  ExportFile,
  ExportFormat,
  ExportSummary,
  IndicatorBreakdown,
  IndicatorCases,
  IndicatorDetail,
  IndicatorMoment,
  IndicatorNumber,
  IndicatorPart,
  IndicatorReport,
  IndicatorRow,
  IndicatorRowsQuery,
  IndicatorView,
} from './indicators/types.ts'
export { keptBack, unitTitles } from './indicators/number-words.ts'
export type { DefinitionProblem } from './definitions/read-definitions.ts'
export type {
  CaseFate,
  CaseFateQuery,
  FateCounts,
  FateDraft,
  FateGroup,
  FateReport,
  FrozenCase,
  LiveCases,
} from './fate/types.ts'
// people, as administrators keep them
export type {
  Organisation,
  PeopleQuery,
  PersonChange,
  PersonInvitation,
  PersonRole,
  PersonSummary,
  PersonView,
  RoleGrant,
  SubstitutionView,
} from './people/types.ts'
// personal data
export { copyArchive } from './personal-data/copy-archive.ts'
export { registerFile, registerRows } from './personal-data/register-table.ts'
export type {
  CopiedAccount,
  CopiedAnswers,
  CopiedCase,
  CopiedData,
  CopiedFile,
  CopyRequest,
  ErasureAct,
  ErasureStatus,
  ErasureView,
  ErasureWhat,
  HoldView,
  PersonCopy,
} from './personal-data/types.ts'
// drafts of the programme
export type {
  DefinitionFiles,
  DraftPerson,
  ProgrammeDraft,
  ProgrammeDraftChange,
  ProgrammeDraftClash,
  ProgrammeDraftDifference,
  ProgrammeDraftEdit,
  ProgrammeDraftEdited,
  ProgrammeDraftFile,
  ProgrammeDraftSummary,
  ProgrammeDraftUpdate,
  ReplayedCase,
  ReplayQuery,
} from './programme-drafts/types.ts'
export type { AnchorCases, AnchorView } from './anchors/types.ts'
export { auditChain } from './audit/audit-log.ts'
export { storeProof } from './audit/store-proof.ts'
export type { AuditEntry, AuditQuery, AuditType } from './audit/types.ts'
export type {
  ProgrammeRelease,
  PublishRequest,
  PublishResult,
  ReleaseCase,
  ReleaseMigration,
  ReleaseNotice,
  ReleasePolicy,
  ReleaseUndo,
} from './releases/types.ts'
export type { CaseChange, DraftNews, LiveChange, NoticeNews, ReleaseNews } from './subscribe.ts'
// what it is made of
export type {
  Clock,
  DefinitionChecker,
  FileScanner,
  ScanVerdict,
  Ids,
  MailTransport,
  OutgoingMail,
  PersonSignIn,
  ProgrammeSource,
  RuntimeOptions,
  SensitiveKeys,
  SourceFile,
} from './ports.ts'
export { documentWords, formatInstant } from './documents/document-words.ts'
export { blockHtml, factsHtml } from './documents/html/block-html.ts'
export { proofHtml } from './documents/html/proof-html.ts'
export { escapeText } from './documents/html/escape-text.ts'
export type { KeyRenewal, KeyUse } from './sensitive/renew-keys.ts'
export type { ClockMove, ProgrammeTime } from './timers/move-clock.ts'
export { createDocumentPress } from './documents/document-press.ts'
export type { DocumentPress, TriedPicture } from './documents/document-press.ts'
export type { FileFormat } from './documents/rendered-files.ts'
export { runtimeErrors } from './errors.ts'
// checks and scenarios of definition files
export { checkDefinitions } from './check/check-definitions.ts'
export type { Unexplored } from './check/compile-issues.ts'
export type {
  CheckedDefinitions,
  DefinitionCheck,
  DefinitionFinding,
} from './check/check-definitions.ts'
export { readScenarios, simulatedProgramme } from './check/read-scenarios.ts'
export { runScenarios } from './check/run-scenarios.ts'
export type { ScenarioOutcome, ScenarioProgress } from './check/run-scenarios.ts'
// dashboards
export type {
  DashboardSummary,
  DashboardView,
  PanelCell,
  PanelColumnView,
  PanelDrawing,
  PanelPart,
  PanelQuery,
  PanelRow,
  PanelSummary,
  PanelView,
} from './dashboards/types.ts'
export { stateMetaOf } from './definitions/task-of.ts'

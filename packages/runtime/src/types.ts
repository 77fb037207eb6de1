import type { AnchorCases } from './anchors/types.ts'
import type { ClockMove, ProgrammeTime } from './timers/move-clock.ts'
import type { DefinitionProblem } from './definitions/read-definitions.ts'
import type { CaseFate, CaseFateQuery, FateDraft, FateReport } from './fate/types.ts'
import type {
  CodeList,
  FormDefinition,
  Issue,
  JsonObject,
  JsonValue,
  LocalText,
  Locale,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type { DecisionExplanation, Explanation, Reason } from '@splot/engine'
import type { ContentBlock, DaysOff } from '@splot/forms'
import type { Page } from '@splot/store'
import type { SourceFile } from './ports.ts'
import type { DashboardCases } from './dashboards/types.ts'
import type { FileFormat } from './documents/rendered-files.ts'
import type { DraftTrialCases, ProgrammeDraftCases } from './programme-drafts/types.ts'
import type { ReleaseCases } from './releases/types.ts'
import type { KeyRenewal, KeyUse } from './sensitive/renew-keys.ts'
import type { LiveChange } from './subscribe.ts'
import type { IndicatorCases } from './indicators/types.ts'
import type { PeopleCases } from './people/types.ts'
import type { PersonalDataCases } from './personal-data/types.ts'

/**
 * The signed-in person on whose behalf a use case runs; `null` is the public. `secondFactor`: they have
 * proven themselves twice, which some roles demand.
 */
export type Reader = { person: string; locale: Locale; secondFactor?: boolean } | null

/** A person who can sign in. */
export interface Person {
  id: string
  email: string
  name: string
  locale: Locale
  /** Programme roles. */
  roles: string[]
  /** What the operator notes beside roles, such as regions: fact of the programme → values. */
  facts?: Record<string, string[]>
  /** Days on which a role begins and ends to count, ISO dates; absent: from the start, for ever. */
  rolePeriods?: Record<string, Period>
  /** Organisations they belong to. */
  memberships?: Membership[]
  /** For whom they act, by decision of an administrator. */
  actsFor?: Substitution[]
  /** They can neither sign in nor do anything. */
  blocked?: { at: string; by: string; reason: string }
  /** One letter a day with what waits; absent: each message by itself. Deadlines never wait. */
  letters?: 'daily'
  /** Since when, and with what status of the mail server (`5.1.1`, `550`), their mail comes back. */
  mailReturned?: { at: string; status: string }
  /** When an administrator wrote to them last to invite them. */
  invitedAt?: string
  /** When somebody who was invited first signed in. */
  signedInAt?: string
}

/** The reader, as they see themselves: in the roles that count for them now. */
export interface Me extends Pick<Person, 'id' | 'email' | 'name' | 'locale' | 'roles' | 'facts'> {
  /** Roles that count once they have given a second factor of sign-in. */
  rolesWaiting: string[]
  /** People who are away, for whom they act today, with the last day of it. */
  actsFor: { id: string; name: string; to: string }[]
  /** Workflows of calls that their roles let them start. */
  mayStart: string[]
  /** How mail comes to them: each message by itself, or one letter a day. */
  letters: 'each' | 'daily'
  /** Since when mail to their address comes back, RFC 3339; `null`: it arrives. */
  mailReturnedAt: string | null
}

/** What people change of themselves; what is left out stays. */
export interface MeChange {
  name?: string
  locale?: Locale
  letters?: Me['letters']
  /** Their address takes mail again: letters leave again. */
  mailWorks?: true
}

/** From one day to another, ISO dates, both included. */
export interface Period {
  from?: string
  to?: string
}

/** What a person is in an organisation. */
export interface Membership {
  organisation: string
  /** As the operator calls it: `board member`. */
  position: string
}

/** One person acts for another from one day to another. */
export interface Substitution {
  id: string
  /** Who is away. */
  person: string
  from: string
  to: string
}

/** Where a case stands, as people see it. */
export interface CasePlace {
  /** Id of the state. */
  id: string
  title: LocalText
  /** What goes on beside the rest of the case there; `null` where nothing does. */
  region: LocalText | null
}

/** A case in a list. */
export interface CaseSummary {
  id: string
  workflow: { id: string; title: LocalText }
  number: string | null
  title: LocalText
  /** Every active state with a title, outer ones first. */
  states: { id: string; title: LocalText }[]
  /** The innermost of them, one of each region; the first holds the course of the case. */
  places: CasePlace[]
  status: 'active' | 'done'
  outcome: 'positive' | 'negative' | 'neutral' | null
  parent: string | null
  columns: Record<string, string | number | boolean | LocalText | null>
  /** Earliest due date among what the reader must do, else of the case. */
  dueAt: string | null
  createdAt: string
  updatedAt: string
}

/** A task as its list shows it. */
export interface TaskSummary {
  id: string
  caseId: string
  caseNumber: string | null
  caseTitle: LocalText
  workflow: { id: string; title: LocalText }
  task: string
  title: LocalText
  form: string | null
  status: 'open' | 'finished' | 'cancelled'
  /** What the reader may do now. */
  may: ('claim' | 'release' | 'work' | 'delegate' | 'sign' | 'read' | 'reassign')[]
  assignee: { id: string; name: string } | null
  role: string | null
  offer: boolean
  createdAt: string
  dueAt: string | null
  overdue: boolean
}

/** A person who may have a task. */
export interface TaskCandidate {
  id: string
  name: string
  /** Open tasks they have already. */
  openTasks: number
}

/** One line of a case's story, already fit for the reader. */
export interface TimelineEntry {
  seq: number
  at: string
  actor: { id: string; name: string } | null
  /** Who was away, in whose place the actor did or took the work. */
  inPlaceOf?: { id: string; name: string }
  type: string
  title: LocalText
  /** State titles after the step, when it moved. */
  to?: LocalText[]
  /** Why, in sentences with the values of that moment. */
  reasons?: Reason[]
  task?: string
  /** Who joined or left the case. */
  person?: { id: string; name: string }
  /** Why the case was reopened or the task given to another person. */
  reason?: string
  /** Title of the deadline that passed or is reminded of. */
  deadline?: LocalText
  /** Decisions made in this step that the reader may have told; ids as `getDecision` takes them. */
  decisions?: { id: string; title: LocalText }[]
  /** Lots drawn in this step, told to the operator’s people who could not be drawn themselves. */
  lots?: { role: LocalText; from: string[]; drawn: string[] }[]
  details?: JsonObject
}

/** Everything the reader may know of a case. */
export interface CaseView extends CaseSummary {
  revision: number
  roles: string[]
  description: LocalText | null
  /** What its columns say, those with a value that the reader may know; codes as their labels. */
  facts: {
    key: string
    title: LocalText
    type: string
    value: string | number | boolean | LocalText
  }[]
  /** The case it belongs to, if the reader may open it. */
  above: { id: string; title: LocalText; workflow: { id: string; title: LocalText } } | null
  tasks: TaskSummary[]
  /** What leads a party of the case through its present state, in order; empty for others. */
  checklist: {
    id: string
    title: LocalText
    hint: LocalText | null
    done: boolean
    /** What is still missing, in words; `null` when done or not said. */
    missing: LocalText | null
    /** Open task to go to. */
    task: string | null
    /** Child workflow to start. */
    start: string | null
    /** Role to invite people in. */
    invite: string | null
  }[]
  deadlines: { timer: string; title: LocalText; dueAt: string }[]
  /** What others have to do now: which role, by when, and the states that may come after. */
  ahead: {
    task: string
    title: LocalText
    who: LocalText | null
    dueAt: string | null
    after: LocalText[]
  }[]
  /** Child cases the reader may start here now. */
  offers: { workflow: string; title: LocalText }[]
  /** Events the reader may send by hand now. */
  events: {
    event: string
    title: LocalText
    confirm: LocalText | null
    payload: JsonObject | null
    /** Whether it may publish a list, which `previewEvent` shows. */
    publishes: boolean
  }[]
  explanation: Explanation
  /** Finished answers the reader may see, newest first. */
  submissions: SubmissionSummary[]
  /** Decisions that the reader may have told, newest first. */
  decisions: DecisionSummary[]
  /** Documents made in the case that the reader may open, newest first. */
  documents: DocumentSummary[]
  /** `mailReturned`: mail to them comes back; told to the operator's people. */
  members: { person: string; name: string; role: string; mailReturned: boolean }[]
  invitable: string[]
  /** States in which the reader may let the finished case go on. */
  reopen: { id: string; title: LocalText }[]
  /** The cases under it that the reader may open, those changed last first. */
  children: CaseSummary[]
  /** Cursor of more of them, for a list of cases with this `parent` in pages of 200; `null`: there are none. */
  childrenNext: string | null
  published: PublicationView[]
}

/** A document that was made in a case. It never changes. */
export interface DocumentSummary {
  /** `<case id>/<step>/<n>`. */
  id: string
  /** Id of its template. */
  template: string
  title: LocalText
  number: string | null
  madeAt: string
  /** Languages it exists in. */
  languages: Locale[]
  /** The document it stands in place of. */
  replaces: DocumentRef | null
  /** The document that stands in its place now. */
  replacedBy: DocumentRef | null
}

/** Names another document. */
export interface DocumentRef {
  id: string
  number: string | null
}

/** A document opened for reading. */
export interface DocumentView extends DocumentSummary {
  caseId: string
  blocks: ContentBlock[]
  /** SHA-256 of number, date, title and content as canonical JSON (RFC 8785). */
  checksum: string
  /** Whether number, date, title and content still have that checksum. */
  holds: boolean
  /** What it was made from. */
  source: {
    workflow: { id: string; version: number }
    /** Step of the case that fixed the values. */
    step: number
    /** SHA-256 of the values. */
    values: string
    /** SHA-256 of the template. */
    template: string
  }
  /** Files that were published with it. */
  files: PublishedFile[]
}

/** A file that was published with a document and never changes. */
export interface PublishedFile {
  format: FileFormat
  locale: Locale
  sha256: string
  sizeBytes: number
}

/** A public list of documents that are published in versions. */
export interface CatalogueView {
  id: string
  title: LocalText
  lead: LocalText
  /** What entries say of themselves; people choose by those that filter. */
  facts: { id: string; title: LocalText; filter: boolean }[]
  /** The newest version of each, those published last first. */
  entries: CatalogueEntry[]
}

/** A version of an entry of a catalogue, for a list. */
export interface CatalogueEntry {
  catalogue: string
  /** Lasting part of its address. */
  key: string
  title: LocalText
  version: string
  languages: Locale[]
  publishedAt: string
  summary: LocalText | null
  /** Fact → codes to choose by and texts to read. */
  facts: Record<string, { codes: string[]; texts: LocalText[] }>
}

/** A version of an entry, beside others. */
export interface CatalogueVersion {
  version: string
  publishedAt: string
  /** Id of its document. */
  document: string
  number: string | null
  files: PublishedFile[]
}

/** A version of an entry opened for reading. */
export interface CatalogueEntryView extends CatalogueEntry {
  catalogueTitle: LocalText
  factTitles: Record<string, LocalText>
  /** The version published last. */
  newest: string
  /** Case whose page takes applications now, such as for a franchise; `null`: none does. */
  call: string | null
  /** All versions, newest first. */
  versions: CatalogueVersion[]
  /** Lists its case has published, such as errata. */
  published: PublicationView[]
  document: DocumentView
}

/** A picture that stands in a document. */
export interface DocumentPicture {
  type: 'image/png' | 'image/jpeg'
  bytes: Uint8Array<ArrayBuffer>
}

/** A document as a file. */
export interface DocumentFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A decision that was made in a case. */
export interface DecisionSummary {
  /** `<case id>/<decision>`. */
  id: string
  title: LocalText
  at: string
}

/** A decision told step by step. */
export interface DecisionView extends Omit<DecisionExplanation, 'by'> {
  /** `null`: the system, or somebody of the operator whom the reader need not know. */
  by: { id: string; name: string } | null
}

/** A finished task whose answers the reader may open. */
export interface SubmissionSummary {
  /** `<case id>/<item key>`. */
  id: string
  task: string
  title: LocalText
  form: FormRef | null
  at: string
  /** `null`: closed to the reader, or no person. */
  by: { id: string; name: string } | null
  /** Title of the role it was handed in in, told also where the name is not; `null`: of no role. */
  role: LocalText | null
  checksum: string
}

/** A submission with its answers. */
export interface SubmissionView extends SubmissionSummary {
  /** Without what the reader may not see. */
  answers: JsonObject
  /** Versions before it that the reader may read, latest first. */
  earlier: SubmissionSummary[]
  /** What was declared and consented to, of what the reader sees, in the order of the form. */
  declarations: SubmissionDeclaration[]
  /** From the first thing written to handing in; `null` where no draft was saved. */
  filledForSeconds: number | null
}

/** A declaration or consent as it was made. */
export interface SubmissionDeclaration {
  /** JSON Pointer of its box. */
  pointer: string
  label: LocalText
  /** SHA-256 of the sentence as it was shown in both languages. */
  version: string
  /** From when on it holds. */
  at: string
  /** Who ticked it; `null`: closed to the reader. */
  by: { id: string; name: string } | null
  /** Of a consent: the day from which it holds no more; `null` while it holds. */
  withdrawnOn: string | null
  /** Documents that were linked beside it then, each as it stood. */
  documents: { id: string; number: string | null }[]
}

/** What changed from one submission of a form to another. */
export interface SubmissionComparison {
  before: SubmissionSummary
  after: SubmissionSummary
  /** In the order of the form. */
  changes: SubmissionChange[]
}

/** One field, or cell of a table, that changed; values are written for people. */
export interface SubmissionChange {
  /** JSON Pointer without row numbers. */
  pointer: string
  label: LocalText
  section: LocalText | null
  /** Rows count from 1; `null`: the row was added or removed. */
  row: { table: LocalText; before: number | null; after: number | null } | null
  /** `null`: nothing stood, or stands, there. */
  before: LocalText | null
  after: LocalText | null
}

/** A list or notice on a public page. */
export interface PublicationView {
  id: string
  caseId: string
  title: LocalText
  columns: { key: string; title: LocalText; type?: string }[]
  rows: JsonObject[]
  publishedAt: string
  /** What is to be known of it since, such as that appeals are being decided. */
  note?: LocalText
}

/** A list that a step would publish. */
export interface PublicationPreview extends Pick<
  PublicationView,
  'id' | 'title' | 'columns' | 'rows'
> {
  /** Rows of who would not stand on it, never published; `null`: the definition does not say. */
  leftOut: JsonObject[] | null
}

/** An open or past call, as the public sees it. */
export interface CallView {
  id: string
  number: string | null
  title: LocalText
  /** Title of the group it stands in; `null`: a call that opens and closes. */
  group: LocalText | null
  /** Answers of the call's form that are public; of type `file` a list of `{id, name, type, sizeBytes}`. */
  facts: JsonObject
  /** Titles and types of the facts, in the order to show them. */
  factColumns: { key: string; title: LocalText; type?: string }[]
  state: { id: string; title: LocalText }
  opensAt: string | null
  closesAt: string | null
  open: boolean
  /** Workflow a signed-in person can start in this call. */
  applications: string | null
  published: PublicationView[]
  /** Documents that everybody may open, newest first; those that were replaced are left out. */
  documents: DocumentSummary[]
}

/** A task opened for work or reading: all a form needs. */
export interface TaskView extends TaskSummary {
  revision: number
  description: LocalText | null
  formRef: FormRef | null
  /** Schema of the data that a task without form asks for; else `null`. */
  asks: JsonObject | null
  /**
   * What whoever hands it in may be promised: a letter that confirms it; that answers stay as they are; that
   * a list may be published, which `previewTask` shows.
   */
  afterSubmit: { mailed: boolean; final: boolean; publishes: boolean }
  /** What the form's expressions see, already cut to what the reader may know. */
  scope: {
    variables: JsonObject
    /** IANA zone of the programme. */
    timeZone: string
    /** Where the form counts working days: those off from before the case to years ahead. */
    daysOff: DaysOff | null
    roles: string[]
    sections: string[] | null
    unlocked: string[] | null
    base: JsonObject | null
  }
  /** While it is open: what is told of its fields the reader may see, such as what is to be corrected. */
  notes: FieldNoteView[]
  /** Answers so far: the draft, or what was submitted. */
  answers: JsonObject
  /** For whoever may sign: pointers of what must be mended before; `[]`: it can be signed. */
  lacks: string[]
  draft: DraftView
  /** Options of reference fields: pointer of the field without row numbers → choices. */
  references: Record<string, { id: string; label: LocalText }[]>
  /** Names of uploaded files by id. */
  files: Record<string, FileView>
  /** Documents that fields of the form name by their template, such as the regulations of the call. */
  documents: LinkedDocument[]
}

/** A document that is linked beside fields of a form. */
export type LinkedDocument = Pick<DocumentSummary, 'id' | 'template' | 'title' | 'number'>

/** What whoever fills a form is told of one of its fields. */
export interface FieldNoteView {
  /** JSON Pointer; `''`: of the whole form. */
  at: string
  text: LocalText
}

/** The state of a draft. */
export interface DraftView {
  revision: number
  savedAt: string | null
  savedBy: { id: string; name: string } | null
}

/** One field changed in a draft. */
export interface DraftChange {
  /** JSON Pointer of the field. */
  path: string
  /** New value; absent deletes. */
  value?: JsonValue
  /** Draft revision the writer had last seen. */
  base: number
}

/** What became of a draft save. */
export interface DraftResult extends DraftView {
  answers: JsonObject
  issues: Issue[]
  /** Fields somebody else changed meanwhile: both values; the newer write was kept. */
  merged: { path: string; mine: JsonValue; theirs: JsonValue; by: { id: string; name: string } }[]
}

/** An uploaded file. Its name is shown, never used as an address. */
export interface FileView {
  id: string
  name: string
  type: string
  sizeBytes: number
  sha256: string
  uploadedAt: string
  uploadedBy: string
  /** What the virus scanner said of it; absent: there is none, or it came before there was one. */
  scan?: 'clean' | 'infected' | 'unknown'
}

/** A request that is done once, however often it is sent. */
export interface OnceRequest {
  /** What the sender calls it by. */
  key: string
  /** What was asked. */
  request: JsonValue
}

/** What was answered, and whether it was an answer given before. */
export interface OnceReply {
  reply: JsonValue
  repeated: boolean
}

/** One mail of the outbox page. */
export interface MailView {
  id: string
  to: string
  subject: string
  text: string
  at: string
}

/** A message in a person's portal inbox. */
export interface NoticeView {
  id: string
  caseId: string | null
  subject: string
  text: string
  at: string
  readAt: string | null
}

/** One read of somebody's special-category data. */
export interface AccessEntry {
  id: string
  at: string
  person: string
  caseId: string
  task: string
  /** Sections of the form that the fields stand in. */
  sections: string[]
  /** Pointers of the fields without row numbers; never their values. */
  fields: string[]
  /**
   * `submission`: finished answers were opened; `task`: a task in work, or one to be decided on; `file`:
   * a file of a sensitive field was opened; `indicator`: rows of an indicator were shown; `export`: a
   * table was written; `copy`: a copy of the person's data was made for them.
   */
  purpose: 'submission' | 'task' | 'file' | 'indicator' | 'export' | 'copy'
  /** The indicator, or the export with its version: `participants/1`. */
  source?: string
  /** What for, as the reader said. */
  reason?: string
}

/** One read of the reader’s own special-category data, as they are told of it. */
export interface ReadOfMine {
  id: string
  at: string
  /** Who read it. */
  person: { id: string; name: string } | null
  caseId: string
  caseTitle: LocalText
  task: LocalText
  sections: LocalText[]
  fields: LocalText[]
  purpose: AccessEntry['purpose']
}

/** Work that was given up: an effect or timer that failed too often, a message nobody could take. */
export interface DeadLetter {
  id: string
  kind: 'effect' | 'timer' | 'message'
  caseId: string
  /** Effect kind, timer key or event. */
  type: string
  code: string | null
  reason: string
  at: string
  tries: number
}

/** A form as a case uses it: its version, and the release whose code lists it is filled in with. */
export interface FormRef {
  id: string
  version: number
  release: string
}

/** What is needed to render a form anywhere. */
export interface FormPackage {
  definition: FormDefinition
  codeLists: CodeList[]
}

/** The use cases. Every method decides permission itself; what the reader may not know does not exist. */
export interface Runtime
  extends
    AnchorCases,
    DashboardCases,
    IndicatorCases,
    PeopleCases,
    PersonalDataCases,
    ProgrammeDraftCases,
    DraftTrialCases,
    ReleaseCases {
  /** Without its confidential parameters. */
  programme(): ProgrammeDefinition
  workflow(id: string, version?: number): WorkflowDefinition
  /** With `release`: with the code lists that a case of that release is pinned to. */
  form(id: string, version?: number, release?: string): Promise<FormPackage>
  /** Source of an ES module exporting the form's validators, for a browser without `eval`. */
  formValidator(id: string, version?: number, release?: string): Promise<string>
  /** Definition files that could not be taken, and why. For the operator's own tools. */
  problems(): DefinitionProblem[]

  /** The announced calls, for everybody: open ones first, then by closing date, latest first. */
  listCalls(query?: CallListQuery): Promise<Page<CallView>>
  getCall(id: string): Promise<CallView>

  startCase(
    reader: Reader,
    input: { workflow: string; parent?: string; idempotencyKey?: string },
  ): Promise<CaseView>
  listCases(reader: Reader, filter: CaseListFilter): Promise<Page<CaseSummary>>
  getCase(reader: Reader, id: string): Promise<CaseView>
  timeline(reader: Reader, id: string, after?: number): Promise<TimelineEntry[]>
  /** `null`: the event was taken and closed the case to the reader; so for the other steps of a case. */
  sendEvent(
    reader: Reader,
    id: string,
    event: { type: string; payload?: JsonObject; revision?: number; idempotencyKey?: string },
  ): Promise<CaseView | null>
  /** Lists that an event by hand would publish, and who would not stand on them; nothing is changed. */
  previewEvent(
    reader: Reader,
    id: string,
    event: { type: string; payload?: JsonObject },
  ): Promise<PublicationPreview[]>
  invite(
    reader: Reader,
    id: string,
    invitation: { email: string; name?: string; role: string },
  ): Promise<CaseView>
  /** Takes a role in the case from somebody; `null`: from oneself, who is shut out now. */
  removeMember(
    reader: Reader,
    id: string,
    removal: { person: string; role: string },
  ): Promise<CaseView | null>
  getDecision(reader: Reader, id: string): Promise<DecisionView[]>
  /** Lets a finished case go on in a state that its view names. */
  reopenCase(
    reader: Reader,
    id: string,
    reopening: { to: string; reason: string; revision?: number; idempotencyKey?: string },
  ): Promise<CaseView | null>
  getDocument(reader: Reader, id: string): Promise<DocumentView>
  /** What the programme publishes in catalogues, for everybody. */
  listCatalogues(): Promise<CatalogueView[]>
  getCatalogue(id: string): Promise<CatalogueView>
  /** `id` is `<catalogue>/<key>`, or with `/<version>` one version; else the newest. */
  getCatalogueEntry(id: string): Promise<CatalogueEntryView>
  /** Returns a picture of a document the reader may open, by its SHA-256. @throws SplotError document.not-found, auth.required */
  documentPicture(reader: Reader, id: string, sha256: string): Promise<DocumentPicture>
  /** The document as a tagged PDF or as an e-book; the same bytes each time. */
  documentFile(
    reader: Reader,
    id: string,
    file: { format: FileFormat; locale: Locale },
  ): Promise<DocumentFile>
  getSubmission(reader: Reader, id: string): Promise<SubmissionView>
  /** The answers as a PDF: what was handed in, without what the reader may not see. */
  submissionFile(reader: Reader, id: string, locale: Locale): Promise<DocumentFile>
  /** What changed since another submission of the form. */
  compareSubmissions(reader: Reader, id: string, since: string): Promise<SubmissionComparison>

  listTasks(reader: Reader, filter: TaskListFilter): Promise<Page<TaskSummary>>
  getTask(reader: Reader, id: string): Promise<TaskView>
  claimTask(reader: Reader, id: string): Promise<TaskView>
  releaseTask(reader: Reader, id: string): Promise<TaskView>
  delegateTask(reader: Reader, id: string, to: string): Promise<TaskView>
  /** Gives a task of the operator to another person, whoever has it. */
  reassignTask(reader: Reader, id: string, to: { to: string; reason: string }): Promise<TaskView>
  /** People whom the reader may give the task to, by name. */
  taskCandidates(reader: Reader, id: string): Promise<TaskCandidate[]>
  saveDraft(reader: Reader, id: string, changes: DraftChange[]): Promise<DraftResult>
  /** Adds the reader's signature to a signature field of the draft, as they saw it in this revision. */
  signDraft(reader: Reader, id: string, path: string, draftRevision?: number): Promise<DraftResult>
  /** Takes the reader's own signature out of the draft. */
  withdrawSignature(reader: Reader, id: string, path: string): Promise<DraftResult>
  submitTask(
    reader: Reader,
    id: string,
    submission: { answers?: JsonObject; draftRevision?: number; idempotencyKey?: string },
  ): Promise<CaseView | null>
  /** Lists that handing it in, without answers as the draft is, would publish; nothing is changed. */
  previewTask(
    reader: Reader,
    id: string,
    submission: { answers?: JsonObject },
  ): Promise<PublicationPreview[]>

  uploadFile(
    reader: Reader,
    file: {
      task: string
      /** Pointer of the field it is for. */
      path: string
      name: string
      /** Media type that the sender declares. */
      type?: string
      bytes: AsyncIterable<Uint8Array>
    },
  ): Promise<FileView>
  openFile(
    reader: Reader,
    id: string,
  ): Promise<{ file: FileView; bytes: AsyncIterable<Uint8Array> }>
  /** A file that an announced call says in public, for everybody. */
  openPublicFile(id: string): Promise<{ file: FileView; bytes: AsyncIterable<Uint8Array> }>

  me(reader: Reader): Promise<Me | null>
  /** Changes the reader's own name, language or letters. */
  updateMe(reader: Reader, change: MeChange): Promise<Me>
  /**
   * Notes that a letter came back, by its id and the status of its delivery report, such as `5.1.1`.
   * Returns whether it was one of ours. For the operator's mail server: it asks no permission.
   */
  noteReturnedMail(report: { mail: string; status: string }): Promise<boolean>
  /** The reader's portal inbox, newest first. */
  listNotices(reader: Reader, cursor?: string): Promise<Page<NoticeView>>
  /** Notes that the reader has read a message; the first time counts. */
  markNoticeRead(reader: Reader, id: string): Promise<NoticeView>
  /**
   * Who signs in with a proven address; made when new where the programme is open to new people.
   * `null`: blocked, or nobody invited them. For sign-in.
   */
  admitPerson(person: { email: string; name?: string; locale?: Locale }): Promise<Person | null>
  /** Whether `admitPerson` would return somebody. For sign-in. */
  admitsPerson(email: string): Promise<boolean>
  /** The person behind an e-mail address; made when new. For the operator's own tools. */
  ensurePerson(person: { email: string; name?: string; locale?: Locale }): Promise<Person>
  /** Gives a person exactly these programme roles. For the operator's own tools. */
  setRoles(person: string, roles: string[]): Promise<Person>
  /** Notes exactly these facts of a person. For the operator's own tools. */
  setFacts(person: string, facts: Record<string, string[]>): Promise<Person>
  /** Mail sent so far, newest first; only where the outgoing mail is kept for show. */
  listMail(cursor?: string): Promise<Page<MailView>>

  /**
   * Fires what is due, delivers what waits and moves the next cases that are on their way to a release;
   * returns how much was done. More may wait while `cases` is not 0.
   */
  work(): Promise<{ timers: number; effects: number; cases: number }>
  /**
   * Moves the next cases that are on their way to a release and returns how many it looked at; 0: none is
   * on its way. `work` does it too. For the operator's own tools.
   */
  moveCases(): Promise<number>
  /** How many documents of sensitive data lie under which key. For the operator's own tools. */
  keysInUse(): Promise<KeyUse>
  /**
   * Puts all sensitive data under the present key; what was stopped goes on where it was. For the operator's
   * own tools.
   */
  renewKeys(): Promise<KeyRenewal>
  /** What `work` gave up. For the operator's own tools. */
  deadLetters(cursor?: string): Promise<Page<DeadLetter>>
  /** The same for a programme administrator. @throws SplotError person.not-admin */
  listDeadLetters(reader: Reader, cursor?: string): Promise<Page<DeadLetter>>
  /** Tries once more what was given up. For a programme administrator. */
  retryDeadLetter(reader: Reader, id: string): Promise<void>
  /** Takes off the list what will not be tried again. For a programme administrator. */
  giveUpDeadLetter(reader: Reader, id: string): Promise<void>
  /** Definition files that could not be taken, for a programme administrator. */
  definitionProblems(reader: Reader): Promise<DefinitionProblem[]>
  /**
   * Tells a programme administrator what would become of every live case were a draft published and
   * all cases taken along. Nothing is changed. @throws SplotError auth.required, person.not-admin
   */
  fateReport(reader: Reader, draft: FateDraft): Promise<FateReport>
  /**
   * Lists live cases with their fates, in the order of creation; those the draft leaves alone are left
   * out. @throws SplotError auth.required, person.not-admin
   */
  caseFates(reader: Reader, draft: FateDraft, query: CaseFateQuery): Promise<Page<CaseFate>>
  /** `fateReport` for the operator's own tools. */
  reportFate(draft: FateDraft): Promise<FateReport>
  /** `caseFates` for the operator's own tools. */
  listFates(draft: FateDraft, query: CaseFateQuery): Promise<Page<CaseFate>>
  /** Sends a mail of the operator's own at once, such as a sign-in link. `keep`: `listMail` shows it. */
  sendMail(mail: { to: string; subject: string; text: string; keep: boolean }): Promise<void>
  /**
   * Reads of the reader’s own special-category data by others, newest first. @throws SplotError
   * auth.required
   */
  readsOfMine(reader: Reader, cursor?: string): Promise<Page<ReadOfMine>>
  /** Reads of special-category data, newest first. For the operator's own tools. */
  accessLog(cursor?: string): Promise<Page<AccessEntry>>
  /** The definition files in force, by path. For the operator's own tools. */
  filesInForce(): readonly SourceFile[]
  /** The person with an e-mail address, or `null`. For the operator's own tools. */
  findPerson(email: string): Promise<Person | null>
  /** What time it is in the programme. @throws SplotError auth.required, person.not-admin */
  programmeTime(reader: Reader): Promise<ProgrammeTime>
  /**
   * Moves the clock of a demonstration forward, from deadline to deadline. @throws SplotError
   * auth.required, person.not-admin, clock.fixed, clock.out-of-range
   */
  moveClock(reader: Reader, to: string): Promise<ClockMove>
  /**
   * Answers a request under a key of the reader's own: the first time with what `make` does, for a week
   * with the same, and nothing is done. What is refused is not kept. `make` returns JSON.
   *
   * @throws SplotError auth.required, request.key-reused for another request under the key,
   * request.under-way while another process does it
   */
  answerOnce(
    reader: Reader,
    request: OnceRequest,
    make: () => Promise<JsonValue>,
  ): Promise<OnceReply>
  /** Reads the programme's files again: new versions are published, faults named in `problems`. */
  reload(): Promise<void>
  /**
   * Compiles the workflows in force that nobody has asked for yet, one a turn of the event loop, so that
   * no request waits for all of them, until `stopping` is aborted.
   */
  compileAhead(stopping?: AbortSignal): Promise<void>
  /** Calls back when a case changes that the reader may know, or a draft an administrator may. */
  subscribe(reader: Reader, listener: (change: LiveChange) => void): () => void
  close(): Promise<void>
}

/** Which page of the calls. */
export interface CallListQuery {
  cursor?: string
  limit?: number
}

/** Filter of a case list. */
export interface CaseListFilter {
  workflow?: string
  status?: 'active' | 'done'
  state?: string
  parent?: string
  /** Only cases the reader has a case role in. */
  mine?: boolean
  text?: string
  sort?: 'updatedAt' | 'createdAt' | 'number' | 'title'
  descending?: boolean
  cursor?: string
  limit?: number
}

/** Filter of a task list. */
export interface TaskListFilter {
  /**
   * `mine`: assigned to me. `available`: I may claim it. `all`: both. `others`: those that I may give to
   * other people. `away`: those of people for whom I act, that I may take over. Default `all`.
   */
  scope?: 'mine' | 'available' | 'all' | 'others' | 'away'
  caseId?: string
  /** Of the child cases of this case. */
  parent?: string
  workflow?: string
  task?: string
  status?: 'open' | 'finished'
  overdue?: boolean
  text?: string
  cursor?: string
  limit?: number
}

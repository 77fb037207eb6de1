import type {
  DisplayFormat,
  JsonObject,
  JsonValue,
  LocalText,
  RankingKey,
  WorkflowDefinition,
} from '@splot/definition'

/** A person's membership in one case. */
export interface Member {
  person: string
  role: string
}

/** One person's item of a task. A task with `count: 2` has two. */
export interface TaskItem {
  /** Unique in the case: `<task id>:<visit>:<n>`. */
  key: string
  /** Task id of the definition. */
  task: string
  /** Id of the state it belongs to, and which visit of it. */
  state: string
  visit: number
  status: 'open' | 'finished' | 'cancelled'
  /** Who must do it; absent: anyone of the candidates may claim it. */
  assignee?: string
  /** In whose place the assignee does it, who is away: it binds both. */
  inPlaceOf?: string
  /** Role whose holders may claim it. */
  role?: string
  /** Persons that may claim it where a set was computed; absent: all holders of `role`. */
  candidates?: string[]
  /** Others who hold `role` may be given it in place of a candidate; they cannot claim it. */
  deputies?: boolean
  /** Persons that may not. */
  excluded?: string[]
  /** Offered, not owed. */
  offer?: boolean
  createdAt: string
  /** Computed once when the timer was armed. RFC 3339. */
  dueAt?: string
  finishedAt?: string
  finishedBy?: string
  /** JSON Pointers that may be edited, computed on creation; absent: all. */
  unlocked?: string[]
  /** What is told of fields, computed on creation; absent: nothing. */
  notes?: FieldNote[]
  /** First values, computed on creation. */
  prefilled?: JsonObject
}

/** What whoever fills a form is told of one of its fields. */
export interface FieldNote {
  /** JSON Pointer; `''`: of the whole form. */
  at: string
  /** As a person wrote it, or in both languages. */
  text: string | LocalText
}

/** Answers of one finished item. */
export interface AnswerRecord {
  item: string
  /** Absent for a confirmation without form. */
  form?: { id: string; version: number }
  answers: JsonObject
  /** Where the values lie that are kept apart from the case: neither engine nor expressions see them. */
  apart?: string
  at: string
  by: string
  /** In whose place: it binds both. */
  inPlaceOf?: string
  /** How they came about. */
  facts?: AnswerFacts
}

/** How answers came about: kept with them, seen by no expression. */
export interface AnswerFacts {
  /** By JSON Pointer of the declaration or consent. */
  declarations?: Record<string, Declared>
  /** From the first thing written to handing in. */
  filledForSeconds?: number
}

/** What was agreed to, from when on and by whom. */
export type Declared = {
  /** Checksum of the sentence as it was shown. */
  version: string
  at: string
  by: string
  /** Documents that were linked beside it then; absent: none. */
  documents?: { id: string; number: string | null; checksum: string }[]
}

/** A decision that was made. It can be computed again from itself: `given` is all it looked at. */
export interface DecisionRecord {
  at: string
  by: string
  /** Workflow version whose definition of the decision was used. */
  version: number
  given: JsonObject
  /** What expressions see as `decisions.<id>`: step → value, or the lists of a ranking. */
  values: JsonObject
  /** Rule → how far it is from not holding; negative by what it lacks. */
  margins?: JsonObject
  /** Dates whose being a day off was asked, with the answer of then; absent where none was. */
  daysOff?: Record<string, boolean>
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of all the rest. */
  checksum: string
}

/** One entry of a ledger: its `key`, and what else the definition puts there. */
export type LedgerEntry = JsonObject & { key: string }

/** What a case has entered in one ledger. */
export interface CaseLedger {
  /** No other case may have an entry under one of these keys. */
  unique: boolean
  entries: LedgerEntry[]
}

/** A timer that runs, with the due date fixed when it was armed. */
export interface ArmedTimer {
  /** `<timer name>:<state id>:<visit>`; reminders add `:remind:<n>`. */
  key: string
  timer: string
  state: string
  visit: number
  /** `deletion`: of a case that is over; its answers are deleted then. */
  kind: 'due' | 'reminder' | 'deletion'
  /** What the due date was counted from. */
  anchoredAt: string
  dueAt: string
  /** Notification template of a reminder. */
  notify?: string
  /** Roles that a reminder tells besides whoever must act. */
  also?: string[]
}

/** One run of a workflow. Plain JSON; the whole truth of the engine. */
export interface Case {
  id: string
  workflow: { id: string; version: number }
  status: 'active' | 'done'
  /** Ids of the active states, outermost first, in document order. */
  states: string[]
  /** State value as in SCXML/XState. */
  value: JsonValue
  /** Remembered configurations of history states. */
  historyValue?: Record<string, string[]>
  context: JsonObject
  input: JsonObject
  parameters: JsonObject
  /** Task id → finished answers, oldest first. */
  answers: Record<string, AnswerRecord[]>
  /** Decision id → what was decided, oldest first. Absent before the first. */
  decisions?: Record<string, DecisionRecord[]>
  /** Ledger → what this case has entered there. Absent before the first entry. */
  ledgers?: Record<string, CaseLedger>
  items: TaskItem[]
  timers: ArmedTimer[]
  /** State id → when it was entered last, and how often. */
  visits: Record<string, { at: string; count: number }>
  members: Member[]
  number?: string
  startedAt: string
  endedAt?: string
  /** When its answers were deleted, with everything made from them. */
  answersDeletedAt?: string
  /** Counts steps; part of every effect's key. */
  step: number
  /** Sentences of the transitions that led here, in order; absent where none had one. */
  reasons?: Reason[]
  /** Guards asked in the last step that moved the case or asked any; what `explainCase` tells. */
  because?: GuardTrace[]
}

/** Who acts. */
export interface Actor {
  /** Person id; `system` for timers and messages. */
  id: string
  /** Programme roles and case roles held here. */
  roles: string[]
}

/** A person who could take work, with the number of open tasks they have. */
export interface Candidate {
  person: string
  load: number
}

/** Everything a step may know of the world. Same values, same result. */
export interface StepEnvironment {
  /** RFC 3339 instant of this step. */
  now: string
  actor: Actor
  /** Programme role → its holders; for the roles in `compiled.assignedRoles`. */
  staff?: Record<string, Candidate[]>
  /** Sequence name → number reserved for this step. */
  numbers?: Record<string, number>
}

/** What can be asked of a case. */
export type Command =
  | { type: 'event'; event: string; payload?: JsonObject }
  | { type: 'message'; event: string; payload?: JsonObject; from: string }
  | { type: 'claim'; item: string; inPlaceOf?: string }
  | { type: 'release'; item: string }
  | { type: 'delegate'; item: string; to: string }
  /** Gives an item to a person whoever has it; who may do that the caller decides. */
  | { type: 'reassign'; item: string; to: string; reason: string; inPlaceOf?: string }
  /** Signatures that are no more in the draft of an item: their signer took them back, or it changed. */
  | { type: 'unsign'; item: string; signatures: LostSignature[]; why: 'withdrawn' | 'voided' }
  /** A finished case goes on in a state that `access.reopen` names. */
  | { type: 'reopen'; to: string; reason: string }
  | {
      type: 'complete'
      item: string
      answers?: JsonObject
      form?: { id: string; version: number }
      apart?: string
      facts?: AnswerFacts
    }
  | { type: 'assign'; task: string; person: string }
  | { type: 'unassign'; item: string }
  | { type: 'join'; person: string; role: string }
  | { type: 'leave'; person: string; role: string }
  | { type: 'fire'; timer: string }
  /** Deletes the answers of a case that is over; `alone`: not those of cases under it. */
  | { type: 'deleteAnswers'; alone?: boolean }
  /** Deletes of a case that is over what is kept apart from it, by its names; the classes of it are told. */
  | { type: 'deleteApart'; apart: string[]; classes: string[] }

/** A signature that is no more in a draft. */
export interface LostSignature {
  /** JSON Pointer of the field it stood in. */
  path: string
  /** Whose it was. */
  person: string
}

/** What a transition asks of the outside world, stored with the snapshot. */
export interface Effect {
  /** Unique for ever: `<case id>/<step>/<n>`; receivers remove duplicates by it. */
  key: string
  /** A kind of `actionKinds` that runs as effect; or `deleteAnswers`, `deleteApart`: what is kept apart from the case. */
  type: string
  /** Expressions already evaluated. */
  params: JsonObject
}

/** A guard that was asked, with the values it saw. */
export interface GuardTrace {
  expression: string
  values: JsonObject
  /** Lists of more than 20 items, which are not kept: path → how many items it had. */
  counts?: Record<string, number>
  result: JsonValue
}

/** Why a transition was taken, as the definition says it, with the values of that moment. */
export interface Reason {
  text: LocalText
  /** FEEL of a place → value. */
  values: JsonObject
  /** Roles it is told to; absent: all who may open the case. */
  readers?: string[]
}

/** What happened in one step, for the history. */
export interface HistoryRecord {
  at: string
  actor: string
  /** `started`, `event`, `message`, `timer`, `reminder`, `claimed`, `released`, `delegated`, `reassigned`, `signatureWithdrawn`, `signatureVoided`, `completed`, `assigned`, `unassigned`, `joined`, `left`, `reopened`, `answersDeleted`, `migrated`. */
  type: string
  event?: string
  item?: string
  from?: string[]
  to?: string[]
  guards?: GuardTrace[]
  reasons?: Reason[]
  /** Decisions made in this step. */
  decisions?: { decision: string; checksum: string }[]
  /** Lots drawn in this step: from whom, and who; without a role from a list. */
  lots?: { role?: string; from: string[]; drawn: string[] }[]
  data?: JsonObject
}

/** The result of one step. */
export interface StepResult {
  case: Case
  effects: Effect[]
  history: HistoryRecord[]
}

/** What a case is started with. */
export interface StartOptions {
  id: string
  input: JsonObject
  parameters: JsonObject
  members?: Member[]
}

/** A workflow that can run. Immutable; cache it per id and version. */
export interface CompiledWorkflow {
  readonly definition: WorkflowDefinition
  /** Programme roles that `assign` and `draw` name; the caller fills `StepEnvironment.staff` for them. */
  readonly assignedRoles: readonly string[]
}

/** Why a case is where it is and what can happen. */
export interface Explanation {
  states: { id: string; since: string }[]
  /** Sentences of the transitions that led here. */
  reasons: Reason[]
  /** Last history-making guards, as traced. */
  because: GuardTrace[]
  /** Events that would be taken, with where they lead. */
  next: { event: string; targets: string[]; guard?: string; open: boolean; values?: JsonObject }[]
  waitingFor: { item: string; task: string; assignee?: string; role?: string; dueAt?: string }[]
  deadlines: { timer: string; dueAt: string }[]
  /** Deadlines of active states that do not run because their data is missing. */
  unarmed?: { timer: string; state: string }[]
}

/** A decision told to people, step by step. */
export interface DecisionExplanation {
  decision: string
  title: LocalText
  at: string
  by: string
  checksum: string
  /** The record is as it was made, and computing it again from `given` gives the same. */
  holds: boolean
  given: JsonObject
  /** Of an assessment: its steps in order. */
  steps?: ExplainedStep[]
  /** Of a ranking: what was compared, and the lists. */
  ranking?: { key: RankingKey[]; result: RankingResult }
}

/** One step of an assessment, with what would have been. */
export interface ExplainedStep {
  id: string
  title: LocalText
  value: JsonValue
  display?: DisplayFormat
  /** A rule, which holds or does not; absent: a value. */
  rule?: true
  /** Of a rule: how far it is from not holding; negative by what it lacks. */
  margin?: number
  /** Of a rule that does not hold: later steps that would have been other if it alone had held. */
  otherwise?: { id: string; value: JsonValue }[]
}

/** Where an entry of a ranking stands. */
export interface RankedEntry {
  id: string
  /** What people know it by, where the definition says. */
  label?: string
  pool: string
  result: 'selected' | 'reserve' | 'rejected'
  /** Of entries that passed: place in the pool by the key, from 1. */
  rank?: number
  /** Among the selected, or among the reserve, from 1. */
  place?: number
  /** Of entries that passed: place over all pools, from 1. */
  order?: number
  /** Key part → value. */
  key: JsonObject
  /** What set it behind the one before in its pool: a part of the key, `lots`, or `tie`. */
  decidedBy?: string
  /** Of the reserve: what set it behind the last selected, and with which values. */
  behind?: { by: string; own: JsonValue; needed: JsonValue }
}

/** What a ranking gives. */
export interface RankingResult {
  /** By pool; in each those that passed in their order, then the others by id. */
  entries: RankedEntry[]
  pools: {
    pool: string
    places: number
    selected: string[]
    reserve: string[]
    rejected: string[]
  }[]
  /** Ids whose whole key is the same and that no lots separate; they stand by id until drawn. */
  ties: string[][]
}

/** Everything the exhaustive check can find. */
export type FindingCode =
  | 'check.unreachable-state'
  | 'check.no-end'
  | 'check.dead-end'
  | 'check.no-deadline'
  | 'check.submit-refused'
  | 'check.no-otherwise'
  | 'check.no-holder'
  | 'check.no-staff'
  | 'check.never-taken'
  | 'check.always-taken'
  | 'check.unanswered'
  | 'check.illegal-move'
  | 'check.always-loop'

/** Something the exhaustive check found. */
export interface Finding {
  code: FindingCode
  severity: 'error' | 'warning'
  /** Id of the state it is about. */
  state: string
  /** State, task, role, event or pointer of the transition it is about. */
  about: string
  /** What is wrong, by the titles of things. */
  message: LocalText
  /** How to get there: events and what guards were assumed. */
  path: { event: string; to: string[]; assuming?: string[] }[]
  /** How it comes to that, in sentences: who does what, and what goes wrong then. */
  story: LocalText
}

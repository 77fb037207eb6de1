import type { DecisionDefinition } from '../decision/types.ts'
import type { JsonObject, JsonSchema, JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'

/** A FEEL expression as the author wrote it. */
export type Expression = string

/** One FEEL expression, or one for each language; those see texts in both languages in theirs. */
export type LocalExpression = Expression | { pl: Expression; en: Expression }

/**
 * A workflow: one stage of a programme. Legal XState v5 machine config as it stands; ours are `title`,
 * `version`, `input`, `events`, `timers`, `access` and what lies in `meta`.
 */
export interface WorkflowDefinition {
  $schema?: string
  /** Identifier, `^[a-z][A-Za-z0-9]*$`, unique in the programme. */
  id: string
  /** Whole number from 1. A published version never changes. */
  version: number
  title: LocalText
  description?: LocalText
  /** Names given at start and kept for the case, each with its schema: `call`, `parent`, … */
  input?: Record<string, JsonSchema>
  /** Small derived facts, with their first values. */
  context?: JsonObject
  /** Schema of `context` where the first values do not tell the type (lists, nulls). */
  contextSchema?: JsonSchema
  /** Every event that may enter from outside. */
  events: Record<string, EventDefinition>
  /** Named deadline rules; `after` keys and a task's `due` refer to them. */
  timers?: Record<string, TimerDefinition>
  /** How results are reached: id → assessment or ranking, made by the action `decide`. */
  decisions?: Record<string, DecisionDefinition>
  /** Who may start and read cases of this workflow. */
  access: AccessDefinition
  /** What the list of cases shows and searches: name → expression over the case. */
  columns?: Record<string, ColumnDefinition>
  /** How a case is called: FEEL giving text, which may be said in each language by itself. */
  caseTitle?: LocalExpression
  /**
   * Child workflows that people may start from a case of this one by hand, such as applications from
   * a call or an appeal from a decision: child workflow id → when, and what it is given.
   */
  offers?: Record<string, OfferDefinition>
  /** What everybody may know of a case without signing in; absent: nothing. */
  public?: PublicDefinition
  /** When the rules of a case, and of all cases under it, must stay as they are; absent: never. */
  frozen?: FreezeDefinition
  initial: string
  states: Record<string, StateDefinition>
  on?: Record<string, TransitionInput>
  meta?: StateMeta
}

/** An event that may enter a case from outside. Its name matches `^[A-Z][A-Z0-9_]*$`. */
export interface EventDefinition {
  title: LocalText
  /** Roles whose members may send it by hand; absent: only tasks, timers or other cases raise it. */
  roles?: string[]
  /** True when other cases may send it as a message. */
  message?: boolean
  /** Schema of the payload; absent: no payload. */
  payload?: JsonSchema
  /** Asked before it is sent, for what cannot be taken back. */
  confirm?: LocalText
  /**
   * Before it is taken, the case takes the rules in force now – its workflow, forms, code lists,
   * documents and parameters –, as when a call is published: from then on they are those of the case
   * and of all that is started under it. Of events that people send.
   */
  renews?: boolean
}

/** Where a count of days ends: a working day of the calendar, or anywhere. */
export type RollRule = 'none' | 'nextWorkingDay'

/**
 * A named, calendar-aware deadline rule. Either `at` (an instant or date from data) or one of the
 * lengths. Amounts may be FEEL, as in `"parameters.P04"`.
 */
export interface TimerDefinition {
  title?: LocalText
  /** FEEL giving an RFC 3339 instant or an ISO date (then the end of that day). */
  at?: Expression
  minutes?: number | Expression
  hours?: number | Expression
  days?: number | Expression
  weeks?: number | Expression
  months?: number | Expression
  /** How `days` are counted; default `calendar`. */
  count?: 'calendar' | 'working'
  /** FEEL giving the instant or date to count from; default: the moment of arming. */
  from?: Expression
  /** Default `nextWorkingDay` for days, weeks and months, `none` for `at`, hours and minutes. */
  roll?: RollRule
  /** Local time of day the deadline ends, `HH:mm:ss`; default `23:59:59` for whole days. */
  time?: string
  /** Reminders before (negative) or after (positive) the due date. */
  remind?: ReminderDefinition[]
}

/** One reminder of a timer; `notify` names the template, default `reminder` or `overdue`. */
export interface ReminderDefinition {
  days: number
  count?: 'calendar' | 'working'
  notify?: string
  /** Roles that are told besides whoever must act, such as whoever steps in when it stays undone. */
  also?: string[]
}

/** Roles that may start and read, and who sees which answers. */
export interface AccessDefinition {
  /** Roles that may start a case by hand; `public`: any signed-in person. Absent: only other cases. */
  start?: string[]
  /** The case role the starter gets, so that they keep access. */
  starter?: string
  /** Who may open a case of this workflow. */
  read: AccessEntry[]
  /** Task id → who may read its answers; absent: all in `read`. Assignees read their own. */
  answers?: Record<string, AccessEntry[]>
  /** Roles that may invite people into the case, per case role given. */
  invite?: Record<string, string[]>
  /** Who may give a task of the operator to another person than the one who has it. */
  assign?: AccessEntry[]
  /** Who may open a finished case again, and in which states it may go on. */
  reopen?: ReopenDefinition
}

/** Who has access: every holder of a role, or those of them that a rule admits. */
export type AccessEntry = string | AccessRule

/**
 * Holders of a role under conditions, all of which must hold. A role that `read` names only with
 * `when`, `same` or `like` does not act either in cases where none of them holds: it gets no tasks
 * there, sends no events and is not written to.
 */
export interface AccessRule {
  role: string
  /**
   * FEEL over the case; only `true` admits. In `answers` it also sees `reader` (`id`, `roles` and the
   * programme's `personFacts`). In `read` it is asked at every step of the case and must not depend
   * on the time.
   */
  when?: Expression
  /**
   * A fact of the reader → FEEL over the case giving the value, or a list of values, of which the
   * reader must have one: `{ "region": "context.region" }`. `id` is the reader’s own id.
   */
  same?: Record<string, Expression>
  /** `assigned`: has or had a task here, or in a child of this case, in this role. */
  only?: 'assigned'
  /** `parent`: may read the parent of the case in this role. */
  like?: 'parent'
}

/** Opening a finished case again. Somebody gives the reason; it stands in the history. */
export interface ReopenDefinition {
  roles: string[]
  /** Ids of states in which the case may go on. */
  to: string[]
  /** Ids of the ends from which; absent: from every one. */
  from?: string[]
}

/**
 * A child case that a person may start here by hand. Its expressions see the variables of this
 * (the parent's) case; the child inherits its frozen rules and parameters, or those of `rulesOf`.
 */
export interface OfferDefinition {
  /** Open now? Only `true` opens; too early, too late and finished calls say `false`. */
  when: Expression
  /** Name of the child's `input` → its value: `{ "call": "{ id: case.id, number: case.number, closesAt: answers.announce.closesAt }" }`. */
  input: Record<string, Expression>
  /**
   * FEEL list of `{ person, role }` who belong to the child beside its starter, such as the others of
   * the partnership: `case.members[role = "applicantEditor"]`. Whoever joins or leaves the case later
   * follows into the children that are not finished.
   */
  members?: Expression
  /**
   * FEEL giving the id of the case whose rules and parameters the child takes, such as the call it is
   * offered for where that is not its parent: `context.competition.id`. Absent or `null`: the parent's.
   */
  rulesOf?: Expression
}

/** The public face of a case, such as a call on the public list. Expressions see the case's variables. */
export interface PublicDefinition {
  /** Listed and open to everybody when `true`: a call that is announced, not its draft. */
  when: Expression
  /** First and last instant (or date) in which the offer is open, for display and sorting. */
  opensAt?: Expression
  closesAt?: Expression
  /** Public facts in order: key → title, type and value. */
  facts: Record<string, PublicFactDefinition>
}

/**
 * Rules that must not change meanwhile, as those of a competition that runs: while `when` is `true` no
 * release takes the case, or a case under it, along, and none that did is taken back. The version that
 * the case has decides, not the one that is published.
 */
export interface FreezeDefinition {
  /** FEEL over the case; only `true` freezes. It may ask for the time. */
  when: Expression
  /** Why, as people read it. */
  reason: LocalText
}

/** A public fact. */
export interface PublicFactDefinition extends Omit<ColumnDefinition, 'type'> {
  /** `file`: the value is the id of a file of the case, or a list of such; everybody may save them. */
  type?: ColumnDefinition['type'] | 'file'
  /** Code list whose labels the public reads in place of the value’s code or codes. */
  list?: string
}

/** A column of the case list. */
export interface ColumnDefinition {
  title: LocalText
  value: Expression
  type?: 'text' | 'number' | 'date' | 'datetime' | 'money' | 'points'
  /** Code list whose labels people read instead of the code. */
  list?: string
  /** Roles that are told it though it is computed from `context`; others read what they may read. */
  readers?: string[]
}

/** A state. Keys of `states` match `^[a-z][A-Za-z0-9]*$`. */
export interface StateDefinition {
  /** Stable id `workflow.state…`, unique in the workflow; never changes when titles do. */
  id: string
  type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history'
  history?: 'shallow' | 'deep'
  target?: string
  initial?: string
  states?: Record<string, StateDefinition>
  on?: Record<string, TransitionInput>
  after?: Record<string, TransitionInput>
  always?: TransitionInput
  onDone?: TransitionInput
  entry?: ActionDefinition[]
  exit?: ActionDefinition[]
  meta?: StateMeta
}

/** What people see of a state and do in it. */
export interface StateMeta {
  title?: LocalText
  description?: LocalText
  /** Stage of the programme, for lists and dashboards. */
  stage?: string
  /** Of a final state: what it means for the applicant. */
  outcome?: 'positive' | 'negative' | 'neutral'
  /**
   * Of a state in which a case ends: the timer after which its answers are deleted, with those of
   * finished cases under it. Drafts that nobody handed in are kept until then.
   */
  deleteAnswers?: string
  /**
   * Id of the state as which this one is shown to all but the operator's people: what both decide is
   * not public yet.
   */
  shownAs?: string
  tasks?: TaskDefinition[]
  /** Leads the parties through this state: what to do, in order, with what is done and missing. */
  checklist?: ChecklistItem[]
  /** Says why this state may wait for something else than a person or deadline. */
  waitsFor?: LocalText
  /** Where the diagram pins it; absent: automatic layout. */
  position?: { x: number; y: number }
}

/**
 * One thing to do while a state is active. Its expressions also see `drafts.<task>` (answers of an
 * open task so far) and `missing.<task>` (pointers of its fields that still keep it from being sent).
 */
export interface ChecklistItem {
  /** Unique in the checklist, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** What to do and why. */
  hint?: LocalText
  /** FEEL: is it done? Only `true` is. */
  done: Expression
  /** FEEL giving what is still missing: a text, or `{ pl: …, en: … }`. */
  missing?: Expression
  /** Task to open for it. */
  task?: string
  /** Child workflow to start for it; one of `offers`. */
  start?: string
  /** Role to invite people in for it; one of `access.invite`. */
  invite?: string
}

/** A transition, a target alone, or alternatives tried in order. */
export type TransitionInput = string | TransitionDefinition | (string | TransitionDefinition)[]

/** One transition. `guard` is FEEL; it passes only on `true`. */
export interface TransitionDefinition {
  target?: string | string[]
  guard?: Expression
  actions?: ActionDefinition[]
  /** Leaves and enters the state again even when it is the target of itself. */
  reenter?: boolean
  description?: string
  meta?: TransitionMeta
}

/** What people read of a transition. */
export interface TransitionMeta {
  /**
   * Why the case is where this transition led, as a sentence. `{FEEL}` and `{FEEL | display}` are
   * values; they are worked out when the transition is taken, after its actions, and stay with it.
   * Whoever may read the whole case reads it, unless a value is of answers or a decision closed to
   * them; values of `event` and `actor` are for the operator’s people.
   */
  reason?: LocalText
  /** Roles that read the reason; absent: all who may open the case. */
  readers?: string[]
}

/** What a transition does. Kinds stand in the table of `docs/actions.md`. */
export interface ActionDefinition {
  type: string
  params?: Record<string, JsonValue>
}

/** A human work item that exists while its state is active. */
export interface TaskDefinition {
  /** Unique in the workflow, `^[a-z][A-Za-z0-9]*$`; answers are kept under it. */
  id: string
  title?: LocalText
  description?: LocalText
  /** Form id. Absent: the task is a confirmation without answers. */
  form?: string
  assign: AssignDefinition
  /** Event raised once when the task is complete. */
  submit: string
  /** Timer name. */
  due?: string
  /**
   * Notification template sent when the task opens, and when it is given to somebody else: to whoever it is
   * assigned to, else to whoever may take it. Beside what every letter says it knows `task` and `dueAt`.
   */
  notify?: string
  /** Offered, not owed: withdrawal, appeal. Does not count as something the person must do. */
  offer?: boolean
  /** FEEL over `task.items` (`status`, `assignee`, `answers`); default: every item is finished. */
  complete?: Expression
  /**
   * Start from the answers of this task, or of whichever of these was finished last; what may not be
   * edited stays as it was there.
   */
  continues?: string | string[]
  /** Section ids that may be edited here; absent: all. */
  sections?: string[]
  /** FEEL giving a list of JSON Pointers; only these fields may be edited. */
  unlock?: Expression
  /**
   * FEEL giving a list of `{ at, text }`: what whoever fills the form is told of its fields, such as what
   * is wrong with them. `at` is a JSON Pointer, `""` the whole form; `text` a text or one in both languages.
   */
  notes?: Expression
  /** Field key → FEEL giving its first value. */
  prefill?: Record<string, Expression>
  /**
   * Ledger → FEEL list of keys: the form sees what other cases entered under them as `ledgers.<id>`, a
   * list of their entries, each with the `number` of its case. The browser is told them only where the
   * reader is of the operator.
   */
  ledgers?: Record<string, Expression>
  /**
   * FEEL list of ids of forms: the form sees their fields and attachments as `formFields`, each
   * `{ id, label, forms }` with its pointer, its label in both languages and the forms that have it.
   */
  fieldsOf?: Expression
}

/** Who gets a task. */
export interface AssignDefinition {
  /** Programme role or case role. */
  role?: string
  /**
   * FEEL giving person ids. With `role` beside it, `null` says that nobody is named yet: then it is
   * for whoever holds the role.
   */
  users?: Expression
  /**
   * With `role` and `users`: whoever `access.assign` names may give the task to another holder of the
   * role, who stands in for the person named. Nobody else takes it by themselves.
   */
  deputies?: boolean
  /** How many persons each get an item of their own; default 1. */
  count?: number | Expression
  /**
   * `anyone`: offered to all candidates until one claims it (default). `lot`: drawn from the case's
   * seed. `leastLoaded`: who has the fewest open tasks, then by lot. `samePerson`: who finished
   * `sameAs`. `named`: the `count` first of `users`. `each`: every candidate gets an item.
   */
  strategy?: 'anyone' | 'lot' | 'leastLoaded' | 'samePerson' | 'named' | 'each'
  sameAs?: string
  /** Task ids whose finishers may not get this one (four eyes). */
  notWho?: string[]
  /** FEEL giving person ids that may not get it (conflicts). */
  exclude?: Expression
  /** Items do not show each other's assignee or answers until all are finished. */
  blind?: boolean
}

import type { LocalText } from '../text.ts'
import type { ColumnDefinition, Expression } from '../workflow/types.ts'

/**
 * A dashboard, one file `workflows/dashboards/<id>.json`: what a role looks at to know how things
 * stand. Every panel is a table that may be drawn; its expressions see one case, as those of the
 * workflow's `columns` do, and tell a reader nothing that the case itself would not.
 */
export interface DashboardDefinition {
  $schema?: string
  /** Identifier, `^[a-z][A-Za-z0-9]*$`, unique in the programme. */
  id: string
  title: LocalText
  description?: LocalText
  /** Programme roles that have it. */
  roles: string[]
  /** Stands on the start page of those who have it; where several do, the first in `order` does. */
  home?: boolean
  /** Place among the dashboards of a person, smallest first; absent: after those that say one. */
  order?: number
  panels: PanelDefinition[]
}

/** The kinds of panels. */
export const panelKinds = [
  'indicators',
  'funnel',
  'cases',
  'states',
  'tasks',
  'load',
  'chart',
  'totals',
  'reads',
  'register',
  'retention',
] as const

/** The kind of a panel. */
export type PanelKind = (typeof panelKinds)[number]

/** A part of a dashboard. */
export type PanelDefinition =
  | IndicatorsPanel
  | FunnelPanel
  | CasesPanel
  | StatesPanel
  | TasksPanel
  | LoadPanel
  | ChartPanel
  | TotalsPanel
  | ReadsPanel
  | RegisterPanel
  | RetentionPanel

/** What every panel says. */
export interface PanelBase {
  /** Unique in the dashboard, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** What it shows and how to read it. */
  description?: LocalText
  /** How much of a wide screen it takes; absent: all of it. */
  width?: 'half' | 'full'
  /** Of the dashboard's roles those that see it; absent: all. */
  roles?: string[]
}

/** Indicators as tiles: value, target, progress. They are told as of a day. */
export interface IndicatorsPanel extends PanelBase {
  kind: 'indicators'
  /** Ids of indicators, in order. */
  indicators: string[]
}

/** Indicators one after the other, each as a share of the one before; of each the first number counts. */
export interface FunnelPanel extends PanelBase {
  kind: 'funnel'
  indicators: string[]
}

/** Which cases a panel looks at: those of a workflow that the reader may know. */
export interface CaseSelection {
  workflow: string
  /** Absent: `active`. */
  status?: 'active' | 'done' | 'any'
  /** Ids of states, of which the case is in one; absent: in any. */
  states?: string[]
  /** FEEL over the case; only `true` takes it. */
  where?: Expression
}

/** The cases themselves, one a row. */
export interface CasesPanel extends PanelBase, CaseSelection {
  kind: 'cases'
  /** Names of the workflow's columns, `case.…` for what every case has, or columns of this panel. */
  columns: PanelColumn[]
  /** Column to sort by; absent: what was changed last comes first. */
  sort?: { by: string; descending?: boolean }
}

/** A column of a workflow by its name, something every case has, or a column of the panel's own. */
export type PanelColumn = string | OwnPanelColumn

/** A column that a panel computes. */
export interface OwnPanelColumn {
  /** Unique among the columns of the panel, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** FEEL over the case. */
  value: Expression
  type?: PanelValueType
  /** Code list whose labels stand for the codes. */
  list?: string
  /** How it catches the eye: a bar for a share in per cent, a sign for a level (0 good, 1 watch, 2 bad). */
  show?: 'bar' | 'level'
}

/** How a value of a panel is written. */
export type PanelValueType = NonNullable<ColumnDefinition['type']> | 'percent' | 'days'

/** Names of what every case has, for `columns` of a panel. */
export const caseColumnNames = [
  'case.number',
  'case.title',
  'case.state',
  'case.days',
  'case.dueAt',
  'case.createdAt',
  'case.updatedAt',
] as const

/** How many cases are in each state, and for how long. */
export interface StatesPanel extends PanelBase, CaseSelection {
  kind: 'states'
  /** Last days of the classes of age, rising; absent: 7, 30, 90. */
  days?: number[]
}

/** Tasks that are late, or due soon. */
export interface TasksPanel extends PanelBase {
  kind: 'tasks'
  /** `mine`: what the reader has to do or may take. `all`: everything in cases the reader may read. */
  scope: 'mine' | 'all'
  /** `overdue`, `any`, or due within so many working days from today. */
  due: 'overdue' | 'any' | { withinWorkingDays: number }
  /** Only tasks of these workflows. */
  workflows?: string[]
}

/** Who has how much to do. */
export interface LoadPanel extends PanelBase {
  kind: 'load'
  by: 'person' | 'role'
  /** Only tasks of these workflows. */
  workflows?: string[]
  /** Only these roles. */
  onlyRoles?: string[]
}

/** What values are gathered by. */
export interface PanelGroup {
  title: LocalText
  /** FEEL over the case, in rows also `row`. */
  value: Expression
  /** Gathers dates by their month or day; absent: each value for itself. */
  by?: 'month' | 'day'
  list?: string
}

/** A figure over a group of cases or rows. */
export interface PanelMeasure {
  /** Unique in the panel, `^[a-z][A-Za-z0-9]*$`. */
  id: string
  title: LocalText
  /** FEEL giving a number, in rows also with `row`; absent: 1, which counts. */
  value?: Expression
  /** Absent: `sum`. `share`: the sum of `value` in per cent of the sum of `of`. */
  take?: 'sum' | 'mean' | 'share'
  /** What `share` is a share of. */
  of?: Expression
  type?: PanelValueType
}

/** Cases, or rows that each of them gives, gathered in groups. */
export interface Gathering extends CaseSelection {
  /** FEEL giving a list: each of its items counts for itself as `row`. */
  rows?: Expression
  group: PanelGroup
}

/** A drawing of one figure over groups, with a second grouping as series, or as columns of a heat map. */
export interface ChartPanel extends PanelBase, Gathering {
  kind: 'chart'
  chart: 'bar' | 'line' | 'stacked' | 'heat'
  series?: PanelGroup
  measure: PanelMeasure
}

/** Several figures over groups, with their total. */
export interface TotalsPanel extends PanelBase, Gathering {
  kind: 'totals'
  measures: PanelMeasure[]
}

/** Who read special-category data, newest first. */
export interface ReadsPanel extends PanelBase {
  kind: 'reads'
  /** How many days back. Default 30. */
  days?: number
}

/** Which forms hold data that name a person or are of a special category, and who sees them. */
export interface RegisterPanel extends PanelBase {
  kind: 'register'
}

/** Which drafts will be removed, and when. */
export interface RetentionPanel extends PanelBase {
  kind: 'retention'
}

import type { Locale, LocalText, PanelKind, PanelValueType } from '@splot/definition'
import type { ExportFile, ExportFormat } from '../indicators/types.ts'
import type { Reader } from '../types.ts'

/** A dashboard in the list of those a reader has. */
export interface DashboardSummary {
  id: string
  title: LocalText
  description: LocalText | null
  /** Stands on the reader’s start page. */
  home: boolean
}

/** A dashboard with its panels, which are opened one by one. */
export interface DashboardView extends DashboardSummary {
  panels: PanelSummary[]
}

/** A panel before it is computed. */
export interface PanelSummary {
  /** `<dashboard>/<panel>`. */
  id: string
  kind: PanelKind
  title: LocalText
  description: LocalText | null
  width: 'half' | 'full'
  /** Is told as of a day, where one is asked for. */
  dated: boolean
}

/** What stands in a cell. A text in both languages is a word of the programme, such as a state. */
export type PanelCell = string | number | boolean | LocalText | null

/** A column of a panel’s table. */
export interface PanelColumnView {
  key: string
  title: LocalText
  /** `ofRow`: as each row says. */
  type: PanelValueType | 'ofRow'
  /** How it catches the eye. */
  show: 'bar' | 'level' | null
}

/** A row of a panel’s table, and where it leads. */
export interface PanelRow {
  /** Names the row when it is opened; unique in the panel. */
  key: string
  cells: Record<string, PanelCell>
  /** Case the row is about, where it is about one. */
  caseId: string | null
  /** Task the reader may open. */
  taskId: string | null
  /** How figures of columns of type `ofRow` are written. */
  type?: PanelValueType
}

/** How a panel’s table is drawn. */
export interface PanelDrawing {
  chart: 'bar' | 'line' | 'stacked' | 'heat' | 'funnel' | 'tiles'
  /** Column with the names of the groups. */
  category: string
  /** Columns that are drawn, in order. */
  series: string[]
}

/** A panel computed for one reader: a table, and how it is drawn. */
export interface PanelView extends PanelSummary {
  /** Moment it was computed at. */
  at: string
  /** ISO date it is told as of, where it is told as of a day. */
  asOf: string | null
  columns: PanelColumnView[]
  rows: PanelRow[]
  /** Last line of the table. */
  totals: Record<string, PanelCell> | null
  drawing: PanelDrawing | null
  /** Cases, tasks or rows that went into it. */
  counted: number
  /** There are more than were counted. */
  more: boolean
  /** Rows, or cells of the columns drawn, can be opened. */
  opens: 'none' | 'rows' | 'cells'
}

/** Which part of a panel to open. */
export interface PanelPart {
  /** `key` of a row. */
  row: string
  /** `key` of a column that is drawn. */
  column?: string
}

/** What is asked of a panel. */
export interface PanelQuery extends Partial<PanelPart> {
  /** ISO date up to which indicators count; absent: today. Other panels tell of now. */
  asOf?: string
}

/** What dashboards answer. Part of `Runtime`; each decides permission itself. */
export interface DashboardCases {
  /** Dashboards of the reader’s roles, in order. @throws SplotError auth.required */
  listDashboards(reader: Reader): Promise<DashboardSummary[]>
  /** A dashboard with the panels the reader sees. @throws SplotError dashboard.not-found */
  getDashboard(reader: Reader, id: string): Promise<DashboardView>
  /**
   * A panel, computed from what the reader may know; with a `row` the cases or tasks behind it, or behind
   * its cell in `column`.
   *
   * @throws SplotError dashboard.not-found, indicator.moment
   */
  getPanel(reader: Reader, id: string, query?: PanelQuery): Promise<PanelView>
  /** The same table as a file. Amounts are in whole units of the currency, dates as in ISO 8601. */
  panelFile(
    reader: Reader,
    id: string,
    options: PanelQuery & { format: ExportFormat; locale?: Locale },
  ): Promise<ExportFile>
}

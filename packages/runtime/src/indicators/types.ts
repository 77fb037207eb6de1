import type { IndicatorFrequency, IndicatorUnit, Locale, LocalText } from '@splot/definition'
import type { Page } from '@splot/store'
import type { Reader } from '../types.ts'

/** Up to when indicators count, and the period that is told beside. */
export interface IndicatorMoment {
  /** ISO date; the whole day counts. Absent: today. */
  at?: string
  /** ISO date; the numbers from this day to `at` are told beside those since the beginning. */
  from?: string
  /** As those see it to whom small cells are not told, whoever asks: for publishing. */
  published?: boolean
}

/** The indicators a reader may know, as of a date. */
export interface IndicatorReport {
  at: string
  from: string | null
  sets: { id: string; title: LocalText; indicators: IndicatorView[] }[]
}

/** An indicator as of a date. */
export interface IndicatorView {
  id: string
  title: LocalText
  description: LocalText | null
  set: { id: string; title: LocalText }
  frequency: IndicatorFrequency
  /** Forms and workflows it comes from: `W1`, `R07`. */
  from: string[]
  /** One number, or several that belong together; the first is what the indicator is known by. */
  parts: IndicatorPart[]
}

/** One number of an indicator. */
export interface IndicatorPart extends IndicatorNumber {
  id: string
  title: LocalText
  unit: IndicatorUnit
  /** Only what happened in the period asked for; `null` when none was. */
  inPeriod: IndicatorNumber | null
  target: { atLeast: number } | { atMost: number } | null
  /** Whether the target is reached; `null` without target or value. */
  reached: boolean | null
  /** Breakdowns that `getIndicator` tells. */
  breakdowns: { id: string; title: LocalText }[]
}

/** A number and what it is made of. */
export interface IndicatorNumber {
  /** Money is in grosze. `null`: there is nothing to count from, or it is kept back. */
  value: number | null
  /** Rows it was made from; of a ratio, those it is divided by. `null` when kept back. */
  rows: number | null
  /** Kept back: too few persons. */
  suppressed: boolean
}

/** An indicator with its breakdowns. */
export interface IndicatorDetail extends Omit<IndicatorView, 'parts'> {
  at: string
  /** As asked for. */
  period: { from: string; to: string } | null
  parts: (IndicatorPart & { cells: IndicatorBreakdown[] })[]
}

/** A number told by something, such as sex or voivodeship. */
export interface IndicatorBreakdown {
  id: string
  title: LocalText
  /** Cells in the order of the list; rows without a code stand under `null`. */
  cells: (IndicatorNumber & { code: string | null; title: LocalText })[]
}

/** Which rows of an indicator. */
export interface IndicatorRowsQuery extends IndicatorMoment {
  /** Part; absent: the first. Of a ratio, `<part>.of` or `<part>.to`; the part alone is `.of`. */
  part?: string
  /** Only rows of this cell: a breakdown of the part and a code. */
  breakdown?: string
  code?: string
  cursor?: string
  limit?: number
}

/** A row that an indicator counts, of a case the reader may open. */
export interface IndicatorRow {
  caseId: string
  caseNumber: string | null
  caseTitle: LocalText
  workflow: string
  /** ISO date from which it counts. */
  on: string
  value: number | null
}

/** How an export is written. `csv`: commas; `csvSemicolon`: as office programmes of the region read it. */
export type ExportFormat = 'csv' | 'csvSemicolon' | 'xlsx'

/** A file ready to be saved. */
export interface ExportFile {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** A table that may be exported. */
export interface ExportSummary {
  id: string
  version: number
  title: LocalText
  description: LocalText | null
  /** It holds special-category data: say what for. */
  sensitive: boolean
}

/** What indicators answer. Part of `Runtime`; each decides permission itself. */
export interface IndicatorCases {
  /** All indicators the reader may know, by set. Guests get those for the public. */
  listIndicators(reader: Reader, moment: IndicatorMoment): Promise<IndicatorReport>
  /** One with its breakdowns. @throws SplotError indicator.not-found */
  getIndicator(reader: Reader, id: string, moment: IndicatorMoment): Promise<IndicatorDetail>
  /**
   * Rows it counts, newest first: only those of cases that the reader may open.
   *
   * @throws SplotError indicator.not-found, also for a part or breakdown it does not have;
   * request.invalid for a code without breakdown
   */
  indicatorRows(reader: Reader, id: string, query: IndicatorRowsQuery): Promise<Page<IndicatorRow>>
  /** What `listIndicators` tells, with all breakdowns, as a file. */
  exportIndicators(
    reader: Reader,
    options: IndicatorMoment & { format: ExportFormat; locale?: Locale },
  ): Promise<ExportFile>
  /** The same numbers without asking who reads them. For the operator's own tools. */
  countIndicators(moment: IndicatorMoment): Promise<IndicatorReport>
  /** The same as a file. For the operator's own tools. */
  indicatorFile(
    options: IndicatorMoment & { format: ExportFormat; locale?: Locale },
  ): Promise<ExportFile>
  /** Tables the reader may export. */
  listExports(reader: Reader): Promise<ExportSummary[]>
  /**
   * A table in the layout of another system. Each is in the access log with its purpose.
   *
   * @throws SplotError export.not-found, export.purpose, export.words
   */
  exportTable(
    reader: Reader,
    id: string,
    options: { at?: string; format: ExportFormat; purpose: string },
  ): Promise<ExportFile>
}

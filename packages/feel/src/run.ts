import { limits } from './syntax/limits.ts'
import { isLong } from './values/long-list.ts'
import { ListIndexes } from './compile/list-index.ts'
import type { FilterRun } from './compile/remember.ts'
import type { Value } from './values/value.ts'

/** What an expression may ask of the world; the caller fixes it once per step. */
export interface ExpressionMoment {
  /** RFC 3339 instant that `now()` and `today()` answer from. */
  now: string
  /** IANA time zone of `today()` and of dates without offset. Default `Europe/Warsaw`. */
  timeZone?: string
  /**
   * Whether an ISO date (`2027-03-28`) is a day off; `undefined`: not known. The working-day functions
   * ask it for each day they count; without it they give `null`. Pure: the same date, the same answer.
   */
  isDayOff?: (date: string) => boolean | undefined
  /** Told the source when its budget is used up, before it gives `null`; what it throws comes out. */
  onExhausted?: (source: string) => void
}

/** Thrown inside an evaluation whose budget is used up; never leaves this package. */
export class BudgetExhausted extends Error {}

/** One evaluation: its variables, moment, local names and what is left of its budget. */
export class Run {
  readonly variables: { readonly [name: string]: unknown }
  readonly moment: ExpressionMoment
  /** What comes out may be part of the variables. */
  readonly shares: boolean
  locals: Value[] = []
  /** Runs of filters by the slot of their item. */
  readonly filters: (FilterRun | undefined)[] = []
  private known: ListIndexes | undefined
  private sources: Map<Value[], Value[]> | undefined
  private steps: number = limits.steps
  private calls = 0

  constructor(
    variables: { readonly [name: string]: unknown },
    moment: ExpressionMoment,
    shares: boolean,
  ) {
    this.variables = variables
    this.moment = moment
    this.shares = shares
  }

  /** Steps left of the budget. */
  get left(): number {
    return this.steps
  }

  /** Indexes over the lists of this evaluation. */
  get indexes(): ListIndexes {
    return (this.known ??= new ListIndexes())
  }

  /** Notes that a list holds most items of another where they were. */
  isMadeOf(list: Value[], source: Value[]): void {
    if (!this.shares || !isLong(source)) return
    this.sources ??= new Map()
    this.sources.set(list, this.sourceOf(source) ?? source)
  }

  /** The list that one was made of. */
  sourceOf(list: Value[]): Value[] | undefined {
    return this.sources?.get(list)
  }

  /** Takes `steps` from the budget. @throws BudgetExhausted */
  charge(steps: number): void {
    this.steps -= steps
    if (this.steps < 0) throw exhausted
  }

  /** Refuses lists and texts that are too long before they are built. @throws BudgetExhausted */
  chargeList(length: number): void {
    if (length > limits.listLength) throw exhausted
    this.charge(length)
  }

  chargeText(length: number): void {
    if (length > limits.textLength) throw exhausted
    this.charge(length >>> 4)
  }

  enterCall(): void {
    if (++this.calls > limits.callDepth) throw exhausted
  }

  leaveCall(): void {
    this.calls--
  }

  get timeZone(): string {
    return this.moment.timeZone ?? 'Europe/Warsaw'
  }
}

/** One object for all, because making a stack trace costs more than the evaluation. */
const exhausted = new BudgetExhausted('The budget of the evaluation is used up.')

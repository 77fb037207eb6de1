import { createExpressionCompiler } from '@splot/feel'
import { evaluate } from 'feelin'

/** One line of a benchmark report. */
export interface FeelBenchRow {
  what: string
  /** Median evaluations a second of the compiled expression. */
  median: number
  /** Median of the same rounds with `feelin.evaluate`. */
  reference: number
  ratio: number
  /** Least ratio that the design asks for; 0 where none is set. */
  bar: number
}

const moment = { now: '2026-11-23T20:00:00Z' }

const variables = {
  answers: { check: { overallResult: 'passed', score: 72 } },
  context: { corrections: 0 },
  call: { closesAt: '2026-12-01' },
  partners: Array.from({ length: 20 }, (_, index) => ({ name: `P${index}`, share: index * 5 })),
}

const measured: { what: string; source: string; bar: number }[] = [
  {
    what: 'guard: text and number',
    source: 'answers.check.overallResult = "passed" and context.corrections < 1',
    bar: 500,
  },
  {
    what: 'guard: range and arithmetic',
    source: 'answers.check.score in [60..100] and answers.check.score * 2 > 100',
    bar: 500,
  },
  { what: 'sum over a filtered list of 20', source: 'sum(partners[share > 50].share)', bar: 0 },
  { what: 'dates', source: 'date(call.closesAt) - duration("P7D") > date("2026-11-01")', bar: 0 },
]

const rounds = 7

/** Measures each expression against `feelin` in alternating rounds on the same data. */
export function benchFeel(): FeelBenchRow[] {
  return measured.map(({ what, source, bar }) => {
    const compiled = createExpressionCompiler().compile(source)
    if ('issues' in compiled) throw new Error(`Expected “${source}” to compile.`)
    const { expression } = compiled
    const own: number[] = []
    const other: number[] = []
    for (let round = 0; round < rounds; round++) {
      own.push(rate(() => expression.evaluate(variables, moment)))
      other.push(rate(() => evaluate(source, variables)))
    }
    const [median, reference] = [medianOf(own), medianOf(other)]
    return { what, median, reference, ratio: median / reference, bar }
  })
}

/** Calls a second, over about a tenth of a second. */
function rate(run: () => unknown): number {
  let calls = 0
  const start = performance.now()
  let elapsed = 0
  for (let batch = 1; elapsed < 100; batch = Math.min(batch * 2, 4096)) {
    for (let index = 0; index < batch; index++) run()
    calls += batch
    elapsed = performance.now() - start
  }
  return (calls / elapsed) * 1000
}

function medianOf(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

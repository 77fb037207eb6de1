import { createExpressionCompiler } from '@splot/feel'
import { evaluate } from 'feelin'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { measureInTurns, microsecondsACall } from './measure/in-turns.ts'

const moment = { now: '2026-11-23T20:00:00Z' }

const variables = {
  answers: { check: { overallResult: 'passed', score: 72 } },
  context: { corrections: 0 },
  call: { closesAt: '2026-12-01' },
  partners: Array.from({ length: 20 }, (_, index) => ({ name: `P${index}`, share: index * 5 })),
}

const measured: { what: string; source: string; bar?: number }[] = [
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
  { what: 'sum over a filtered list of 20', source: 'sum(partners[share > 50].share)' },
  { what: 'dates', source: 'date(call.closesAt) - duration("P7D") > date("2026-11-01")' },
]

/** One evaluation of a compiled expression beside `feelin`, on the same data. */
export async function measure({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { what, source, bar } of measured) {
    progress(what)
    const compiled = createExpressionCompiler().compile(source)
    if ('issues' in compiled) throw new Error(`Expected “${source}” to compile.`)
    const { expression } = compiled
    const ms = quick ? 20 : 100
    const { median, ratio } = await measureInTurns(
      {
        ours: () => microsecondsACall(() => expression.evaluate(variables, moment), ms),
        feelin: () => microsecondsACall(() => evaluate(source, variables), ms),
      },
      { rounds: quick ? 3 : 9 },
    )
    rows.push({
      what,
      median: median('ours'),
      unit: 'µs',
      reference: { what: 'feelin', median: median('feelin') },
      ratio: ratio('feelin', 'ours'),
      ...(bar !== undefined && { bar: { of: 'ratio', bound: 'least', value: bar } }),
    })
  }
  return rows
}

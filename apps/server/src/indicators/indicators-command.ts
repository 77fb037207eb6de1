import { writeFile } from 'node:fs/promises'
import type { Locale } from '@splot/definition'
import { keptBack, unitTitles } from '@splot/runtime'
import type {
  ExportFormat,
  IndicatorMoment,
  IndicatorNumber,
  IndicatorPart,
  IndicatorReport,
} from '@splot/runtime'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { withDataFolder } from '../with-data-folder.ts'

/** What `splot indicators` was asked for. */
export interface IndicatorFlags {
  data: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  /** Day up to which is counted; absent: today. */
  asOf?: string
  /** Also tells what happened from this day on. */
  from?: string
  /** Small numbers of persons are kept back. */
  published: boolean
  /** Language of titles and words. */
  locale: Locale
  /** File to write with all breakdowns. */
  csv?: string
  /** The CSV has semicolons and decimal commas. */
  semicolons: boolean
  /** Workbook to write with all breakdowns. */
  xlsx?: string
  json: boolean
}

/**
 * Counts the indicators of a data folder, also while a server runs on it, prints them and writes the files
 * asked for. Returns the exit code.
 *
 * @throws CommandFailure for a folder without data
 * @throws SplotError indicator.moment, store.corrupt
 */
export async function indicatorsCommand(flags: IndicatorFlags, output: Output): Promise<number> {
  const { published } = flags
  return withDataFolder(flags, output, async (runtime) => {
    const moment: IndicatorMoment = {
      published,
      ...(flags.asOf !== undefined && { at: flags.asOf }),
      ...(flags.from !== undefined && { from: flags.from }),
    }
    const report = await runtime.countIndicators(moment)
    output.line(flags.json ? JSON.stringify(report, null, 2) : printed(report, flags.locale))
    for (const [path, format] of filesOf(flags)) {
      const { bytes } = await runtime.indicatorFile({ ...moment, format, locale: flags.locale })
      await writeFile(path, bytes)
      output.note(`wrote ${path}`)
    }
    return exitCodes.ok
  })
}

function filesOf({ csv, semicolons, xlsx }: IndicatorFlags): [string, ExportFormat][] {
  return [
    ...(csv === undefined ? [] : [[csv, semicolons ? 'csvSemicolon' : 'csv'] as const]),
    ...(xlsx === undefined ? [] : [[xlsx, 'xlsx'] as const]),
  ].map(([path, format]) => [path, format])
}

/** Heads of the columns and what stands in them. */
const words = {
  pl: {
    id: 'nr',
    indicator: 'wskaźnik',
    asOf: 'stan na',
    since: 'od',
    unit: 'jednostka',
    target: 'cel',
    reached: 'osiągnięty',
    yes: 'tak',
    no: 'nie',
  },
  en: {
    id: 'id',
    indicator: 'indicator',
    asOf: 'as of',
    since: 'from',
    unit: 'unit',
    target: 'target',
    reached: 'reached',
    yes: 'yes',
    no: 'no',
  },
} as const satisfies Record<Locale, Record<string, string>>

function printed({ at, from, sets }: IndicatorReport, locale: Locale): string {
  const { id, indicator, asOf, since, unit, target, reached, yes, no } = words[locale]
  const rows = sets.flatMap(({ indicators }) =>
    indicators.flatMap(({ id: number, title, parts }) =>
      parts.map((part, n) => [
        n === 0 ? number : '',
        nameOf(part.title[locale], n === 0 ? title[locale] : null),
        numberOf(part, part, locale),
        ...(from === null ? [] : [part.inPeriod ? numberOf(part.inPeriod, part, locale) : '']),
        unitTitles[part.unit][locale],
        targetOf(part, locale),
        part.reached === null ? '' : part.reached ? yes : no,
      ]),
    ),
  )
  const period = from === null ? [] : [`${since} ${from}`]
  return table([id, indicator, `${asOf} ${at}`, ...period, unit, target, reached], rows)
}

/** The first of several tells the indicator as well. */
function nameOf(part: string, indicator: string | null): string {
  if (indicator === null) return `  ${part}`
  return part === indicator ? indicator : `${indicator} – ${part}`
}

function numberOf(
  { value, suppressed }: IndicatorNumber,
  { unit }: IndicatorPart,
  locale: Locale,
): string {
  if (suppressed) return keptBack[locale]
  return value === null ? '-' : inUnit(value, unit, locale)
}

function targetOf({ target, unit }: IndicatorPart, locale: Locale): string {
  if (target === null) return ''
  return 'atLeast' in target
    ? `>= ${inUnit(target.atLeast, unit, locale)}`
    : `<= ${inUnit(target.atMost, unit, locale)}`
}

function inUnit(value: number, unit: IndicatorPart['unit'], locale: Locale): string {
  const text = unit === 'money' ? (value / 100).toFixed(2) : String(value)
  return locale === 'pl' ? text.replace('.', ',') : text
}

import type { Locale, LocalText } from '@splot/definition'
import type { Deps } from '../deps.ts'
import { allDetails } from './indicators.ts'
import { inUnit, keptBack, unitTitles } from './number-words.ts'
import type { TableCell } from './csv-text.ts'
import type { Audience } from './readable-indicators.ts'
import type {
  ExportFile,
  ExportFormat,
  IndicatorDetail,
  IndicatorMoment,
  IndicatorNumber,
  IndicatorPart,
} from './types.ts'
import { writeTable } from './write-table.ts'

const words = {
  name: { pl: 'wskazniki', en: 'indicators' },
  title: { pl: 'Wskaźniki', en: 'Indicators' },
  heading: {
    pl: [
      'Nr',
      'Wskaźnik',
      'Część',
      'Przekrój',
      'Komórka',
      'Jednostka',
      'Wartość',
      'W okresie',
      'Cel',
      'Cel osiągnięty',
      'Stan na',
      'Okres od',
    ],
    en: [
      'No.',
      'Indicator',
      'Part',
      'Breakdown',
      'Cell',
      'Unit',
      'Value',
      'In the period',
      'Target',
      'Target reached',
      'As of',
      'Period from',
    ],
  },
  yes: { pl: 'tak', en: 'yes' },
  no: { pl: 'nie', en: 'no' },
} as const

/** What a file of indicators is asked for with. */
export interface IndicatorFileOptions extends IndicatorMoment {
  format: ExportFormat
  locale?: Locale
}

/**
 * Returns the indicators of an audience with all breakdowns as a file: a line for each number. Money is
 * in whole units of the currency. @throws SplotError indicator.moment
 */
export async function exportIndicators(
  deps: Deps,
  audience: Audience,
  { format, locale = 'pl', ...moment }: IndicatorFileOptions,
): Promise<ExportFile> {
  const { day, details } = await allDetails(deps, audience, moment)
  const rows = details.flatMap((detail) => linesOf(detail, locale))
  return writeTable(
    {
      name: `${words.name[locale]}-${day.at}`,
      title: words.title[locale],
      rows: [words.heading[locale], ...rows],
    },
    format,
  )
}

function linesOf(detail: IndicatorDetail, locale: Locale): TableCell[][] {
  const { id, title, at, period } = detail
  return detail.parts.flatMap((part) => {
    const line = (number: IndicatorNumber, breakdown: LocalText | null, cell: LocalText | null) => [
      id,
      title[locale],
      part.title[locale],
      breakdown?.[locale] ?? null,
      cell?.[locale] ?? null,
      unitTitles[part.unit][locale],
      cellOf(number, part, locale),
    ]
    const whole = [
      ...line(part, null, null),
      part.inPeriod && cellOf(part.inPeriod, part, locale),
      ...targetCells(part, locale),
      at,
      period?.from ?? null,
    ]
    const cells = part.cells.flatMap(({ title: breakdown, cells: told }) =>
      told.map((cell) => [
        ...line(cell, breakdown, cell.title),
        null,
        null,
        null,
        at,
        period?.from ?? null,
      ]),
    )
    return [whole, ...cells]
  })
}

function targetCells({ target, reached, unit }: IndicatorPart, locale: Locale): TableCell[] {
  if (!target) return [null, null]
  const [sign, bound] = 'atLeast' in target ? ['≥', target.atLeast] : ['≤', target.atMost]
  const text = String(inUnit(bound, unit))
  const answer = reached === null ? null : words[reached ? 'yes' : 'no'][locale]
  return [`${sign} ${locale === 'pl' ? text.replace('.', ',') : text}`, answer]
}

function cellOf(
  { value, suppressed }: IndicatorNumber,
  { unit }: IndicatorPart,
  locale: Locale,
): TableCell {
  if (suppressed) return keptBack[locale]
  return value === null ? null : inUnit(value, unit)
}

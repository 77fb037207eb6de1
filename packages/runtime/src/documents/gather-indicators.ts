import { locales } from '@splot/definition'
import type {
  DocumentDefinition,
  DocumentIndicators,
  IndicatorUnit,
  JsonObject,
  LocalText,
} from '@splot/definition'
import type { IndicatorPlan } from '@splot/engine'
import { formatValue } from '@splot/forms'
import { evaluate } from '../cases/rows.ts'
import type { Deps } from '../deps.ts'
import { detailsOf } from '../indicators/indicators.ts'
import { inUnit, keptBack, shareOf, unitTitles } from '../indicators/number-words.ts'
import { isAmong, readableIndicators } from '../indicators/readable-indicators.ts'
import type { IndicatorDetail, IndicatorNumber, IndicatorPart } from '../indicators/types.ts'
import { textOf } from '../text-of.ts'
import { localDate } from './local-date.ts'

/**
 * Returns the indicators that a template tells, as of its day, by set. It tells those that each reader of
 * the template may read, and keeps small cells back from everybody: one document is read by all of them.
 *
 * @throws SplotError indicator.moment for a day that is none or still to come, or a period that is empty
 */
export async function gatherIndicators(
  deps: Deps,
  {
    indicators,
    readers = [],
  }: Pick<DocumentDefinition, 'readers'> & {
    indicators: DocumentIndicators
  },
  given: JsonObject,
  now: string,
): Promise<JsonObject> {
  const of = (source: string | undefined) =>
    source === undefined ? '' : textOf(evaluate(deps, source, { given }, now))
  const from = of(indicators.from)
  const moment = {
    at: of(indicators.at) || localDate(now, deps.library.programme().timeZone),
    ...(from !== '' && { from }),
    published: true,
  }
  const plans = readableByAll(deps, readers, indicators.only)
  const { day, details } = await detailsOf(deps, plans, readers, moment)
  const sets = [...new Set(plans.map(({ set }) => set))].map(({ id, version, title }) => {
    const own = details.filter(({ set }) => set.id === id)
    return {
      id,
      version,
      title: { ...title },
      numbers: own.flatMap(numbersOf),
      breakdowns: own.flatMap(breakdownsOf),
    }
  })
  return { at: day.at, from: day.from, sets }
}

/** Without readers nobody is known to may read any. */
function readableByAll(
  deps: Deps,
  readers: readonly string[],
  only: readonly string[] | undefined,
): IndicatorPlan[] {
  if (readers.length === 0) return []
  const readable = readableIndicators(deps, 'operator').filter(({ definition, set }) =>
    readers.every((role) => isAmong(definition.readers ?? set.readers, [role])),
  )
  if (only === undefined) return readable
  return only.flatMap((id) => readable.find(({ definition }) => definition.id === id) ?? [])
}

function numbersOf(detail: IndicatorDetail): JsonObject[] {
  return detail.parts.map((part) => {
    const { id, unit, inPeriod, target, reached } = part
    const bound = target === null ? null : 'atLeast' in target ? target.atLeast : target.atMost
    const sign = target !== null && 'atLeast' in target ? '≥' : '≤'
    // how far towards what is to be reached; a bound from above is no progress
    const progress =
      target !== null && 'atLeast' in target ? shareOf(part.value, target.atLeast) : null
    return {
      id: detail.id,
      part: id,
      title: titleOf(detail, part),
      unit: { ...unitTitles[unit] },
      ...told(part, unit),
      inPeriod: inPeriod?.value ?? null,
      inPeriodText: inPeriod && told(inPeriod, unit)['valueText']!,
      target: bound,
      targetText: bound === null ? null : inBoth((text) => `${sign} ${text}`, bound, unit),
      progress,
      progressText: progress === null ? null : inBoth((text) => `${text}%`, progress, 'percent'),
      reached,
    }
  })
}

function breakdownsOf(detail: IndicatorDetail): JsonObject[] {
  return detail.parts.flatMap((part) =>
    part.cells
      .filter(({ cells }) => cells.length > 0)
      .map(({ title, cells }) => ({
        id: detail.id,
        part: part.id,
        title: titleOf(detail, part),
        breakdown: { ...title },
        unit: { ...unitTitles[part.unit] },
        cells: cells.map(({ code, title: cell, ...number }) => ({
          code,
          title: { ...cell },
          ...told(number, part.unit),
        })),
      })),
  )
}

/** Of one number the title of the indicator, of several with that of the part behind. */
function titleOf({ title, parts }: IndicatorDetail, part: IndicatorPart): JsonObject {
  if (parts.length === 1) return { ...title }
  return { pl: `${title.pl}: ${part.title.pl}`, en: `${title.en}: ${part.title.en}` }
}

/** A number, and as it is written: in its unit, that it is kept back, or that there is none. */
function told({ value, suppressed }: IndicatorNumber, unit: IndicatorUnit): JsonObject {
  return { value, valueText: suppressed ? { ...keptBack } : textOfNumber(value, unit), suppressed }
}

function textOfNumber(value: number | null, unit: IndicatorUnit): JsonObject {
  return value === null ? { ...noData } : inBoth((text) => text, value, unit)
}

/** What stands for a number where there is nothing to count from. */
const noData: LocalText = { pl: 'nie ma danych', en: 'no data' }

const decimal = {
  key: '',
  label: { pl: '', en: '' },
  type: 'computed',
  display: 'decimal',
} as const

function inBoth(around: (text: string) => string, value: number, unit: IndicatorUnit): JsonObject {
  const text = (locale: keyof LocalText) =>
    around(formatValue(decimal, inUnit(value, unit), { locale }))
  return Object.fromEntries(locales.map((locale) => [locale, text(locale)]))
}

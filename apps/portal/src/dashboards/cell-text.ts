import { formatMoney, formatNumber } from '@splot/react/cases'
import { useTranslation } from 'react-i18next'
import type { Locale, PanelValueType } from '@splot/definition'
import type { PanelCell, PanelColumnView, PanelRow } from '@splot/runtime'
import { useLocale } from '@splot/react/texts'

/** Writes a cell of a panel for people; an empty one is `–`. */
export type CellText = (cell: PanelCell | undefined, type: PanelColumnView['type']) => string

/** Returns how cells are written in the reader's language. */
export function useCellText(): CellText {
  const { t } = useTranslation()
  const locale = useLocale()
  return (cell, type) => {
    if (typeof cell === 'number' && type === 'days') return t('dashboards.days', { count: cell })
    if (typeof cell === 'boolean') return t(cell ? 'value.yes' : 'value.no', { ns: 'splot' })
    return cellText(cell, type, locale)
  }
}

/** Returns a cell as text, without the words that need the portal's texts. Pure. */
export function cellText(
  cell: PanelCell | undefined,
  type: PanelColumnView['type'],
  locale: Locale,
): string {
  if (cell === null || cell === undefined || cell === '') return '–'
  if (typeof cell === 'object') return cell[locale]
  if (typeof cell === 'string') return textOf(cell, type, locale)
  if (typeof cell === 'boolean') return String(cell)
  if (type === 'money') return formatMoney(cell, locale).replace(/[,.]00(?=\D*$)/, '')
  return type === 'percent' ? `${formatNumber(cell, locale, 1)}%` : formatNumber(cell, locale, 2)
}

function textOf(cell: string, type: PanelColumnView['type'], locale: Locale): string {
  if (type === 'date') return shortDate(`${cell}T00:00:00Z`, locale, { ...day, timeZone: 'UTC' })
  if (type === 'datetime')
    return shortDate(cell, locale, { ...day, hour: '2-digit', minute: '2-digit' })
  const isMonth = /^\d{4}-\d{2}$/.test(cell)
  return isMonth
    ? shortDate(`${cell}-01T00:00:00Z`, locale, {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      })
    : cell
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** Short, so that many stand in one table: `4 mar 2027`. What is no date is left as it is. */
function shortDate(iso: string, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const tag = locale === 'pl' ? 'pl-PL' : 'en-GB'
  return new Intl.DateTimeFormat(tag, { timeZone: 'Europe/Warsaw', ...parts }).format(date)
}

/** Returns how the cells of a column are written in a row. Pure. */
export function typeIn({ type }: PanelColumnView, row?: PanelRow): PanelValueType {
  return type === 'ofRow' ? (row?.type ?? 'number') : type
}

/** Whether values of a type are figures, which stand to the right. Pure. */
export function isFigure(type: PanelColumnView['type']): boolean {
  return ['ofRow', 'number', 'money', 'points', 'percent', 'days'].includes(type)
}

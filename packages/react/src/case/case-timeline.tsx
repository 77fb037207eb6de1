import { useState, type ReactNode } from 'react'
import type { LocalText } from '@splot/definition'
import type { TimelineEntry } from '@splot/runtime'
import { useLocale, useTexts } from '../texts/use-texts.ts'
import { useValueWords } from '../texts/value-words.ts'
import { fillPlaces } from '../values/fill-places.ts'
import { formatDateTime } from '../values/format.ts'

/** What no person does; everything else somebody did whom this reader need not know. */
const automatic = new Set(['timer', 'reminder', 'message'])

/** What happened in a case, newest first; the oldest entries on demand. */
export function CaseTimeline(props: {
  entries: readonly TimelineEntry[]
  /** Entries shown at once. Default 12. */
  atOnce?: number
  /** Address of the page that tells a decision; without it decisions are named only. */
  decisionAddress?: (id: string) => string
}): ReactNode {
  const t = useTexts()
  const locale = useLocale()
  const words = useValueWords()
  const [all, setAll] = useState(false)
  const newest = [...props.entries].sort((a, b) => b.seq - a.seq)
  const shown = all ? newest : newest.slice(0, props.atOnce ?? 12)
  if (newest.length === 0) return <p className="sp-help">{t('case.timelineEmpty')}</p>
  return (
    <>
      <ol className="sp-timeline" reversed>
        {shown.map((entry) => (
          <li key={entry.seq} data-moved={(entry.to ?? []).length > 0}>
            <p className="sp-timeline-title">
              {[entry.title[locale], entry.deadline?.[locale] ?? entry.person?.name]
                .filter(Boolean)
                .join(': ')}
            </p>
            {innermost(entry) !== undefined && (
              <p>{t('case.to', { state: innermost(entry)?.[locale] ?? '' })}</p>
            )}
            {entry.reason !== undefined && <p>{t('case.reason', { reason: entry.reason })}</p>}
            {(entry.reasons ?? []).map((reason) => (
              <p key={reason.text[locale]} className="sp-timeline-why">
                {fillPlaces(reason, locale, words)}
              </p>
            ))}
            {(entry.decisions ?? []).map(({ id, title }) => (
              <p key={id}>
                {t('case.decided')}{' '}
                {props.decisionAddress === undefined ? (
                  title[locale]
                ) : (
                  <a href={props.decisionAddress(id)}>{title[locale]}</a>
                )}
              </p>
            ))}
            {(entry.lots ?? []).map(({ role, from, drawn }, at) => (
              <p key={at}>
                {t('case.drawn', {
                  role: role[locale],
                  drawn: drawn.join(', ') || t('case.nobody'),
                  from: from.join(', '),
                })}
              </p>
            ))}
            <p className="sp-timeline-meta">
              <time dateTime={entry.at}>{formatDateTime(entry.at, locale)}</time>
              {' · '}
              {entry.actor?.name ?? t(automatic.has(entry.type) ? 'case.system' : 'case.operator')}
              {entry.inPlaceOf && ` (${t('case.inPlaceOf', { name: entry.inPlaceOf.name })})`}
            </p>
          </li>
        ))}
      </ol>
      {shown.length < newest.length && (
        <button type="button" className="sp-link-button" onClick={() => setAll(true)}>
          {t('case.older')}
        </button>
      )}
    </>
  )
}

// the states around it say nothing new to a reader
function innermost({ to }: TimelineEntry): LocalText | undefined {
  return to?.at(-1)
}

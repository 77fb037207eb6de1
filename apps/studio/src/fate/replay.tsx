import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue } from '@splot/definition'
import type { ReplayedDecision, ReplayedWay } from '@splot/engine'
import type { ReplayedCase } from '@splot/runtime'
import { formatDate } from '@splot/react/cases'
import { client } from '../api/client.ts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { CaseName } from '../parts/case-name.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'

/** Decisions of the past that the draft would have made otherwise. */
export function Replay({ draft }: { draft: string }): ReactNode {
  const { t } = useTranslation()
  const store = useDraftStore()
  const revision = useDraft((state) => state.draft.revision)
  const [asked, setAsked] = useState(false)
  const query = useInfiniteQuery({
    queryKey: ['replay', draft, revision],
    queryFn: async ({ pageParam }) => {
      await store.flush()
      return client.replayProgrammeDraft(draft, pageParam === null ? {} : { cursor: pageParam })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    enabled: asked,
    staleTime: 0,
  })
  return (
    <section className="st-section" aria-labelledby="replay-title">
      <h2 id="replay-title">{t('fate.replay')}</h2>
      <p className="st-lead">{t('fate.replayLead')}</p>
      {!asked && (
        <button type="button" className="sp-button sp-secondary" onClick={() => setAsked(true)}>
          {t('fate.replayRun')}
        </button>
      )}
      {asked && (
        <QueryView query={query} lines={3}>
          {({ pages }) => (
            <>
              <p role="status">
                {t(query.hasNextPage ? 'fate.replayedSoFar' : 'fate.replayed', {
                  count: decisionsIn(pages),
                })}
              </p>
              <ul className="st-cards">
                {pages
                  .flatMap(({ items }) => items)
                  .map(({ id, title, number, decisions, ways }) => (
                    <li key={id} className="st-card">
                      <h3>
                        <CaseName id={id} title={title} number={number} />
                      </h3>
                      {decisions.map((one) => (
                        <Differing key={one.checksum} one={one} />
                      ))}
                      {ways.map((one) => (
                        <OtherWay key={one.at} one={one} />
                      ))}
                    </li>
                  ))}
              </ul>
              {query.hasNextPage && (
                <button
                  type="button"
                  className="sp-button sp-secondary sp-small"
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('fate.more')}
                </button>
              )}
            </>
          )}
        </QueryView>
      )}
    </section>
  )
}

function decisionsIn(pages: readonly { items: readonly ReplayedCase[] }[]): number {
  return pages
    .flatMap(({ items }) => items)
    .reduce((sum, { decisions, ways }) => sum + decisions.length + ways.length, 0)
}

function Differing({ one }: { one: ReplayedDecision }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const said = (value: JsonValue): string => {
    if (value === null) return t('fate.nothing')
    if (typeof value === 'boolean') return t(value ? 'fate.yes' : 'fate.no')
    if (typeof value === 'number') return value.toLocaleString(locale)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return (
    <>
      <p>
        {text(one.title)}, {formatDate(one.at.slice(0, 10), locale)}
        {one.kind !== 'differs' && ` – ${t(`fate.replayKind.${one.kind}`)}`}
      </p>
      <ul className="st-bullets">
        {one.given.map(({ name, before, after, asOfNow }) => (
          <li key={name}>
            {t('fate.wasAndIs', { what: name, before: said(before), after: said(after) })}
            {asOfNow && ` ${t('fate.asOfNow')}`}
          </li>
        ))}
        {one.steps.map(({ id, title, before, after }) => (
          <li key={id}>
            {t('fate.wasAndIs', { what: text(title), before: said(before), after: said(after) })}
          </li>
        ))}
        {one.entries.map(({ id, label, before, after }) => (
          <li key={id}>
            {t('fate.wasAndIs', {
              what: label ?? id,
              before: t(`fate.standing.${before?.result ?? 'absent'}`, {
                place: before?.place ?? '',
              }),
              after: t(`fate.standing.${after?.result ?? 'absent'}`, { place: after?.place ?? '' }),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A step after which the case would have stood elsewhere. */
function OtherWay({ one }: { one: ReplayedWay }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const { at, trigger, from, before, after, asOfNow } = one
  return (
    <>
      <p>
        {from === null ? t('fate.wayAtStart') : t('fate.wayFrom', { from: text(from.title) })}
        {trigger !== null && `, ${t('fate.wayOn', { trigger: text(trigger) })}`},{' '}
        {formatDate(at.slice(0, 10), locale)}
      </p>
      <ul className="st-bullets">
        <li>
          {after === null
            ? t('fate.wayRefused', { before: text(before.title) })
            : t('fate.wayElsewhere', { before: text(before.title), after: text(after.title) })}
          {asOfNow && ` ${t('fate.asOfNow')}`}
        </li>
      </ul>
    </>
  )
}

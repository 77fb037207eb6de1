import { useMutation } from '@tanstack/react-query'
import { ApiError } from '@splot/client'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicationPreview } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { PublishedRows } from '../parts/published-table.tsx'
import { Refused } from '../parts/refused.tsx'
import { Skeleton } from '../parts/skeleton.tsx'

/**
 * Lists that a step is about to publish, as everybody will see them, and who will not stand on them: at
 * once where nothing has to be filled in first, else when asked for.
 */
export function PublicationsAhead(props: {
  load: () => Promise<PublicationPreview[]>
  atOnce: boolean
}): ReactNode {
  const { load, atOnce } = props
  const { t } = useTranslation()
  const { mutate, isPending, error, data } = useMutation({ mutationFn: load })
  useEffect(() => {
    if (atOnce) mutate()
  }, [atOnce, mutate])
  return (
    <section className="po-group po-ahead">
      <h2>{t('ahead.title')}</h2>
      <p className="po-quiet">{t('ahead.lead')}</p>
      {!atOnce && (
        <p className="po-after">
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={isPending}
            onClick={() => mutate()}
          >
            {t(data === undefined ? 'ahead.show' : 'ahead.showAgain')}
          </button>
        </p>
      )}
      {isPending && <Skeleton lines={4} />}
      {isIncomplete(error) ? (
        <p className="sp-error" role="alert">
          {t('ahead.incomplete')}
        </p>
      ) : (
        <Refused error={error} />
      )}
      {data?.length === 0 && <p>{t('ahead.nothing')}</p>}
      {data?.map((list) => (
        <ListAhead key={list.id} list={list} />
      ))}
    </section>
  )
}

function ListAhead({ list }: { list: PublicationPreview }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { title, columns, leftOut } = list
  return (
    <>
      <h3 className="po-sub">
        {text(title)} · {t('ahead.rows', { count: list.rows.length })}
      </h3>
      <PublishedRows list={list} />
      {leftOut !== null && (
        <>
          <h3 className="po-sub">{t('ahead.leftOut')}</h3>
          {leftOut.length === 0 ? (
            <p className="po-quiet">{t('ahead.nobodyLeftOut')}</p>
          ) : (
            <>
              <p className="po-quiet">{t('ahead.leftOutLead')}</p>
              <PublishedRows list={{ title: leftOutTitle(title), columns, rows: leftOut }} />
            </>
          )}
        </>
      )}
    </>
  )

  function leftOutTitle({ pl, en }: PublicationPreview['title']) {
    return {
      pl: `${pl} – ${t('ahead.leftOut', { lng: 'pl' })}`,
      en: `${en} – ${t('ahead.leftOut', { lng: 'en' })}`,
    }
  }
}

/** Only what is complete can be published, and so shown. */
function isIncomplete(error: unknown): boolean {
  return error instanceof ApiError && error.issues.length > 0
}

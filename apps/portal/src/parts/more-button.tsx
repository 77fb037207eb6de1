import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Loads the next page of a list, where there is one. */
export function MoreButton(props: {
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
  }
}): ReactNode {
  const { t } = useTranslation()
  const { query } = props
  if (!query.hasNextPage) return null
  return (
    <p className="po-after">
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {t(query.isFetchingNextPage ? 'common.loading' : 'common.more')}
      </button>
    </p>
  )
}

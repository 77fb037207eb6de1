import type { CaseSummary, CaseView } from '@splot/runtime'
import { useInfiniteQuery } from '@tanstack/react-query'
import { moreChildrenQuery } from '../api/queries.ts'

/** The children of a case after those that its page has. */
export interface MoreChildren {
  items: CaseSummary[]
  /** What `MoreButton` asks for the next ones with. */
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
  }
}

/** Returns the children of a case after those that its page has, as far as somebody asked for them. */
export function useMoreChildren(
  view: Pick<CaseView, 'id' | 'childrenNext'> = { id: '', childrenNext: null },
): MoreChildren {
  const more = useInfiniteQuery(moreChildrenQuery(view))
  const items = (more.data?.pages ?? []).flatMap((page) => page.items)
  if (more.data !== undefined) return { items, query: more }
  return {
    items,
    query: {
      hasNextPage: view.childrenNext !== null,
      isFetchingNextPage: more.isFetching,
      fetchNextPage: () => more.refetch(),
    },
  }
}

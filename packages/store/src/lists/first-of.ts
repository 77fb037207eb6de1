import type { Order } from './sorted-list.ts'

/**
 * Returns the first `limit` of the items by `order`, without sorting the rest: one comparison for
 * each item that does not belong to the page. Pure.
 */
export function firstOf<T>(items: Iterable<T>, order: Order<T>, limit: number): T[] {
  const page: T[] = []
  for (const item of items) {
    const last = page.at(-1)
    if (page.length === limit && last !== undefined && order(item, last) >= 0) continue
    let low = 0
    let high = page.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (order(page[middle] as T, item) <= 0) low = middle + 1
      else high = middle
    }
    page.splice(low, 0, item)
    if (page.length > limit) page.pop()
  }
  return page
}

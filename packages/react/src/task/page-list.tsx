import type { ReactNode } from 'react'
import type { Locale } from '@splot/definition'
import { textIn } from '../store/form-context.ts'
import type { PageView } from '../store/types.ts'
import { useTexts } from '../texts/use-texts.ts'

/** The form's task list: every page with its status in words, and the review at the end. */
export function PageList(props: {
  pages: readonly PageView[]
  /** Id of the open page; `null` on the review. */
  current: string | null
  locale: Locale
  onOpen: (page: number) => void
  onReview: () => void
}): ReactNode {
  const t = useTexts()
  const { pages, current, locale } = props
  const at = pages.findIndex((page) => page.id === current)
  const list = (
    <ol className="sp-pages">
      {pages.map((page, index) => (
        <li key={page.id} className="sp-page-entry" data-status={page.status}>
          <button
            type="button"
            aria-current={page.id === current ? 'step' : undefined}
            onClick={() => props.onOpen(index)}
          >
            <span className="sp-page-name">{textIn(page.title, locale)}</span>
            <span className="sp-page-status">{t(`form.status.${page.status}`)}</span>
          </button>
        </li>
      ))}
      <li className="sp-page-entry" data-status="review">
        <button
          type="button"
          aria-current={current === null ? 'step' : undefined}
          onClick={props.onReview}
        >
          <span className="sp-page-name">{t('form.review')}</span>
        </button>
      </li>
    </ol>
  )
  return (
    <nav className="sp-page-list" aria-label={t('form.tasks')}>
      <div className="sp-wide-only">{list}</div>
      <details className="sp-phone-only">
        <summary>
          {at < 0 ? t('form.review') : t('form.page', { number: at + 1, count: pages.length })}
        </summary>
        {list}
      </details>
    </nav>
  )
}

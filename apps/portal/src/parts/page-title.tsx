import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@splot/definition'

/** The page's heading; also the title of the browser's tab. */
export function PageTitle(props: {
  title: string
  /** Language of the title, where it is not the page's. */
  lang?: Locale | undefined
  overline?: ReactNode
  children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${props.title} – ${t('title.suffix')}`
  }, [props.title, t])
  return (
    <header className="po-page-head">
      {props.overline !== undefined && <p className="po-overline">{props.overline}</p>}
      <h1 lang={props.lang}>{props.title}</h1>
      {props.children}
    </header>
  )
}

import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The page's heading; also the title of the browser's tab. */
export function PageTitle(props: {
  title: string
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
      <h1>{props.title}</h1>
      {props.children}
    </header>
  )
}

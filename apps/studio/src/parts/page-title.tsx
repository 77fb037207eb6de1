import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The page's heading; also the title of the browser's tab. */
export function PageTitle(props: {
  title: string
  overline?: ReactNode
  /** One sentence: what this page is for. */
  lead?: ReactNode
  /** Buttons that act on the whole page. */
  actions?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${props.title} – ${t('frame.suffix')}`
  }, [props.title, t])
  return (
    <header className="st-page-head">
      <div>
        {props.overline !== undefined && <p className="st-overline">{props.overline}</p>}
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p className="st-lead">{props.lead}</p>}
      </div>
      {props.actions !== undefined && <div className="sp-actions">{props.actions}</div>}
    </header>
  )
}

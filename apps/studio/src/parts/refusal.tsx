import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@splot/client'
import { useLocalText } from '@splot/react/texts'

/** What the server said when it did not do it. */
export function Refusal({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  if (error === null || error === undefined) return null
  return (
    <div className="st-empty" role="alert">
      <p className="st-empty-title">
        {error instanceof ApiError ? error.title : t('problem.errorTitle')}
      </p>
      {error instanceof ApiError && <p>{error.hint}</p>}
      {error instanceof ApiError && error.issues.length > 0 && (
        <ul>
          {error.issues.slice(0, 5).map((issue) => (
            <li key={`${issue.path} ${issue.code}`}>{text(issue.message)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

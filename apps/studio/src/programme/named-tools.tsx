import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Name } from '@splot/definition/edit'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'

/** Where a thing of the programme is used; its id is changed everywhere, it is deleted with what uses it in sight. */
export function NamedTools(props: {
  name: Name
  title: string
  /** The service knows it by its name. */
  kept?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { name, title, kept = false } = props
  return (
    <>
      <UsedIn name={name} />
      {!kept && (
        <div className="sp-actions">
          <NameLinks
            name={name}
            title={title}
            deleteLabel={t('programme.delete')}
            onGone={() => document.getElementById('st-named')?.focus()}
          />
        </div>
      )}
    </>
  )
}

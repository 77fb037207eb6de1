import { useQuery } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionFiles } from '@splot/definition/edit'
import { useLocalText } from '@splot/react/texts'
import { namesClient } from './names-client.ts'
import type { DeletingWith } from './names-messages.ts'

/** Told one by one; of more only how many. */
const mostTold = 5

/** What the check will say once this is deleted, such as a state that nothing leads to any more. */
export function Aftermath(props: { files: DefinitionFiles; ask: DeletingWith }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { files, ask } = props
  const { data: found } = useQuery({
    queryKey: ['aftermath', useId(), ask],
    queryFn: () => namesClient.ask('aftermath', files, ask),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 0,
  })
  if (found === undefined)
    return (
      <p className="st-quiet" role="status">
        {t('references.checking')}
      </p>
    )
  if (found.length === 0) return <p role="status">{t('references.sound')}</p>
  return (
    <div role="status">
      <p>{t('references.aftermath')}</p>
      <ul className="st-bullets">
        {found.slice(0, mostTold).map((finding) => (
          <li key={`${finding.file} ${finding.path} ${finding.code}`}>{text(finding.message)}</li>
        ))}
        {found.length > mostTold && (
          <li>{t('references.moreFound', { count: found.length - mostTold })}</li>
        )}
      </ul>
    </div>
  )
}

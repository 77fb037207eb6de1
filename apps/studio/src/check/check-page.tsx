import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fileTitle } from '../home/file-title.ts'
import { useFiles } from '../draft/use-files.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { FindingItem } from './finding-item.tsx'
import type { StudioFinding } from './finding.ts'
import type { Unexplored } from './findings-store.ts'
import { useFindings } from './use-findings.ts'

/** Everything that is wrong with the draft, by the part it is found in. */
export function CheckPage(): ReactNode {
  const { t } = useTranslation()
  const { findings, unexplored, checking } = useFindings()
  return (
    <>
      <PageTitle title={t('check.title')} lead={t('check.lead')} />
      <p role="status" className="st-quiet">
        {checking && t('check.checking')}
      </p>
      {findings.length > 0 && <Groups findings={findings} />}
      {findings.length === 0 && checking && <Skeleton lines={4} />}
      {findings.length === 0 && !checking && (
        <Empty title={t('check.noneTitle')} hint={t('check.noneHint')} />
      )}
      {unexplored.length > 0 && <NotLookedAt unexplored={unexplored} />}
    </>
  )
}

/** Workflows of which not every way was looked at: what is not told of them may still be wrong. */
function NotLookedAt({ unexplored }: { unexplored: readonly Unexplored[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const files = useFiles()
  return (
    <section className="st-section" aria-labelledby="check-unexplored">
      <h2 id="check-unexplored" className="st-group-title">
        {t('check.unexplored')}
      </h2>
      <p className="st-quiet">{t('check.unexploredHint')}</p>
      <ul className="st-bullets">
        {unexplored.map(({ file, why }) => (
          <li key={file}>
            <b>{fileTitle(file, files[file], locale)}:</b> {text(why)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Groups({ findings }: { findings: readonly StudioFinding[] }): ReactNode {
  const locale = useLocale()
  const files = useFiles()
  const groups = new Map<string, StudioFinding[]>()
  for (const finding of findings)
    groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding])
  return [...groups].map(([path, found]) => (
    <Fragment key={path}>
      <h2 className="st-group-title">{fileTitle(path, files[path], locale)}</h2>
      <ul className="st-findings">
        {found.map((finding) => (
          <FindingItem
            key={`${finding.path} ${finding.code} ${finding.message.en}`}
            finding={finding}
          />
        ))}
      </ul>
    </Fragment>
  ))
}

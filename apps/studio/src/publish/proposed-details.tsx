import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useLocale } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { FindingItem } from '../check/finding-item.tsx'
import { filesOf } from '../differences/files-of.ts'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import type { Mapping } from '../fate/mapping-store.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { QueryView } from '../parts/query-view.tsx'
import { namesOf } from '../simulate/names-of.ts'

/** Where a proposal sends cases whose place is gone, for whoever approves it. */
export function ProposedMapping({ mapping }: { mapping: Mapping }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const bundle = bundleOf(useFiles())
  const earlier = bundleOf(filesOf(useDraft((state) => state.baseFiles)))
  const places = Object.entries(mapping).flatMap(([workflow, states]) =>
    Object.entries(states).map(([state, to]) => ({ workflow, state, to })),
  )
  if (bundle === null || places.length === 0) return null
  const names = namesOf(bundle, locale, earlier)
  return (
    <section aria-labelledby="proposed-mapping">
      <h3 id="proposed-mapping">{t('publish.proposedMapping')}</h3>
      <ul className="st-bullets">
        {places.map(({ workflow, state, to }) => (
          <li key={`${workflow} ${state}`}>
            {names.workflow(workflow)}:{' '}
            {t('fate.goTo', {
              state: names.state(workflow, state),
              to: names.state(workflow, to),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Warnings of a proposal, each with why whoever proposed it finds it all right. */
export function ProposedReasons(props: { reasons: Readonly<Record<string, string>> }): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const revision = useDraft((state) => state.draft.revision)
  const check = useQuery({
    queryKey: ['draft-warnings', draft, revision],
    async queryFn() {
      const [{ issues }, outcomes] = await Promise.all([
        client.checkProgrammeDraft(draft),
        client.simulateProgrammeDraft(draft),
      ])
      return [...issues, ...outcomes.flatMap(({ findings }) => findings)]
    },
  })
  if (Object.keys(props.reasons).length === 0) return null
  return (
    <section aria-labelledby="proposed-reasons">
      <h3 id="proposed-reasons">{t('publish.warnings')}</h3>
      <QueryView query={check} lines={2}>
        {(issues) => (
          <ul className="st-findings">
            {issues
              .filter(({ key }) => key in props.reasons)
              .map((finding) => (
                <FindingItem key={finding.key} finding={finding}>
                  <p>
                    <b>{t('publish.warningReason')}:</b> {props.reasons[finding.key]}
                  </p>
                </FindingItem>
              ))}
          </ul>
        )}
      </QueryView>
    </section>
  )
}

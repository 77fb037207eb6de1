import './fate.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { FateCounts, FateReport } from '@splot/runtime'
import { client } from '../api/client.ts'
import { filesOf } from '../differences/files-of.ts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { namesOf } from '../simulate/names-of.ts'
import { FateGroupCard } from './fate-group.tsx'
import { useMapping, type ChoosePlace, type Mapping } from './mapping-store.ts'
import { Replay } from './replay.tsx'

/** What the draft would do to every live case, and where those go on whose place is gone. */
export function FatePage(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const { mapping, choose } = useMapping(draft)
  const report = useFate(draft, mapping)
  return (
    <>
      <PageTitle title={t('fate.title')} lead={t('fate.lead')} />
      <QueryView query={report}>
        {(told) => (
          <Report
            report={told}
            fresh={!report.isFetching}
            mapping={mapping}
            draft={draft}
            onChoose={choose}
          />
        )}
      </QueryView>
      <Replay draft={draft} />
    </>
  )
}

/** What would become of the live cases; asked again whenever the draft or the mapping changes. */
export function useFate(draft: string, mapping: Mapping) {
  const store = useDraftStore()
  const files = useDraft((state) => state.files)
  const revision = useDraft((state) => state.draft.revision)
  return useQuery({
    queryKey: ['fate', draft, revision, mapping, files === store.getState().files],
    queryFn: async () => {
      // what is on the way to the server belongs to the draft as well
      await store.flush()
      return client.programmeDraftFate(draft, mapping)
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

const kinds = ['mustDecide', 'blocked', 'moves', 'stays'] as const

function Report(props: {
  report: FateReport
  fresh: boolean
  mapping: Mapping
  draft: string
  onChoose: ChoosePlace | null
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const bundle = bundleOf(useFiles())
  const earlier = bundleOf(filesOf(useDraft((state) => state.baseFiles)))
  const { report, fresh } = props
  const { counts, groups, problems } = report
  const live = kinds.reduce((sum, kind) => sum + counts[kind], counts.untouched)
  if (bundle === null) return null
  const names = namesOf(bundle, locale, earlier)
  if (live === 0) return <Empty title={t('fate.noCases')} hint={t('fate.noCasesHint')} />
  return (
    <div aria-busy={!fresh}>
      <Counts counts={counts} />
      <p className="st-quiet" role="status">
        {fresh ? '' : t('fate.working')}
      </p>
      {problems.length > 0 && (
        <Empty title={t('fate.problems')} hint={t('fate.problemsHint')}>
          <ul>
            {problems
              .flatMap(({ issues }) => issues)
              .slice(0, 5)
              .map(({ path, message }) => (
                <li key={`${path} ${message.en}`}>{text(message)}</li>
              ))}
          </ul>
        </Empty>
      )}
      {kinds.map((kind) => {
        const own = groups.filter((group) => group.kind === kind)
        if (own.length === 0) return null
        return (
          <section key={kind} className="st-section" aria-labelledby={`fate-${kind}`}>
            <h2 id={`fate-${kind}`}>
              {t(`fate.kind.${kind}`)} <span className="st-count">{counts[kind]}</span>
            </h2>
            <p className="st-lead">{t(`fate.hint.${kind}`)}</p>
            <ul className="st-cards">
              {own.map((group) => (
                <FateGroupCard
                  key={JSON.stringify([
                    group.workflow,
                    group.version,
                    group.from,
                    group.to,
                    group.blocked,
                  ])}
                  group={group}
                  bundle={bundle}
                  names={names}
                  mapping={props.mapping}
                  draft={props.draft}
                  onChoose={props.onChoose}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {counts.untouched > 0 && (
        <p className="st-section st-quiet">{t('fate.untouched', { count: counts.untouched })}</p>
      )}
    </div>
  )
}

function Counts({ counts }: { counts: FateCounts }): ReactNode {
  const { t } = useTranslation()
  return (
    <dl className="st-fate-counts">
      {kinds.map((kind) => (
        <div key={kind} data-kind={kind} data-none={counts[kind] === 0}>
          <dt>{t(`fate.kind.${kind}`)}</dt>
          <dd>{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  )
}

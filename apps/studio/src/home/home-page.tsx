import { kindOfPath, type ProgrammeDefinition } from '@splot/definition'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useFileFindings } from '../check/use-findings.ts'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles, useProgramme } from '../draft/use-files.ts'
import { FindField } from '../parts/find-field.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { placeAddress } from '../places/place-address.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import { partsOfProgramme, type KindOfParts, type PartOfProgramme } from './parts-of-programme.ts'

const none: ProgrammeDefinition['stages'] = []

/** Of the others there are so many that they would push these away. */
const openAtFirst = new Set(['workflow', 'form'])

/** The programme of an open draft: every part of it, what changed, what is wrong. */
export function HomePage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const files = useFiles()
  const programme = useProgramme()
  const baseFiles = useDraft((state) => state.baseFiles)
  const unreadable = useDraft((state) => state.unreadable)
  const editable = useDraft((state) => state.editable)
  const { draft = '' } = useParams()
  const [find, setFind] = useState('')
  const searched = useDeferredValue(find.trim())
  const stages = programme?.stages ?? none
  const all = useMemo(
    () => partsOfProgramme(files, baseFiles, stages, locale),
    [files, baseFiles, stages, locale],
  )
  const groups = matching(all, searched)
  const touched = all.flatMap(({ parts }) => parts.filter(({ state }) => state !== 'same'))
  return (
    <>
      <PageTitle
        title={text(programme?.title) || t('sections.home')}
        lead={t('home.lead')}
        {...(programme?.description && { overline: text(programme.description) })}
        {...(editable && {
          actions: (
            <Link className="sp-button" to={`/drafts/${draft}/new-workflow`}>
              {t('newWorkflow.title')}
            </Link>
          ),
        })}
      />
      <div className="st-find">
        <FindField label={t('home.find')} value={find} onChange={setFind} />
      </div>
      {Object.keys(unreadable).length > 0 && (
        <Empty title={t('home.unreadable')} hint={t('home.unreadableHint')}>
          <ul>
            {Object.keys(unreadable).map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </Empty>
      )}
      {searched === '' && touched.length > 0 && (
        <section className="st-section">
          <h2>
            {t('home.touched')} <span className="st-count">{touched.length}</span>
          </h2>
          <PartList parts={touched} />
        </section>
      )}
      {groups.map(({ kind, parts }) => (
        // what is searched for is shown wherever it stands
        <details
          key={`${kind} ${searched === ''}`}
          className="st-kind"
          open={searched !== '' || openAtFirst.has(kind)}
        >
          <summary>
            <h2>
              {t(`home.kinds.${kind}`)} <span className="st-count">{parts.length}</span>
            </h2>
          </summary>
          <StagedParts parts={parts} stages={stages} />
        </details>
      ))}
      {groups.length === 0 && (
        <Empty title={t('home.none', { text: searched })} hint={t('home.noneHint')} />
      )}
    </>
  )
}

/** Parts by the stage of the programme they belong to, in the order in which a case comes to them. */
function StagedParts(props: {
  parts: readonly PartOfProgramme[]
  stages: ProgrammeDefinition['stages']
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { parts, stages } = props
  if (parts.every(({ stage }) => stage === undefined)) return <PartList parts={parts} />
  const groups = [
    ...stages.map(({ id, title }) => ({ id, title: text(title) || id })),
    { id: undefined, title: t('home.anyStage') },
  ].map((group) => ({ ...group, parts: parts.filter(({ stage }) => stage === group.id) }))
  return groups
    .filter((group) => group.parts.length > 0)
    .map((group) => (
      <section key={group.id ?? ''} className="st-stage">
        <h3>{group.title}</h3>
        <PartList parts={group.parts} />
      </section>
    ))
}

function PartList({ parts }: { parts: readonly PartOfProgramme[] }): ReactNode {
  return (
    <ul className="st-parts">
      {parts.map((part) => (
        <PartItem key={part.path} part={part} />
      ))}
    </ul>
  )
}

function PartItem({ part }: { part: PartOfProgramme }): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const findings = useFileFindings(part.path)
  const address = placeAddress(part.path, '')
  const errors = findings.some(({ severity }) => severity === 'error')
  return (
    <li>
      {address === undefined ? (
        <span>{part.title}</span>
      ) : (
        <Link to={`/drafts/${draft}/${address}`}>{part.title}</Link>
      )}
      {isCited(part) && <span className="st-quiet">{part.id}</span>}
      {part.state !== 'same' && <span className="st-tag">{t(`home.${part.state}`)}</span>}
      {findings.length > 0 && (
        <span className="st-tag" data-state={errors ? 'error' : 'warning'}>
          {t('home.problems', { count: findings.length })}
        </span>
      )}
    </li>
  )
}

/** People cite a form by its id, as on paper: R03. Ids of other parts are told by nobody. */
function isCited({ path, id, title }: PartOfProgramme): boolean {
  return kindOfPath(path) === 'form' && id !== title
}

function matching(groups: readonly KindOfParts[], find: string): KindOfParts[] {
  const words = find.toLocaleLowerCase().split(/\s+/)
  const matches = ({ id, title }: PartOfProgramme) => {
    const text = `${id} ${title}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  return groups
    .map(({ kind, parts }) => ({ kind, parts: parts.filter(matches) }))
    .filter(({ parts }) => parts.length > 0)
}

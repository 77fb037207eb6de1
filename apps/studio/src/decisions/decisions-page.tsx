import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isRanking,
  joinPointer,
  type DecisionDefinition,
  type JsonValue,
  type LocalText,
  type RankingDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import { newNameIn } from '@splot/definition/edit'
import { useDraftStore } from '../draft/draft-context.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { Empty } from '../parts/empty.tsx'
import { Fields } from '../parts/fields.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { useFocusedPlace, usePlaceInAddress } from '../places/use-focused-place.ts'
import { useEditedFile, useSetProperty } from '../properties/edited-file.ts'
import { FileFindings } from '../properties/file-findings.tsx'
import { FurtherFields } from '../properties/further-fields.tsx'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { useLocale } from '@splot/react/texts'
import { Thresholds } from './thresholds.tsx'

/** How a workflow reaches its results. */
export function DecisionsPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const at = usePlaceInAddress()
  const { value, path } = useEditedFile()
  const store = useDraftStore()
  const set = useSetProperty()
  const { decisions = {} } = value as unknown as WorkflowDefinition
  useFocusedPlace()
  const add = (title: LocalText, begun: object) => {
    const name = newNameIn(store.getState().files, { path, pointer: '/decisions' }, title)
    const decision = { title, given: {}, ...begun } as unknown as JsonValue
    set(joinPointer('/decisions', name), decision, title)
  }
  return (
    <>
      <p className="st-lead">{t('decisions.lead')}</p>
      <FileFindings parts={['/decisions']} />
      {Object.keys(decisions).length === 0 && (
        <Empty title={t('decisions.none')} hint={t('decisions.noneHint')} />
      )}
      <div className="st-list st-list-below">
        {Object.entries(decisions).map(([name, decision]) => {
          const place = joinPointer('/decisions', name)
          return (
            <Disclosure
              key={name}
              place={place}
              open={at === place || at.startsWith(`${place}/`)}
              title={
                <>
                  <b>{decision.title?.[locale] || name}</b>{' '}
                  <span className="st-quiet">
                    {t(`decisions.kinds.${isRanking(decision) ? 'ranking' : 'steps'}`)}
                  </span>
                </>
              }
            >
              {() => <Decision name={name} decision={decision} place={place} />}
            </Disclosure>
          )
        })}
      </div>
      <div className="sp-actions">
        <NameForm
          label={t('decisions.newName')}
          button={t('decisions.addSteps')}
          onName={(title) => add(title, { steps: [{ id: 'passed', title, value: 'true' }] })}
        />
        <NameForm
          label={t('decisions.newName')}
          button={t('decisions.addRanking')}
          onName={(title) => add(title, { ranking: firstRanking() })}
        />
      </div>
    </>
  )
}

function firstRanking(): RankingDefinition['ranking'] {
  return {
    entries: '[]',
    passed: 'true',
    key: [
      {
        id: 'points',
        title: { pl: 'Punkty', en: 'Points' },
        value: 'entry.points',
        order: 'descending',
        display: 'points',
      },
    ],
    places: '1',
  }
}

function Decision(props: { name: string; decision: DecisionDefinition; place: string }): ReactNode {
  const locale = useLocale()
  const { name, decision, place } = props
  const workflow = useEditedFile().value as unknown as WorkflowDefinition
  return (
    <>
      {isRanking(decision) && <RankingInWords ranking={decision.ranking} />}
      <Thresholds given={decision.given} />
      <Fields>
        <FurtherFields pointer={place} only={shownParts.decision} />
        <UsedIn name={{ kind: 'decision', inside: workflow.id, id: name }} />
        <div className="sp-actions">
          <NameLinks
            name={{ kind: 'decision', inside: workflow.id, id: name }}
            title={decision.title?.[locale] || name}
          />
        </div>
      </Fields>
    </>
  )
}

/** What decides the order, as people would tell it. */
function RankingInWords({ ranking }: { ranking: RankingDefinition['ranking'] }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { key, lots, passed, pool } = ranking
  return (
    <section aria-label={t('decisions.howRanked')}>
      <p className="sp-label">{t('decisions.howRanked')}</p>
      <ol className="st-bullets">
        {key.map(({ id, title, order }, n) => (
          <li key={id}>
            {t(`decisions.sentence.${n === 0 ? 'first' : 'next'}`, {
              title: title[locale],
              order: t(`decisions.sentence.${order}`),
            })}
          </li>
        ))}
        <li>{t(`decisions.sentence.${lots === undefined ? 'tie' : 'lots'}`)}</li>
      </ol>
      <p className="st-quiet">
        {passed !== undefined && `${t('decisions.sentence.threshold')} `}
        {t('decisions.sentence.reserve')}
        {pool !== undefined && ` ${t('decisions.sentence.pools')}`}
      </p>
    </section>
  )
}

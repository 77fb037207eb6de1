import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBundle } from '@splot/definition'
import type { CaseFate, FateGroup } from '@splot/runtime'
import { client } from '../api/client.ts'
import { QueryView } from '../parts/query-view.tsx'
import type { SimulationNames } from '../simulate/names-of.ts'
import { statesIn } from '../simulate/parts-of-workflow.ts'
import { useLocalText } from '@splot/react/texts'
import { CaseFateItem } from './case-fate.tsx'
import type { ChoosePlace, Mapping } from './mapping-store.ts'

/** Cases that share a fate: how many, what changes for them, and where they go on if that is to be said. */
export function FateGroupCard(props: {
  group: FateGroup
  bundle: ProgrammeBundle
  names: SimulationNames
  mapping: Mapping
  draft: string
  onChoose: ChoosePlace | null
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const [open, setOpen] = useState(false)
  const { group, bundle, names, mapping, draft, onChoose } = props
  const { workflow, from, to, kind, blocked, cases } = group
  const place = (states: readonly string[]) =>
    states.map((state) => names.state(workflow, state)).join(' › ')
  const chosen = Object.entries(mapping[workflow] ?? {}).filter(([state]) => from.includes(state))
  const asked = [
    ...new Set([...group.undecided.map(({ state }) => state), ...chosen.map(([state]) => state)]),
  ]
  return (
    <li className="st-card st-fate" data-kind={kind}>
      <h3>
        {names.workflow(workflow)}: {t('fate.cases', { count: cases })}
      </h3>
      <p>
        {t('fate.from')} <b>{place(from)}</b>
        {kind === 'moves' && (
          <>
            {' '}
            {t('fate.to')} <b>{place(to)}</b>
          </>
        )}
      </p>
      {blocked && <p>{text(blocked.reason)}</p>}
      {asked.map((state) => {
        const value = mapping[workflow]?.[state]
        return onChoose === null ? (
          <p key={state}>
            {t(value === undefined ? 'fate.nowhere' : 'fate.goTo', {
              state: names.state(workflow, state),
              to: names.state(workflow, value ?? ''),
            })}
          </p>
        ) : (
          <MappingField
            key={state}
            workflow={workflow}
            state={state}
            value={value ?? ''}
            bundle={bundle}
            names={names}
            onChoose={(next) => onChoose(workflow, state, next)}
          />
        )
      })}
      <Consequences group={group} />
      <button
        type="button"
        className="sp-link-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'fate.hideCases' : 'fate.showCases')}
      </button>
      {open && <Cases group={group} names={names} mapping={mapping} draft={draft} />}
    </li>
  )
}

function MappingField(props: {
  workflow: string
  state: string
  value: string
  bundle: ProgrammeBundle
  names: SimulationNames
  onChoose: (state: string | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const field = useId()
  const { workflow, state, value, bundle, names } = props
  const definition = bundle.workflows.find(({ id }) => id === workflow)
  const targets = definition === undefined ? [] : statesIn(definition)
  return (
    <div className="st-mapping">
      <label htmlFor={field} className="sp-label">
        {t('fate.whereTo', { state: names.state(workflow, state) })}
      </label>
      <select
        id={field}
        className="sp-input st-add"
        value={value}
        onChange={({ target }) => props.onChoose(target.value === '' ? null : target.value)}
      >
        <option value="">{t('fate.choose')}</option>
        {targets
          .filter(({ type }) => type !== 'history')
          .map(({ id }) => (
            <option key={id} value={id}>
              {names.state(workflow, id)}
            </option>
          ))}
      </select>
    </div>
  )
}

function Consequences({ group }: { group: FateGroup }): ReactNode {
  const { t } = useTranslation()
  const { timers, tasks, answers, endless, safe, cases, kind } = group
  const said = [
    endless > 0 && t('fate.endless', { count: endless }),
    timers.overdue > 0 && t('fate.overdue', { count: timers.overdue }),
    timers.gained > 0 && t('fate.timersGained', { count: timers.gained }),
    timers.lost > 0 && t('fate.timersLost', { count: timers.lost }),
    tasks.reopened > 0 && t('fate.reopened', { count: tasks.reopened }),
    tasks.gained > 0 && t('fate.tasksGained', { count: tasks.gained }),
    tasks.lost > 0 && t('fate.tasksLost', { count: tasks.lost }),
    answers > 0 && t('fate.answers', { count: answers }),
  ].filter((one) => one !== false)
  if (said.length === 0)
    return kind === 'stays' && safe === cases ? <p className="st-quiet">{t('fate.safe')}</p> : null
  return (
    <ul className="st-bullets">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

function Cases(props: {
  group: FateGroup
  names: SimulationNames
  mapping: Mapping
  draft: string
}): ReactNode {
  const { t } = useTranslation()
  const { group, names, mapping, draft } = props
  const { workflow, kind, from } = group
  const state = from.at(-1)
  const query = useInfiniteQuery({
    queryKey: ['fates', draft, workflow, kind, state, mapping],
    queryFn: ({ pageParam }) =>
      client.programmeDraftFates(draft, {
        workflow,
        kind,
        mapping,
        ...(state !== undefined && { state }),
        ...(pageParam !== null && { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    staleTime: 0,
  })
  return (
    <QueryView query={query} lines={2}>
      {({ pages }) => (
        <>
          <ul className="st-fate-cases">
            {pages
              .flatMap(({ items }) => items)
              .filter((one) => belongs(one, group))
              .map((one) => (
                <CaseFateItem key={one.id} one={one} names={names} />
              ))}
          </ul>
          {query.hasNextPage && (
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() => void query.fetchNextPage()}
            >
              {t('fate.more')}
            </button>
          )}
        </>
      )}
    </QueryView>
  )
}

function belongs({ fate, version }: CaseFate, group: FateGroup): boolean {
  return (
    version.before === group.version.before &&
    fate.from.join(' ') === group.from.join(' ') &&
    fate.to.join(' ') === group.to.join(' ')
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arrival } from '@splot/definition'
import { NumberField } from '../parts/number-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { AddSelect, RemoveButton } from './row-parts.tsx'
import { startableIn } from './scenario-edit.ts'
import type { ScenarioPart } from './scenario-part.ts'
import { SpreadFields } from './spread-fields.tsx'

/** Which cases people start: so many over some days, or in a part of the cases that offer them. */
export function ArrivalsForm({ scenario, bundle, names, onChange }: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const { arrivals } = scenario
  const change = (at: number, arrival: Arrival | null) =>
    onChange({
      ...scenario,
      arrivals: arrivals.flatMap((one, n) =>
        n !== at ? [one] : arrival === null ? [] : [arrival],
      ),
    })
  const titleOf = ({ workflow, under }: Pick<Arrival, 'workflow' | 'under'>) =>
    under === undefined
      ? names.workflow(workflow)
      : t('simulate.inside', { workflow: names.workflow(workflow), parent: names.workflow(under) })
  const more = startableIn(bundle).filter(
    (one) =>
      !arrivals.some(({ workflow, under }) => workflow === one.workflow && under === one.under),
  )
  return (
    <>
      <ul className="st-rows">
        {arrivals.map((arrival, at) => (
          <li key={`${arrival.workflow} ${arrival.under ?? ''}`}>
            <span className="st-row-title">{titleOf(arrival)}</span>
            {arrival.under !== undefined && (
              <SelectField
                label={t('simulate.how')}
                value={arrival.chance === undefined ? 'count' : 'chance'}
                options={(['count', 'chance'] as const).map((value) => ({
                  value,
                  label: t(`simulate.hows.${value}`),
                }))}
                onChange={(how) => change(at, comingBy(arrival, how === 'chance'))}
              />
            )}
            {arrival.chance === undefined ? (
              <Counted arrival={arrival} onChange={(next) => change(at, next)} />
            ) : (
              <ByChance arrival={arrival} onChange={(next) => change(at, next)} />
            )}
            <RemoveButton name={titleOf(arrival)} onRemove={() => change(at, null)} />
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addArrival')}
        options={more.map((one) => ({ value: JSON.stringify(one), label: titleOf(one) }))}
        onAdd={(value) =>
          onChange({
            ...scenario,
            arrivals: [...arrivals, { ...(JSON.parse(value) as Arrival), count: 10, overDays: 14 }],
          })
        }
      />
    </>
  )
}

function comingBy({ workflow, under }: Arrival, chance: boolean): Arrival {
  const of = { workflow, ...(under !== undefined && { under }) }
  return chance
    ? { ...of, chance: 0.5, days: { least: 1, usual: 3, most: 5 } }
    : { ...of, count: 10, overDays: 14 }
}

interface ArrivalFields {
  arrival: Arrival
  onChange: (arrival: Arrival) => void
}

function Counted({ arrival, onChange }: ArrivalFields): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <NumberField
        label={t('simulate.count')}
        value={arrival.count ?? 1}
        max={100_000}
        onChange={(count) => onChange({ ...arrival, count })}
      />
      <NumberField
        label={t('simulate.fromDay')}
        value={arrival.fromDay ?? 0}
        max={3660}
        onChange={(fromDay) => onChange({ ...arrival, fromDay })}
      />
      <NumberField
        label={t('simulate.overDays')}
        value={arrival.overDays ?? 0}
        max={3660}
        onChange={(overDays) => onChange({ ...arrival, overDays })}
      />
    </>
  )
}

function ByChance({ arrival, onChange }: ArrivalFields): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <NumberField
        label={t('simulate.chance')}
        value={Math.round((arrival.chance ?? 0) * 100)}
        max={100}
        unit="%"
        onChange={(share) => onChange({ ...arrival, chance: share / 100 })}
      />
      <SpreadFields
        label={t('simulate.daysUntilStart')}
        value={arrival.days ?? { least: 1, usual: 3, most: 5 }}
        onChange={(days) => onChange({ ...arrival, days })}
      />
    </>
  )
}

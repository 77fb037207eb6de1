import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isMeasured,
  scenarioMeasures,
  type Expectation,
  type MeasuredExpectation,
  type ExpectationPart,
  type ScenarioMeasure,
  type StatedExpectation,
  type UnmetSeverity,
} from '@splot/definition'
import { FeelField } from '../forms/feel-field.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import type { ScenarioResult } from './messages.ts'
import { optionsOfPart } from './options-of-part.ts'
import { AddSelect, RemoveButton } from './row-parts.tsx'
import type { ScenarioPart } from './scenario-part.ts'

const kinds = [...(Object.keys(scenarioMeasures) as ScenarioMeasure[]), 'stated'] as const
const anything = {}

/** What must come out of a run: figures within limits, or a condition of one's own. */
export function ExpectationsForm(
  props: ScenarioPart & {
    /** What came out last, so that limits need not be guessed. */
    last: ScenarioResult | undefined
  },
): ReactNode {
  const { t } = useTranslation()
  const { scenario, onChange, last } = props
  const { expect = [] } = scenario
  const change = (at: number, next: Expectation | null) => {
    const left = expect.flatMap((one, n) => (n !== at ? [one] : next === null ? [] : [next]))
    const { expect: _before, ...others } = scenario
    onChange(left.length === 0 ? others : { ...others, expect: left })
  }
  // figures of another scenario, or of other expectations, say nothing
  const results =
    last !== undefined && JSON.stringify(last.scenario.expect) === JSON.stringify(scenario.expect)
      ? last.expectations
      : []
  return (
    <>
      <ul className="st-rows">
        {expect.map((one, at) => (
          // eslint-disable-next-line react/no-array-index-key -- expectations have no id and are not moved
          <li key={at} className="st-setting-row">
            {isMeasured(one) ? (
              <Measured
                bundle={props.bundle}
                names={props.names}
                one={one}
                onChange={(next) => change(at, next)}
              />
            ) : (
              <Stated one={one} onChange={(next) => change(at, next)} />
            )}
            <div className="st-setting">
              <SelectField
                label={t('simulate.unmet')}
                value={one.unmet ?? 'warning'}
                options={(['warning', 'error'] as const).map((value) => ({
                  value,
                  label: t(`simulate.unmets.${value}`),
                }))}
                onChange={(unmet) => change(at, { ...one, unmet: unmet as UnmetSeverity })}
              />
              <RemoveButton
                name={t('simulate.expectationAt', { at: at + 1 })}
                onRemove={() => change(at, null)}
              />
            </div>
            {typeof results[at]?.gave === 'number' && (
              <p className="st-quiet">{t('simulate.cameLast', { figure: results[at].gave })}</p>
            )}
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addExpectation')}
        options={kinds.map((value) => ({ value, label: t(`simulate.measure.${value}`) }))}
        onAdd={(kind) =>
          onChange({ ...scenario, expect: [...expect, newExpectation(kind, props)] })
        }
      />
    </>
  )
}

function newExpectation(kind: string, { scenario, bundle }: ScenarioPart): Expectation {
  if (kind === 'stated')
    return {
      title: { pl: 'Nowe oczekiwanie', en: 'New expectation' },
      holds: 'count(problems) = 0',
    }
  const measure = kind as ScenarioMeasure
  const { needs } = scenarioMeasures[measure]
  const most = { stuck: 0, problems: 0, missed: 0 }[kind] ?? 100
  const role =
    Object.keys(scenario.staff ?? {})[0] ??
    Object.entries(bundle.programme.roles).find(([, one]) => one.kind === 'programme')?.[0] ??
    ''
  return {
    measure,
    ...(needs.includes('workflow') && { workflow: scenario.arrivals.at(-1)?.workflow ?? '' }),
    ...(needs.includes('role') && { role }),
    most,
  }
}

function Measured(
  props: Pick<ScenarioPart, 'bundle' | 'names'> & {
    one: MeasuredExpectation
    onChange: (one: MeasuredExpectation) => void
  },
): ReactNode {
  const { t } = useTranslation()
  const { one, bundle, names, onChange } = props
  const { needs, may } = scenarioMeasures[one.measure]
  const parts = [...needs, ...may].filter(
    (part) => one.workflow !== undefined || (part !== 'state' && part !== 'task'),
  )
  const setPart = (part: ExpectationPart, value: string) => {
    const others = { ...one }
    delete others[part]
    // a state or a task is one of its workflow
    if (part === 'workflow') {
      delete others.state
      delete others.task
    }
    onChange(value === '' ? others : { ...others, [part]: value })
  }
  return (
    <div className="st-setting">
      <span className="st-row-title">{t(`simulate.measure.${one.measure}`)}</span>
      {parts.map((part) => (
        <SelectField
          key={part}
          label={t(`simulate.part.${part}`)}
          value={one[part] ?? ''}
          options={optionsOfPart(part, one, { bundle, names })}
          {...(!needs.includes(part) && { none: t(`simulate.all.${part}`) })}
          onChange={(value) => setPart(part, value)}
        />
      ))}
      {(['least', 'most'] as const).map((limit) => (
        <Limit key={limit} one={one} limit={limit} onChange={onChange} />
      ))}
    </div>
  )
}

/** A limit that is there, or the button that sets it. One of both stays. */
function Limit(props: {
  one: MeasuredExpectation
  limit: 'least' | 'most'
  onChange: (one: MeasuredExpectation) => void
}): ReactNode {
  const { t } = useTranslation()
  const { one, limit, onChange } = props
  const value = one[limit]
  const other = one[limit === 'least' ? 'most' : 'least']
  if (value === undefined)
    return (
      <button
        type="button"
        className="sp-link-button"
        onClick={() => onChange({ ...one, [limit]: other ?? 0 })}
      >
        {t(`simulate.setLimit.${limit}`)}
      </button>
    )
  return (
    <>
      <NumberField
        label={t(`simulate.limit.${limit}`)}
        value={value}
        whole={false}
        onChange={(number) => onChange({ ...one, [limit]: number })}
      />
      {other !== undefined && (
        <RemoveButton
          name={t(`simulate.limit.${limit}`)}
          onRemove={() => {
            const { [limit]: _gone, ...others } = one
            onChange(others)
          }}
        />
      )}
    </>
  )
}

function Stated(props: {
  one: StatedExpectation
  onChange: (one: StatedExpectation) => void
}): ReactNode {
  const { t } = useTranslation()
  const { one, onChange } = props
  return (
    <>
      <LocalTextField
        label={t('simulate.statedTitle')}
        value={one.title}
        onChange={(title) => onChange({ ...one, title })}
      />
      <FeelField
        label={t('simulate.holdsIf')}
        hint={t('simulate.holdsHint')}
        value={one.holds}
        schema={anything}
        variables={[]}
        expected="boolean"
        onChange={(holds) => onChange({ ...one, holds })}
      />
    </>
  )
}

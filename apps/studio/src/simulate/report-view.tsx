import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBundle } from '@splot/definition'
import type { SimulationProblem, SimulationReport } from '@splot/engine'
import { formatDate } from '@splot/react/cases'
import { useLocale, useLocalText } from '@splot/react/texts'
import { bottlenecksIn, type Bottleneck } from './bottlenecks.ts'
import type { ScenarioResult } from './messages.ts'
import type { SimulationNames } from './names-of.ts'
import { statesIn } from './parts-of-workflow.ts'

interface View {
  report: SimulationReport
  bundle: ProgrammeBundle
  names: SimulationNames
}

/** What came out of a run: where cases went, how long it took, who was busy, what was late. */
export function ReportView(props: {
  result: ScenarioResult
  bundle: ProgrammeBundle
  names: SimulationNames
  onTell: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { result, bundle, names } = props
  const { report } = result
  const view = { report, bundle, names }
  return (
    <div className="st-report">
      <p role="status">
        {t('simulate.ran', {
          steps: report.steps.toLocaleString(locale),
          from: formatDate(report.startsAt.slice(0, 10), locale),
          to: formatDate(report.until.slice(0, 10), locale),
        })}
      </p>
      <Expectations result={result} />
      <Bottlenecks {...view} />
      <Problems {...view} onTell={props.onTell} />
      <Cases {...view} />
      <Funnel {...view} />
      <Roles {...view} />
      <Late {...view} />
    </div>
  )
}

/** Whether what must come out did. */
export function Expectations({ result }: { result: ScenarioResult }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  if (result.expectations.length === 0) return null
  return (
    <section className="st-section">
      <h3>{t('simulate.expectations')}</h3>
      <ul className="st-expectations">
        {result.expectations.map(({ title, holds, unmet, gave }) => (
          <li key={title.en} data-holds={holds} data-unmet={unmet}>
            <b>{t(holds ? 'simulate.holds' : 'simulate.fails')}</b> {text(title)}
            {typeof gave === 'number' && (
              <span className="st-quiet">
                {' '}
                {t('simulate.cameOut', { figure: gave.toLocaleString(locale) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Bottlenecks({ report, names }: View): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const found = bottlenecksIn(report)
  const said = (one: Bottleneck): string => {
    if (one.kind === 'busy')
      return t('simulate.busy', {
        role: names.role(one.role),
        share: Math.round(one.utilisation * 100),
        days: one.waitDays.toLocaleString(locale),
      })
    if (one.kind === 'queue')
      return t('simulate.queue', {
        role: names.role(one.role),
        most: one.most,
        date: formatDate(one.at.slice(0, 10), locale),
      })
    if (one.kind === 'late')
      return t('simulate.late', {
        task: names.task(one.workflow, one.task),
        missed: one.missed,
        opened: one.opened,
      })
    return t('simulate.waitingIn', {
      state: names.state(one.workflow, one.state),
      count: one.cases,
    })
  }
  return (
    <section className="st-section">
      <h3>{t('simulate.bottlenecks')}</h3>
      {found.length === 0 ? (
        <p>{t('simulate.noBottlenecks')}</p>
      ) : (
        <ul className="st-bullets">
          {found.map((one) => (
            <li key={said(one)}>{said(one)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Problems(props: View & { onTell: (id: string) => void }): ReactNode {
  const { t } = useTranslation()
  const { report, names, onTell } = props
  if (report.problems.length === 0) return null
  const where = ({ code, workflow, at }: SimulationProblem) => {
    if (code === 'stuck' || code === 'endless')
      return at
        .split(', ')
        .map((state) => names.state(workflow, state))
        .join(' › ')
    if (code === 'undelivered') return names.event(workflow, at)
    return code === 'turned-away' ? names.workflow(at) : nameOfPlace(names, workflow, at)
  }
  return (
    <section className="st-section">
      <h3>{t('simulate.problems')}</h3>
      <ul className="st-findings">
        {report.problems.map((one) => (
          <li
            key={`${one.code} ${one.workflow} ${one.at} ${one.reason ?? ''}`}
            className="st-finding"
            data-severity="warning"
          >
            <p>
              <b>{t(`simulate.problem.${one.code}`)}</b> {names.workflow(one.workflow)}:{' '}
              {where(one)}
            </p>
            <p className="st-quiet">{t('simulate.times', { count: one.count })}</p>
            {one.example !== undefined && (
              <button
                type="button"
                className="sp-link-button"
                onClick={() => onTell(one.example ?? '')}
              >
                {t('simulate.showCase', { id: one.example })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A place of a refusal is a task, an event or a deadline. */
function nameOfPlace(names: SimulationNames, workflow: string, at: string): string {
  const ways = [names.task(workflow, at), names.event(workflow, at), names.timer(workflow, at)]
  return ways.find((name) => name !== at) ?? at
}

function Cases({ report, names }: View): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <section className="st-section">
      <h3 id="simulated-cases">{t('simulate.cases')}</h3>
      <div className="st-table" tabIndex={0} role="region" aria-labelledby="simulated-cases">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('simulate.workflow')}</th>
              <th scope="col">{t('simulate.started')}</th>
              <th scope="col">{t('simulate.active')}</th>
              <th scope="col">{t('simulate.median')}</th>
              <th scope="col">{t('simulate.ninth')}</th>
              <th scope="col">{t('simulate.ends')}</th>
            </tr>
          </thead>
          <tbody>
            {report.workflows.map(({ workflow, started, active, ends, days }) => (
              <tr key={workflow}>
                <th scope="row">{names.workflow(workflow)}</th>
                <td>{number(started)}</td>
                <td>{number(active)}</td>
                <td>{number(days.median)}</td>
                <td>{number(days.ninth)}</td>
                <td>
                  {Object.entries(ends)
                    .toSorted(([, a], [, b]) => b - a)
                    .map(([state, count]) => `${names.state(workflow, state)} ${number(count)}`)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** How many cases came to each state, in the order of the workflow. */
function Funnel({ report, bundle, names }: View): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const most = report.workflows.toSorted((a, b) => b.started - a.started)[0]?.workflow ?? ''
  const [chosen, setChosen] = useState(most)
  const field = useId()
  const workflow = report.workflows.some((one) => one.workflow === chosen) ? chosen : most
  const definition = bundle.workflows.find(({ id }) => id === workflow)
  const started = report.workflows.find((one) => one.workflow === workflow)?.started ?? 0
  const figures = new Map(
    report.states.filter((one) => one.workflow === workflow).map((one) => [one.state, one]),
  )
  const shown = (definition ? statesIn(definition) : []).flatMap((state) => {
    const one = figures.get(state.id)
    return one === undefined || state.states !== undefined ? [] : [one]
  })
  return (
    <section className="st-section">
      <h3>{t('simulate.funnel')}</h3>
      <label htmlFor={field} className="sp-label">
        {t('simulate.workflow')}
      </label>
      <select
        id={field}
        className="sp-input st-add"
        value={workflow}
        onChange={({ target }) => setChosen(target.value)}
      >
        {report.workflows.map((one) => (
          <option key={one.workflow} value={one.workflow}>
            {names.workflow(one.workflow)}
          </option>
        ))}
      </select>
      <ol className="st-funnel">
        {shown.map(({ state, cases, waiting, days }) => (
          <li key={state}>
            <span>{names.state(workflow, state)}</span>
            <span className="st-bar-line" aria-hidden="true">
              <span style={{ inlineSize: `${started === 0 ? 0 : (cases / started) * 100}%` }} />
            </span>
            <span className="st-quiet">
              {t('simulate.came', { count: cases })}
              {days.count > 0 &&
                `, ${t('simulate.stayed', { days: days.median.toLocaleString(locale) })}`}
              {waiting > 0 && `, ${t('simulate.stillIn', { count: waiting })}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Roles({ report, names }: View): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const roles = report.roles.filter(({ finished, mostQueue }) => finished + mostQueue > 0)
  if (roles.length === 0) return null
  return (
    <section className="st-section">
      <h3 id="simulated-roles">{t('simulate.roles')}</h3>
      <div className="st-table" tabIndex={0} role="region" aria-labelledby="simulated-roles">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('simulate.role')}</th>
              <th scope="col">{t('simulate.people')}</th>
              <th scope="col">{t('simulate.finished')}</th>
              <th scope="col">{t('simulate.utilisation')}</th>
              <th scope="col">{t('simulate.meanQueue')}</th>
              <th scope="col">{t('simulate.mostQueue')}</th>
              <th scope="col">{t('simulate.wait')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((one) => (
              <tr key={one.role}>
                <th scope="row">{names.role(one.role)}</th>
                <td>{number(one.people)}</td>
                <td>{number(one.finished)}</td>
                <td>{`${Math.round(one.utilisation * 100)} %`}</td>
                <td>{number(one.meanQueue)}</td>
                <td>
                  {number(one.mostQueue)}
                  {one.mostQueueAt !== null && (
                    <span className="st-quiet">
                      {' '}
                      {formatDate(one.mostQueueAt.slice(0, 10), locale)}
                    </span>
                  )}
                </td>
                <td>{number(one.waitDays.ninth)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Late({ report, names }: View): ReactNode {
  const { t } = useTranslation()
  const late = report.tasks.filter(({ missed }) => missed > 0)
  if (late.length === 0) return null
  return (
    <section className="st-section">
      <h3>{t('simulate.missed')}</h3>
      <ul className="st-bullets">
        {late
          .toSorted((a, b) => b.missed - a.missed)
          .map(({ workflow, task, missed, opened }) => (
            <li key={`${workflow} ${task}`}>
              {names.workflow(workflow)}, {names.task(workflow, task)}:{' '}
              {t('simulate.missedOf', { missed, opened })}
            </li>
          ))}
      </ul>
    </section>
  )
}

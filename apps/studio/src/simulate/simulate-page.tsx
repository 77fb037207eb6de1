import './simulate.css'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { ProgrammeBundle, Scenario } from '@splot/definition'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { Empty } from '../parts/empty.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { CaseStory } from './case-story.tsx'
import type { CaseLine, Progress, ScenarioResult } from './messages.ts'
import { namesOf, type SimulationNames } from './names-of.ts'
import { Expectations, ReportView } from './report-view.tsx'
import {
  idFor,
  newScenario,
  removeScenario,
  savedScenarios,
  saveScenario,
  type SavedScenario,
} from './scenario-edit.ts'
import { ExpectationsForm } from './expectations-form.tsx'
import { ScenarioForm } from './scenario-form.tsx'
import { useSimulation } from './use-simulation.ts'

/** Tries the draft out: months of synthetic cases in seconds, in this browser, without any effect. */
export function SimulatePage(): ReactNode {
  const { t } = useTranslation()
  const files = useFiles()
  const bundle = bundleOf(files)
  if (bundle === null)
    return (
      <>
        <PageTitle title={t('simulate.title')} lead={t('simulate.lead')} />
        <Empty title={t('simulate.unreadable')} hint={t('simulate.unreadableHint')} />
      </>
    )
  return <Laboratory bundle={bundle} />
}

function Laboratory({ bundle }: { bundle: ProgrammeBundle }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const files = useFiles()
  const saved = useMemo(() => savedScenarios(files), [files])
  const names = useMemo(() => namesOf(bundle, locale), [bundle, locale])
  const asked = useSearchParams()[0].get('scenario')
  const [scenario, setScenario] = useState<Scenario>(
    () =>
      (saved.find((one) => one.scenario.id === asked) ?? saved[0])?.scenario ??
      newScenario(bundle, `${thisYear()}-01-15T08:00:00Z`),
  )
  const simulation = useSimulation()
  const [last] = simulation.results
  const several = simulation.results.length > 1
  return (
    <>
      <PageTitle title={t('simulate.title')} lead={t('simulate.lead')} />
      <Saved
        saved={saved}
        chosen={scenario.id}
        running={simulation.running}
        onChoose={setScenario}
        onNew={() => setScenario(newScenario(bundle, `${thisYear()}-01-15T08:00:00Z`))}
        onRunAll={() => simulation.run(saved.map((one) => one.scenario))}
      />
      <section className="st-new st-scenario-card">
        <Title scenario={scenario} saved={saved} onChange={setScenario} />
        <details>
          <summary>{t('simulate.settings')}</summary>
          <ScenarioForm scenario={scenario} bundle={bundle} names={names} onChange={setScenario} />
        </details>
        <details>
          <summary>{t('simulate.expectationsOf', { count: scenario.expect?.length ?? 0 })}</summary>
          <p className="st-quiet">{t('simulate.expectationsHint')}</p>
          <ExpectationsForm
            scenario={scenario}
            bundle={bundle}
            names={names}
            last={simulation.results.find((one) => one.scenario.id === scenario.id)}
            onChange={setScenario}
          />
        </details>
        <div className="sp-actions">
          <button
            type="button"
            className="sp-button"
            disabled={simulation.running || scenario.arrivals.length === 0}
            onClick={() => simulation.run([scenario])}
          >
            {t('simulate.run')}
          </button>
          {simulation.running && (
            <button
              type="button"
              className="sp-button sp-secondary"
              onClick={() => simulation.stop()}
            >
              {t('simulate.stop')}
            </button>
          )}
        </div>
        {simulation.running && <Running progress={simulation.progress} />}
        {simulation.refused !== null && <Refused issues={simulation.refused.issues} />}
      </section>
      {several && <Summary results={simulation.results} />}
      {!several && last !== undefined && (
        <>
          <FindCase cases={last.cases} names={names} onTell={simulation.tell} />
          {simulation.story !== null && (
            <CaseStory
              story={simulation.story}
              names={names}
              onClose={() => simulation.tell(null)}
            />
          )}
          <ReportView result={last} bundle={bundle} names={names} onTell={simulation.tell} />
        </>
      )}
    </>
  )
}

function thisYear(): number {
  return new Date().getFullYear()
}

function Saved(props: {
  saved: readonly SavedScenario[]
  chosen: string
  running: boolean
  onChoose: (scenario: Scenario) => void
  onNew: () => void
  onRunAll: () => void
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { saved, chosen, running } = props
  const field = useId()
  return (
    <div className="st-saved">
      {saved.length > 0 && (
        <>
          <label htmlFor={field} className="sp-label">
            {t('simulate.saved')}
          </label>
          <select
            id={field}
            className="sp-input st-add"
            value={saved.some(({ scenario }) => scenario.id === chosen) ? chosen : ''}
            onChange={({ target }) => {
              const found = saved.find(({ scenario }) => scenario.id === target.value)
              if (found) props.onChoose(found.scenario)
            }}
          >
            <option value="">{t('simulate.unsaved')}</option>
            {saved.map(({ scenario }) => (
              <option key={scenario.id} value={scenario.id}>
                {text(scenario.title)}
              </option>
            ))}
          </select>
        </>
      )}
      <div className="sp-actions">
        <button type="button" className="sp-button sp-secondary sp-small" onClick={props.onNew}>
          {t('simulate.new')}
        </button>
        {saved.length > 0 && (
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={running}
            onClick={props.onRunAll}
          >
            {t('simulate.runAll', { count: saved.length })}
          </button>
        )}
      </div>
    </div>
  )
}

/** What the scenario is called, and the buttons that keep it with the draft. */
function Title(props: {
  scenario: Scenario
  saved: readonly SavedScenario[]
  onChange: (scenario: Scenario) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const { scenario, saved, onChange } = props
  const field = useId()
  const own = saved.find((one) => one.scenario.id === scenario.id)
  const same = own !== undefined && JSON.stringify(own.scenario) === JSON.stringify(scenario)
  const saveAsNew = () => {
    const made = {
      ...scenario,
      id: idFor(
        scenario.title[locale],
        saved.map((one) => one.scenario.id),
      ),
    }
    run(saveScenario(made))
    onChange(made)
  }
  return (
    <div className="st-new-row st-scenario-name">
      <div>
        <label htmlFor={field} className="sp-label">
          {t('simulate.name')}
        </label>
        <input
          id={field}
          className="sp-input"
          value={scenario.title[locale]}
          onChange={({ target }) =>
            onChange({ ...scenario, title: { ...scenario.title, [locale]: target.value } })
          }
        />
      </div>
      {editable && (
        <div className="sp-actions">
          {own !== undefined && (
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              disabled={same}
              onClick={() => run(saveScenario(scenario))}
            >
              {t(same ? 'simulate.isSaved' : 'simulate.save')}
            </button>
          )}
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={scenario.title[locale].trim() === ''}
            onClick={saveAsNew}
          >
            {t('simulate.saveNew')}
          </button>
          {own !== undefined && (
            <button
              type="button"
              className="sp-link-button sp-danger"
              onClick={() => run(removeScenario(own))}
            >
              {t('simulate.removeScenario')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function Running({ progress }: { progress: Progress | null }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const label = t('simulate.running')
  return (
    <div className="st-running">
      <progress aria-label={label} max={1} {...(progress && { value: progress.share })} />
      <span className="st-quiet">
        {progress === null
          ? t('simulate.preparing')
          : t('simulate.sofar', {
              date: progress.until.slice(0, 10),
              steps: progress.steps.toLocaleString(locale),
            })}
      </span>
    </div>
  )
}

function Refused(props: {
  issues: readonly { message: Record<'pl' | 'en', string> }[]
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className="st-empty" role="alert">
      <p className="st-empty-title">{t('simulate.refused')}</p>
      <ul>
        {props.issues.slice(0, 8).map(({ message }) => (
          <li key={message.en}>{message[locale]}</li>
        ))}
      </ul>
    </div>
  )
}

/** What came of all saved scenarios, one under another. */
function Summary({ results }: { results: readonly ScenarioResult[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const failed = results.filter((one) => one.expectations.some(({ holds }) => !holds)).length
  return (
    <section className="st-section" aria-live="polite">
      <h2>{failed === 0 ? t('simulate.allHold') : t('simulate.someFail', { count: failed })}</h2>
      {results.map((result) => (
        <section key={result.scenario.id} className="st-card">
          <h3>{text(result.scenario.title)}</h3>
          <Expectations result={result} />
          {result.expectations.length === 0 && (
            <p className="st-quiet">{t('simulate.noExpectations')}</p>
          )}
        </section>
      ))}
    </section>
  )
}

/** Chooses a synthetic case whose way is to be told. */
function FindCase(props: {
  cases: readonly CaseLine[]
  names: SimulationNames
  onTell: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { cases, names, onTell } = props
  const [find, setFind] = useState('')
  const field = useId()
  const list = useId()
  return (
    <section className="st-section st-new-row st-scenario-name">
      <div>
        <label htmlFor={field} className="sp-label">
          {t('simulate.oneCase')}
        </label>
        <input
          id={field}
          className="sp-input"
          list={list}
          value={find}
          placeholder={cases[1]?.id ?? cases[0]?.id}
          onChange={({ target }) => setFind(target.value)}
        />
        <datalist id={list}>
          {cases.slice(0, 500).map(({ id, workflow, states }) => (
            <option key={id} value={id}>
              {`${names.workflow(workflow)}: ${states.map((state) => names.state(workflow, state)).join(' › ')}`}
            </option>
          ))}
        </datalist>
      </div>
      <button
        type="button"
        className="sp-button sp-secondary"
        onClick={() =>
          onTell(cases.some(({ id }) => id === find) ? find : (cases[1]?.id ?? cases[0]?.id ?? ''))
        }
      >
        {t('simulate.tell')}
      </button>
    </section>
  )
}

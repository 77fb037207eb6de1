import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '@splot/react/texts'
import { FindingItem } from '../check/finding-item.tsx'
import type { StudioFinding } from '../check/finding.ts'
import { useFiles } from '../draft/use-files.ts'
import { reasonLength } from '../parts/reason-length.ts'
import { TextField } from '../parts/text-field.tsx'
import { savedScenarios } from '../simulate/scenario-edit.ts'
import type { ScenarioCheck } from './use-scenario-check.ts'

type KeyedFinding = StudioFinding & { key: string }

/** How far the saved scenarios are that run before a draft is published. */
export function ScenariosRunning({ check }: { check: ScenarioCheck }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const files = useFiles()
  const { progress, run, saved } = check
  const title = savedScenarios(files).find(({ scenario }) => scenario.id === progress?.scenario)
  const share = (run + (progress?.share ?? 0)) / Math.max(saved, 1)
  return (
    <div className="st-running">
      <progress aria-label={t('publish.scenariosRun')} max={1} value={share} />
      <span className="st-quiet">
        {t('publish.scenarioRuns', {
          at: Math.min(run + 1, saved),
          of: saved,
          title: title ? text(title.scenario.title) : '',
        })}
      </span>
    </div>
  )
}

/** Expectations that are not met and that their scenario calls an error. */
export function UnmetErrors({ findings }: { findings: readonly KeyedFinding[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="st-section" aria-labelledby="publish-unmet">
      <h2 id="publish-unmet">{t('publish.unmet')}</h2>
      <p className="st-lead">{t('publish.unmetLead')}</p>
      <ul className="st-findings">
        {findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

/** Warnings, each with a field for why it is all right. */
export function Warnings(props: {
  warnings: readonly KeyedFinding[]
  reasons: Readonly<Record<string, string>>
  onChange: (key: string, text: string) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="st-section" aria-labelledby="publish-warnings">
      <h2 id="publish-warnings">{t('publish.warnings')}</h2>
      <p className="st-lead">{t('publish.warningsLead')}</p>
      <ul className="st-findings">
        {props.warnings.map((finding) => (
          <FindingItem key={finding.key} finding={finding}>
            <TextField
              long
              maxLength={reasonLength}
              label={t('publish.warningReason')}
              value={props.reasons[finding.key] ?? ''}
              onChange={(value) => props.onChange(finding.key, value)}
            />
          </FindingItem>
        ))}
      </ul>
    </section>
  )
}

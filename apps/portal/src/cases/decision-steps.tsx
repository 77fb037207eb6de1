import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionView } from '@splot/runtime'
import { useLocalText } from '@splot/react/texts'
import { useToldValue } from './told-value.ts'

type Steps = NonNullable<DecisionView['steps']>
type Step = Steps[number]

/** The steps of an assessment in order; of a rule that does not hold, what was missing. */
export function DecisionSteps({ steps }: { steps: Steps }): ReactNode {
  const text = useLocalText()
  return (
    <ol className="po-steps">
      {steps.map((step) => (
        <li key={step.id} data-kept={step.rule && step.value === true}>
          <span className="po-step-title">{text(step.title)}</span>
          <StepValue step={step} />
          {step.otherwise !== undefined && <Otherwise step={step} steps={steps} />}
        </li>
      ))}
    </ol>
  )
}

function StepValue({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation()
  const told = useToldValue()
  if (step.rule === undefined)
    return <strong className="po-step-value">{told(step.value, step.display) || '–'}</strong>
  if (step.value === true) {
    return (
      <strong className="po-step-value">
        {step.margin !== undefined && step.margin > 0
          ? t('decision.keptBy', { amount: told(step.margin, step.display) })
          : t('decision.kept')}
      </strong>
    )
  }
  const lacks = step.margin !== undefined && step.margin < 0 ? -step.margin : undefined
  return (
    <strong className="po-step-value">
      {lacks === undefined
        ? t('decision.broke')
        : t('decision.lacks', { amount: told(lacks, step.display) })}
    </strong>
  )
}

function Otherwise({ step, steps }: { step: Step; steps: Steps }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const told = useToldValue()
  const changes = (step.otherwise ?? []).flatMap(({ id, value }) => {
    const other = steps.find((one) => one.id === id)
    return other ? [`${text(other.title)}: ${told(value, other.display) || '–'}`] : []
  })
  return (
    <p className="po-quiet po-step-more">
      {changes.length === 0
        ? t('decision.nothingElse')
        : t('decision.otherwise', { changes: changes.join('; ') })}
    </p>
  )
}

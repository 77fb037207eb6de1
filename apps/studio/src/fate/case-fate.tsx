import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFate } from '@splot/runtime'
import { formatDateTime } from '@splot/react/cases'
import { CaseName } from '../parts/case-name.tsx'
import type { SimulationNames } from '../simulate/names-of.ts'
import { useLocale, useLocalText } from '@splot/react/texts'

/** One live case: what would be other for it. */
export function CaseFateItem({ one, names }: { one: CaseFate; names: SimulationNames }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const { id, title, number, workflow, fate } = one
  const date = (at: string | undefined) => (at === undefined ? '' : formatDateTime(at, locale))
  return (
    <li>
      <CaseName id={id} title={title} number={number} />
      <ul className="st-bullets">
        {fate.timers
          .filter(
            ({ change, overdue, dueBefore, dueAfter }) =>
              change !== 'kept' || overdue || dueBefore !== dueAfter,
          )
          .map(({ timer, state, change, dueBefore, dueAfter, overdue }) => (
            <li key={`${timer} ${state}`}>
              {t(`fate.timer.${change}`, {
                timer: names.timer(workflow, timer),
                before: date(dueBefore),
                after: date(dueAfter),
              })}
              {overdue && ` ${t('fate.atOnce')}`}
            </li>
          ))}
        {fate.tasks
          .filter(({ change }) => change !== 'kept')
          .map(({ task, change }) => (
            <li key={`${task} ${change}`}>
              {t(`fate.task.${change}`, { task: names.task(workflow, task) })}
            </li>
          ))}
        {fate.answers.map(({ task, item, issues }) => (
          <li key={item}>
            {t('fate.answersOf', { task: names.task(workflow, task) })}{' '}
            {issues.map(({ message }) => text(message)).join(' ')}
          </li>
        ))}
        {fate.missing.length > 0 && (
          <li>{t('fate.missing', { names: fate.missing.join(', ') })}</li>
        )}
        {Object.keys(fate.added).length > 0 && (
          <li>{t('fate.added', { names: Object.keys(fate.added).join(', ') })}</li>
        )}
        {Object.keys(fate.effects).length > 0 && (
          <li>
            {t('fate.effects', {
              count: Object.values(fate.effects).reduce((sum, n) => sum + n, 0),
            })}
          </li>
        )}
        {fate.end === 'unreachable' && <li>{t('fate.noEnd')}</li>}
      </ul>
    </li>
  )
}

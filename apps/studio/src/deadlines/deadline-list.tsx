import { type ReactNode } from 'react'
import { newTimerName, setTimer } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { useLocale } from '@splot/react/texts'
import { useSay } from '../texts/use-say.ts'
import { useOutline } from '../workflows/outline-context.ts'
import { focusSoon } from '../workflows/state/use-add-state.ts'
import { DeadlineEditor } from './deadline-editor.tsx'
import { deadlineWords } from './deadline-words.ts'

/** The deadlines of a workflow, each in words and behind them everything that can be changed. */
export function DeadlineList({ at }: { at: string }): ReactNode {
  const t = useSay()
  const locale = useLocale()
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const timers = Object.entries(workflow.timers ?? {})
  return (
    <>
      {timers.length === 0 && <p className="st-quiet">{t('deadlines.empty')}</p>}
      <div className="st-list">
        {timers.map(([name, timer]) => {
          const place = `/timers/${name}`
          return (
            <Disclosure
              key={name}
              title={
                <>
                  <b>{timer.title?.[locale] || name}</b>:{' '}
                  {deadlineWords(timer, bundle.programme, locale, t)}
                </>
              }
              place={place}
              open={at === place || at.startsWith(`${place}/`)}
            >
              {() => <DeadlineEditor name={name} timer={timer} place={place} />}
            </Disclosure>
          )
        })}
      </div>
      <NameForm
        label={t('deadlines.newName')}
        button={t('deadlines.add')}
        onName={(title) => {
          const name = newTimerName(workflow, title)
          run(setTimer(path, name, { title, days: 5, count: 'working' }))
          focusSoon(`/timers/${name}`)
        }}
      />
    </>
  )
}

import { ConfirmDialog, formatDateTime } from '@splot/react/cases'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadLetter } from '@splot/runtime'
import { client } from '../api/client.ts'
import { deadLettersQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocale } from '@splot/react/texts'
import { namedCodes, namedEffects } from './dead-letter-words.ts'

/** One thing that could not be delivered: what, why, since when, and what can be done about it. */
export function DeadLetterCard({ letter }: { letter: DeadLetter }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: deadLettersQuery.queryKey })
  const retry = useMutation({
    mutationFn: () => client.retryDeadLetter(letter.id),
    onSettled: again,
  })
  const giveUp = useMutation({
    mutationFn: () => client.giveUpDeadLetter(letter.id),
    onSettled: again,
  })
  const title = useTitle(letter)
  const error = retry.error ?? giveUp.error
  return (
    <li className="po-card">
      <h3>{title}</h3>
      <p>{useWhy(letter)}</p>
      <p className="po-quiet">
        {t('undelivered.when', { date: formatDateTime(letter.at, locale), count: letter.tries })}
      </p>
      <details>
        <summary>{t('undelivered.details')}</summary>
        <dl className="po-facts">
          <Fact name={t('undelivered.case')} value={letter.caseId} />
          <Fact name={t('undelivered.kind')} value={letter.type} />
          {letter.code !== null && <Fact name={t('undelivered.code')} value={letter.code} />}
          <Fact name={t('undelivered.message')} value={letter.reason} english />
        </dl>
      </details>
      <div className="sp-actions">
        <button
          type="button"
          className="sp-button sp-small"
          aria-label={t('undelivered.retryNamed', { title })}
          disabled={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t('common.retry')}
        </button>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          aria-label={t('undelivered.giveUpNamed', { title })}
          disabled={giveUp.isPending}
          onClick={() => setAsked(true)}
        >
          {t('undelivered.giveUp')}
        </button>
      </div>
      <p role="status">{retry.isSuccess && t('undelivered.stillHere')}</p>
      {error !== null && <ProblemScreen error={error} />}
      <ConfirmDialog
        open={asked}
        title={t('undelivered.giveUpTitle')}
        yes={t('undelivered.giveUp')}
        no={t('common.cancel')}
        danger
        onNo={() => setAsked(false)}
        onYes={() => {
          setAsked(false)
          giveUp.mutate()
        }}
      >
        <p>{t('undelivered.giveUpText')}</p>
      </ConfirmDialog>
    </li>
  )
}

function useTitle({ kind, type }: DeadLetter): string {
  const { t } = useTranslation()
  if (kind === 'effect' && namedEffects.includes(type)) return t(`undelivered.effect.${type}`)
  return t(`undelivered.of.${kind}`, { type: type.split(':', 1)[0] ?? type })
}

function useWhy({ code }: DeadLetter): string {
  const { t } = useTranslation()
  const known = code !== null && namedCodes.includes(code)
  return t(known ? `undelivered.why.${code.replace('.', '_')}` : 'undelivered.why.other')
}

function Fact(props: { name: string; value: string; english?: boolean }): ReactNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="po-break" lang={props.english === true ? 'en' : undefined}>
        {props.value}
      </dd>
    </div>
  )
}

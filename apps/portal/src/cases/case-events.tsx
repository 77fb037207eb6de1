import { ConfirmDialog } from '@splot/react/cases'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject } from '@splot/definition'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '@splot/react/texts'
import { PublicationsAhead } from './publications-ahead.tsx'
import { payloadFault, PayloadFields, payloadFields } from './payload-fields.tsx'

/** Events the reader may send by hand; each is confirmed, those with data ask for it. */
export function CaseEvents(props: { view: CaseView; onClosed: () => void }): ReactNode {
  const { view, onClosed } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<CaseView['events'][number] | null>(null)
  const [payload, setPayload] = useState<JsonObject>({})
  const [told, setTold] = useState(false)
  const withPayload = Object.keys(payload).length > 0 ? { payload } : {}
  const send = useMutation({
    mutationFn: (event: string) =>
      client.sendEvent(view.id, {
        type: event,
        revision: view.revision,
        ...withPayload,
      }),
    onSuccess: (next) => {
      if (next === null) return onClosed()
      queries.setQueryData(caseQuery(view.id).queryKey, next)
      return queries.invalidateQueries({ queryKey: ['case', view.id] })
    },
  })
  if (view.events.length === 0) return null
  const fields = payloadFields(asked?.payload ?? null)
  const complete = fields.every((field) => payloadFault(field, payload[field.name]) === null)
  return (
    <section className="po-panel">
      <h2>{t('case.events')}</h2>
      <div className="po-stack">
        {view.events.map((event) => (
          <button
            key={event.event}
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={send.isPending}
            onClick={() => {
              setPayload({})
              setTold(false)
              setAsked(event)
            }}
          >
            {text(event.title)}
          </button>
        ))}
      </div>
      {send.error !== null && <ProblemScreen error={send.error} />}
      <ConfirmDialog
        open={asked !== null}
        wide={asked?.publishes === true}
        title={text(asked?.title)}
        yes={t('case.yes', { action: text(asked?.title).toLocaleLowerCase() })}
        no={t('common.cancel')}
        onNo={() => setAsked(null)}
        onYes={() => {
          setTold(true)
          if (asked === null || !complete) return
          send.mutate(asked.event)
          setAsked(null)
        }}
      >
        <p>{text(asked?.confirm) || t('case.sure')}</p>
        <PayloadFields fields={fields} value={payload} told={told} onChange={setPayload} />
        {asked?.publishes === true && (
          <PublicationsAhead
            key={asked.event}
            atOnce={fields.length === 0}
            load={() => client.previewEvent(view.id, { type: asked.event, ...withPayload })}
          />
        )}
      </ConfirmDialog>
    </section>
  )
}

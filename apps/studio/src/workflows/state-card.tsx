import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { stateTitle, type StateNode } from '@splot/definition/edit'
import { FindingItem } from '../check/finding-item.tsx'
import type { StudioFinding } from '../check/finding.ts'
import { taskSentence, waySentences, type OutlineFacts, type WaySentence } from './outline-facts.ts'
import { StateEditor } from './state/state-editor.tsx'

/** More ways than these that leave a case where it is would hide those that lead on. */
const stayingShown = 2

/** One state: what it is in sentences, and behind its title everything that can be changed. */
export const StateCard = memo(function StateCard(props: {
  node: StateNode
  facts: OutlineFacts
  findings: readonly StudioFinding[]
  open: boolean
  onOpen: (id: string, open: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const { node, facts, findings: own, open, onOpen } = props
  const { pointer, kind, parent } = node
  const stateId = node.definition.id ?? pointer
  const id = `st-state-${stateId}`
  const title = stateTitle(node)[facts.locale]
  const errors = own.some(({ severity }) => severity === 'error')
  const begins = parent?.definition.initial === node.path.at(-1)
  return (
    <article className="st-state" data-kind={kind} data-open={open} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <button
          type="button"
          className="st-state-title"
          aria-expanded={open}
          aria-controls={id}
          data-place={pointer}
          onClick={() => onOpen(stateId, !open)}
        >
          <span className="st-chevron" aria-hidden="true" />
          <span>{title}</span>
        </button>
        {begins && <span className="st-tag">{t('workflows.begins')}</span>}
        {kind === 'final' && <span className="st-tag">{t('workflows.ends')}</span>}
        {kind === 'parallel' && <span className="st-tag">{t('workflows.parallel')}</span>}
        {kind === 'history' && <span className="st-tag">{t('workflows.history')}</span>}
        {own.length > 0 && (
          <span className="st-tag" data-state={errors ? 'error' : 'warning'}>
            {t('home.problems', { count: own.length })}
          </span>
        )}
      </h3>
      <Sentences node={node} facts={facts} />
      <div id={id} hidden={!open}>
        {open && own.length > 0 && (
          <ul className="st-findings">
            {own.map((finding) => (
              <FindingItem
                key={`${finding.path} ${finding.code} ${finding.message.en}`}
                finding={finding}
              />
            ))}
          </ul>
        )}
        {open && (
          <StateEditor id={stateId} facts={facts} onAdded={(added) => onOpen(added, true)} />
        )}
      </div>
    </article>
  )
})

function Sentences({ node, facts }: { node: StateNode; facts: OutlineFacts }): ReactNode {
  const { t } = useTranslation()
  const { tasks = [], waitsFor } = node.definition.meta ?? {}
  const ways = waySentences(node, facts)
  const staysOften = ways.filter(({ stays }) => stays).length > stayingShown
  const leading = ways.filter(({ stays }) => !stays || !staysOften)
  const staying = ways.filter(({ stays }) => stays && staysOften)
  const entered = node.definition.entry?.length ?? 0
  if (tasks.length + ways.length + entered === 0 && !waitsFor) {
    if (node.kind !== 'atomic') return null
    return <p className="st-quiet">{t('workflows.emptyState')}</p>
  }
  return (
    <ul className="st-sentences">
      {tasks.map((task) => (
        <li key={task.id} data-kind="task">
          {taskSentence(task, facts)}
        </li>
      ))}
      {waitsFor && <li>{t('workflows.waits', { what: waitsFor[facts.locale] })}</li>}
      {leading.map((way) => (
        <Way key={way.pointer} way={way} />
      ))}
      {staying.length > 0 && (
        <li>
          <details>
            <summary>{t('workflows.staying', { count: staying.length })}</summary>
            <ul className="st-sentences">
              {staying.map((way) => (
                <Way key={way.pointer} way={way} />
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  )
}

function Way({ way: { when, condition, to } }: { way: WaySentence }): ReactNode {
  const { t } = useTranslation()
  return (
    <li data-kind="way">
      {when}
      {condition !== '' && `, ${condition}`} <span aria-hidden="true">→</span>
      <span className="sp-visually-hidden">{t('workflows.leads')}</span> <b>{to}</b>
    </li>
  )
}

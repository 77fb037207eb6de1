import type { ReactNode } from 'react'
import { useLocale, useTexts } from '../texts/use-texts.ts'
import { transitionLabel } from './transition-label.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

/** The states of a workflow as a nested list: where each leads, and where the case is. */
export function StateList(props: {
  graph: WorkflowGraph
  current?: readonly string[]
  parent?: string | null
}): ReactNode {
  const t = useTexts()
  const locale = useLocale()
  const { graph, current = [], parent = null } = props
  const states = graph.states.filter((state) => state.parent === parent)
  if (states.length === 0) return null
  const titleOf = (id: string) => graph.states.find((state) => state.id === id)?.title[locale] ?? id
  return (
    <ul className="sp-state-list">
      {states.map((state) => {
        const here = current.includes(state.id)
        const ways = graph.transitions.filter((each) => each.from === state.id)
        return (
          <li key={state.id} data-current={here} aria-current={here ? 'step' : undefined}>
            <span className="sp-state-name">{state.title[locale]}</span>
            {here && <strong> – {t('diagram.current')}</strong>}
            {state.kind === 'final' && <span className="sp-help"> ({t('diagram.end')})</span>}
            {ways.length > 0 && (
              <ul className="sp-state-ways">
                {ways.map((way) => (
                  <li key={way.id}>
                    {t('diagram.leadsTo', {
                      event: transitionLabel(way, locale, t) || t('diagram.automatic'),
                      target: titleOf(way.to),
                    })}
                  </li>
                ))}
              </ul>
            )}
            <StateList graph={graph} current={current} parent={state.id} />
          </li>
        )
      })}
    </ul>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { alternatives, moveTransition, type StateNode } from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { Disclosure } from '../../parts/disclosure.tsx'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { usePlaceInAddress } from '../../places/use-focused-place.ts'
import { useOutline } from '../outline-context.ts'
import { waySentences, type OutlineFacts } from '../outline-facts.ts'
import { AddTransition } from './add-transition.tsx'
import { TransitionEditor } from './transition-editor.tsx'

/** What leads on from a state: each way is attached to the state it leaves. */
export function TransitionList(props: {
  node: StateNode
  facts: OutlineFacts
  onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { node, facts, onAdded } = props
  const { path } = useOutline()
  const run = useRun()
  const at = usePlaceInAddress()
  const ways = alternatives(node)
  const sentences = waySentences(node, facts)
  return (
    <>
      {ways.length === 0 && <p className="st-quiet">{t('workflows.noWays')}</p>}
      <div className="st-list">
        {ways.map((one, n) => {
          const sentence = sentences[n]
          const { pointer, trigger, name, index } = one
          const siblings = ways.filter((way) => way.trigger === trigger && way.name === name)
          const place = { state: node.pointer, trigger, name, index }
          const words = [sentence?.when, sentence?.condition].filter(Boolean).join(', ')
          return (
            <div key={`${trigger} ${name} ${index}`} className="st-ordered">
              <Disclosure
                title={
                  <>
                    {words} <span aria-hidden="true">→</span> <b>{sentence?.to}</b>
                  </>
                }
                place={pointer}
                open={at === pointer || at.startsWith(`${pointer}/`)}
              >
                {() => (
                  <TransitionEditor
                    one={one}
                    place={place}
                    words={`${words} → ${sentence?.to ?? ''}`}
                    onAdded={onAdded}
                  />
                )}
              </Disclosure>
              <OrderButtons
                name={words}
                index={index}
                count={siblings.length}
                onMove={(to) => run(moveTransition(path, place, to))}
              />
            </div>
          )
        })}
      </div>
      <AddTransition node={node} facts={facts} />
    </>
  )
}

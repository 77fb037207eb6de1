import { useDeferredValue, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { WorkflowDefinition } from '@splot/definition'
import { useWorkflow, type Placed } from '../draft/use-files.ts'
import { Empty } from '../parts/empty.tsx'
import { useLocalText } from '@splot/react/texts'
import { canvasGraph, type CanvasGraph } from './canvas-graph.ts'
import { NewState, StatePanel, TransitionPanel } from './canvas-panel.tsx'
import { ConnectPanel } from './connect-panel.tsx'
import { WorkflowCanvas } from './workflow-canvas.tsx'
import './canvas.css'

/** A workflow as a picture that can be edited; the outline is the same in sentences. */
export function CanvasPage(): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { workflow: id = '' } = useParams()
  const workflow = useWorkflow(id)
  if (workflow === undefined)
    return <Empty title={t('canvas.missing')} hint={t('canvas.missingHint')} />
  return (
    <>
      <p className="st-lead">{t('canvas.lead')}</p>
      <Editor workflow={workflow} title={text(workflow.value.title) || id} />
    </>
  )
}

function Editor(props: { workflow: Placed<WorkflowDefinition>; title: string }): ReactNode {
  const { path, value } = props.workflow
  const graph = canvasGraph(value)
  // a key in a field waits for nothing; the picture follows a moment later
  const drawn = useDeferredValue(graph)
  const [query, setQuery] = useSearchParams()
  const [arrow, setArrow] = useState<string | null>(null)
  const [connecting, setConnecting] = useState<{ from: string; to: string } | null>(null)
  const selected = stateIn(graph, query.get('at'))
  const transition = graph.transitions.find(({ id }) => id === arrow)
  const select = (pointer: string | null) => {
    setArrow(null)
    setConnecting(null)
    setQuery(pointer === null ? {} : { at: pointer }, { replace: true })
  }
  return (
    <div className="st-canvas-page">
      <WorkflowCanvas
        graph={drawn}
        path={path}
        title={props.title}
        selected={selected?.id ?? null}
        arrow={arrow}
        onSelect={select}
        onArrow={(id) => {
          select(null)
          setArrow(id)
        }}
        onConnect={(from, to) => {
          select(null)
          setConnecting({ from, to })
        }}
      />
      <aside className="st-canvas-panel">
        {connecting !== null && (
          <ConnectPanel
            {...connecting}
            workflow={props.workflow}
            onDone={() => setConnecting(null)}
          />
        )}
        {connecting === null && transition !== undefined && (
          <TransitionPanel
            transition={transition}
            graph={graph}
            path={path}
            onGone={() => setArrow(null)}
          />
        )}
        {connecting === null && transition === undefined && selected !== undefined && (
          <StatePanel
            key={selected.id}
            state={selected}
            graph={graph}
            workflow={props.workflow}
            onSelect={select}
            onConnect={(to) => setConnecting({ from: selected.id, to })}
          />
        )}
        {connecting === null && transition === undefined && selected === undefined && (
          <NewState path={path} parent="" onAdded={select} />
        )}
      </aside>
    </div>
  )
}

/** The state at a place, or around it. */
function stateIn({ states }: CanvasGraph, at: string | null) {
  if (at === null) return undefined
  return states
    .filter(({ id }) => at === id || at.startsWith(`${id}/`))
    .toSorted((a, b) => b.id.length - a.id.length)[0]
}

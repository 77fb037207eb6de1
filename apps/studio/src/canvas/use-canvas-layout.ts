import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { layoutGraph, openElk, transitionLabel, type GraphLayout } from '@splot/react/diagram'
import { useLocale } from '@splot/react/texts'
import type { CanvasGraph } from './canvas-graph.ts'

/** A pause in typing after which places are worked out again. */
const pauseMs = 250

type Elk = Awaited<ReturnType<typeof openElk>>

/**
 * Returns where everything stands. The last places stay until those of a changed workflow are there,
 * so that typing never waits for them; `null` before the first, `'failed'` where there are none.
 */
export function useCanvasLayout(graph: CanvasGraph): GraphLayout | 'failed' | null {
  const { t } = useTranslation('splot')
  const locale = useLocale()
  const engine = useRef<Promise<Elk> | null>(null)
  const [layout, setLayout] = useState<GraphLayout | 'failed' | null>(null)

  useEffect(() => {
    engine.current = openElk(() => new Worker(elkWorkerUrl))
    const opened = engine.current
    return () => {
      engine.current = null
      void opened.then((elk) => elk.terminateWorker())
    }
  }, [])

  const shape = shapeOf(graph, locale)
  useEffect(() => {
    let wanted = true
    const work = async () => {
      const elk = await engine.current
      if (elk === null || elk === undefined || !wanted) return
      const next = await layoutGraph(elk, graph, locale, (one) =>
        transitionLabel(one, locale, (key, values) => t(key, values ?? {})),
      )
      if (wanted) setLayout(next)
    }
    const timer = setTimeout(
      () => void work().catch(() => wanted && setLayout((before) => before ?? 'failed')),
      layout === null ? 0 : pauseMs,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
    // what stands elsewhere only when its shape changes need not be worked out again
  }, [shape, locale])
  return layout
}

/** What the places depend on: who lies where, what leads where, how long the words are. */
function shapeOf({ states, transitions }: CanvasGraph, locale: 'pl' | 'en'): string {
  return JSON.stringify([
    states.map(({ id, parent, kind, title }) => [id, parent, kind, title[locale].length]),
    transitions.map(({ id, from, to, title }) => [id, from, to, title?.[locale].length]),
  ])
}

import { useEffect, useRef, useState } from 'react'
import type { Issue, Scenario } from '@splot/definition'
import { changesBetween } from '../check/findings-store.ts'
import { useDraftStore } from '../draft/draft-context.ts'
import type { LabReply, LabRequest, Progress, ScenarioResult, Story } from './messages.ts'

/** What a simulation looks like from the page. */
export interface SimulationState {
  /** `null`: nothing runs. */
  progress: Progress | null
  running: boolean
  /** Of the last run, one for each scenario. */
  results: readonly ScenarioResult[]
  refused: { scenario: string | null; issues: readonly Issue[] } | null
  story: Story | null
}

const nothing: SimulationState = {
  progress: null,
  running: false,
  results: [],
  refused: null,
  story: null,
}

/** Runs scenarios over the open draft in a worker that lives as long as the page. */
export function useSimulation(): SimulationState & {
  run: (scenarios: readonly Scenario[]) => void
  stop: () => void
  tell: (id: string | null) => void
} {
  const draft = useDraftStore()
  const [state, setState] = useState(nothing)
  const worker = useRef<Worker | null>(null)
  const told = useRef<Parameters<typeof changesBetween>[0]>({})
  const runs = useRef(0)

  useEffect(() => {
    const made = new Worker(new URL('./simulate-worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<LabReply>) => {
      if (data.kind === 'story') setState((before) => ({ ...before, story: data.story }))
      else if (data.run === runs.current) setState((before) => after(before, data))
    })
    worker.current = made
    told.current = {}
    return () => {
      made.terminate()
      worker.current = null
    }
  }, [draft])

  const ask = (request: LabRequest) => worker.current?.postMessage(request, { transfer: [] })
  return {
    ...state,
    run(scenarios) {
      const { files, unreadable } = draft.getState()
      const now = { ...files, ...unreadable }
      ask({ kind: 'put', changes: changesBetween(told.current, now) })
      told.current = now
      runs.current += 1
      setState({ ...nothing, running: true })
      ask({ kind: 'run', run: runs.current, scenarios: [...scenarios] })
    },
    stop() {
      ask({ kind: 'stop' })
      setState((before) => ({ ...before, running: false, progress: null }))
    },
    tell(id) {
      if (id === null) setState((before) => ({ ...before, story: null }))
      else ask({ kind: 'tell', id })
    },
  }
}

function after(
  before: SimulationState,
  reply: Exclude<LabReply, { kind: 'story' }>,
): SimulationState {
  if (reply.kind === 'progress')
    return before.running ? { ...before, progress: reply.progress } : before
  if (reply.kind === 'stopped') return { ...before, running: false, progress: null }
  if (reply.kind === 'refused') {
    const { scenario, issues } = reply
    return { ...before, running: false, progress: null, refused: { scenario, issues } }
  }
  const results = [...before.results, reply.result]
  return reply.last
    ? { ...before, results, running: false, progress: null }
    : { ...before, results }
}

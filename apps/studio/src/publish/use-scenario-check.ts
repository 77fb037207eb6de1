import { useEffect, useMemo, useRef } from 'react'
import { findingKey } from '@splot/definition'
import { useDraft } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import type { StudioFinding } from '../check/finding.ts'
import type { Progress, ScenarioResult } from '../simulate/messages.ts'
import { savedScenarios, type SavedScenario } from '../simulate/scenario-edit.ts'
import { useSimulation } from '../simulate/use-simulation.ts'

/** What the saved scenarios of a draft say before it is published. */
export interface ScenarioCheck {
  /** How many are saved, and how many of them were run. */
  saved: number
  run: number
  /** How far the one is that runs; `null`: none does. */
  progress: Progress | null
  /** All were run. */
  done: boolean
  /** Expectations that are not met, each with the key of a reason for it. */
  findings: readonly (StudioFinding & { key: string })[]
}

/** Runs all saved scenarios of the open draft, again whenever it changes, in a worker. */
export function useScenarioCheck(): ScenarioCheck {
  const revision = useDraft((state) => state.draft.revision)
  const files = useFiles()
  const saved = useMemo(() => savedScenarios(files), [files])
  const simulation = useSimulation()
  const { run, results, running, progress } = simulation
  const latest = useRef({ run, saved })
  latest.current = { run, saved }
  useEffect(() => {
    const now = latest.current
    if (now.saved.length > 0) now.run(now.saved.map(({ scenario }) => scenario))
  }, [revision])
  return useMemo(
    () => ({
      saved: saved.length,
      run: results.length,
      progress: running ? progress : null,
      done: !running && results.length === saved.length,
      findings: results.flatMap((result) => findingsOf(result, saved)),
    }),
    [saved, results, running, progress],
  )
}

function findingsOf(
  { scenario, unmet }: ScenarioResult,
  saved: readonly SavedScenario[],
): (StudioFinding & { key: string })[] {
  const file = saved.find((one) => one.scenario.id === scenario.id)?.path ?? ''
  return unmet.map((issue) => ({
    ...issue,
    file,
    severity: issue.severity ?? 'error',
    hint: issue.message,
    key: findingKey({ ...issue, file }),
  }))
}

import type { Expectation, MeasuredExpectation, ScenarioMeasure } from './types.ts'

/** Parts of an expectation that say what is measured. */
export type ExpectationPart = 'workflow' | 'state' | 'task' | 'role'

/** All measures of an expectation, with the parts each needs and those it may name. */
export const scenarioMeasures: Readonly<
  Record<ScenarioMeasure, { needs: readonly ExpectationPart[]; may: readonly ExpectationPart[] }>
> = {
  cases: { needs: ['workflow'], may: ['state'] },
  stuck: { needs: [], may: ['workflow'] },
  problems: { needs: [], may: ['workflow'] },
  missed: { needs: [], may: ['workflow', 'task'] },
  days: { needs: ['workflow'], may: ['state'] },
  queue: { needs: ['role'], may: [] },
  wait: { needs: ['role'], may: [] },
}

/** Tells whether an expectation measures a figure; else it is FEEL with a title. Pure. */
export function isMeasured(one: Expectation): one is MeasuredExpectation {
  return 'measure' in one
}

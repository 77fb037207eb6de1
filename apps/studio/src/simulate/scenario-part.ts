import type { ProgrammeBundle, Scenario } from '@splot/definition'
import type { SimulationNames } from './names-of.ts'

/** What a part of the form of a scenario is given. */
export interface ScenarioPart {
  scenario: Scenario
  bundle: ProgrammeBundle
  names: SimulationNames
  onChange: (scenario: Scenario) => void
}

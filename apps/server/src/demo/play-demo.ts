import { compiledDefinitions } from '../compiled-definitions.ts'
import { parseProgramme } from '@splot/definition'
import type { ProgrammeDefinition } from '@splot/definition'
import { createRuntime } from '@splot/runtime'
import type { SensitiveKeys, SourceFile } from '@splot/runtime'
import type { Store } from '@splot/store'
import { createMovableClock } from '../start/movable-clock.ts'
import type { MovableClock } from '../start/movable-clock.ts'
import type { DemoData } from './applicants.ts'
import { Demo } from './demo.ts'
import { competitionScenes } from './competition/scenes.ts'
import { contractScenes } from './contracts/scenes.ts'
import { dataRequestScenes } from './data-requests/scenes.ts'
import { diagnosisScenes } from './diagnosis/scenes.ts'
import { franchiseScenes } from './franchise/scenes.ts'
import { manualScenes } from './manuals/scenes.ts'
import { participationEndScenes } from './recruitment/participation-ends.ts'
import { demoStartsAt, recruitmentScenes } from './recruitment/scenes.ts'
import { playScenes, scene } from './scene.ts'
import type { Scene } from './scene.ts'
import { testingScenes } from './testing/scenes.ts'
import { trainingScenes } from './training/scenes.ts'

/** What is played, and on what. */
export interface DemoPlan {
  data: DemoData
  definitions: SourceFile[]
  openStore: (now: () => string) => Promise<Store>
  sensitiveKeys: SensitiveKeys
  /** RFC 3339 instant to stop at; `null` plays to the end. */
  until: string | null
}

/** Keys for a demonstration that nothing is kept of: its people do not exist. */
export const passingKeys: SensitiveKeys = {
  current: 'demo',
  keys: { demo: new Uint8Array(32).fill(7) },
}

/** A demonstration that was played. */
export interface PlayedDemo {
  demo: Demo
  store: Store
  clock: MovableClock
  /** Plays on where it stopped, up to an instant or, with `null`, to the end. */
  playOn: (until: string | null) => Promise<void>
}

/** Plays the programme of the demonstration; the same plan gives the same bytes of history. */
export async function playDemo({
  data,
  definitions,
  openStore,
  ...plan
}: DemoPlan): Promise<PlayedDemo> {
  const clock = createMovableClock(() => Date.parse(demoStartsAt))
  const store = await openStore(clock.now)
  let last = 0
  const runtime = await createRuntime({
    store,
    programme: { read: async () => definitions },
    cache: compiledDefinitions,
    clock,
    ids: { next: () => `demo-${String((last += 1)).padStart(6, '0')}` },
    mail: { send: async () => undefined },
    sensitiveKeys: plan.sensitiveKeys,
  })
  const demo = await Demo.open(
    {
      runtime,
      clock,
      nextDueAt: () => store.nextDueAt(),
      data,
      programme: programmeIn(definitions),
    },
    demoStartsAt,
  )
  let rest = await playScenes(demo, scenesOf(data), plan.until)
  const playOn = async (until: string | null): Promise<void> => {
    rest = await playScenes(demo, rest, until)
  }
  return { demo, store, clock, playOn }
}

function programmeIn(definitions: SourceFile[]): ProgrammeDefinition {
  const { bundle } = parseProgramme(definitions)
  if (bundle === undefined) throw new Error('Expected a programme among the definitions')
  return bundle.programme
}

/** Everything that happens, stage by stage. */
export function scenesOf(data: DemoData): Scene[] {
  return [
    ...recruitmentScenes(data),
    ...participationEndScenes(),
    ...diagnosisScenes(),
    ...trainingScenes(data),
    ...competitionScenes(data),
    ...contractScenes(),
    ...testingScenes(),
    ...manualScenes(data),
    ...franchiseScenes(data),
    ...dataRequestScenes(data),
    // the last survey is in by then
    scene('2029-12-31 12:00', async () => undefined),
  ]
}

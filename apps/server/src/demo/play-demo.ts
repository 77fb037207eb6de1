import { createRuntime } from '@splot/runtime'
import type { SourceFile } from '@splot/runtime'
import type { Store } from '@splot/store'
import { createMovableClock } from '../start/movable-clock.ts'
import type { MovableClock } from '../start/movable-clock.ts'
import type { DemoData } from './applicants.ts'
import { Demo } from './demo.ts'
import { demoStartsAt, recruitmentScenes } from './recruitment/scenes.ts'
import { playScenes } from './scene.ts'

/** What is played, and on what. */
export interface DemoPlan {
  data: DemoData
  definitions: SourceFile[]
  openStore: (now: () => string) => Promise<Store>
  /** RFC 3339 instant to stop at; `null` plays to the end. */
  until: string | null
}

/** A demonstration that was played. */
export interface PlayedDemo {
  demo: Demo
  store: Store
  clock: MovableClock
}

/** Plays the programme of the demonstration; the same plan gives the same bytes of history. */
export async function playDemo({
  data,
  definitions,
  openStore,
  until,
}: DemoPlan): Promise<PlayedDemo> {
  const clock = createMovableClock(() => Date.parse(demoStartsAt))
  const store = await openStore(clock.now)
  let last = 0
  const runtime = await createRuntime({
    store,
    programme: { read: async () => definitions },
    clock,
    ids: { next: () => `demo-${String((last += 1)).padStart(6, '0')}` },
    mail: { send: async () => undefined },
  })
  const demo = await Demo.open(
    { runtime, clock, nextDueAt: () => store.nextDueAt(), data },
    demoStartsAt,
  )
  await playScenes(demo, recruitmentScenes(data), until)
  return { demo, store, clock }
}

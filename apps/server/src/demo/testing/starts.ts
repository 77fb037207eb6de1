import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import { startProtocol } from '../answers/testing-answers.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { runningTestOf } from './open-work.ts'

/** The implementer hands in the protocol of the start, the monitor signs it. */
export async function startTest(demo: Demo, one: Partnership): Promise<void> {
  const test = await runningTestOf(demo, one)
  const task = await demo.task(one.editor, test, 'start')
  const { answers } = await demo.runtime.getTask(one.editor, task)
  const today = demo.today()
  await demo.submit(one.editor, test, 'start', {
    ...startProtocol,
    actualStart: today,
    reportDates: answers['reportDates']!,
    baselines: (answers['baselines'] as JsonObject[]).map(({ code }) => ({
      code: code!,
      value: 0,
      measuredOn: today,
      method: 'ewidencja spółdzielni',
    })),
  })
  const monitor = demo.staff('marta')
  // two of the three planned are employed
  await demo.submit(monitor, test, 'signStart', { staffWaiver: prose('staffWaiver') }, [
    { by: monitor, path: '/monitorSignature' },
  ])
}

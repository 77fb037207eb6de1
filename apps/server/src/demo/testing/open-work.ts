import type { JsonObject } from '@splot/definition'
import { applicationOf } from '../competition/application.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { Signature, SignedIn } from '../play.ts'

/** Returns the case of the test of a partnership, or `null` before there is one. */
export async function testOf(demo: Demo, one: Partnership): Promise<string | null> {
  const [test] = await demo.childrenOf(one.editor, await applicationOf(demo, one), 'test')
  return test?.id ?? null
}

/** The test of a partnership that must have one. */
export async function runningTestOf(demo: Demo, one: Partnership): Promise<string> {
  const test = await testOf(demo, one)
  if (test === null) throw new Error(`Expected a test of ${one.record.id}`)
  return test
}

/** Whether somebody has an open task in a case, or may take it. */
export async function hasWork(
  demo: Demo,
  reader: SignedIn,
  caseId: string,
  task: string,
): Promise<boolean> {
  const filter = { caseId, task, status: 'open', scope: 'all' } as const
  return (await demo.runtime.listTasks(reader, filter)).items.length > 0
}

/** Does a task where it is open. Returns whether it was. */
export async function doIfOpen(
  demo: Demo,
  reader: SignedIn,
  { caseId, task }: { caseId: string; task: string },
  answers: (given: JsonObject) => JsonObject = () => ({}),
  signatures: Signature[] = [],
): Promise<boolean> {
  const filter = { caseId, task, status: 'open', scope: 'all' } as const
  const [found] = (await demo.runtime.listTasks(reader, filter)).items
  if (!found) return false
  if (found.may.includes('claim')) await demo.runtime.claimTask(reader, found.id)
  const { answers: given } = await demo.runtime.getTask(reader, found.id)
  await demo.submit(reader, caseId, task, answers(given), signatures)
  return true
}

import type { Demo } from '../demo.ts'
import { fillApplication } from '../partnership.ts'
import type { Partnership } from '../partnership.ts'

/** Fills in, signs and hands in an application that was begun. */
export async function handInApplication(demo: Demo, one: Partnership): Promise<void> {
  await fillApplication(demo, one)
  await demo.submit(one.editor, one.id, 'apply')
}

/** Hands in an application that was filled in, a second after the call has closed. */
export async function handInLate(demo: Demo, one: Partnership, closesAt: string): Promise<void> {
  demo.clock.set(Date.parse(closesAt) + 1_000)
  await demo.submit(one.editor, one.id, 'apply')
}

/** Withdraws an application that was handed in. */
export async function withdrawApplication(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(
    one.editor,
    one.id,
    'withdraw',
    { reasonCode: 'noFunds', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
}

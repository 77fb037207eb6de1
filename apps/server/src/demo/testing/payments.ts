import type { Demo } from '../demo.ts'
import { doIfOpen } from './open-work.ts'

/** Pays every tranche whose condition is met: one person prepares, another approves. */
export async function payTranches(demo: Demo, test: string): Promise<void> {
  const finance = demo.staff('feliks')
  while (await doIfOpen(demo, finance, { caseId: test, task: 'preparePayment' }))
    await doIfOpen(demo, demo.staff('daniel'), { caseId: test, task: 'approvePayment' })
}

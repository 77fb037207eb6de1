import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerCaseRules } from './case-rules.ts'
import { registerCostRules } from './cost-rules.ts'
import { registerDeliveryRules } from './delivery-rules.ts'
import { registerDocumentRules } from './document-rules.ts'
import { registerFaultRules } from './fault-rules.ts'
import { registerHistoryRules } from './history-rules.ts'
import { registerListRules } from './list-rules.ts'
import { registerMoveRules } from './move-rules.ts'
import type { OpenStoreUnderTest, StoreUnderTest } from './store-under-test.ts'
import { registerTransactRules } from './transact-rules.ts'

/**
 * Registers, for Vitest, every rule of `packages/store/SPEC.md` that holds for all adapters. An adapter
 * that `keepsData` also answers the rules on failing writes, dying processes and the cost of a commit,
 * which is held against that at `manyCases`; any other must say so in its capabilities.
 */
export function registerStoreContract(
  name: string,
  open: OpenStoreUnderTest,
  { keepsData = true, manyCases = 2_000 }: { keepsData?: boolean; manyCases?: number } = {},
): void {
  describe(`store contract: ${name}`, () => {
    let current: StoreUnderTest | undefined
    beforeEach(async () => {
      current = await open()
    })
    afterEach(async () => {
      await current?.dispose()
      current = undefined
    })
    const underTest = (): StoreUnderTest => {
      if (!current) throw new Error('The store under test is opened before each test')
      return current
    }
    registerCaseRules(underTest)
    registerTransactRules(underTest)
    registerHistoryRules(underTest)
    registerListRules(underTest)
    registerDeliveryRules(underTest)
    registerDocumentRules(underTest)
    registerMoveRules(underTest)
    if (keepsData) {
      registerFaultRules(underTest)
      registerCostRules(underTest, manyCases)
    } else
      it('keeps nothing when the process ends, and says so', () => {
        expect(underTest().store.capabilities.durable).toBe(false)
      })
  })
}

import { afterEach, beforeEach, describe } from 'vitest'
import { registerCaseRules } from './case-rules.ts'
import { registerDeliveryRules } from './delivery-rules.ts'
import { registerDocumentRules } from './document-rules.ts'
import { registerFaultRules } from './fault-rules.ts'
import { registerHistoryRules } from './history-rules.ts'
import { registerListRules } from './list-rules.ts'
import type { OpenStoreUnderTest, StoreUnderTest } from './store-under-test.ts'
import { registerTransactRules } from './transact-rules.ts'

/**
 * Registers, for Vitest, every rule of `packages/store/SPEC.md` that holds for all adapters. Rules
 * that need `reopen`, `failNext` or `crashNext` are skipped, with the reason, where they are missing.
 */
export function registerStoreContract(name: string, open: OpenStoreUnderTest): void {
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
    registerFaultRules(underTest)
  })
}

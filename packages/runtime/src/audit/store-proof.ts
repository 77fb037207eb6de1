import type { StoreProof } from '@splot/store'
import { proveAnswers } from '../cases/prove-answers.ts'
import { auditChain } from './audit-log.ts'

/** What a proof of a store looks at beside histories: the audit log, and answers against what history vouches for. */
export const storeProof: StoreProof = { chains: [auditChain], examine: proveAnswers }

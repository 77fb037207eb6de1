import type { Deps } from '../deps.ts'
import { copyPersonalData } from './copy-personal-data.ts'
import { approveErasure, listErasures, proposeErasure, rejectErasure } from './erasure/erasures.ts'
import { endHold, holdCase, listHolds } from './erasure/holds.ts'
import type { PersonalDataCases } from './types.ts'

/** Returns the use cases of those who look after personal data. */
export function personalDataCases(deps: Deps): PersonalDataCases {
  return {
    copyPersonalData: (reader, request) => copyPersonalData(deps, reader, request),
    listErasures: (reader) => listErasures(deps, reader),
    proposeErasure: (reader, request) => proposeErasure(deps, reader, request),
    approveErasure: (reader, id, reason) => approveErasure(deps, reader, id, reason),
    rejectErasure: (reader, id, reason) => rejectErasure(deps, reader, id, reason),
    listHolds: (reader) => listHolds(deps, reader),
    holdCase: (reader, request) => holdCase(deps, reader, request),
    endHold: (reader, caseId, reason) => endHold(deps, reader, caseId, reason),
  }
}

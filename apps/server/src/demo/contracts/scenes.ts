import type { ApplicantRecord, ModelCode } from '../applicants.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { acceptPlace, giveContractUp, handInDocuments, negotiate, signContract } from './acts.ts'
import { contractPathOf } from './paths.ts'

/** Returns what happens from the final lists to the first contracts and those of the reserve. */
export function contractScenes(): Scene[] {
  return [
    ...firstContracts('SRV', ['2027-12-20', '2027-12-28', '2027-12-30']),
    ...firstContracts('INT', ['2028-01-04', '2028-01-12', '2028-01-17']),
    ...firstContracts('MIX', ['2028-01-14', '2028-01-24', '2028-01-28']),
    scene('2028-01-31 09:00', withThose(ends('gaveUp'), giveContractUp)),
    scene('2028-02-02 09:00', withThose(isMovedUp, acceptPlace)),
    scene('2028-02-04 09:00', withThose(isMovedUp, negotiate)),
    scene('2028-02-10 09:00', withThose(isMovedUp, handInDocuments('2028-03-01'))),
    scene('2028-02-14 09:00', withThose(isMovedUp, signContract)),
  ]
}

// a pool whose list nobody contests is final earlier
function firstContracts(
  pool: ModelCode,
  [negotiated, documents, signed]: [string, string, string],
): Scene[] {
  const inPool = (record: ApplicantRecord): boolean =>
    record.finalType === pool &&
    contractPathOf(record) !== null &&
    contractPathOf(record)?.from === undefined
  const signing = (record: ApplicantRecord): boolean =>
    inPool(record) && contractPathOf(record)?.ends !== 'notSigned'
  return [
    scene(`${negotiated} 09:00`, withThose(inPool, negotiate)),
    scene(`${documents} 09:00`, withThose(inPool, handInDocuments('2028-02-15'))),
    scene(`${signed} 09:00`, withThose(signing, signContract)),
  ]
}

const ends = (how: 'notSigned' | 'gaveUp') => (record: ApplicantRecord) =>
  contractPathOf(record)?.ends === how

// those whose place was freed before the first test ends
const isMovedUp = (record: ApplicantRecord): boolean => {
  const path = contractPathOf(record)
  return path?.from === 'samePool' && path.ends === undefined
}

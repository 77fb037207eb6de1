import type { ApplicantRecord } from '../applicants.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { acceptPlace, giveContractUp, handInDocuments, negotiate, signContract } from './acts.ts'
import { contractPathOf } from './paths.ts'

/** Returns what happens from the final lists to the first contracts and those of the reserve. */
export function contractScenes(): Scene[] {
  return [
    scene('2028-01-14 09:00', withThose(isSelected, negotiate)),
    scene('2028-01-24 09:00', withThose(isSelected, handInDocuments('2028-02-15'))),
    scene('2028-01-28 09:00', withThose(signsInTime, signContract)),
    scene('2028-01-31 09:00', withThose(ends('gaveUp'), giveContractUp)),
    scene('2028-02-02 09:00', withThose(isMovedUp, acceptPlace)),
    scene('2028-02-04 09:00', withThose(isMovedUp, negotiate)),
    scene('2028-02-10 09:00', withThose(isMovedUp, handInDocuments('2028-03-01'))),
    scene('2028-02-14 09:00', withThose(isMovedUp, signContract)),
  ]
}

// those selected by the final lists, which all pools publish on one day
const isSelected = (record: ApplicantRecord): boolean => {
  const path = contractPathOf(record)
  return path !== null && path.from === undefined
}

const signsInTime = (record: ApplicantRecord): boolean =>
  isSelected(record) && contractPathOf(record)?.ends !== 'notSigned'

const ends = (how: 'notSigned' | 'gaveUp') => (record: ApplicantRecord) =>
  contractPathOf(record)?.ends === how

// those whose place was freed before the first test ends
const isMovedUp = (record: ApplicantRecord): boolean => {
  const path = contractPathOf(record)
  return path?.from === 'samePool' && path.ends === undefined
}

import type { ApplicantRecord, DemoData } from '../applicants.ts'
import { dayAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { scene } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { manualPathOf } from './paths.ts'
import type { ManualPath } from './paths.ts'
import {
  acceptManual,
  markPosition,
  publishManual,
  sendToMinistry,
  takePosition,
} from './publishing.ts'
import { checkAccessibility, removeBarriers, reviewManual, settleReviews } from './reviews.ts'
import {
  correctSections,
  editSections,
  extendManual,
  planManual,
  reviseSections,
  writeForAuthor,
  writeSections,
} from './writing.ts'

/** Something people do with a manual, so many days after it began. */
type Step = [day: number, act: (demo: Demo, one: Partnership) => Promise<void>]

const allSections = 12

/** Returns what happens from the plans of the manuals to the publication of the last. */
export function manualScenes({ applicants }: DemoData): Scene[] {
  return applicants.flatMap((record) => {
    const path = manualPathOf(record)
    return path === null ? [] : stepsOf(path).map(([day, act]) => sceneOf(record, path, day, act))
  })
}

function sceneOf(record: ApplicantRecord, { begins }: ManualPath, day: number, act: Step[1]) {
  return scene(`${dayAfter(begins, day)} 11:00`, (demo) => act(demo, demo.partnership(record.id)))
}

function stepsOf(path: ManualPath): Step[] {
  if (path.late) return lateSteps
  if (path.extended) return extendedSteps
  const written: Step[] = [
    [4, planManual],
    [14, writeSections(5)],
    [21, writeSections(allSections)],
  ]
  if (path.rounds === 2) return [...written, ...twiceCorrected]
  if (path.barrier) return [...written, ...barrierSteps]
  if (path.remarks) return [...written, ...remarkSteps]
  return [
    ...written,
    [31, reviewManual()],
    [36, checkAccessibility()],
    ...published({ edited: 40, accepted: 44, sent: 46, answered: 54, published: 56 }),
  ]
}

interface LastDays {
  edited: number
  accepted: number
  sent: number
  answered: number
  published: number
}

function published(days: LastDays): Step[] {
  return [
    [days.edited, editSections],
    [days.accepted, acceptManual],
    [days.sent, sendToMinistry],
    [days.answered, takePosition()],
    [days.published, publishManual],
  ]
}

// half of the sections are late, but within the extension
const extendedSteps: Step[] = [
  [4, planManual],
  [21, writeSections(6)],
  [30, extendManual],
  [62, writeSections(allSections)],
  [68, reviewManual()],
  [71, checkAccessibility()],
  ...published({ edited: 75, accepted: 77, sent: 79, answered: 85, published: 86 }),
]

// the author never hands in the last section; the ministry never answers
const lateSteps: Step[] = [
  [4, planManual],
  [14, writeSections(5)],
  [28, writeSections(6)],
  [63, writeForAuthor],
  [71, reviewManual()],
  [76, checkAccessibility()],
  [78, editSections],
  [80, acceptManual],
  [81, sendToMinistry],
  [106, markPosition],
  [107, publishManual],
]

const twiceCorrected: Step[] = [
  [28, reviewManual({ m05: 'major', m07: 'minor' })],
  [33, correctSections],
  [38, reviewManual({ m05: 'major' })],
  [43, correctSections],
  [46, settleReviews],
  [49, checkAccessibility()],
  ...published({ edited: 51, accepted: 53, sent: 55, answered: 62, published: 65 }),
]

const barrierSteps: Step[] = [
  [31, reviewManual()],
  [34, checkAccessibility(['A03', 'A07'])],
  [36, reviseSections],
  [40, removeBarriers],
  [43, checkAccessibility()],
  ...published({ edited: 47, accepted: 49, sent: 51, answered: 58, published: 60 }),
]

const remarkSteps: Step[] = [
  [29, reviewManual()],
  [34, checkAccessibility()],
  [38, editSections],
  [41, acceptManual],
  [44, sendToMinistry],
  [54, takePosition('m08')],
  [60, reviseSections],
  [64, acceptManual],
  [65, sendToMinistry],
  [72, takePosition()],
  [75, publishManual],
]

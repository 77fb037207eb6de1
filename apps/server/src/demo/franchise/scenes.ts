import type { DemoData } from '../applicants.ts'
import { dayAfter, monthsAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import { publishNewVersion } from '../manuals/publishing.ts'
import { manualPathOf } from '../manuals/paths.ts'
import { reviseSections } from '../manuals/writing.ts'
import { scene, withThose } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { handOver, prepareAgreement, signAgreement } from './handover.ts'
import { answerSurvey, giveNotice, mentorOnce, reportStart, verifySurvey } from './operation.ts'
import {
  assess,
  confirmRefusal,
  rateReadiness,
  reportPlan,
  requestFranchise,
  withdrawRequest,
} from './readiness.ts'
import { waveMonths } from './records.ts'
import type { FranchiseRecord } from './records.ts'

/** Something people do with a franchise on a day. */
type Act = [date: string, act: (demo: Demo, record: FranchiseRecord) => Promise<void>]

/** Returns what happens from the first request for a franchise to the last survey. */
export function franchiseScenes({ franchises }: DemoData): Scene[] {
  return [
    ...franchises.flatMap((record) =>
      actsOf(record).map(([date, act]) => scene(`${date} 12:00`, (demo) => act(demo, record))),
    ),
    ...newVersionScenes,
  ]
}

// the faults that franchisees found are confirmed in January
const newVersionScenes: Scene[] = [
  scene(
    '2029-01-24 11:00',
    withThose((record) => !!manualPathOf(record)?.errata, reviseSections),
  ),
  scene(
    '2029-02-05 11:00',
    withThose((record) => !!manualPathOf(record)?.errata, publishNewVersion),
  ),
]

function actsOf(record: FranchiseRecord): Act[] {
  const { requested, path } = record
  const asked: Act[] = [
    [requested, requestFranchise],
    [dayAfter(requested, path === 'withdrawn' ? 10 : 2), onlyWhen(path)],
  ]
  const judged = dayAfter(requested, 7)
  if (path === 'withdrawn' || path === 'inReadiness') return asked
  if (path === 'notReady' || path === 'negativeOpinion')
    return [
      ...asked,
      [judged, assess(path === 'notReady' ? 'notReady' : 'ready')],
      [dayAfter(judged, 3), confirmRefusal],
    ]
  return [...asked, ...assessments(record, judged), ...agreement(record)]
}

const onlyWhen = (path: FranchiseRecord['path']) =>
  path === 'withdrawn' ? withdrawRequest : rateReadiness

function assessments({ plan }: FranchiseRecord, judged: string): Act[] {
  if (plan === undefined) return [[judged, assess('ready')]]
  return [
    [judged, assess('conditional')],
    [plan, reportPlan],
    [dayAfter(plan, 4), assess('ready')],
  ]
}

function agreement(record: FranchiseRecord): Act[] {
  const { path, handover = '' } = record
  const prepared: Act = [dayAfter(handover, -14), prepareAgreement]
  if (path === 'lapsed') return [prepared]
  return [
    prepared,
    [dayAfter(handover, -9), signAgreement],
    [handover, handOver],
    [dayAfter(handover, 35), mentorOnce],
    ...operation(record),
  ]
}

function operation({ handover = '', started, surveys, notice }: FranchiseRecord): Act[] {
  const waves = waveMonths.filter(([wave]) => surveys?.[wave] !== undefined)
  return [
    ...(started === undefined ? [] : [[started, reportStart] satisfies Act]),
    ...waves.flatMap(([wave, months]): Act[] => {
      const day = monthsAfter(handover, months)
      return [
        [dayAfter(day, 4), answerSurvey(wave)],
        [dayAfter(day, 10), verifySurvey],
      ]
    }),
    ...(notice === undefined ? [] : [[notice, giveNotice] satisfies Act]),
  ]
}

import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { settingOf } from '../setting.ts'
import { applicationOf } from './application.ts'
import { competitionPathOf } from './paths.ts'

/** The secretary hands in the formal checklist, signed by the chair. */
export async function checkCompetition(demo: Demo, one: Partnership): Promise<void> {
  const chair = demo.staff('przemyslaw')
  const id = await applicationOf(demo, one)
  await demo.submit(demo.staff('sylwia'), id, 'check', checkOf(demo, one), [
    { by: chair, path: '/approver' },
  ])
}

function checkOf(demo: Demo, { record }: Partnership): JsonObject {
  const { anyCommune } = settingOf(demo.data, record)
  const met: JsonObject = {
    euroRate: 4.3,
    fk06: 'met',
    ...(anyCommune ? { fk07: 'met' } : {}),
    fk08: 'met',
    fk15: 'met',
  }
  switch (competitionPathOf(record)?.check) {
    case 'toCorrect':
      return { ...met, fk08: 'toCorrect', notes: [note('FK08')] }
    case 'rejected':
      return { ...met, justification: prose('aidRejection'), notes: [note('FK14')] }
    default:
      return met
  }
}

function note(criterion: string): JsonObject {
  return { criterion, note: 'Z załącznika nie wynika, że kryterium jest spełnione.' }
}

/** The secretary names what is to be corrected. */
export async function requestCompetitionCorrection(demo: Demo, one: Partnership): Promise<void> {
  const secretary = demo.staff('sylwia')
  const application = await applicationOf(demo, one)
  const { id } = await demo.childOf(one.editor, application, 'correction')
  await demo.submit(secretary, id, 'request', {
    subjectForm: application,
    items: [
      {
        fieldPath: '/attPartnership',
        defect: 'Umowa partnerstwa nie ma podpisu partnera.',
        kind: 'missing',
      },
    ],
  })
}

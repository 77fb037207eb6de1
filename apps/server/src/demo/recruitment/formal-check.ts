import { checklist, notesFor } from '../answers/first-stage-answers.ts'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { pathOf } from './paths.ts'

/** The officer takes an application and hands in the checklist. */
export async function checkApplication(demo: Demo, one: Partnership): Promise<void> {
  const officer = demo.staff('renata')
  await demo.submit(officer, one.id, 'take')
  await demo.submit(officer, one.id, 'check', checkOf(demo, one))
}

function checkOf(demo: Demo, { record }: Partnership) {
  switch (pathOf(record).check) {
    case 'ineligible':
      return {
        ...checklist(),
        justification: prose('rejection'),
        checks: notesFor('FR02', 'FR03'),
      }
    case 'duplicate':
      return {
        ...checklist(),
        justification: prose('duplicate'),
        checks: notesFor('FR09'),
        duplicateOf: demo.partnership('A13').id,
      }
    case 'toCorrect':
      return { ...checklist({ fr05: 'toCorrect' }), checks: notesFor('FR05') }
    default:
      return checklist()
  }
}

/** A second person approves a rejection. */
export async function approveRejection(demo: Demo, one: Partnership): Promise<void> {
  const coordinator = demo.staff('konrad')
  const signature = { by: coordinator, path: '/secondEyes' }
  await demo.submit(coordinator, one.id, 'approveRejection', {}, [signature])
}

/** The officer names what is to be corrected. */
export async function requestCorrection(demo: Demo, one: Partnership): Promise<void> {
  const officer = demo.staff('renata')
  const { id } = await demo.childOf(officer, one.id, 'correction')
  await demo.submit(officer, id, 'request', {
    subjectForm: one.id,
    items: [
      { fieldPath: '/resources', defect: 'Opis zasobów nie wskazuje lokalu.', kind: 'missing' },
    ],
  })
}

/** The partnership asks for more time. */
export async function askExtension(demo: Demo, one: Partnership): Promise<void> {
  const { id } = await demo.childOf(one.editor, one.id, 'correction')
  await demo.submit(one.editor, id, 'askExtension', {
    extensionAsked: 'yes',
    extensionReason: 'Czekamy na uchwałę rady gminy, która zbierze się w przyszłym tygodniu.',
  })
}

/** The partnership corrects what it was asked for and replies. */
export async function answerCorrection(demo: Demo, one: Partnership): Promise<void> {
  const resources = prose('resources', 'premises')
  const signature = { by: one.signer, path: '/signature' }
  await demo.submit(one.editor, one.id, 'apply', { resources }, [signature])
  const { id } = await demo.childOf(one.editor, one.id, 'correction')
  await demo.submit(one.editor, id, 'respond', {
    replies: [{ done: 'yes', comment: 'Uzupełniono.' }],
  })
}

/** The officer accepts a correction and ends the check. */
export async function acceptCorrection(demo: Demo, one: Partnership): Promise<void> {
  const officer = demo.staff('renata')
  const { id } = await demo.childOf(officer, one.id, 'correction')
  await demo.submit(officer, id, 'assess', { correctionOutcome: 'complete' })
  await demo.submit(officer, one.id, 'check', checklist())
}

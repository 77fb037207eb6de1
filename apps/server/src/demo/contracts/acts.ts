import { applicationOf } from '../competition/application.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'

const contractValue = 60_000_00

const tranches = [
  { no: 1, amount: 24_000_00, condition: 'signature' },
  { no: 2, amount: 18_000_00, condition: 'start' },
  { no: 3, amount: 12_000_00, condition: 'report2' },
  { no: 4, amount: 6_000_00, condition: 'finalReport' },
]

/** The negotiation ends without cuts. */
export async function negotiate(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(one.editor, await applicationOf(demo, one), 'negotiate')
}

/** Returns the act of handing in the documents of a contract whose test begins on a day. */
export function handInDocuments(testStart: string) {
  return async (demo: Demo, one: Partnership): Promise<void> => {
    const { editor, organisations, record } = one
    const id = await applicationOf(demo, one)
    const task = await demo.task(editor, id, 'contractDocuments')
    await demo.submit(editor, id, 'contractDocuments', {
      contractor: organisations[0],
      contractValue,
      iban: 'PL74999000090000000000000001',
      bankName: 'Bank Spółdzielczy',
      security: record.leader === 'jstGmina' ? 'none' : 'promissoryNote',
      ipTransfer: 'licence',
      testStart,
      testBaseMonths: 3,
      tranches,
      attachedDocs: await demo.pdf(editor, task, '/attachedDocs', 'Zalaczniki do umowy'),
      processesParticipants: 'no',
    })
  }
}

/** The implementer signs, then the operator: the test is being prepared. */
export async function signContract(demo: Demo, one: Partnership): Promise<void> {
  const { signer } = one
  const id = await applicationOf(demo, one)
  const implementer = { by: signer, path: '/implementerSignature' }
  await demo.submit(signer, id, 'signContract', {}, [implementer])
  const director = demo.staff('daniel')
  const operator = { by: director, path: '/operatorSignature' }
  await demo.submit(director, id, 'countersign', { euroRate: 4.3 }, [operator])
}

/** An applicant of the reserve takes a place that was freed. */
export async function acceptPlace(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(one.signer, await applicationOf(demo, one), 'acceptPlace')
}

/** An applicant of the reserve does not want the place any more. */
export async function declinePlace(demo: Demo, one: Partnership): Promise<void> {
  await demo.send(one.signer, await applicationOf(demo, one), 'PLACE_DECLINED')
}

/** The chair moves a freed place to another pool, where the reserve of its own is empty. */
export async function moveFreedPlace(demo: Demo): Promise<void> {
  const chair = demo.staff('przemyslaw')
  const filter = { task: 'decideTransfer', status: 'open', scope: 'all' } as const
  for (const { caseId } of (await demo.runtime.listTasks(chair, filter)).items)
    await demo.settle(chair, caseId, 'decideTransfer', {
      approved: true,
      reason: 'Rezerwa puli jest pusta, a przyjmująca pula nie osiągnęła limitu miejsc.',
    })
}

/** An implementer gives the contract up before the test begins. */
export async function giveContractUp(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(
    one.editor,
    await applicationOf(demo, one),
    'giveUp',
    { reasonCode: 'councilRefused', participantsInformed: 'yes' },
    [{ by: one.signer, path: '/withdrawSignature' }],
  )
}

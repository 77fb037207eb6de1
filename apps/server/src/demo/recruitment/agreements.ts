import type { Demo } from '../demo.ts'
import { addressOf, signaturesOf } from '../partnership.ts'
import type { Partnership } from '../partnership.ts'

/** The officer offers the agreement. */
export async function offerAgreement(demo: Demo, one: Partnership): Promise<void> {
  await demo.submit(demo.staff('renata'), one.id, 'prepareAgreement', {
    supportValue: 20_000_00,
    deMinimisGranted: 'no',
    regionalCoordinator: demo.staff('konrad').person,
  })
}

/** Leader and partner sign, then the operator. */
export async function signAgreement(demo: Demo, one: Partnership): Promise<void> {
  const email = addressOf(one.record, 'partner')
  await demo.runtime.invite(one.editor, one.id, { email, role: 'applicantSigner' })
  const signatures = signaturesOf(one, '/applicantSignature', '/partnersSignature')
  await demo.submit(one.signer, one.id, 'signAgreement', {}, signatures)
  const director = demo.staff('daniel')
  const signature = { by: director, path: '/operatorSignature' }
  await demo.submit(director, one.id, 'countersign', {}, [signature])
}

/** The officer notes that the delegates take part. */
export async function startParticipation(demo: Demo, one: Partnership): Promise<void> {
  const officer = demo.staff('renata')
  const { children } = await demo.runtime.getCase(officer, one.id)
  for (const { id } of children.filter(({ workflow }) => workflow.id === 'participant'))
    await demo.submit(officer, id, 'startSupport', {
      supportScope: 'Diagnoza, doradztwo, szkolenie',
      supportKind: 'diagnosis',
      firstSupportOn: demo.today(),
    })
}

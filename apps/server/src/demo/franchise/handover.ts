import type { JsonObject } from '@splot/definition'
import { franchiseAgreement } from '../answers/franchise-answers.ts'
import type { Demo } from '../demo.ts'
import { franchiseOf } from './franchise-of.ts'
import type { FranchiseRecord } from './records.ts'

/** The operator prepares the agreement. */
export async function prepareAgreement(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, director, franchisor } = await franchiseOf(demo, record)
  await demo.submit(director, id, 'prepareAgreement', {
    ...franchiseAgreement,
    territory: `Gmina ${record.terc}`,
    validFrom: demo.today(),
    mentor: franchisor.person ?? '',
  })
}

/** Franchisor, centre and franchisee sign the agreement. */
export async function signAgreement(demo: Demo, record: FranchiseRecord): Promise<void> {
  await sign(demo, record, 'signAgreement', '/agreementSignatures')
}

/** The materials are handed over after an induction, and all sign the protocol. */
export async function handOver(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, franchisor } = await franchiseOf(demo, record)
  const task = await demo.task(franchisor, id, 'protocol')
  const { answers } = await demo.runtime.getTask(franchisor, task)
  const items = (answers['items'] as JsonObject[]).map(({ name, format, quantity }) => ({
    name: name!,
    format: format!,
    quantity: quantity!,
    received: 'yes',
  }))
  await demo.submit(franchisor, id, 'protocol', {
    items,
    inductionDate: demo.today(),
    inductionHours: 6,
    inductionPeople: 4,
    handoverDate: demo.today(),
  })
  await sign(demo, record, 'signProtocol', '/signatures')
}

async function sign(
  demo: Demo,
  record: FranchiseRecord,
  task: string,
  path: string,
): Promise<void> {
  const { id, franchisee, franchisor, adviser } = await franchiseOf(demo, record)
  const signatures = [franchisor, adviser, franchisee].map((by) => ({ by, path }))
  await demo.submit(franchisee, id, task, {}, signatures)
}

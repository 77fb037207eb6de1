import {
  assessment,
  essentialAdaptation,
  franchiseRequest,
  selfRating,
} from '../answers/franchise-answers.ts'
import type { Readiness } from '../answers/franchise-answers.ts'
import { organisationCard } from '../answers/first-stage-answers.ts'
import { centreOf } from '../cast.ts'
import { dayAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import { identifiersOf } from '../identifiers.ts'
import type { Identifiers } from '../identifiers.ts'
import { manualOf } from '../manuals/manual-of.ts'
import { franchiseOf, peopleOf } from './franchise-of.ts'
import type { FranchiseRecord } from './records.ts'

/** The franchisee asks for a model, with the card of its organisation. */
export async function requestFranchise(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { franchisee } = await peopleOf(demo, record)
  const parent = await manualOf(demo, demo.partnership(record.model))
  const { id } = await demo.runtime.startCase(franchisee, { workflow: 'franchise', parent })
  demo.cases.set(record.id, id)
  const orgId = await addOrganisation(demo, record, id)
  const adaptations = record.opinion === undefined ? {} : { adaptations: [essentialAdaptation] }
  const planned = record.path === 'handedOver' ? record.handover! : dayAfter(demo.today(), 90)
  await demo.submit(
    franchisee,
    id,
    'request',
    {
      ...franchiseRequest,
      ...adaptations,
      orgId,
      manualId: parent,
      owes: centreOf(record.terc),
      implementationTerc: record.terc,
      plannedStart: planned,
    },
    [{ by: franchisee, path: '/requestSignature' }],
  )
}

async function addOrganisation(
  demo: Demo,
  record: FranchiseRecord,
  parent: string,
): Promise<string> {
  const { franchisee } = await peopleOf(demo, record)
  const { id } = await demo.runtime.startCase(franchisee, { workflow: 'organisation', parent })
  const { name, legalForm, terc } = record
  const degurba = demo.data.applicants.find((one) => one.terc === terc)?.degurba ?? 3
  const card = {
    ...organisationCard(name, legalForm, numbersOf(record)),
    terc,
    degurba: String(degurba),
  }
  const task = await demo.task(franchisee, id, 'card')
  const statute = legalForm.startsWith('jst')
    ? {}
    : { statute: await demo.pdf(franchisee, task, '/statute', 'Statut') }
  const register = legalForm === 'otherNgo' ? { krs: '9999900001' } : {}
  await demo.submit(franchisee, id, 'card', { ...card, ...statute, ...register })
  return id
}

function numbersOf({ id }: FranchiseRecord): Identifiers {
  for (let n = 700 + Number(id.slice(1)) * 3; ; n += 1) {
    const found = identifiersOf(n)
    if (found) return found
  }
}

/** The centre takes the request and the franchisee rates itself; the franchisor gives an opinion. */
export async function rateReadiness(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, adviser, franchisee, franchisor } = await franchiseOf(demo, record)
  await demo.submit(adviser, id, 'take')
  await demo.submit(franchisee, id, 'selfRate', selfRating)
  if (record.opinion !== undefined)
    await demo.submit(franchisor, id, 'opinion', { franchisorOpinion: record.opinion })
}

/** Returns the act of assessing a franchisee as so ready. */
export function assess(readiness: Readiness) {
  return async (demo: Demo, record: FranchiseRecord): Promise<void> => {
    const { id, adviser } = await franchiseOf(demo, record)
    const answers = assessment(readiness, record.plan ?? demo.today())
    const signature = { by: adviser, path: '/adviserSignature' }
    await demo.submit(adviser, id, 'assess', answers, [signature])
  }
}

/** The director confirms a refusal. */
export async function confirmRefusal(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, director } = await franchiseOf(demo, record)
  await demo.submit(director, id, 'confirmRefusal')
}

/** The franchisee says that the gaps are closed. */
export async function reportPlan(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, franchisee } = await franchiseOf(demo, record)
  await demo.submit(franchisee, id, 'reportPlan')
}

/** The franchisee wants no franchise any more. */
export async function withdrawRequest(demo: Demo, record: FranchiseRecord): Promise<void> {
  const { id, franchisee } = await franchiseOf(demo, record)
  await demo.submit(
    franchisee,
    id,
    'withdraw',
    {
      reasonCode: 'noFunds',
      effectiveOn: demo.today(),
      participantsInformed: 'yes',
    },
    [{ by: franchisee, path: '/withdrawSignature' }],
  )
}

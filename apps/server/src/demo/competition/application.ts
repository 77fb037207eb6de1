import type { JsonObject } from '@splot/definition'
import { businessPlan } from '../answers/competition-answers.ts'
import { prose } from '../answers/prose.ts'
import { modelTypeOf } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import { addressOf, placeOf } from '../partnership.ts'
import type { Partnership } from '../partnership.ts'
import { settingOf } from '../setting.ts'
import { supportOf } from '../training/plans.ts'

/** Returns the case of the application of a partnership. */
export async function applicationOf(demo: Demo, one: Partnership): Promise<string> {
  return (await demo.childOf(one.editor, await supportOf(demo, one), 'application')).id
}

/** Begins an application; its form is still empty. */
export async function beginCompetition(demo: Demo, one: Partnership): Promise<void> {
  const parent = await supportOf(demo, one)
  const { id } = await demo.runtime.startCase(one.editor, { workflow: 'application', parent })
  const email = addressOf(one.record, 'partner')
  await demo.runtime.invite(one.editor, id, { email, role: 'applicantSigner' })
}

/** Fills in, signs and hands in an application that was begun. */
export async function handInCompetition(demo: Demo, one: Partnership): Promise<void> {
  const { editor, signer, partnerSigner } = one
  const id = await applicationOf(demo, one)
  const task = await demo.task(editor, id, 'apply')
  const { answers } = await demo.runtime.getTask(editor, task)
  const plan = { ...planOf(one, answers), ...(await attachmentsOf(demo, one, task)) }
  await demo.submit(editor, id, 'apply', plan, [
    { by: signer, path: '/signature' },
    { by: partnerSigner, path: '/signature' },
  ])
}

// what the case of the partnership has handed over already is kept
function planOf({ record }: Partnership, given: JsonObject): JsonObject {
  const {
    implementationTerc: _,
    modelType: _type,
    ...plan
  } = businessPlan(modelTypeOf(record.finalType))
  const founders = given['founders'] as JsonObject[]
  const conditions = (given['diagnosisConditions'] ?? []) as JsonObject[]
  const place = placeOf(record)
  return {
    ...plan,
    title: `Model ${place}`,
    cooperativeName: `Spółdzielnia Socjalna ${place}`,
    founders: founders.map(({ orgId }, n) => ({
      ...(plan['founders'] as JsonObject[])[n]!,
      orgId: orgId!,
    })),
    diagnosisRef: given['diagnosisRef']!,
    diagnosisConditions: conditions.map(() => ({ answer: prose('diagnosisAnswer') })),
    demandProof: [{ kind: 'letter', description: 'List intencyjny ośrodka pomocy.' }],
  }
}

async function attachmentsOf(
  demo: Demo,
  { editor, record }: Partnership,
  task: string,
): Promise<JsonObject> {
  const file = (path: string): Promise<string[]> => demo.pdf(editor, task, path, 'Zalacznik')
  const { anyCommune } = settingOf(demo.data, record)
  return {
    attPartnership: await file('/attPartnership'),
    attDeMinimis: await file('/attDeMinimis'),
    ...(anyCommune
      ? {
          orderCommitment: await file('/orderCommitment'),
          attResolution: await file('/attResolution'),
        }
      : {}),
  }
}

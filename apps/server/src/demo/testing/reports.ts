import type { JsonObject } from '@splot/definition'
import { monthlyReport } from '../answers/testing-answers.ts'
import type { ModelCode } from '../applicants.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { doIfOpen, testOf } from './open-work.ts'
import { payTranches } from './payments.ts'

const dayMs = 86_400_000

/** Hands in every report that waits, has it accepted, and pays what is due then. */
export async function reportMonth(demo: Demo, one: Partnership): Promise<void> {
  const test = await testOf(demo, one)
  if (test === null) return
  const reports = await demo.childrenOf(one.editor, test, 'report')
  const waiting = reports.filter(({ status }) => status === 'active').toReversed()
  for (const { id, columns } of waiting)
    await report(demo, one, { id, month: Number(columns['month']) })
  await payTranches(demo, test)
}

async function report(
  demo: Demo,
  one: Partnership,
  { id, month }: { id: string; month: number },
): Promise<void> {
  const signature = { by: one.signer, path: '/reportSignature' }
  const answers = (given: JsonObject): JsonObject => reportOn(demo, one, { given, month })
  await doIfOpen(demo, one.editor, { caseId: id, task: 'report' }, answers, [signature])
  const monitor = demo.staff('marta')
  await doIfOpen(demo, monitor, { caseId: id, task: 'review' }, () => ({
    reviewResult: 'accepted',
  }))
}

function reportOn(
  demo: Demo,
  { record }: Partnership,
  { given, month }: { given: JsonObject; month: number },
): JsonObject {
  const rows = (key: string): JsonObject[] => (given[key] ?? []) as JsonObject[]
  const spentOn = new Date(Date.parse(demo.today()) - 15 * dayMs).toISOString().slice(0, 10)
  return {
    ...sectionsOf(record.finalType),
    tasksProgress: rows('tasksProgress').map(({ taskNo }) => ({
      taskNo: taskNo!,
      progress: Math.min(100, 16 * month),
      deviation: 'none',
    })),
    jobsTotal: 2 + month,
    jobsAtRisk: 1,
    hired: 1,
    left: 0,
    ...(record.finalType === 'INT'
      ? {}
      : {
          standardChecks: rows('standardChecks').map(({ element }) => ({
            element: element!,
            met: 'yes',
          })),
        }),
    indicators: rows('indicators').map(({ code }) => ({
      code: code!,
      month: gainIn(month, code as string),
    })),
    expenses: [
      {
        docNo: `FV/${record.id}/${month}`,
        issuerNip: '9990000014',
        issued: spentOn,
        paid: spentOn,
        budgetRow: 1,
        amount: 10_000_00,
        own: 0,
      },
    ],
    budgetUse: rows('budgetUse').map(({ category }) => ({ category: category! })),
    risksUpdate: rows('risksUpdate').map(({ risk }) => ({ risk: risk!, level: 6 })),
  }
}

/** The target of six is reached in three months; of the jobs four are for people at risk. Pure. */
function gainIn(month: number, code: string): number {
  return (code === 'I02' ? [3, 1] : [3, 2, 1])[month - 1] ?? 0
}

// what only another type of model is asked is hidden, and hidden means absent
function sectionsOf(type: ModelCode): JsonObject {
  const {
    leftReasons: _reasons,
    attachments: _files,
    reportSignature: _signature,
    activationHours,
    activationPersons,
    progressTowardsIndependence,
    recipients,
    recipientsNew,
    serviceUnits,
    standardChecks: _checks,
    ...common
  } = monthlyReport
  const activation = {
    activationHours,
    activationPersons,
    progressTowardsIndependence,
  } as JsonObject
  const service = { recipients, recipientsNew, serviceUnits } as JsonObject
  return {
    ...common,
    ...(type === 'SRV' ? {} : activation),
    ...(type === 'INT' ? {} : service),
  }
}

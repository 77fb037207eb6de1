import type { JsonObject } from '@splot/definition'
import { essentialElements } from '../answers/essential-elements.ts'
import { finalReport, marks } from '../answers/testing-answers.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { doIfOpen, hasWork, testOf } from './open-work.ts'
import { payTranches } from './payments.ts'

const evaluators = ['ewaluator1', 'ewaluator2', 'ewaluator3', 'ewaluator4']

/** Target of every indicator of the demonstration. */
const target = 6

/** Hands in the final report of a test that has ended, has it accepted and the model validated. */
export async function endTest(demo: Demo, one: Partnership): Promise<void> {
  const test = await testOf(demo, one)
  if (test === null || !(await hasWork(demo, one.editor, test, 'final'))) return
  await handInFinalReport(demo, one, test)
  await doIfOpen(demo, demo.staff('marta'), { caseId: test, task: 'reviewFinal' })
  await doIfOpen(demo, demo.staff('feliks'), { caseId: test, task: 'settleFinal' })
  await validate(demo, one, test)
  await doIfOpen(demo, demo.staff('feliks'), { caseId: test, task: 'confirmReturn' })
  await payTranches(demo, test)
}

async function handInFinalReport(demo: Demo, one: Partnership, test: string): Promise<void> {
  const [, percent] = one.record.validation ?? ['', 100]
  const task = await demo.task(one.editor, test, 'final')
  const { answers: given, references } = await demo.runtime.getTask(one.editor, task)
  const { annexes: _, finalSignature: _signature, ...report } = finalReport
  const { salesTotal: _sales, ...answers } = report
  await demo.submit(
    one.editor,
    test,
    'final',
    {
      ...answers,
      indicatorsFinal: (given['indicatorsFinal'] as JsonObject[]).map(({ code }) => ({
        code: code!,
        final: Math.round(target * percent) / 100,
        ...(percent < 80 ? { explanation: 'Za mało czasu na rekrutację odbiorców.' } : {}),
      })),
      essentialElements: essentialElements.map((element) => ({
        element,
        why: 'Bez niego usługa przestaje być bezpieczna albo opłacalna.',
      })),
      finalSettlement: references['/finalSettlement']?.at(-1)?.id ?? '',
    },
    [{ by: one.signer, path: '/finalSignature' }],
  )
}

/** Points of each criterion by the decision they lead to. */
const markFor: Record<string, number> = { positive: 4, conditional: 3, negative: 2 }

async function validate(demo: Demo, one: Partnership, test: string): Promise<void> {
  const [decision] = one.record.validation ?? ['positive', 100]
  const mark = markFor[decision] ?? 4
  const given = { v1: mark, v2: mark, v3: mark, v4: mark, v5: mark, v6: mark }
  const panel = await panelOf(demo, test)
  for (const member of panel) await demo.submit(member, test, 'mark', { ...marks, ...given })
  const due = new Date(Date.parse(demo.today()) + 20 * 86_400_000).toISOString().slice(0, 10)
  const condition = { text: 'Uzupełnić opis rekrutacji odbiorców.', due }
  await demo.submit(panel[0]!, test, 'decideValidation', {
    panelMembers: panel.map(({ person }) => person),
    decidedOn: demo.today(),
    ...(decision === 'conditional' ? { conditionsList: [condition] } : {}),
  })
  if (decision === 'conditional') await fulfilConditions(demo, one, { test, panel, condition })
}

async function fulfilConditions(
  demo: Demo,
  one: Partnership,
  { test, panel, condition }: { test: string; panel: SignedIn[]; condition: JsonObject },
): Promise<void> {
  await demo.submit(one.editor, test, 'reportConditions')
  await demo.submit(panel[0]!, test, 'checkConditions', {
    conditionsList: [{ ...condition, met: 'yes' }],
  })
}

async function panelOf(demo: Demo, test: string): Promise<SignedIn[]> {
  const found: SignedIn[] = []
  for (const name of evaluators) {
    const reader = demo.staff(name)
    if (await hasWork(demo, reader, test, 'mark')) found.push(reader)
  }
  return found
}

import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { runningTestOf } from './open-work.ts'
import { testPathOf } from './paths.ts'

/** Asks for a change of the test. Returns the id of its case. */
async function ask(demo: Demo, one: Partnership, answers: JsonObject): Promise<string> {
  const parent = await runningTestOf(demo, one)
  const { id } = await demo.runtime.startCase(one.editor, { workflow: 'change', parent })
  const common = { description: prose('changeDescription'), effectDate: demo.today() }
  const signature = { by: one.signer, path: '/requestSignature' }
  await demo.submit(one.editor, id, 'request', { ...common, ...answers }, [signature])
  return id
}

async function decide(
  demo: Demo,
  one: Partnership,
  { change, decision }: { change: string; decision: 'approved' | 'refused' },
): Promise<void> {
  const director = demo.staff('daniel')
  const changes = await demo.childrenOf(director, await runningTestOf(demo, one), 'change')
  const annexes = changes.filter(({ states }) => states.some(({ id }) => id === 'change.approved'))
  await demo.submit(director, change, 'decide', {
    decision,
    decisionReason: prose('changeDecision'),
    ...(decision === 'approved' ? { annexNo: `Aneks ${annexes.length + 1}` } : {}),
  })
}

/** Asks for a longer test, and a suspension where there is one; the director decides. */
export async function askForLongerTest(demo: Demo, one: Partnership): Promise<void> {
  const path = testPathOf(one.record)
  const newMonths = path?.extension === 'refused' ? 5 : path?.months
  const suspension = path?.suspended ? { suspensionFrom: '2028-04-20', suspensionDays: 20 } : {}
  const change = await ask(demo, one, {
    changeKind: path?.suspended ? ['extension', 'suspension'] : ['extension'],
    newMonths: newMonths ?? 4,
    extensionGoal: prose('extensionGoal'),
    ...suspension,
  })
  await decide(demo, one, { change, decision: path?.extension ?? 'refused' })
}

/** Another organisation is to take the place of a founder. */
export async function askForOtherFounder(demo: Demo, one: Partnership): Promise<void> {
  await ask(demo, one, { changeKind: ['founder'], founderChange: prose('founderChange') })
}

/** The director approves the last change that was asked for. */
export async function approveChange(demo: Demo, one: Partnership): Promise<void> {
  const { id } = await demo.childOf(demo.staff('daniel'), await runningTestOf(demo, one), 'change')
  await decide(demo, one, { change: id, decision: 'approved' })
}

/** A shift of the budget so small that it is only noted. */
export async function shiftBudgetALittle(demo: Demo, one: Partnership): Promise<void> {
  await ask(demo, one, {
    changeKind: ['budget'],
    budgetShifts: [{ fromRow: 4, toRow: 1, amount: 1_000_00 }],
  })
}

/** A shift of the budget that the director must approve. */
export async function shiftBudget(demo: Demo, one: Partnership): Promise<void> {
  const change = await ask(demo, one, {
    changeKind: ['budget'],
    budgetShifts: [{ fromRow: 4, toRow: 3, amount: 2_000_00 }],
  })
  await decide(demo, one, { change, decision: 'approved' })
}

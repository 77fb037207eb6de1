import { keptUntil } from '@splot/definition'
import type { CaseRow } from '@splot/store'
import { decodeCase } from '../../cases/loaded-case.ts'
import type { Deps } from '../../deps.ts'
import { eachDocument } from '../../each-document.ts'
import { activeChildren, finishedChildren } from '../../outbox/active-cases.ts'
import { dueErasures } from './due-erasure.ts'
import { erasureId, erasureKind, loadErasure, writeErasure } from './erasure-record.ts'
import type { ErasureRecord } from './erasure-record.ts'
import { eraseApproved } from './erase.ts'

const pageSize = 200
const daysKept = 'erasureDay'

/**
 * Looks, once a day of the programme, through all cases that are over for what is kept no longer, and notes
 * it for those who look after personal data; what nobody has proposed yet and is kept longer by now is
 * forgotten. Erasures that were approved and could not be carried out are tried again.
 */
export async function findDueErasures(deps: Deps): Promise<void> {
  for await (const { value } of eachDocument(deps, erasureKind))
    if (value['status'] === 'approved') await eraseApproved(deps, value as unknown as ErasureRecord)
  const today = deps.library.calendar().dateOf(deps.clock.now())
  const last = await deps.store.getDocument<string>(daysKept, 'last')
  if (last?.value === today) return
  await deps.store.putDocument(daysKept, 'last', today)
  await forgetLonger(deps, today)
  const programme = deps.library.programme()
  const classes = Object.values(programme.personalData?.classes ?? {})
  const times = classes.flatMap(({ keep }) => keep ?? [])
  // no case ends before it begins, so that most need not be read
  const mayBeDue = ({ createdAt }: CaseRow) => {
    const begun = deps.library.calendar().dateOf(createdAt)
    return times.some((keep) => keptUntil(keep, begun, programme) < today)
  }
  let cursor: string | undefined
  do {
    const sort = { column: 'createdAt', descending: false } as const
    const page = await deps.store.queryCases({ status: 'done', sort }, cursor, pageSize)
    for (const row of page.items) if (mayBeDue(row)) await findIn(deps, row.id, today)
    cursor = page.next
  } while (cursor !== undefined)
}

async function findIn(deps: Deps, id: string, today: string): Promise<void> {
  const stored = await deps.cases.read(id)
  if (!stored) return
  const due = dueErasures(deps, await decodeCase(deps, stored)).filter(({ dueOn }) => dueOn < today)
  if (due.length === 0 || (await isNeeded(deps, id))) return
  for (const { what, classes, dueOn } of due) {
    const known = erasureId(id, what)
    if (await loadErasure(deps, known)) continue
    const foundAt = deps.clock.now()
    const undone = { proposed: null, decided: null, doneAt: null }
    const record: ErasureRecord = {
      id: known,
      caseId: id,
      what,
      classes,
      dueOn,
      status: 'due',
      foundAt,
      ...undone,
    }
    await writeErasure(deps, record, 0)
  }
}

/** Cases under it still run, and may read what stands in it. */
async function isNeeded(deps: Deps, id: string): Promise<boolean> {
  if ((await activeChildren(deps, id)).length > 0) return true
  for (const child of await finishedChildren(deps, id)) if (await isNeeded(deps, child)) return true
  return false
}

async function forgetLonger(deps: Deps, today: string): Promise<void> {
  for await (const { id, value } of eachDocument(deps, erasureKind)) {
    const { status, caseId, what } = value as unknown as ErasureRecord
    if (status !== 'due') continue
    const stored = await deps.cases.read(caseId)
    const due = stored ? dueErasures(deps, await decodeCase(deps, stored)) : []
    if (!due.some((one) => one.what === what && one.dueOn < today))
      await deps.store.deleteDocument(erasureKind, id)
  }
}

import { membersIn } from '@splot/engine'
import type { Member } from '@splot/engine'
import type { OutboxRow } from '@splot/store'
import { isSameMember } from '../cases/follow-members.ts'
import { loadCase, variablesOf } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import { stepCase } from '../cases/step-case.ts'
import type { Deps } from '../deps.ts'
import { systemActor } from '../permission/actor.ts'
import { hasExclusiveRole } from '../permission/exclusive-roles.ts'
import { activeChildren } from './active-cases.ts'
import { setAside } from './dead-letters.ts'

/**
 * Gives the active children that an offer of this case handed members those who are missing, and takes
 * out those who left. Looks at the parent as it is now, so that effects may come late, twice or in
 * another order.
 */
export async function deliverFollowMembers(deps: Deps, row: OutboxRow): Promise<void> {
  const parent = await loadCase(deps, row.caseId)
  const left = membersIn(row.params['left'] ?? [])
  for (const child of await activeChildren(deps, row.caseId))
    await follow(deps, row, { parent, child: await loadCase(deps, child), left })
}

/** Gives a new child the members its parent got while it was being started. */
export async function deliverFollowParent(deps: Deps, row: OutboxRow): Promise<void> {
  const child = await loadCase(deps, row.caseId)
  if (child.row.parent === null) return
  await follow(deps, row, { parent: await loadCase(deps, child.row.parent), child, left: [] })
}

async function follow(
  deps: Deps,
  row: OutboxRow,
  { parent, child, left }: { parent: LoadedCase; child: LoadedCase; left: readonly Member[] },
): Promise<void> {
  const source = parent.compiled.definition.offers?.[child.case.workflow.id]?.members
  if (source === undefined || child.case.status === 'done') return
  const wanted = membersIn(evaluate(deps, source, variablesOf(parent), deps.clock.now()))
  const has = (list: readonly Member[], one: Member) =>
    list.some((other) => isSameMember(one, other))
  for (const member of wanted.filter((one) => !has(child.case.members, one))) {
    // Whoever acted in the child in a role that excludes this one stays out of it.
    if (hasExclusiveRole(deps.library.programme(), child.case, member.person, member.role))
      await tellExcluded(deps, row, child, member)
    else await change(deps, child, 'join', member)
  }
  for (const member of left)
    if (!has(wanted, member) && has(child.case.members, member))
      await change(deps, child, 'leave', member)
}

async function change(
  deps: Deps,
  child: LoadedCase,
  type: 'join' | 'leave',
  { person, role }: Member,
): Promise<void> {
  await stepCase(deps, child.case.id, {
    decide: async () => ({ actor: systemActor, command: { type, person, role } }),
  })
}

async function tellExcluded(
  deps: Deps,
  row: OutboxRow,
  child: LoadedCase,
  { person, role }: Member,
): Promise<void> {
  await setAside(
    deps,
    {
      id: `${row.id}>${child.case.id}>${person}>${role}`,
      kind: 'message',
      caseId: child.case.id,
      type: row.type,
      code: 'case.role-exclusive',
      reason: `Expected a role that can be combined but "${role}" cannot.`,
      at: deps.clock.now(),
      tries: 1,
    },
    row,
  )
}

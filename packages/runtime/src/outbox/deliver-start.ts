import type { JsonObject } from '@splot/definition'
import { membersIn } from '@splot/engine'
import type { OutboxRow } from '@splot/store'
import { caseIdFrom } from '../cases/start-case.ts'
import { createCase } from '../cases/create-case.ts'
import type { Deps } from '../deps.ts'
import { systemActor } from '../permission/actor.ts'
import { textOf } from '../text-of.ts'

/** Starts the child case an effect asks for. Its id comes from the effect, so a repeat makes no second. */
export async function deliverStart(deps: Deps, row: OutboxRow): Promise<void> {
  const { workflow, input, members, rulesOf } = row.params
  await createCase(deps, {
    id: caseIdFrom(row.id),
    workflow: textOf(workflow),
    parent: row.caseId,
    rulesOf: typeof rulesOf === 'string' ? rulesOf : null,
    input: (input ?? {}) as JsonObject,
    members: membersIn(members ?? []),
    actor: systemActor,
  })
}

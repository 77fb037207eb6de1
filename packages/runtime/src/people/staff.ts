import type { Candidate, CompiledWorkflow } from '@splot/engine'
import { tasksOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import type { AccessSubject } from '../permission/admission.ts'
import { hasExclusiveRole } from '../permission/exclusive-roles.ts'
import { actingHolders } from './acting-holders.ts'
import { openTaskCount } from './open-task-count.ts'
import { roleHolders } from './role-holders.ts'

/**
 * Returns who could take work of a case: the holders of each role its tasks name, without those whose
 * other role in the case excludes it, or whose role does not count in it. `load` is counted only where a task goes to the least loaded.
 */
export async function staffFor(
  deps: Deps,
  compiled: CompiledWorkflow,
  subject: AccessSubject | null,
): Promise<Record<string, Candidate[]>> {
  const staff: Record<string, Candidate[]> = {}
  for (const role of compiled.assignedRoles) {
    const holders = await (subject ? actingHolders(deps, role, subject) : roleHolders(deps, role))
    const free = holders.filter(
      (person) =>
        !subject || !hasExclusiveRole(deps.library.programme(), subject.case, person, role),
    )
    const counted = needsLoad(compiled, role)
    staff[role] = await Promise.all(
      free.map(async (person) => ({
        person,
        load: counted ? await openTaskCount(deps, person) : 0,
      })),
    )
  }
  return staff
}

function needsLoad(compiled: CompiledWorkflow, role: string): boolean {
  return tasksOf(compiled.definition).some(
    ({ assign }) => assign.role === role && assign.strategy === 'leastLoaded',
  )
}

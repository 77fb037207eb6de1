import type { JsonValue } from '@splot/definition'
import type { TaskPlan } from '../plan.ts'
import { evaluate, type Run } from '../step/run.ts'
import type { Candidate } from '../types.ts'

/** Who could do a task now. */
export interface Pool {
  /** In the order of `users`, else by person id. Excluded ones are gone. */
  people: Candidate[]
  /** A computed set rather than the holders of a role. */
  computed: boolean
  excluded: string[]
}

/** Computes who could do a task and who may not. */
export function poolOf(run: Run, task: TaskPlan): Pool {
  const excluded = excludedFrom(run, task)
  const barred = new Set(excluded)
  const { role } = task.definition.assign
  const users = task.users === null ? null : evaluate(run, task.users)
  // A task with a role whose data name nobody yet is for whoever holds the role.
  const computed = task.users !== null && (users !== null || role === undefined)
  const all = computed ? named(run, role, users) : holdersOf(run, role)
  return {
    people: all.filter((candidate) => !barred.has(candidate.person)),
    computed,
    excluded,
  }
}

function excludedFrom(run: Run, task: TaskPlan): string[] {
  const conflicts = task.exclude === null ? [] : personsIn(evaluate(run, task.exclude))
  const acted = (task.definition.assign.notWho ?? []).flatMap((other) =>
    (run.draft.answers[other] ?? []).flatMap(({ by, inPlaceOf = by }) => [by, inPlaceOf]),
  )
  return [...new Set([...conflicts, ...acted])]
}

function named(run: Run, role: string | undefined, users: JsonValue): Candidate[] {
  const staff = role === undefined ? [] : (run.environment.staff?.[role] ?? [])
  const loads = new Map(staff.map((one) => [one.person, one.load]))
  return personsIn(users).map((person) => ({ person, load: loads.get(person) ?? 0 }))
}

/** Holders of the role in the programme and in this case, by person id. */
export function holdersOf(run: Run, role: string | undefined): Candidate[] {
  if (role === undefined) return []
  const found = new Map<string, Candidate>()
  for (const one of run.environment.staff?.[role] ?? []) found.set(one.person, one)
  for (const member of run.draft.members) {
    if (member.role !== role || found.has(member.person)) continue
    found.set(member.person, { person: member.person, load: 0 })
  }
  return [...found.values()].sort((a, b) => (a.person < b.person ? -1 : 1))
}

/** Person ids of a value: a text, or a list of texts or of objects with `person` or `id`. */
export function personsIn(value: JsonValue): string[] {
  const list = Array.isArray(value) ? value : [value]
  const people = list.flatMap((one): string[] => {
    if (typeof one === 'string') return one === '' ? [] : [one]
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const person = one['person'] ?? one['id']
    return typeof person === 'string' ? [person] : []
  })
  return [...new Set(people)]
}

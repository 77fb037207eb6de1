import type { JsonValue } from '@splot/definition'
import { planOf, type Plan } from '../plan.ts'
import type { Case, CompiledWorkflow, Effect } from '../types.ts'

/** A synthetic case and where it stands among the others. */
export interface Subject {
  readonly id: string
  readonly plan: Plan
  readonly compiled: CompiledWorkflow
  readonly parent: string | null
  case: Case
}

/** Returns a text; `''` for anything else. Pure. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** All synthetic cases. */
export class World {
  readonly #compiled: ReadonlyMap<string, CompiledWorkflow>
  readonly #subjects = new Map<string, Subject>()
  readonly #children = new Map<string, string[]>()
  readonly #active = new Map<string, Set<string>>()

  constructor(workflows: readonly CompiledWorkflow[]) {
    this.#compiled = new Map(workflows.map((one) => [one.definition.id, one]))
  }

  /** A workflow by its id, or `null`. */
  workflow(id: string): CompiledWorkflow | null {
    return this.#compiled.get(id) ?? null
  }

  /** A case by its id, or `null`. */
  find(id: string): Subject | null {
    return this.#subjects.get(id) ?? null
  }

  /** Ids of all cases in the order they started. */
  ids(): string[] {
    return [...this.#subjects.keys()]
  }

  /** Active cases of a workflow, the newest first. */
  activeOf(workflow: string): Subject[] {
    return this.#found(this.#active.get(workflow) ?? []).reverse()
  }

  /** Takes a case in. */
  add(compiled: CompiledWorkflow, started: Case, parent: string | null): Subject {
    const { id } = started
    const subject: Subject = { id, compiled, plan: planOf(compiled), parent, case: started }
    this.#subjects.set(id, subject)
    if (parent !== null) this.#children.set(parent, [...(this.#children.get(parent) ?? []), id])
    this.note(subject)
    return subject
  }

  /** Keeps the lists of active cases true after a step. */
  note({ id, case: { status, workflow } }: Subject): void {
    const active = this.#active.get(workflow.id) ?? new Set()
    if (status === 'active') active.add(id)
    else active.delete(id)
    this.#active.set(workflow.id, active)
  }

  /** The cases a message is meant for. */
  receiversOf(sender: Subject, { params }: Effect): Subject[] {
    const { to, cases, workflow, states, event } = params
    if (to === 'parent') return this.#found(sender.parent === null ? [] : [sender.parent])
    if (to === 'children')
      return this.#found(this.#children.get(sender.id) ?? []).filter(
        ({ case: { status }, plan }) =>
          status === 'active' && Object.hasOwn(plan.definition.events, textOf(event)),
      )
    if (typeof workflow === 'string')
      return this.activeOf(workflow).filter(
        ({ case: { states: active } }) =>
          !Array.isArray(states) || states.some((one) => active.includes(textOf(one))),
      )
    const ids = Array.isArray(cases) ? cases : [cases ?? null]
    return this.#found(new Set(ids.filter((id) => typeof id === 'string')))
  }

  #found(ids: Iterable<string>): Subject[] {
    return [...ids].flatMap((id) => this.#subjects.get(id) ?? [])
  }
}

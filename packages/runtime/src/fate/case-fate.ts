import { fateOf } from '@splot/engine'
import type { Actor, Fate, MigrationOptions } from '@splot/engine'
import { peekNumber, withNumbers } from '../cases/counters.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { staffFor } from '../people/staff.ts'
import { answerIssues } from './answer-issues.ts'
import { frozenAround } from './frozen-around.ts'
import type { KnownFreezes } from './frozen-around.ts'
import type { FateDraft } from './types.ts'

/** Where cases go on, and who takes them along. */
export interface TakingAlong {
  mapping: FateDraft['mapping']
  /** Person id, or `system`. */
  by: string
  /** What is known of cases that keep their rules; absent: each is asked again. */
  freezes?: KnownFreezes
}

/** A live case and what it would be migrated to. */
export interface MigrationTo {
  /** The case with the definitions it would have. */
  after: LoadedCase
  options: MigrationOptions
}

/**
 * Returns what migrating a case to the library of `draft` takes, or `null` where the case has its
 * definitions already. `draft` are the same dependencies with another library, or the very same.
 */
export async function migrationTo(
  deps: Deps,
  draft: Deps,
  before: LoadedCase,
  mapping: FateDraft['mapping'],
  freezes?: KnownFreezes,
): Promise<MigrationTo | null> {
  const { id: releaseId, release } = draft.library.current()
  const { id, version } = before.case.workflow
  // a workflow that is taken out of force lets its cases go on as they began
  if (release.workflows[id] === undefined) return null
  const compiled = draft.library.workflow(id)
  if (releaseId === before.releaseId && compiled.definition.version === version) return null
  const after: LoadedCase = { ...before, compiled, releaseId, release }
  const frozen = await frozenAround(deps, before, freezes)
  const options: MigrationOptions = {
    mapping: mapping?.[id] ?? {},
    ...(frozen && { frozen }),
    parameters: { ...before.case.parameters, ...release.parameters },
    checkAnswers: await answerIssues(deps, draft, before, after),
  }
  return { after, options }
}

/**
 * Returns what would become of a live case, or `null` where it has the definitions of `draft` already.
 * Nothing is written: numbers are looked at, not reserved.
 */
export async function fateOfCase(
  deps: Deps,
  draft: Deps,
  before: LoadedCase,
  { mapping, by, freezes }: TakingAlong,
): Promise<Fate | null> {
  const left = leftBehind(deps, draft, before)
  if (left !== null) return left
  const migration = await migrationTo(deps, draft, before, mapping, freezes)
  if (migration === null) return null
  const { after, options } = migration
  const now = deps.clock.now()
  const staff = await staffFor(draft, after.compiled, after)
  return withNumbers(
    deps.store,
    (numbers) =>
      fateOf(before.compiled, after.compiled, before.case, options, {
        now,
        actor: migrator(by),
        staff,
        numbers,
      }),
    peekNumber,
  )
}

/** A case of a workflow that the draft takes away keeps it, and keeps the draft from being published. */
function leftBehind(
  deps: Deps,
  draft: Deps,
  { case: { workflow, states } }: LoadedCase,
): Fate | null {
  const [now, then] = [deps, draft].map(({ library }) => library.current().release.workflows)
  if (now?.[workflow.id] === undefined || then?.[workflow.id] !== undefined) return null
  return {
    kind: 'blocked',
    from: states,
    to: [],
    undecided: [],
    blocked: { code: 'workflow.deleted', reason: deleted },
    timers: [],
    tasks: [],
    answers: [],
    added: {},
    missing: [],
    effects: {},
    end: 'unknown',
    safe: false,
  }
}

const deleted = {
  pl: 'Przebieg tych spraw usunięto. Dopóki trwają, nie da się tego opublikować.',
  en: 'The workflow of these cases was deleted. While they are live, this cannot be published.',
}

/** As guards see who takes a case along: with no role in it. */
export function migrator(by: string): Actor {
  return { id: by, roles: [] }
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate, setTimeout as pause } from 'node:timers/promises'
import { SplotError } from '@splot/definition'
import { assertCaseId } from '../case-id.ts'
import { KeyedQueue } from '../keyed-queue.ts'
import type { CaseCommit, StoredCase } from '../types.ts'

/** What a step returns: what to write, if anything, and what to answer. */
export interface StepOutcome<T> {
  commit?: CaseCommit
  result: T
}

/** How a step is run: how often on conflicts, and what its caller knows of the case. */
export interface StepOptions {
  attempts?: number
  known?: StoredCase | undefined
}

/** How steps read and write. */
export interface StepAccess {
  load: (id: string, known?: StoredCase) => Promise<StoredCase | null>
  commit: (commit: CaseCommit) => Promise<unknown>
}

/** A step that is under way. */
interface Step {
  of: CaseSteps
  id: string
}

const longestPauseMs = 100

// one for all stores: Node carries each that was ever used from promise to promise, also of stores long closed
const stepping = new AsyncLocalStorage<readonly Step[]>()

/** Whole steps of cases, one after another for each case of this process. */
export class CaseSteps {
  readonly #steps = new KeyedQueue()
  readonly #access: StepAccess

  constructor(access: StepAccess) {
    this.#access = access
  }

  /** Runs a step alone; on a conflict again, at most `attempts` times. @throws SplotError store.conflict */
  async run<T>(
    id: string,
    step: (stored: StoredCase | null) => Promise<StepOutcome<T>>,
    { attempts = 8, known }: StepOptions = {},
  ): Promise<T> {
    assertCaseId(id)
    const around = stepping.getStore() ?? []
    if (around.some((one) => one.of === this && one.id === id))
      throw new Error(`A step of case ${id} waits for another step of it`)
    const inside = [...around, { of: this, id }]
    return this.#steps.run(id, () =>
      stepping.run(inside, () => this.#tryStep(id, step, { attempts, known })),
    )
  }

  async #tryStep<T>(
    id: string,
    step: (stored: StoredCase | null) => Promise<StepOutcome<T>>,
    { attempts, known }: { attempts: number; known: StoredCase | undefined },
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await step(await this.#access.load(id, known))
      if (!outcome.commit) return outcome.result
      if (outcome.commit.caseId !== id)
        throw new Error(`A step of case ${id} commits case ${outcome.commit.caseId}`)
      try {
        await this.#access.commit(outcome.commit)
        return outcome.result
      } catch (error) {
        const lost = error instanceof SplotError && error.code === 'store.conflict'
        if (!lost || attempt >= attempts) throw error
        // Let others run first: a retry that spins in microtasks starves the write it waits for, and
        // processes that all retry at once keep one another from a case that many of them write.
        await (attempt < 3 ? setImmediate() : pause(Math.min(2 ** attempt, longestPauseMs)))
      }
    }
  }
}

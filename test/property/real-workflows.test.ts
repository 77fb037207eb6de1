import { readdirSync, readFileSync } from 'node:fs'
import type {
  CodeList,
  FormDefinition,
  ProgrammeDefinition,
  StateDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import { explainCase, explainDecision } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { afterAll, describe, expect, it } from 'vitest'
import { RealWalk, walkedWorkflow } from '../support/real-walk.ts'
import type { WalkedStep, WalkedWorkflow, WalkPlace } from '../support/real-walk.ts'
import { seeded } from '../support/seeded.ts'
import { statesBeyondChance } from '../support/states-beyond-chance.ts'

const root = new URL('../../', import.meta.url)
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T
const all = <T>(folder: string): T[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.json') && name !== 'programme.json')
    .map((name) => read<T>(folder + name))

const world = {
  programme: read<ProgrammeDefinition>('workflows/programme.json'),
  forms: new Map(all<FormDefinition>('forms/').map((form) => [form.id, form])),
  codeLists: new Map(all<CodeList>('forms/lists/').map((list) => [list.id, list])),
}
const expressions = createExpressionCompiler()
const workflows = all<WorkflowDefinition>('workflows/').map((definition) =>
  walkedWorkflow(definition, world, expressions),
)

/** Walks of each workflow: at least, and at most while some state was not come to. */
const walksAtLeast = 30
const walksAtMost = 3_000

const totals = { walks: 0, steps: 0, ended: 0, decisions: 0 }

/**
 * States in which a case can be found after a step: those left at once by any way are passed within one,
 * and a history state only leads back.
 */
function statesOf({ definition }: WalkedWorkflow): string[] {
  const below = (node: { states?: object }): string[] =>
    Object.values(node.states ?? {}).flatMap((state: StateDefinition) => [
      ...(state.id === undefined || state.type === 'history' || isPassed(state) ? [] : [state.id]),
      ...below(state),
    ])
  return below(definition)
}

function isPassed({ always }: StateDefinition): boolean {
  return [always ?? []].flat().some((way) => typeof way === 'string' || way.guard === undefined)
}

/** Mostly where a walk last came to a state nobody had been in; else the start. */
function placeFor(seed: number, places: readonly WalkPlace[]): WalkPlace | undefined {
  const random = seeded(seed * 7919)
  if (places.length === 0 || random.chance(0.25)) return undefined
  return places[places.length - 1 - Math.floor(random.next() ** 2 * places.length)]
}

/** History tells the way from state to state; explanation agrees with the case; decisions hold. */
function watch(of: WalkedWorkflow, { before, result, environment }: WalkedStep): void {
  const { case: now, history } = result
  expect(history.length).toBeGreaterThan(0)
  if (before) {
    expect(now.step).toBe(before.step + 1)
    const told = history.filter(({ to }) => to !== undefined)
    if (told.length > 0) {
      expect(told[0]?.from).toEqual(before.states)
      expect(told.at(-1)?.to).toEqual(now.states)
    } else expect(now.states).toEqual(before.states)
  }
  const told = explainCase(of.compiled, now, environment)
  expect(told.states.map(({ id }) => id)).toEqual(now.states)
  const open = now.items.filter(({ status, offer }) => status === 'open' && offer !== true)
  expect(told.waitingFor.map(({ item }) => item).toSorted()).toEqual(
    open.map(({ key }) => key).toSorted(),
  )
  if (now.status === 'done') expect(open).toEqual([])
  for (const [id, records] of Object.entries(now.decisions ?? {}))
    for (const record of records.slice(before?.decisions?.[id]?.length ?? 0)) {
      expect(explainDecision(of.compiled, id, record)?.holds, id).toBe(true)
      totals.decisions += 1
    }
}

describe('random walks over the workflows of the programme', () => {
  it.each(workflows.map((of) => [of.definition.id, of] as const))(
    '[EN2] [EN5] %s: stopped after every step equals never stopped; history and explanation hold',
    { timeout: 120_000 },
    (id, of) => {
      const wanted = new Set(statesOf(of).filter((state) => !statesBeyondChance.has(state)))
      const places: WalkPlace[] = []
      for (let seed = 1; seed <= walksAtMost; seed += 1) {
        let found = false
        const from = placeFor(seed, places)
        let walk: RealWalk | undefined
        try {
          walk = new RealWalk(of, seed, {
            from,
            watch: (step) => {
              watch(of, step)
              totals.steps += 1
              for (const state of Object.keys(step.result.case.visits))
                found = wanted.delete(state) || found
            },
          })
          walk.run((place) => {
            if (found) places.push(place)
            found = false
          })
        } catch (error) {
          const last = JSON.stringify(walk?.commands.at(-1) ?? 'start').slice(0, 300)
          const message = `${id}, seed ${seed}, after ${last}: ${(error as Error).message}`
          throw new Error(message, { cause: error })
        }
        totals.walks += 1
        if (walk.case.status === 'done') totals.ended += 1
        if (wanted.size === 0 && seed >= walksAtLeast) break
      }
      expect([...wanted]).toEqual([])
    },
  )

  afterAll(() => {
    expect(totals.walks).toBeGreaterThan(500)
    expect(totals.ended).toBeGreaterThan(100)
    expect(totals.decisions).toBeGreaterThan(20)
  })
})

/* oxlint-disable no-underscore-dangle -- XState tells active nodes no other way */
import type {
  CompiledExpression,
  JsonObject,
  JsonValue,
  WorkflowDefinition,
} from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { assign, createActor, createMachine, SimulatedClock, type AnyActorRef } from 'xstate'

const feel = createExpressionCompiler()
const moment = { now: '2027-03-01T09:00:00Z' }

const compiled = new Map<string, CompiledExpression>()

function evaluate(source: string, context: JsonObject, event: JsonObject): JsonValue {
  let expression = compiled.get(source)
  if (expression === undefined) {
    const result = feel.compile(source)
    if (!('expression' in result)) throw new Error(`Expected an expression, but got ${source}`)
    expression = result.expression
    compiled.set(source, expression)
  }
  return expression.evaluate({ context, event }, moment)
}

/** The workflow as XState itself runs it: a live actor with a simulated clock. */
export interface LiveActor {
  actor: AnyActorRef
  /** Ids of the active states in document order, the root left out. */
  states(): string[]
  context(): JsonObject
  status(): string
  /** False when XState itself came to nodes that its own state value does not describe. */
  legal(): boolean
  /** What `notify` actions said, in order. */
  trace: JsonValue[]
  send(event: JsonObject & { type: string }): void
  wait(milliseconds: number): void
}

/** Runs the definition as it stands, with the least that XState needs to know of it. */
export function liveActor(definition: WorkflowDefinition): LiveActor {
  const trace: JsonValue[] = []
  const clock = new SimulatedClock()
  const sources = new Set(
    [...JSON.stringify(definition).matchAll(/"guard":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text]) => JSON.parse(`"${text}"`) as string,
    ),
  )
  const machine = createMachine(
    { ...definition, options: { maxIterations: 1_000 } } as never,
    {
      guards: Object.fromEntries(
        [...sources].map((source) => [
          source,
          ({ context, event }: Arguments) => evaluate(source, context, event) === true,
        ]),
      ),
      actions: {
        set: assign(({ context, event }: Arguments, params: Record<string, string>) =>
          Object.fromEntries(
            Object.entries(params).map(([name, source]) => [
              name,
              evaluate(source, context, event),
            ]),
          ),
        ),
        notify: ({ context, event }: Arguments, params: { people: string }) => {
          trace.push(evaluate(params.people, context, event))
        },
      },
      delays: { t1: 180_000, t2: 420_000, t3: 3_600_000 },
    } as never,
  )
  const actor = createActor(machine, { clock })
  let failed: unknown
  actor.subscribe({ error: (error) => (failed = error) })
  actor.start()
  const check = () => {
    if (failed !== undefined) throw failed
  }
  check()
  const snapshot = () =>
    actor.getSnapshot() as unknown as {
      status: string
      context: JsonObject
      value: JsonValue
      _nodes: { id: string; order: number }[]
    }
  return {
    actor,
    trace,
    states: () =>
      [...snapshot()._nodes]
        .sort((a, b) => a.order - b.order)
        .slice(1)
        .map((node) => node.id),
    legal() {
      const { _nodes: nodes, value } = snapshot()
      const { _nodes: described } = machine.resolveState({ value } as never)
      return described.length === nodes.length
    },
    context: () => snapshot().context,
    status: () => snapshot().status,
    send(event) {
      actor.send(event)
      check()
    },
    wait(milliseconds) {
      clock.increment(milliseconds)
      check()
    },
  }
}

interface Arguments {
  context: JsonObject
  event: JsonObject
}

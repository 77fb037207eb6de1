import { createActor, fromPromise, SimulatedClock, waitFor } from 'xstate'
import { describe, expect, it } from 'vitest'
import { draftMachine, SaveError } from './draft-machine.ts'

function run(answers: (() => Promise<{ savedAt: string }>)[]) {
  const clock = new SimulatedClock()
  let saves = 0
  const actor = createActor(
    draftMachine.provide({
      actors: {
        save: fromPromise(() => answers[saves++]?.() ?? Promise.resolve({ savedAt: 'x' })),
      },
    }),
    { clock, input: { savedAt: null } },
  )
  actor.start()
  const reach = (state: string) => waitFor(actor, (snapshot) => snapshot.matches(state as 'clean'))
  return { actor, clock, reach, saves: () => saves }
}

describe('draft of an open form', () => {
  it('is saved five seconds after the first unsaved change, also while typing goes on', async () => {
    const { actor, clock, reach, saves } = run([])
    actor.send({ type: 'EDIT' })
    clock.increment(3_000)
    actor.send({ type: 'EDIT' })
    expect(saves()).toBe(0)
    clock.increment(2_000)
    expect(saves()).toBe(1)
    await reach('clean')
    expect(actor.getSnapshot().context.savedAt).toBe('x')
  })

  it('is saved soon after a field was left', async () => {
    const { actor, clock, saves } = run([])
    actor.send({ type: 'EDIT' })
    actor.send({ type: 'LEAVE' })
    clock.increment(800)
    expect(saves()).toBe(1)
  })

  it('is not saved when nothing changed', () => {
    const { actor, clock, saves } = run([])
    actor.send({ type: 'LEAVE' })
    clock.increment(60_000)
    expect(saves()).toBe(0)
  })

  it('keeps edits made during a save for the next one', async () => {
    const { actor, reach, saves } = run([])
    actor.send({ type: 'EDIT' })
    actor.send({ type: 'SAVE' })
    actor.send({ type: 'EDIT' })
    await reach('waiting')
    actor.send({ type: 'SAVE' })
    await reach('clean')
    expect(saves()).toBe(2)
  })

  it('tries again when the connection is back', async () => {
    const { actor, reach, saves } = run([
      () => Promise.reject(new SaveError('offline', 'no connection')),
    ])
    actor.send({ type: 'EDIT' })
    actor.send({ type: 'SAVE' })
    await reach('retrying')
    expect(actor.getSnapshot().context.failure).toBe('offline')
    actor.send({ type: 'ONLINE' })
    await reach('clean')
    expect(saves()).toBe(2)
    expect(actor.getSnapshot().context.failure).toBeNull()
  })

  it('stops when the server will not take it, and says why', async () => {
    const { actor, clock, reach, saves } = run([
      () => Promise.reject(new SaveError('refused', 'the call is closed')),
    ])
    actor.send({ type: 'EDIT' })
    actor.send({ type: 'SAVE' })
    await reach('stopped')
    clock.increment(60_000)
    expect(saves()).toBe(1)
    expect(actor.getSnapshot().context.reason).toBe('the call is closed')
  })
})

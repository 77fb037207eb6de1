import type { LiveChange } from '@splot/runtime'
import { describe, expect, test } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

type Listener = (change: LiveChange) => void

async function connect() {
  const listeners = new Set<Listener>()
  const ticks = new Set<() => void>()
  const service = await createTestApp(
    {
      every: (_, tick) => {
        ticks.add(tick)
        return () => ticks.delete(tick)
      },
    },
    {
      subscribe: (_: unknown, listener: Listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  )
  const cookie = await service.signIn('a@example.org')
  const reply = await service.app.request('/api/stream', { headers: { cookie } })
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  return {
    ...service,
    cookie,
    reply,
    reader,
    listeners,
    ticks,
    read: async () => (await reader.read()).value,
  }
}

describe('live changes', () => {
  test('[SV70] a change of a case arrives as an event without data of the case', async () => {
    const { reply, read, listeners, calls } = await connect()
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await read()
    for (const listener of listeners) listener({ caseId: 'c1', revision: 4 })
    expect(await read()).toBe('event: change\ndata: {"caseId":"c1","revision":4}\n\n')
    expect(calls.at(-1)).toMatchObject({
      method: 'subscribe',
      reader: { person: 'person-a@example.org' },
    })
  })

  test('[SV70] a change of a draft arrives as an event of its own', async () => {
    const { read, listeners } = await connect()
    await read()
    for (const listener of listeners) listener({ draftId: 'd1', revision: 2 })
    expect(await read()).toBe('event: draft\ndata: {"draftId":"d1","revision":2}\n\n')
  })

  test('[SV71] a connection begins by telling the reader to read again', async () => {
    const { read } = await connect()
    expect(await read()).toBe('retry: 2000\nevent: resync\ndata: {}\n\n')
  })

  test('[SV75] signing out ends the live connections of the session', async () => {
    const { app, cookie, reader, ticks, listeners } = await connect()
    await reader.read()
    await app.request('/api/session', { method: 'DELETE', headers: { cookie } })
    for (const tick of ticks) tick()
    expect(await reader.read()).toMatchObject({ done: true })
    expect(listeners.size).toBe(0)
  })

  test('[SV72] a quiet connection is kept alive', async () => {
    const { read, ticks } = await connect()
    await read()
    for (const tick of ticks) tick()
    expect(await read()).toBe(': still here\n\n')
  })

  test('[SV73] a reader that leaves, or lags too far behind, costs nothing more', async () => {
    const gone = await connect()
    await gone.reader.cancel()
    expect([gone.listeners.size, gone.ticks.size]).toEqual([0, 0])
    const slow = await connect()
    for (let n = 0; n < 1000; n += 1) {
      for (const listener of slow.listeners) listener({ caseId: 'c', revision: n })
    }
    expect([slow.listeners.size, slow.ticks.size]).toEqual([0, 0])
    let read = 0
    while (!(await slow.reader.read()).done) read += 1
    expect(read).toBeLessThan(300)
  })

  test('[SV74] stopping ends every live connection, of which there may be many', async () => {
    const stopping = new AbortController()
    let listening = 0
    const add = stopping.signal.addEventListener.bind(stopping.signal)
    stopping.signal.addEventListener = (...args: Parameters<typeof add>) => {
      listening += 1
      add(...args)
    }
    const { app, signIn } = await createTestApp({
      stopping: stopping.signal,
      every: () => () => undefined,
    })
    const cookie = await signIn('a@example.org')
    const readers = []
    for (let n = 0; n < 30; n += 1) {
      const reply = await app.request('/api/stream', { headers: { cookie } })
      const reader = reply.body!.getReader()
      await reader.read()
      readers.push(reader)
    }
    expect(listening).toBe(1)
    stopping.abort()
    for (const reader of readers) expect(await reader.read()).toMatchObject({ done: true })
  })
})

import { ApiError } from '@splot/client'
import type { JsonValue } from '@splot/definition'
import { mergeFile, setValue } from '@splot/definition/edit'
import { describe, expect, it } from 'vitest'
import type { Draft, DraftService } from './draft-service.ts'
import { openDraftStore, type DraftStoreOptions } from './draft-store.ts'
import type { EditKeeper, KeptEdits } from './kept-edits.ts'

const label = { pl: 'Zmień', en: 'Change' }
const set = (value: JsonValue, path = 'a.json') => setValue(path, '/x', value, label)

/** A server that keeps one draft in memory as the real one does, and may be cut off. */
function createServer(texts: Record<string, string>) {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, { text, revision: 1 }]))
  const summary = {
    id: 'd1',
    title: 'Draft',
    base: 'r1',
    baseIsCurrent: true,
    createdBy: null,
    createdAt: '2027-01-01T00:00:00Z',
    changedBy: null,
    changedAt: '2027-01-01T00:00:00Z',
    status: 'open' as const,
    revision: 1,
    changedFiles: 0,
    proposal: null,
  }
  const server = {
    cut: false,
    /** Who saved last. */
    author: 'p2',
    notes: [] as (string | undefined)[],
    text: (path: string) => files.get(path)?.text,
    write(path: string, text: string) {
      files.set(path, { text, revision: (files.get(path)?.revision ?? 0) + 1 })
    },
  }
  function get(): Draft {
    return {
      ...summary,
      baseFiles: [],
      files: [...files].map(([path, file]) => ({
        path,
        ...file,
        changedBy: { id: server.author, name: 'Anna' },
        changedAt: null,
      })),
    }
  }
  const service: DraftService = {
    list: async () => [summary],
    create: async () => get(),
    discard: async () => undefined,
    async get() {
      return get()
    },
    async change(_id, { changes, note }) {
      if (server.cut) throw new ApiError({}, 0)
      const met = changes.filter(({ path, base }) => (files.get(path)?.revision ?? 0) !== base)
      if (met.length > 0) {
        return {
          conflicts: met.map(({ path }) => ({
            path,
            revision: files.get(path)?.revision ?? 0,
            text: files.get(path)?.text ?? null,
            changedBy: { id: 'p2', name: 'Jan' },
          })),
        }
      }
      server.notes.push(note)
      for (const { path, text } of changes) take(path, text)
      const revisions = changes.map(({ path }) => [path, files.get(path)?.revision ?? 0] as const)
      return { draft: summary, revisions: Object.fromEntries(revisions) }
    },
  }
  function take(path: string, text: string | null): void {
    if (text === null) files.delete(path)
    else server.write(path, text)
  }
  return { server, service }
}

function createKeeper(): EditKeeper & { kept: KeptEdits | undefined } {
  const keeper = {
    kept: undefined as KeptEdits | undefined,
    read: async () => keeper.kept,
    async keep(_draft: string, edits: KeptEdits) {
      keeper.kept = edits
    },
    async drop() {
      keeper.kept = undefined
    },
  }
  return keeper
}

async function open(texts: Record<string, string>, keeper = createKeeper()) {
  const { server, service } = createServer(texts)
  const clock = { now: 0 }
  const options: DraftStoreOptions = {
    service,
    keeper,
    merge: mergeFile,
    locale: () => 'en',
    me: () => 'p1',
    now: () => clock.now,
    // nothing happens later by itself: tests send when they say so
    later: () => () => undefined,
  }
  return { clock, server, keeper, options, store: await openDraftStore('d1', options) }
}

describe('the store of an open draft', () => {
  it('does an edit, takes it back and does it again', async () => {
    const { store } = await open({ 'a.json': '{"x":1}' })
    store.run(set(2))
    expect(store.getState().files['a.json']).toEqual({ x: 2 })
    store.undo()
    expect(store.getState().files['a.json']).toEqual({ x: 1 })
    store.redo()
    expect(store.getState().files['a.json']).toEqual({ x: 2 })
    store.redo()
    expect(store.getState().files['a.json']).toEqual({ x: 2 })
  })

  it('makes one step of undo of what is typed in one place', async () => {
    const { store } = await open({ 'a.json': '{"x":"","y":""}' })
    for (const text of ['S', 'Si', 'Sit']) store.run(set(text))
    store.run(setValue('a.json', '/y', 'V', label))
    expect(store.getState().steps.done).toHaveLength(2)
    store.undo()
    store.undo()
    expect(store.getState().files['a.json']).toEqual({ x: '', y: '' })
  })

  it('makes another step of what is typed there after a pause', async () => {
    const { clock, store } = await open({ 'a.json': '{"x":""}' })
    store.run(set('S'))
    clock.now = 1_000
    store.run(set('Si'))
    clock.now = 10_000
    store.run(set('Site'))
    store.undo()
    expect(store.getState().files['a.json']).toEqual({ x: 'Si' })
    store.undo()
    expect(store.getState().files['a.json']).toEqual({ x: '' })
  })

  it('keeps no step of an edit that changes nothing', async () => {
    const { store } = await open({ 'a.json': '{"x":1}' })
    store.run(set(1))
    expect(store.getState().steps.done).toHaveLength(0)
    expect(store.getState().saving).toBe('saved')
  })

  it('sends what changed with a note in words, and writes back what was changed back as it was', async () => {
    const { server, store } = await open({ 'a.json': '{ "x":   1 }', 'b.json': '{"x":1}' })
    store.run(set(2))
    await store.flush()
    expect(JSON.parse(server.text('a.json') ?? '')).toEqual({ x: 2 })
    expect(server.text('b.json')).toBe('{"x":1}')
    expect(server.notes).toEqual(['Change'])
    expect(store.getState().saving).toBe('saved')
    store.undo()
    await store.flush()
    expect(server.text('a.json')).toBe('{ "x":   1 }')
  })

  it('adds and removes whole files', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1}' })
    store.run({ label, apply: (files) => ({ ...files, 'new.json': { x: 5 } }) })
    await store.flush()
    expect(server.text('new.json')).toContain('5')
    store.undo()
    await store.flush()
    expect(server.text('new.json')).toBeUndefined()
    expect(store.getState().files['new.json']).toBeUndefined()
  })

  it('keeps changes in the browser while there is no connection, and finds them after a reload', async () => {
    const keeper = createKeeper()
    const first = await open({ 'a.json': '{"x":1}' }, keeper)
    first.server.cut = true
    first.store.run(set(7))
    await first.store.flush()
    expect(first.store.getState().saving).toBe('offline')
    expect(keeper.kept?.values['a.json']).toEqual({ x: 7 })
    const second = await openDraftStore('d1', first.options)
    expect(second.getState().files['a.json']).toEqual({ x: 7 })
    first.server.cut = false
    await second.flush()
    expect(JSON.parse(first.server.text('a.json') ?? '')).toEqual({ x: 7 })
    expect(keeper.kept).toBeUndefined()
  })

  it('asks nothing when a kept change had arrived and only the answer had not', async () => {
    const keeper = createKeeper()
    const { server, options, store } = await open({ 'a.json': '{"x":1}' }, keeper)
    server.cut = true
    store.run(set(7))
    await store.flush()
    server.write('a.json', '{"x":7}')
    server.cut = false
    const again = await openDraftStore('d1', options)
    expect(again.getState().conflicts).toEqual([])
    await again.flush()
    expect(again.getState()).toMatchObject({ saving: 'saved', files: { 'a.json': { x: 7 } } })
    expect(keeper.kept).toBeUndefined()
  })

  it('goes on from what the same person sent last before the page was gone', async () => {
    const { server, options, store } = await open({ 'a.json': '{"x":1}' })
    server.cut = true
    store.run(set(7))
    await store.flush()
    server.write('a.json', '{"x":6}')
    server.author = 'p1'
    server.cut = false
    const again = await openDraftStore('d1', options)
    expect(again.getState().conflicts).toEqual([])
    await again.flush()
    expect(JSON.parse(server.text('a.json') ?? '')).toEqual({ x: 7 })
  })

  it('asks which version stays when a kept change met another one meanwhile', async () => {
    const keeper = createKeeper()
    const { server, options, store } = await open({ 'a.json': '{"x":1}' }, keeper)
    server.cut = true
    store.run(set(7))
    await store.flush()
    server.write('a.json', '{"x":3}')
    server.cut = false
    const again = await openDraftStore('d1', options)
    expect(again.getState().conflicts).toMatchObject([{ path: 'a.json', theirs: { x: 3 } }])
    again.settle('a.json', 'mine')
    await again.flush()
    expect(JSON.parse(server.text('a.json') ?? '')).toEqual({ x: 7 })
  })

  it('overwrites nothing that another person saved: who saves second chooses', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1}', 'b.json': '{"x":1}' })
    server.write('a.json', '{"x":9}')
    store.run(set(2))
    store.run(set(2, 'b.json'))
    await store.flush()
    expect(server.text('a.json')).toBe('{"x":9}')
    expect(store.getState().conflicts).toMatchObject([
      { path: 'a.json', changedBy: { name: 'Jan' } },
    ])
    await store.flush()
    expect(JSON.parse(server.text('b.json') ?? '')).toEqual({ x: 2 })
    expect(server.text('a.json')).toBe('{"x":9}')
    store.settle('a.json', 'theirs')
    expect(store.getState().files['a.json']).toEqual({ x: 9 })
    expect(store.getState().conflicts).toEqual([])
  })

  it('joins changes of different places of one file', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1,"y":1}' })
    server.write('a.json', '{"x":1,"y":9}')
    store.run(set(2))
    await store.flush()
    await store.flush()
    expect(store.getState().conflicts).toEqual([])
    expect(JSON.parse(server.text('a.json') ?? '')).toEqual({ x: 2, y: 9 })
  })

  it('leaves to one of two people only the place that both changed', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1,"y":1}' })
    server.write('a.json', '{"x":5,"y":9}')
    store.run(set(2))
    await store.flush()
    expect(store.getState().files['a.json']).toEqual({ x: 2, y: 9 })
    store.settle('a.json', 'theirs')
    expect(store.getState().files['a.json']).toEqual({ x: 5, y: 9 })
    await store.flush()
    expect(store.getState().saving).toBe('saved')
  })

  it('takes what others saved, and forgets steps of undo that would lose it', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1}', 'b.json': '{"x":1}' })
    store.run(set(2))
    store.run(set(2, 'b.json'))
    await store.flush()
    server.write('a.json', '{"x":9}')
    await store.refresh()
    expect(store.getState().files['a.json']).toEqual({ x: 9 })
    store.undo()
    store.undo()
    expect(store.getState().files).toMatchObject({ 'a.json': { x: 9 }, 'b.json': { x: 1 } })
  })

  it('does not take its own change, still under way, for that of another person', async () => {
    const { store } = await open({ 'a.json': '{"x":1}' })
    store.run(set(2))
    const sent = store.flush()
    store.run(set(3))
    await Promise.all([sent, store.refresh()])
    expect(store.getState().conflicts).toEqual([])
    expect(store.getState().files['a.json']).toEqual({ x: 3 })
  })

  it('leaves a file alone that is no JSON', async () => {
    const { server, store } = await open({ 'a.json': '{"x":1}', 'broken.json': '{ no' })
    expect(store.getState().unreadable).toEqual({ 'broken.json': '{ no' })
    store.run(set(2))
    await store.flush()
    expect(server.text('broken.json')).toBe('{ no')
  })
})

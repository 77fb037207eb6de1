import type { JsonObject } from '@splot/definition'
import type { DraftChange, DraftResult } from '@splot/runtime'
import { describe, expect, it } from 'vitest'
import type { FormStore } from '../store/types.ts'
import type { FieldDifference } from '../values/difference.ts'
import { writePointer } from '../values/pointer.ts'
import { createDraftSession, type MergedField } from './draft-session.ts'

function open(stored: JsonObject) {
  let answers = stored
  const asked: { people: number; answer: (yes: boolean) => void }[] = []
  let takenBack = 0
  const sent: DraftChange[][] = []
  const merged: MergedField[] = []
  const replies: ((changes: DraftChange[]) => Promise<DraftResult>)[] = []
  const store = {
    answers: () => answers,
    receive(changes: readonly FieldDifference[]) {
      for (const { path, value } of changes) answers = writePointer(answers, path, value)
    },
    setInputIssue: () => undefined,
    index: {
      at: (path: string) => ({ field: { type: path === '/total' ? 'computed' : 'text' } }),
      pageOf: () => undefined,
    },
  } as unknown as FormStore
  const session = createDraftSession({
    store,
    answers: stored,
    revision: 1,
    send(changes) {
      sent.push(changes)
      const reply = replies.shift()
      return reply?.(changes) ?? Promise.resolve(result(answers, sent.length + 1))
    },
    onMerged: (fields) => merged.push(...fields),
    signedBy: ({ signed }) => Number(signed ?? 0),
    askToVoid: (people) => new Promise((answer) => asked.push({ people, answer })),
    onTakenBack: () => (takenBack += 1),
  })
  const type = (key: string, value: string) => {
    answers = { ...answers, [key]: value }
  }
  const backs = () => takenBack
  return { session, sent, merged, replies, type, asked, backs, answers: () => answers }
}

function result(answers: JsonObject, revision: number, merged: MergedField[] = []): DraftResult {
  return { answers, revision, savedAt: '2027-01-01T12:00:00Z', savedBy: null, issues: [], merged }
}

describe('traffic between a form and its draft', () => {
  it('sends only what changed, with the revision it was based on', async () => {
    const { session, sent, type } = open({ a: '1', b: '2' })
    type('a', 'x')
    await session.save()
    expect(sent).toEqual([[{ path: '/a', value: 'x', base: 1 }]])
  })

  it('never sends computed values', async () => {
    const { session, sent, type } = open({ a: '1' })
    type('total', '9')
    await session.save()
    expect(sent).toEqual([])
  })

  it('takes what another person changed and says so, but keeps what is being typed', async () => {
    const { session, merged, replies, type, answers } = open({ a: '1', b: '2', c: '3' })
    type('a', 'mine')
    replies.push(async () => {
      type('b', 'typed meanwhile')
      const clash = { path: '/a', mine: 'mine', theirs: 'hers', by: { id: 'ewa', name: 'Ewa' } }
      return result({ a: 'hers', b: 'her b', c: 'her c' }, 5, [clash])
    })
    await session.save()
    expect(answers()).toEqual({ a: 'hers', b: 'typed meanwhile', c: 'her c' })
    expect(merged.map((field) => field.by.name)).toEqual(['Ewa'])
    expect(session.revision).toBe(5)
  })

  it('takes what was saved elsewhere, but not where something is typed here: that is told at the save', async () => {
    const { session, sent, type, answers } = open({ a: '1', b: '2' })
    session.take({ answers: { a: '1', b: 'hers' }, revision: 4 })
    await session.save()
    expect([answers(), session.revision]).toEqual([{ a: '1', b: 'hers' }, 4])
    session.take({ answers: { a: 'old', b: 'old' }, revision: 3 })
    await session.save()
    expect(answers()).toEqual({ a: '1', b: 'hers' })
    type('b', 'mine')
    session.take({ answers: { a: 'new', b: 'hers again' }, revision: 6 })
    await session.save()
    expect(sent).toEqual([[{ path: '/b', value: 'mine', base: 4 }]])
  })

  it('does not call its own entry that of another, whose answer was lost', async () => {
    const { session, merged, replies, type } = open({ a: '1' })
    type('a', 'first')
    replies.push(() => Promise.reject(new Error('offline')))
    await session.save().catch(() => undefined)
    type('a', 'second')
    const clash = { path: '/a', mine: 'second', theirs: 'first', by: { id: 'me', name: 'Me' } }
    replies.push(async () => result({ a: 'second' }, 3, [clash]))
    await session.save()
    expect(merged).toEqual([])
    type('a', 'third')
    replies.push(async () => result({ a: 'third' }, 5, [{ ...clash, mine: 'third' }]))
    await session.save()
    expect(merged).toHaveLength(1)
  })

  it('saves one after the other, so that nobody argues with themselves', async () => {
    const { session, sent, replies, type } = open({ a: '1' })
    let answer: ((reply: DraftResult) => void) | undefined
    replies.push(() => new Promise((resolve) => (answer = resolve)))
    type('a', 'first')
    const first = session.save()
    await Promise.resolve()
    const second = session.save()
    await Promise.resolve()
    expect(sent).toHaveLength(1)
    answer?.(result({ a: 'first' }, 2))
    await Promise.all([first, second])
    expect(sent).toHaveLength(1)
  })

  it('asks once before it makes signatures void, and again for those given anew', async () => {
    const { session, sent, replies, type, asked } = open({ a: '1', signed: 3 })
    session.askFirst()
    expect(asked).toEqual([])
    type('a', 'x')
    session.askFirst()
    session.askFirst()
    const saved = session.save()
    await Promise.resolve()
    expect([asked.length, asked[0]?.people, sent.length]).toEqual([1, 3, 0])
    replies.push(async () => result({ a: 'x', signed: 3 }, 2))
    asked[0]?.answer(true)
    await saved
    expect(sent).toHaveLength(1)
    type('a', 'y')
    replies.push(async () => result({ a: 'y' }, 3))
    await session.save()
    expect([asked.length, sent.length]).toEqual([1, 2])
    session.take({ answers: { a: 'y', signed: 1 }, revision: 4 })
    await session.save()
    type('a', 'z')
    session.askFirst()
    expect(asked.map(({ people }) => people)).toEqual([3, 1])
  })

  it('takes a change back that is not meant to make signatures void, and saves nothing', async () => {
    const { session, sent, type, asked, backs, answers } = open({ a: '1', signed: 1 })
    type('a', 'x')
    const saved = session.save()
    await Promise.resolve()
    asked[0]?.answer(false)
    await saved
    expect([answers(), sent, backs()]).toEqual([{ a: '1', signed: 1 }, [], 1])
    type('a', 'y')
    session.askFirst()
    expect(asked).toHaveLength(2)
  })

  it('tries again after a save that failed', async () => {
    const { session, sent, replies, type } = open({ a: '1' })
    replies.push(() => Promise.reject(new Error('no connection')))
    type('a', 'x')
    await expect(session.save()).rejects.toThrow('no connection')
    await session.save()
    expect(sent).toHaveLength(2)
  })
})

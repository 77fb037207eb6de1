import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@splot/definition'
import type { CaseCommit } from '../types.ts'
import { refusal } from './refusal.ts'
import {
  instant,
  sampleCommit,
  sampleEffect,
  sampleRow,
  sampleTask,
  sampleTimer,
} from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

/** Rules on one case: what is written is read, old revisions and repeats are refused. */
export function registerCaseRules(underTest: () => StoreUnderTest): void {
  describe('cases', () => {
    it('[ST1] a committed case is read back as it was, with revision 1', async () => {
      const { store } = underTest()
      const commit = sampleCommit('a', 1)
      expect(await store.commitCase(commit)).toEqual({ revision: 1 })
      const stored = await store.loadCase('a')
      expect(stored).toMatchObject({ row: commit.row, revision: 1, snapshot: commit.snapshot })
    })

    it('[ST1] a case nobody committed is null', async () => {
      expect(await underTest().store.loadCase('nobody')).toBeNull()
    })

    it('[ST2] a commit from an old revision is refused and changes nothing', async () => {
      const { store } = underTest()
      await store.commitCase(sampleCommit('a', 1))
      await store.commitCase(sampleCommit('a', 2))
      const stale = sampleCommit('a', 2, {
        snapshot: { stale: true },
        timers: [sampleTimer('a', 'x', instant(0))],
        outbox: [sampleEffect('a', 'a/9/1')],
      })
      expect(await refusal(store.commitCase(stale))).toBe('store.conflict')
      expect(await refusal(store.commitCase(sampleCommit('a', 4)))).toBe('store.conflict')
      expect(await refusal(store.commitCase(sampleCommit('b', 2)))).toBe('store.conflict')
      expect((await store.loadCase('a'))?.snapshot).toMatchObject({ step: 2 })
      expect(await store.loadCase('b')).toBeNull()
      expect(await store.nextDueAt()).toBeNull()
      expect(await store.claimOutbox(instant(9), 9, 1)).toEqual([])
      expect(await store.history('a')).toHaveLength(2)
    })

    it('[ST2] a case is created once', async () => {
      const { store } = underTest()
      const codes = await Promise.all(
        [1, 2, 3].map(() => refusal(store.commitCase(sampleCommit('a', 1)))),
      )
      expect(codes.sort()).toEqual(['none', 'store.conflict', 'store.conflict'])
    })

    it('[ST3] the revision grows by one with every commit', async () => {
      const { store } = underTest()
      for (let step = 1; step <= 5; step += 1)
        expect(await store.commitCase(sampleCommit('a', step))).toEqual({ revision: step })
      expect((await store.loadCase('a'))?.revision).toBe(5)
    })

    it('[ST4] row, snapshot, items, timers, outbox and history change together', async () => {
      const { store } = underTest()
      await store.commitCase(
        sampleCommit('a', 1, {
          tasks: [sampleTask('a', 'check:1')],
          timers: [sampleTimer('a', 'late', instant(5))],
          outbox: [sampleEffect('a', 'a/1/1')],
        }),
      )
      expect((await store.queryCases({})).items.map((row) => row.id)).toEqual(['a'])
      expect((await store.queryTasks({})).items.map((task) => task.id)).toEqual(['a/check:1'])
      expect(await store.nextDueAt()).toBe(instant(5))
      expect(await store.claimOutbox(instant(9), 9, 1)).toEqual([sampleEffect('a', 'a/1/1')])
      expect(await store.history('a')).toHaveLength(1)
    })

    it('[ST5] a message is consumed once, however long ago it came', async () => {
      const { store } = underTest()
      await store.commitCase(sampleCommit('a', 1, { inbox: 'm-1' }))
      const again = (step: number) => store.commitCase(sampleCommit('a', step, { inbox: 'm-1' }))
      expect(await refusal(again(2))).toBe('store.duplicate')
      for (let step = 2; step <= 300; step += 1)
        await store.commitCase(sampleCommit('a', step, { inbox: `m-${step}` }))
      expect(await refusal(again(301))).toBe('store.duplicate')
      expect(await refusal(again(1))).toBe('store.duplicate')
      expect(await store.consumed('a', 'm-1')).toBe(true)
      expect(await store.consumed('a', 'm-300')).toBe(true)
      expect(await store.consumed('a', 'm-301')).toBe(false)
      expect(await store.consumed('b', 'm-1')).toBe(false)
      expect(await store.commitCase(sampleCommit('b', 1, { inbox: 'm-1' }))).toEqual({
        revision: 1,
      })
    })

    it('[ST6] a request is answered once, and its answer is told again', async () => {
      const { store } = underTest()
      const asked = (step: number, key: string): CaseCommit =>
        sampleCommit('a', step, { idempotency: { key, reply: { step } } })
      expect(await store.replayed('a', 'k-1')).toBeUndefined()
      for (let step = 1; step <= 300; step += 1) await store.commitCase(asked(step, `k-${step}`))
      expect(await store.replayed('a', 'k-1')).toEqual({ step: 1 })
      expect(await store.replayed('a', 'k-300')).toEqual({ step: 300 })
      expect(await store.replayed('a', 'k-301')).toBeUndefined()
      expect(await refusal(store.commitCase(asked(301, 'k-1')))).toBe('store.duplicate')
      expect(await refusal(store.commitCase(asked(301, 'k-300')))).toBe('store.duplicate')
      expect((await store.loadCase('a'))?.revision).toBe(300)
    })

    it('[ST7] open items are what the last commit lists; finished ones stay', async () => {
      const { store } = underTest()
      const finished = sampleTask('a', 'one', { status: 'finished', assignee: 'ola' })
      await store.commitCase(
        sampleCommit('a', 1, { tasks: [sampleTask('a', 'one'), sampleTask('a', 'two')] }),
      )
      await store.commitCase(sampleCommit('a', 2, { tasks: [finished] }))
      await store.commitCase(sampleCommit('a', 3, { tasks: [sampleTask('a', 'three')] }))
      const { items } = await store.queryTasks({ caseId: 'a' })
      expect(items.map((task) => [task.id, task.status])).toEqual([
        ['a/one', 'finished'],
        ['a/three', 'open'],
      ])
    })

    it('[ST8] what a caller changes afterwards changes nothing stored', async () => {
      const { store } = underTest()
      const commit = sampleCommit('a', 1, { tasks: [sampleTask('a', 'one')] })
      const writing = store.commitCase(commit)
      commit.snapshot['step'] = 'changed'
      commit.row.title = 'changed'
      await writing
      const first = await store.loadCase('a')
      expect(first?.snapshot['step']).toBe(1)
      if (first) first.snapshot['step'] = 'changed'
      for (const row of (await store.queryCases({})).items) row.title = 'changed'
      for (const task of (await store.queryTasks({})).items) task.excluded.push('changed')
      expect((await store.loadCase('a'))?.snapshot['step']).toBe(1)
      expect((await store.queryCases({})).items[0]?.title).toBe('Sprawa a')
      expect((await store.queryTasks({})).items[0]?.excluded).toEqual([])
    })

    it('[ST58] who knows the newest revision gets back what they know, others the case', async () => {
      const { store } = underTest()
      await store.commitCase(sampleCommit('a', 1))
      await store.commitCase(sampleCommit('b', 1))
      const known = (await store.loadCase('a'))!
      expect(await store.loadCase('a', known)).toBe(known)
      expect((await store.loadCase('b', known))?.row.id).toBe('b')
      expect(await store.loadCase('nobody', known)).toBeNull()
      await store.commitCase(sampleCommit('a', 2))
      const newer = await store.loadCase('a', known)
      expect([newer?.revision, newer?.snapshot['step']]).toEqual([2, 2])
      expect(known.revision).toBe(1)
    })

    it('[ST9] every JSON value is read back the same', async () => {
      const { store } = underTest()
      const snapshot = JSON.parse(
        '{"__proto__":{"a":1},"constructor":"x","deep":[[[[{"":null}]]]],"text":"\\u0000\\ud83d\\ude00 „ł”","number":-1.5e-7,"big":9007199254740991}',
      ) as JsonObject
      await store.commitCase(sampleCommit('a', 1, { snapshot }))
      expect(JSON.stringify((await store.loadCase('a'))?.snapshot)).toBe(JSON.stringify(snapshot))
    })

    it('[ST10] an id that could leave its place is refused when written and unknown when read', async () => {
      const { store } = underTest()
      const ids = ['', '.', '..', '../a', 'a/b', 'a\\b', '.a', 'a\0', 'a\n', 'ł', 'x'.repeat(129)]
      for (const id of ids) {
        const commit = sampleCommit(id, 1, { row: sampleRow(id) })
        expect(await refusal(store.commitCase(commit)), JSON.stringify(id)).toBe('store.bad-id')
        expect(await store.loadCase(id)).toBeNull()
        expect(await store.history(id)).toEqual([])
        expect(await store.replayed(id, 'k')).toBeUndefined()
      }
      const good = ['a', 'A.b_c~d:e-1', '0', 'CON', 'x'.repeat(128)]
      for (const id of good) {
        await store.commitCase(sampleCommit(id, 1))
        expect((await store.loadCase(id))?.row.id).toBe(id)
      }
      expect(await store.countCases({})).toBe(good.length)
    })

    it('[ST11] those who listen hear of every commit, and only of commits', async () => {
      const { store } = underTest()
      const heard: [string, number][] = []
      const stop = store.subscribe((caseId, revision) => heard.push([caseId, revision]))
      store.subscribe(() => {
        throw new Error('a bad listener')
      })
      await store.commitCase(sampleCommit('a', 1))
      await refusal(store.commitCase(sampleCommit('a', 1)))
      await store.commitCase(sampleCommit('a', 2))
      stop()
      await store.commitCase(sampleCommit('a', 3))
      expect(heard).toEqual([
        ['a', 1],
        ['a', 2],
      ])
    })

    it('[ST12] a closed store refuses everything and says so', async () => {
      const { store } = underTest()
      const last = store.commitCase(sampleCommit('a', 1))
      await Promise.all([store.close(), store.close()])
      expect(await refusal(last)).toBe('none')
      expect(await refusal(store.commitCase(sampleCommit('a', 2)))).toBe('store.closed')
      expect(await refusal(store.loadCase('a'))).toBe('store.closed')
      expect(await refusal(store.putDocument('draft', 'x', 1))).toBe('store.closed')
      expect(await refusal(store.queryCases({}))).toBe('store.closed')
    })
  })
}

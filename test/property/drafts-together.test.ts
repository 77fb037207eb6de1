import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  record,
} from 'fast-check'
import { expect, it } from 'vitest'
import type { DraftResult, Reader } from '@splot/runtime'
import { openParcels } from '../support/open-parcels.ts'

// Two people, each in a section of their own. A write takes one field; `fresh` tells whether the
// writer has seen the newest draft; writes of one burst are under way at the same moment.
const write = record({
  editor: constantFrom(0, 1),
  field: constantFrom(0, 1),
  fresh: boolean(),
})
const bursts = array(array(write, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})
const fields = [
  ['/words', '/count'],
  ['/remark', '/lines'],
] as const
// found by chance and kept
const examples: [[{ editor: number; field: number; fresh: boolean }[][], boolean]] = [
  [
    [
      [
        { editor: 0, field: 0, fresh: false },
        { editor: 1, field: 0, fresh: false },
      ],
    ],
    true,
  ],
]

async function openTask() {
  const parcels = await openParcels()
  const { runtime } = parcels
  const admin = await parcels.as('admin', 'programmeAdmin')
  const hub = await runtime.startCase(admin, { workflow: 'hub' })
  const anna = await parcels.as('anna')
  const { id, tasks } = await runtime.startCase(anna, { workflow: 'parcel', parent: hub.id })
  await runtime.invite(anna, id, { email: 'beata@example.org', role: 'sender' })
  return { ...parcels, task: tasks[0]?.id ?? '', editors: [anna, await parcels.as('beata')] }
}

function valueOf(field: string, n: number) {
  if (field === '/count') return n
  if (field === '/lines') return [{ name: `line ${n}` }, { name: 'another' }]
  return `${field} ${n}`
}

it('[RT21] people in different sections lose nothing, in any order and at the same moment, also while one of them hands in', async () => {
  await assert(
    asyncProperty(bursts, boolean(), async (rounds, handInDuringLast) => {
      const { runtime, task, editors } = await openTask()
      const expected: Record<string, unknown> = {}
      const seen = [0, 0]
      const save = async (
        reader: Reader,
        editor: number,
        path: string,
        n: number,
        base: number,
      ) => {
        const saved: DraftResult = await runtime.saveDraft(reader, task, [
          { path, value: valueOf(path, n), base },
        ])
        expected[path.slice(1)] = valueOf(path, n)
        seen[editor] = Math.max(seen[editor] ?? 0, saved.revision)
        // of what they wrote themselves meanwhile they may be told
        expect(saved.merged.filter(({ by }) => by.id !== reader?.person)).toEqual([])
      }
      await save(editors[0] ?? null, 0, '/words', 0, 0)
      await save(editors[0] ?? null, 0, '/count', 0, 0)
      let n = 0
      for (const [round, burst] of rounds.entries()) {
        const last = round === rounds.length - 1
        const taken = new Set<string>()
        const saves = burst.flatMap(({ editor, field, fresh }) => {
          const path = fields[editor]?.[field] ?? ''
          // a person saves a field once at a time
          if (taken.has(path)) return []
          taken.add(path)
          n += 1
          return [save(editors[editor] ?? null, editor, path, n, fresh ? (seen[editor] ?? 0) : 0)]
        })
        if (!last || !handInDuringLast) {
          await Promise.all(saves)
          continue
        }
        const handIn = runtime.submitTask(editors[0] ?? null, task, {})
        const outcomes = await Promise.allSettled(saves)
        await handIn
        for (const outcome of outcomes)
          if (outcome.status === 'rejected')
            expect(outcome.reason).toMatchObject({ code: 'task.finished' })
        const { answers } = await runtime.getSubmission(editors[0] ?? null, task)
        expect(answers).toMatchObject(expected)
        return
      }
      const { answers } = await runtime.getTask(editors[1] ?? null, task)
      expect(answers).toMatchObject(expected)
    }),
    { numRuns: 100, seed: 20_261_123, examples },
  )
})

it('[RT23] what one of two wrote in a field that the other hides and shows again is there as it was', async () => {
  const action = oneof(
    record({ kind: constant('show'), shown: boolean() }),
    record({ kind: constant('write'), n: nat(99) }),
  )
  await assert(
    asyncProperty(array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
      const { runtime, task, editors } = await openTask()
      const [first = null, second = null] = editors
      let shown = false
      let written: string | undefined
      for (const one of actions) {
        if ('shown' in one) {
          shown = one.shown
          await runtime.saveDraft(first, task, [
            { path: '/count', value: shown ? 101 : 1, base: 99 },
          ])
        } else {
          const value = `secret ${one.n}`
          const { issues } = await runtime.saveDraft(second, task, [
            { path: '/secret', value, base: 99 },
          ])
          const refused = issues.some(({ code }) => code === 'draft.not-editable')
          expect(refused).toBe(!shown)
          if (shown) written = value
        }
        const { answers } = await runtime.getTask(second, task)
        expect(answers['secret']).toBe(shown ? written : undefined)
      }
    }),
    { numRuns: 100, seed: 20_261_201 },
  )
})

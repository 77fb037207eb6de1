import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createExpressionCompiler } from '@splot/feel'
import type { JsonObject } from '@splot/definition'

const feel = createExpressionCompiler()
const moment = { now: '2027-01-10T09:00:00Z' }

/** What a round does with the list of its cases, message after message. */
const changes = [
  'for a in list return if a.id = event.from then context merge([a, {status: event.status, at: now()}]) else a',
  'for a in list return if event.from = a.id then event.status else a',
  'for a in list return {id: a.id, status: a.status}',
  'append(list[id != event.from], {id: event.from, deep: {texts: [event.status]}})',
  'append(append(list, -0), event)',
  'list[id != event.from]',
  'list[status = event.status]',
  'concatenate(list, [event.from])',
  'if count(list) > 30 then sublist(list, 1, 20) else list',
].map((source) => {
  const compiled = feel.compile(source)
  if (!('expression' in compiled)) throw new Error(`Expected "${source}" to compile.`)
  return compiled.expression
})

const id = fc.integer({ min: 0, max: 30 }).map((n) => `case ${n}`)
const status = fc.oneof(
  fc.constantFrom('submitted', 'assessed', null),
  fc.constant({ pl: 'tak', en: ['yes', -0] }),
)
const event = fc.record({ from: id, status })
const item = fc.oneof(
  { weight: 20, arbitrary: fc.record({ id, status, deep: fc.constant({ list: [1, [2]] }) }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 'text', 1, [[1]], { event: 1 }) },
)

test('[FE16] what is shared from evaluation to evaluation is what copies give', () => {
  const steps = fc.array(fc.tuple(fc.nat(changes.length - 1), event), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(item, { minLength: 12, maxLength: 30 }), steps, (given, taken) => {
      let shared = given as JsonObject['list']
      let copied = structuredClone(shared)
      for (const [which, sent] of taken) {
        const change = changes[which]!
        const before = JSON.stringify(shared)
        const next = change.evaluate({ list: shared, event: sent } as JsonObject, moment, 'shared')
        expect(JSON.stringify(shared)).toBe(before)
        shared = next
        copied = change.evaluate({ list: copied, event: sent } as JsonObject, moment)
        expect(shared).toEqual(copied)
        expect(JSON.stringify(shared)).toBe(JSON.stringify(copied))
      }
    }),
    { numRuns: 300, seed: 20270111 },
  )
})

test('[FE16] what is known of a value takes its steps of the budget, known or not', () => {
  const steps = (parts: 'shared' | 'copied', list: unknown[]): boolean => {
    const compiled = feel.compile('for n in 1..40 return list')
    if (!('expression' in compiled)) throw new Error('Expected the loop to compile.')
    let exhausted = false
    const told = { ...moment, onExhausted: () => void (exhausted = true) }
    compiled.expression.evaluate({ list } as JsonObject, told, parts)
    return exhausted
  }
  for (const length of [5_000, 8_200, 8_400, 12_000]) {
    const list = Array.from({ length }, (_, n) => ({ n, deep: [n] }))
    const copied = steps('copied', list)
    expect(steps('shared', list)).toBe(copied)
    expect(steps('shared', list)).toBe(copied)
  }
})

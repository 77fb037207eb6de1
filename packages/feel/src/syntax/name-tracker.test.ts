import * as fc from 'fast-check'
import { parser, trackVariables } from 'lezer-feel'
import { expect, it } from 'vitest'
import { multiWordNames } from '../builtins/multi-word-names.ts'
import { nameTracker } from './name-tracker.ts'

const known = Object.fromEntries(multiWordNames.map((name) => [name, 1]))
const top = 'Expression'
const byValues = parser.configure({ top, contextTracker: trackVariables(known) })
const byNames = parser.configure({ top, contextTracker: nameTracker })

/** What is no expression is guessed at, and a guess may be another. */
function treeOf(from: typeof parser, source: string): string {
  const nodes: string[] = []
  let isFaulty = false
  const tree = from.parse(source)
  tree.cursor().iterate(({ type, from, to }) => {
    isFaulty ||= type.isError
    nodes.push(`${type.id}:${from}-${to}`)
  })
  return isFaulty ? 'faulty' : nodes.join(' ')
}

const words = ['a', 'b1', 'item', 'string', 'date', 'time', 'day', 'of', 'week', 'is', 'working']
const signs = ['+', '-', '.', '(', ')', '[', ']', ',', '=', '<', '*', ' ', ' ', ' ', '1', '"x"']
const keywords = ['if ', ' then ', ' else ', 'for x in ', ' return x', 'some y in ', ' satisfies ']
const token = fc.constantFrom(...words, ...multiWordNames, ...signs, ...keywords)

it('[FE18] names of several words end where the tracker of the grammar ends them', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const source = tokens.join('')
      expect(treeOf(byNames, source)).toBe(treeOf(byValues, source))
    }),
    { numRuns: 1_000 },
  )
})

import type { StateDefinition } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { activeLeaf, innermostStates } from './innermost-states.ts'

const both = (text: string) => ({ pl: text, en: text })
const state = (id: string, title: string | null, rest: Partial<StateDefinition> = {}) => ({
  id,
  ...(title === null ? {} : { meta: { title: both(title) } }),
  ...rest,
})

const definition = {
  states: {
    draft: state('draft', 'Draft', { states: { inner: state('inner', null) } }),
    active: state('active', 'Implementation', {
      type: 'parallel',
      states: {
        course: state('course', 'Course', {
          states: { setUp: state('setUp', 'Setting up'), works: state('works', 'Works') },
        }),
        surveys: state('surveys', 'Surveys', {
          states: { first: state('first', 'Before the first'), none: state('none', null) },
        }),
        notice: state('notice', null, { states: { noNotice: state('noNotice', 'No notice') } }),
      },
    }),
  },
}
const told = (...active: string[]) =>
  innermostStates(definition, active).map(({ id, region }) => [id, region?.en ?? null])

describe('where a case is', () => {
  it('[RT114] is the innermost state with a title', () => {
    expect(told('draft', 'inner')).toEqual([['draft', null]])
    expect(told()).toEqual([])
  })

  it('[RT114] is told of every region beside the others, under the title of the region', () => {
    expect(told('active', 'course', 'works', 'surveys', 'first', 'notice', 'noNotice')).toEqual([
      ['works', 'Course'],
      ['first', 'Surveys'],
      ['noNotice', null],
    ])
  })

  it('[RT114] is the region itself where nothing in it has a title', () => {
    expect(told('active', 'course', 'setUp', 'surveys', 'none', 'notice')).toEqual([
      ['setUp', 'Course'],
      ['surveys', null],
      ['active', null],
    ])
  })

  it('is for a panel the state that holds the course of the case', () => {
    expect(activeLeaf(definition, ['active', 'course', 'works', 'surveys', 'first'])).toBe('works')
    expect(activeLeaf({ states: {} }, ['unknown'])).toBe('unknown')
  })
})

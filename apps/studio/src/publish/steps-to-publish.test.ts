import { describe, expect, it } from 'vitest'
import { stepsToPublish, type PublishState } from './steps-to-publish.ts'

const ready: PublishState = {
  draft: { changedFiles: 2, baseIsCurrent: true },
  errors: 0,
  scenarios: { saved: 2, errors: 0 },
  openWarnings: 0,
  textsToDo: 0,
  undecided: 0,
  policy: 'mapped',
  reason: 'Visits',
}
const open = (state: Partial<PublishState>) =>
  stepsToPublish({ ...ready, ...state })
    .filter(({ done, needed }) => done !== true && needed)
    .map(({ kind, done }) => [kind, done])

describe('what remains to be done before publishing', () => {
  it('is nothing when all is done', () => {
    expect(open({})).toEqual([])
  })

  it('names each thing that is missing, and what is not known yet', () => {
    expect(open({ errors: 3 })).toEqual([['errors', false]])
    expect(open({ errors: null })).toEqual([
      ['errors', null],
      ['warnings', null],
    ])
    expect(open({ openWarnings: 1, reason: '  ' })).toEqual([
      ['warnings', false],
      ['reason', false],
    ])
    expect(open({ draft: { changedFiles: 0, baseIsCurrent: false } })).toEqual([
      ['changes', false],
      ['current', false],
    ])
  })

  it('tells of texts that are to be translated, and does not wait for them', () => {
    const told = stepsToPublish({ ...ready, textsToDo: 2 }).find(({ kind }) => kind === 'texts')
    expect(told).toMatchObject({ done: false, count: 2, page: 'texts', needed: false })
    expect(open({ textsToDo: 2 })).toEqual([])
  })

  it('waits for the saved scenarios, and for what they call an error; it only advises to save some', () => {
    expect(open({ scenarios: { saved: 2, errors: null } })).toEqual([['scenarios', null]])
    expect(open({ scenarios: { saved: 2, errors: 1 } })).toEqual([['scenarios', false]])
    const none = { ...ready, scenarios: { saved: 0, errors: 0 } }
    expect(open(none)).toEqual([])
    expect(stepsToPublish(none).find(({ kind }) => kind === 'noScenarios')).toMatchObject({
      done: false,
      page: 'simulate',
    })
  })

  it('asks where cases go on only when all of them are taken along', () => {
    expect(open({ undecided: 1 })).toEqual([['cases', false]])
    const cases = (state: Partial<PublishState>) =>
      stepsToPublish({ ...ready, ...state }).find(({ kind }) => kind === 'cases')
    expect(open({ undecided: 1, policy: 'follow' })).toEqual([])
    expect(cases({ undecided: 1, policy: 'follow' })).toMatchObject({ done: false, count: 1 })
    expect(cases({ undecided: null, policy: 'follow' })).toMatchObject({ done: null })
    expect(cases({ undecided: 1, policy: 'pinned' })).toMatchObject({ done: true })
    expect(open({ undecided: 1, policy: 'pinned' })).toEqual([])
    expect(
      stepsToPublish({ ...ready, undecided: 4 }).find(({ kind }) => kind === 'cases')?.count,
    ).toBe(4)
  })
})

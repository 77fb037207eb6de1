import { expect, it, vi } from 'vitest'
import { createPerRelease } from './per-release.ts'
import type { Release } from './release.ts'

const release = (name: string): Release => ({
  workflows: {},
  forms: {},
  codeLists: { name },
  documents: {},
  parameters: {},
})

it('a thing is made once for a definition and a release, and again when it was forgotten', () => {
  const make = vi.fn((definition: { id: string }, { codeLists }: Release) => [
    definition.id,
    codeLists['name'],
  ])
  const made = createPerRelease(make)
  const [form, first, second] = [{ id: 'R03' }, release('first'), release('second')]
  expect(made.of(form, first)).toBe(made.of(form, first))
  expect(made.of(form, second)).toEqual(['R03', 'second'])
  expect(make).toHaveBeenCalledTimes(2)
  made.forget()
  expect(made.of(form, first)).toEqual(['R03', 'first'])
  expect(make).toHaveBeenCalledTimes(3)
})

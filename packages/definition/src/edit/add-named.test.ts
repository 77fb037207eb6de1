import { expect, it } from 'vitest'
import { addNamed, newNameIn } from './add-named.ts'

const place = { path: 'workflows/programme.json', pointer: '/roles' }
const title = { pl: 'Doradca', en: 'Adviser' }

it('[DE61] gives a new thing a name that none of the others has', () => {
  const files = { [place.path]: { roles: { adviser: { kind: 'case' } }, id: 'p' } }
  const command = addNamed(place, title, { kind: 'programme' }, title)
  expect(newNameIn(files, place, title)).toBe('adviser2')
  expect(command.apply(files)[place.path]).toEqual({
    id: 'p',
    roles: { adviser: { kind: 'case' }, adviser2: { kind: 'programme' } },
  })
})

it('[DE61] makes the place where there was none, and changes nothing where there is no file', () => {
  const files = { [place.path]: { id: 'p' } }
  const command = addNamed(place, { pl: '', en: '' }, {}, title)
  expect(command.apply(files)[place.path]).toEqual({ id: 'p', roles: { item: {} } })
  const none = {}
  expect(command.apply(none)).toBe(none)
})

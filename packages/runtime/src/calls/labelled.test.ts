import type { CodeList } from '@splot/definition'
import { expect, it } from 'vitest'
import { labelled } from './labelled.ts'

const list: CodeList = {
  id: 'colour',
  title: { pl: 'Kolor', en: 'Colour' },
  items: [
    { code: 'red', label: { pl: 'czerwony', en: 'red' } },
    { code: 'blue', label: { pl: 'niebieski', en: 'blue' } },
  ],
}

it('[RT34] codes of a public fact are told as the labels of its list, others as they are', () => {
  expect(labelled('red', list)).toEqual({ pl: 'czerwony', en: 'red' })
  expect(labelled(['blue', 'green'], list)).toEqual([{ pl: 'niebieski', en: 'blue' }, 'green'])
  expect(labelled(null, list)).toBeNull()
})

import type { FormDefinition } from '@splot/definition'
import { expect, it } from 'vitest'
import { secretPointers } from './secret-pointers.ts'

const both = (text: string) => ({ pl: text, en: text })

const form: FormDefinition = {
  id: 'G01',
  version: 1,
  title: both('Wniosek'),
  pages: [
    {
      id: 'main',
      title: both('Dane'),
      sections: [
        {
          id: 'basic',
          fields: [
            { key: 'pricing', type: 'longtext', label: both('Ceny') },
            { key: 'secret', type: 'references', label: both('Tajemnice'), namesSecrets: true },
            { key: 'other', type: 'references', label: both('Inne') },
          ],
        },
      ],
    },
  ],
}

it('those fields are secret that a field which names secrets names', () => {
  expect([...secretPointers(form, { secret: ['/pricing'], other: ['/secret'] })]).toEqual([
    '/pricing',
  ])
  expect([...secretPointers(form, { pricing: 'x' })]).toEqual([])
})

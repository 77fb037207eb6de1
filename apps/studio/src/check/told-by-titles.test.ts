import type { WorkflowDefinition } from '@splot/definition'
import { expect, it } from 'vitest'
import { toldByTitles } from './told-by-titles.ts'

const workflow = {
  id: 'visit',
  events: { SENT_BACK: { title: { pl: 'Zwrócono', en: 'Sent back' } } },
  states: { open: { id: 'visit.open', meta: { title: { pl: 'Otwarta', en: 'Open' } } } },
} as unknown as WorkflowDefinition

it('a story is told by titles; what nobody named stays', () => {
  const pl =
    'Ze stanu „visit.open” nie da się dojść dalej. Droga: SENT_BACK → visit.open, GONE → visit.gone.'
  expect(toldByTitles({ pl, en: 'visit.open by SENT_BACK' }, workflow)).toEqual({
    pl: 'Ze stanu „Otwarta” nie da się dojść dalej. Droga: Zwrócono → Otwarta, GONE → visit.gone.',
    en: 'Open by Sent back',
  })
})

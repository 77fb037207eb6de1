import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Locale } from '@splot/definition'
import type { TimelineEntry } from '@splot/runtime'
import { splotTexts } from '../texts/resources.ts'
import { whyText } from './why-text.ts'

const entry: TimelineEntry = {
  seq: 1,
  at: '2027-03-04T14:00:00Z',
  actor: { id: 'p1', name: 'Anna Nowak' },
  type: 'completed',
  title: { pl: 'Karta podmiotu', en: 'Organisation card' },
}

async function told(changed: Partial<TimelineEntry>, locale: Locale = 'en') {
  const i18n = createInstance()
  await i18n.init({
    lng: locale,
    resources: { pl: { splot: splotTexts.pl }, en: { splot: splotTexts.en } },
    interpolation: { escapeValue: false },
  })
  const t = i18n.getFixedT(locale, 'splot')
  return whyText({ ...entry, ...changed }, locale, (key, values) => t(key, values ?? {}))
}

describe('why a case moved, where the definition has no sentence', () => {
  it('names what was done, by whom and when', async () => {
    expect(await told({})).toBe('Anna Nowak completed “Organisation card” on 4 March 2027, 15:00.')
    expect(await told({}, 'pl')).toBe(
      'Zadanie „Karta podmiotu” wykonano 4 marca 2027, 15:00 (Anna Nowak).',
    )
  })

  it('leaves out who acted where the reader does not know', async () => {
    expect(await told({ actor: null })).toBe(
      '“Organisation card” was completed on 4 March 2027, 15:00.',
    )
  })

  it('names the deadline that passed, where it has a title', async () => {
    const timer = { type: 'timer', actor: null, title: { pl: 'Upłynął termin', en: 'Deadline' } }
    const deadline = { pl: 'Koniec naboru', en: 'Call closes' }
    expect(await told({ ...timer, deadline }, 'pl')).toBe(
      'Termin „Koniec naboru” minął 4 marca 2027, 15:00.',
    )
    expect(await told(timer)).toBe('A deadline passed on 4 March 2027, 15:00.')
  })

  it('has a sentence in both languages for whatever moves a case', async () => {
    for (const type of ['started', 'completed', 'event', 'message', 'timer', 'other'])
      for (const actor of [entry.actor, null])
        for (const locale of ['pl', 'en'] as const)
          expect(await told({ type, actor }, locale)).not.toContain('case.why')
  })
})

import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../json.ts'
import type { DefinitionFiles } from '../files.ts'
import { setAt } from '../set-at.ts'
import { confirmText, notesPath, programmeTexts, withNotedTexts } from './noted-texts.ts'

const path = 'forms/A1.json'
const field = (key: string, pl: string, en: string): JsonValue => ({ key, label: { pl, en } })
const files: DefinitionFiles = {
  [path]: {
    id: 'A1',
    title: { pl: 'Wniosek', en: 'Application' },
    fields: [field('a', 'Imię', 'Name'), field('b', 'Miasto', '')],
  },
  'workflows/scenarios/x.json': { id: 'x' },
}

/** Does an edit as the studio does. */
function edit(
  before: DefinitionFiles,
  pointer: string,
  value: JsonValue | undefined,
): DefinitionFiles {
  return withNotedTexts(before, { ...before, [path]: setAt(before[path]!, pointer, value) })
}

function states(of: DefinitionFiles): string[] {
  return programmeTexts(of).map(({ key, state, locale = '', was = '' }) =>
    `${key.slice(key.indexOf('#'))} ${state} ${locale} ${was}`.trim(),
  )
}

describe('translations', () => {
  it('[DE57] a text is found by the ids around it; one that is blank is missing', () => {
    expect(states(files)).toEqual([
      '#/title done',
      '#/fields/key=a/label done',
      '#/fields/key=b/label missing en',
    ])
  })

  it('[DE57] a text changed in one language is out of date in the other, and stays so', () => {
    const typed = edit(edit(files, '/title/pl', 'Wniosek o'), '/title/pl', 'Wniosek o grant')
    expect(states(typed)[0]).toBe('#/title stale en Wniosek')
    const moved = edit(typed, '/fields', [field('b', 'Miasto', ''), field('a', 'Imię', 'Name')])
    expect(states(moved)[0]).toBe('#/title stale en Wniosek')
    expect(JSON.parse(JSON.stringify(moved))).toEqual(moved)
  })

  it('[DE57] writing the other language, both at once, or the first words again ends it', () => {
    const stale = edit(files, '/title/pl', 'Podanie')
    for (const after of [
      edit(stale, '/title/en', 'Petition'),
      edit(stale, '/title/pl', 'Wniosek'),
      edit(files, '/title', { pl: 'Podanie', en: 'Petition' }),
    ]) {
      expect(states(after)[0]).toBe('#/title done')
      expect(after[notesPath]).toBeUndefined()
    }
  })

  it('[DE57] a person may say that it is right as it stands', () => {
    const stale = edit(files, '/title/pl', 'Wniosek.')
    const after = confirmText(`${path}#/title`).apply(stale)
    expect(states(after)[0]).toBe('#/title done')
    expect(confirmText('nothing').apply(after)).toBe(after)
  })

  it('[DE122] new words that are the same in both languages are told, until somebody finds them right', () => {
    const label = { pl: 'Wizyta', en: 'Wizyta' }
    const named = setAt(files[path]!, '/fields/0/label', label)
    const after = {
      ...files,
      [path]: setAt(named, '/fields/1/label', { pl: 'ISO 9', en: 'ISO 9' }),
    }
    const told = (now: DefinitionFiles, earlier?: DefinitionFiles) =>
      programmeTexts(now, earlier).map(({ state }) => state)
    expect(told(after, files)).toEqual(['done', 'copied', 'done'])
    expect(told(after, after)).toEqual(['done', 'done', 'done'])
    const confirmed = confirmText(`${path}#/fields/key=a/label`).apply(after)
    expect(told(confirmed, files)).toEqual(['done', 'done', 'done'])
    expect(states(edit(confirmed, '/fields/0/label/en', 'Visit'))[1]).toBe(
      '#/fields/key=a/label stale pl Wizyta',
    )
  })

  it('[DE123] a translation typed letter by letter is no change that makes the other language out of date', () => {
    const programme = { id: 'p', defaultLocale: 'pl' }
    const named = edit(files, '/fields/0/label', { pl: 'Wizyta', en: 'Wizyta' })
    const typed = (pointer: string, ...words: string[]) =>
      words.reduce((now, word) => edit(now, pointer, word), {
        ...named,
        'workflows/programme.json': programme,
      } as DefinitionFiles)
    expect(states(typed('/fields/0/label/en', 'V', 'Vi', 'Visit'))[1]).toMatch(/label done$/u)
    expect(states(typed('/fields/1/label/en', 'C', 'Ci', 'City'))[2]).toMatch(/label done$/u)
    // the copy is still in the other language
    expect(states(typed('/fields/0/label/pl', 'Wizyta d', 'Wizyta dwie'))[1]).toMatch(
      /label stale en Wizyta$/u,
    )
  })

  it('[DE57] what was never written in both languages is missing; what is gone has no note', () => {
    expect(states(edit(files, '/fields/1/label/pl', 'Gmina'))[2]).toBe(
      '#/fields/key=b/label missing en',
    )
    const stale = edit(files, '/fields/0/label/pl', 'Imiona')
    expect(edit(stale, '/fields/0', undefined)[notesPath]).toBeUndefined()
  })

  it('[DE57] an edit of no text gives the very same files', () => {
    const after = { ...files, 'workflows/scenarios/x.json': { id: 'y' } }
    expect(withNotedTexts(files, after)).toBe(after)
  })

  it('[DE57] several words that are the same in both languages are shown as such', () => {
    expect(states(edit(files, '/title', { pl: 'dwa słowa tu', en: 'dwa słowa tu' }))[0]).toBe(
      '#/title same',
    )
  })
})

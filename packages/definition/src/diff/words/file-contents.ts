import type { DefinitionKind } from '../../schemas/definition-schemas.ts'
import { joinPointer } from '../../source/pointer.ts'
import type { Locale, LocalText } from '../../text.ts'
import type { Part, PartKind } from '../part.ts'
import type { ChangeSentence } from './change-sentences.ts'
import { inBoth } from './in-both.ts'
import { lengthWords } from './length-words.ts'
import type { Names } from './names.ts'
import { partTitle } from './part-title.ts'
import { settingWord } from './setting-words.ts'
import { quoted, valueWords } from './value-words.ts'

/** What people ask first of a file of each kind: settings of it, and the parts it is there for. */
const asked: Readonly<Record<DefinitionKind, { settings: string[]; parts: PartKind[] }>> = {
  programme: { settings: [], parts: ['stage', 'role'] },
  workflow: {
    settings: ['access.start', 'access.read'],
    parts: ['state', 'task', 'timer', 'decision', 'offer'],
  },
  form: { settings: [], parts: ['field'] },
  codeList: { settings: [], parts: ['item'] },
  document: { settings: ['readers'], parts: ['given'] },
  dashboard: { settings: ['roles'], parts: ['panel'] },
  indicators: { settings: ['readers'], parts: ['indicator'] },
  export: { settings: ['readers'], parts: ['column'] },
}

const plurals: Partial<Record<PartKind, LocalText>> = {
  stage: { pl: 'Etapy', en: 'Stages' },
  role: { pl: 'Role', en: 'Roles' },
  state: { pl: 'Stany', en: 'States' },
  task: { pl: 'Zadania', en: 'Tasks' },
  timer: { pl: 'Terminy', en: 'Deadlines' },
  decision: { pl: 'Rozstrzygnięcia', en: 'Decisions' },
  offer: { pl: 'Sprawy, które można w niej rozpocząć', en: 'Cases that may be started from it' },
  field: { pl: 'Pola', en: 'Fields' },
  item: { pl: 'Pozycje', en: 'Items' },
  given: { pl: 'Wartości', en: 'Values' },
  panel: { pl: 'Panele', en: 'Panels' },
  indicator: { pl: 'Wskaźniki', en: 'Indicators' },
  column: { pl: 'Kolumny', en: 'Columns' },
}

/** Returns in sentences what a file that is new or gone holds, each page of a form by itself. Pure. */
export function contentSentences(
  root: Part,
  change: 'added' | 'removed',
  names: Names,
): ChangeSentence[] {
  const { settings, parts } = asked[root.kind as DefinitionKind]
  const empty = { pl: '', en: '' }
  const said = settings.flatMap((setting) => {
    const value = root.settings.get(setting)
    if (value === undefined) return []
    const text = inBoth((locale) => {
      const word = settingWord(root.kind, setting)?.[locale] ?? setting
      return `${capital(word)}: ${valueWords(value, setting, root, locale, names)}.`
    })
    return [{ change, place: empty, text, path: joinPointer('', ...setting.split('.')) }]
  })
  const held = parts.flatMap((kind) =>
    groupsOf(root).flatMap(({ around, place }) => {
      const all = partsIn(around, kind)
      if (all.length === 0) return []
      const text = inBoth((locale) => listed(kind, all, locale, names))
      return [
        { change, place: inBoth((locale) => place(locale, names)), text, path: around.pointer },
      ]
    }),
  )
  return [...said, ...held]
}

interface Group {
  around: Part
  place: (locale: Locale, names: Names) => string
}

/** A form is told page by page, everything else as a whole. */
function groupsOf(root: Part): Group[] {
  if (root.kind !== 'form') return [{ around: root, place: () => '' }]
  return root.parts
    .filter(({ kind }) => kind === 'page')
    .map((page) => ({ around: page, place: (locale, names) => partTitle(page, locale, names) }))
}

/** Fields inside of a table or group are told with it. */
function partsIn(around: Part, kind: PartKind): Part[] {
  return around.parts.flatMap((part) => {
    const own = part.kind === kind ? [part] : []
    return part.kind === 'field' ? own : [...own, ...partsIn(part, kind)]
  })
}

function listed(kind: PartKind, all: readonly Part[], locale: Locale, names: Names): string {
  const words = all.map((part) => {
    const details = aside(part, locale, names)
    const title = quoted(partTitle(part, locale, names), locale)
    return details === '' ? title : `${title} (${details})`
  })
  return `${plurals[kind]?.[locale] ?? kind}: ${words.join(', ')}.`
}

/** What is told of a part beside its title, in the same list. */
function aside(part: Part, locale: Locale, names: Names): string {
  const { kind, settings } = part
  const pl = locale === 'pl'
  const value = (setting: string): string[] => {
    const found = settings.get(setting)
    return found === undefined ? [] : [valueWords(found, setting, part, locale, names)]
  }
  if (kind === 'timer') return lengthWords(part, locale, names) ?? ''
  if (kind === 'task') return [...value('assign.role'), ...value('due')].join('; ')
  if (kind === 'state' && settings.get('type') === 'final') return pl ? 'koniec sprawy' : 'an end'
  if (kind === 'field' && settings.get('required') === true) return pl ? 'wymagane' : 'required'
  return ''
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

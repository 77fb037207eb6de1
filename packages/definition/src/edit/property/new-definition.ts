import type { JsonObject, JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import { putFile } from '../edit-file.ts'
import type { DefinitionFiles } from '../files.ts'
import { freshName } from '../form/fresh-name.ts'
import { idsOfKind } from '../form/new-form.ts'
import type { NewFile } from '../form/new-form.ts'
import { firstValue } from './first-value.ts'
import { fileProperty, innerOf, partsOf } from './property.ts'
import type { Property } from './property.ts'

/** Kinds of files that begin from nothing but a title. */
export type PlainKind = 'document' | 'dashboard' | 'indicators' | 'export'

const folders: Readonly<Record<PlainKind, string>> = {
  document: 'forms/documents',
  dashboard: 'workflows/dashboards',
  indicators: 'workflows/indicators',
  export: 'workflows/exports',
}

const nouns: Readonly<Record<PlainKind, LocalText>> = {
  document: { pl: 'szablon dokumentu', en: 'the document template' },
  dashboard: { pl: 'pulpit', en: 'the dashboard' },
  indicators: { pl: 'zestaw wskaźników', en: 'the set of indicators' },
  export: { pl: 'zestawienie danych', en: 'the table of data' },
}

/** Whoever edits may look, until others are named. */
const administrators = ['programmeAdmin']

function begun(kind: PlainKind, files: DefinitionFiles): JsonObject {
  const file = fileProperty(kind)
  const part = (key: string): Property => partsOf(file, {}).find((one) => one.key === key)!
  switch (kind) {
    case 'document':
      return { body: [firstValue(innerOf(part('body')), { kind: 'paragraph' })] }
    case 'dashboard': {
      const title = { pl: 'Gdzie są dane osobowe', en: 'Where personal data are' }
      const thing = { kind: 'register', id: 'register', title }
      return { roles: administrators, panels: [firstValue(innerOf(part('panels')), thing)] }
    }
    case 'indicators':
      return { readers: administrators }
    default: {
      const [workflow = ''] = idsOfKind(files, 'workflow')
      return {
        readers: administrators,
        source: { workflow, on: 'case.startedAt' },
        columns: [{ title: 'Numer', value: 'case.number' }],
      }
    }
  }
}

/** Adds a file of a kind, with a title and what has to be there; its id is made from the title. Pure. */
export function addDefinition(files: DefinitionFiles, kind: PlainKind, title: LocalText): NewFile {
  const id = freshName(title, idsOfKind(files, kind), kind)
  const path = `${folders[kind]}/${id}.json`
  const whole = firstValue(fileProperty(kind), { title, id }) as JsonObject
  const versioned = 'version' in whole ? { version: 1 } : {}
  const value: JsonValue = { ...whole, ...versioned, ...begun(kind, files) }
  const noun = nouns[kind]
  return {
    id,
    path,
    command: {
      label: { pl: `Dodaj ${noun.pl} „${title.pl}”`, en: `Add ${noun.en} “${title.en}”` },
      apply: (now) => putFile(now, path, value),
    },
  }
}

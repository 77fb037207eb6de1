import type { FormDefinition } from '../../form/types.ts'
import type { JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import { putFile } from '../edit-file.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { DefinitionKind } from '../../schemas/definition-schemas.ts'
import { freshName } from './fresh-name.ts'

/** Something new that lies in a file of its own. */
export interface NewFile {
  id: string
  path: string
  command: EditCommand
}

/** Returns the ids of the definitions of a kind, read as they are. Pure. */
export function idsOfKind(files: DefinitionFiles, kind: DefinitionKind): string[] {
  return Object.entries(files).flatMap(([path, value]) => {
    if (kindOfPath(path) !== kind || typeof value !== 'object' || value === null) return []
    const id = Array.isArray(value) ? undefined : value['id']
    return typeof id === 'string' ? [id] : []
  })
}

/** Returns the form a person begins with: one page, one section, no field. Pure. */
export function emptyForm(id: string, title: LocalText): FormDefinition {
  return {
    id,
    version: 1,
    title,
    pages: [
      {
        id: 'main',
        title: { pl: 'Dane', en: 'Details' },
        sections: [{ id: 'main', fields: [] }],
      },
    ],
  }
}

/** Adds a form under an id that none has; an imported one keeps its own where it is free. Pure. */
export function addForm(files: DefinitionFiles, form: FormDefinition): NewFile {
  const taken = idsOfKind(files, 'form')
  const id =
    taken.includes(form.id) || form.id === '' ? freshName(form.title, taken, 'form') : form.id
  const path = `forms/${id}.json`
  return {
    id,
    path,
    command: {
      label: { pl: `Dodaj formularz „${form.title.pl}”`, en: `Add the form “${form.title.en}”` },
      apply: (now) => putFile(now, path, { ...form, id } as unknown as JsonValue),
    },
  }
}

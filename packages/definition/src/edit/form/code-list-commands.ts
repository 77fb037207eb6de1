import type { CodeList, CodeListItem } from '../../code-list/types.ts'
import type { JsonValue } from '../../json.ts'
import type { LocalText } from '../../text.ts'
import { putFile, withFile } from '../edit-file.ts'
import type { DefinitionFiles, EditCommand } from '../files.ts'
import { moved, setAt } from '../set-at.ts'
import { freshName } from './fresh-name.ts'
import { idsOfKind } from './new-form.ts'
import type { NewFile } from './new-form.ts'

function onList(
  path: string,
  label: LocalText,
  change: (list: CodeList) => CodeList,
  together?: string,
): EditCommand {
  return {
    label,
    apply: (files) =>
      withFile(
        files,
        path,
        (value) => change(value as unknown as CodeList) as unknown as JsonValue,
      ),
    ...(together !== undefined && { together }),
  }
}

/** Adds a code list with one item under an id that none has. Pure. */
export function addCodeList(files: DefinitionFiles, title: LocalText): NewFile {
  const id = freshName(title, idsOfKind(files, 'codeList'), 'list')
  const path = `forms/lists/${id}.json`
  const list = { id, title, items: [{ code: 'first', label: { pl: 'Pierwsza', en: 'First' } }] }
  return {
    id,
    path,
    command: {
      label: { pl: `Dodaj listę „${title.pl}”`, en: `Add the list “${title.en}”` },
      apply: (now) => putFile(now, path, list as unknown as JsonValue),
    },
  }
}

/** Adds an item at the end of a code list; its code is made from the label and stays. */
export function addCode(path: string, list: CodeList, label: LocalText): EditCommand {
  const code = freshName(
    label,
    list.items.map((item) => item.code),
    'code',
  )
  return onList(
    path,
    { pl: `Dodaj pozycję „${label.pl}”`, en: `Add the item “${label.en}”` },
    (now) => ({ ...now, items: [...now.items, { code, label }] }),
  )
}

/** Moves an item of a code list. */
export function moveCode(path: string, code: string, to: number): EditCommand {
  return onList(path, { pl: 'Przenieś pozycję', en: 'Move an item' }, (now) => {
    const from = now.items.findIndex((item) => item.code === code)
    const items = moved(now.items, from, to)
    return items === now.items ? now : { ...now, items: [...items] }
  })
}

/**
 * Changes a property of an item: its label, from and to when it can be chosen, its facts. An item is closed by
 * `validTo` and never deleted, since answers hold its code.
 */
export function setCode(
  path: string,
  code: string,
  property: Exclude<keyof CodeListItem, 'code'>,
  value: JsonValue | undefined,
): EditCommand {
  const label =
    property === 'validTo'
      ? {
          pl: 'Zmień, do kiedy można wybrać pozycję',
          en: 'Change until when an item can be chosen',
        }
      : { pl: 'Zmień pozycję listy', en: 'Change an item of the list' }
  return onList(
    path,
    label,
    (now) => {
      const at = now.items.findIndex((item) => item.code === code)
      if (at < 0) return now
      return setAt(
        now as unknown as JsonValue,
        `/items/${at}/${property}`,
        value,
      ) as unknown as CodeList
    },
    `${path} ${code} ${property}`,
  )
}

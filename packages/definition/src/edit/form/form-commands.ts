import type {
  FieldType,
  FormDefinition,
  FormField,
  FormPage,
  FormSection,
} from '../../form/types.ts'
import type { JsonValue } from '../../json.ts'
import { joinPointer } from '../../source/pointer.ts'
import type { LocalText } from '../../text.ts'
import { withFile } from '../edit-file.ts'
import type { EditCommand } from '../files.ts'
import { changeAt, setAt } from '../set-at.ts'
import { fieldOf, fieldsIn, holderOf, partKey, pointerOf } from './form-part.ts'
import type { FieldHolder, FormPart } from './form-part.ts'
import { freshName } from './fresh-name.ts'
import { asType } from './new-field.ts'

/** Returns a command on one form: `change` gives the new form, or the same one. Pure. */
function onForm(
  path: string,
  label: LocalText,
  change: (form: FormDefinition) => FormDefinition,
): EditCommand {
  return {
    label,
    apply: (files) =>
      withFile(
        files,
        path,
        (value) => change(value as unknown as FormDefinition) as unknown as JsonValue,
      ),
  }
}

function changed(
  form: FormDefinition,
  pointer: string,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
): FormDefinition {
  return changeAt(form as unknown as JsonValue, pointer, change) as unknown as FormDefinition
}

/** A title as commands tell it, in quotes. */
function quoted(text: LocalText | undefined, id: string): LocalText {
  const pl = text?.pl || id
  const en = text?.en || id
  return { pl: `„${pl}”`, en: `“${en}”` }
}

function said(pl: string, en: string, what?: LocalText): LocalText {
  return what ? { pl: `${pl} ${what.pl}`, en: `${en} ${what.en}` } : { pl, en }
}

function inserted<T>(list: readonly T[], index: number, item: T): T[] {
  const at = Math.max(0, Math.min(index, list.length))
  return [...list.slice(0, at), item, ...list.slice(at)]
}

/** Where the list of fields of a holder stands. */
function fieldsPointer(form: FormDefinition, holder: FieldHolder): string | undefined {
  const at = pointerOf(form, holder)
  return at === undefined ? undefined : joinPointer(at, 'fields')
}

function withFields(
  form: FormDefinition,
  holder: FieldHolder,
  change: (fields: readonly FormField[]) => readonly FormField[],
): FormDefinition {
  const at = fieldsPointer(form, holder)
  if (at === undefined) return form
  return changed(form, at, (fields) => {
    const before = (fields ?? []) as unknown as readonly FormField[]
    return change(before) as unknown as JsonValue
  })
}

/** Returns the keys of fields that stand beside each other in a holder: of sections, those of the whole form. Pure. */
export function keysBeside(form: FormDefinition, holder: FieldHolder): string[] {
  if (holder.kind === 'field') return fieldsIn(form, holder).map(({ key }) => key)
  return form.pages.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.map(({ key }) => key)),
  )
}

/** Returns a field whose key none of those beside it has; fields inside it keep theirs. Pure. */
export function withFreshKey(
  form: FormDefinition,
  holder: FieldHolder,
  field: FormField,
): FormField {
  const key = freshName(field.key, keysBeside(form, holder))
  const taken = keysBeside(form, holder)
  return { ...field, key: taken.includes(field.key) ? key : field.key }
}

/** Adds a field at a place of a section, table or group; its key is made unique there. */
export function addField(
  path: string,
  holder: FieldHolder,
  index: number,
  field: FormField,
): EditCommand {
  return onForm(path, said('Dodaj pole', 'Add the field', quoted(field.label, field.key)), (form) =>
    withFields(form, holder, (fields) =>
      inserted(fields, index, withFreshKey(form, holder, field)),
    ),
  )
}

/** Adds a field that is as another one, behind it, with a key of its own. */
export function duplicateField(path: string, form: FormDefinition, id: string): EditCommand {
  const field = fieldOf(form, id)
  return onForm(
    path,
    said('Powiel pole', 'Duplicate the field', quoted(field?.label, id)),
    (now) => {
      const place = holderOf(now, id)
      const one = fieldOf(now, id)
      if (!place || !one) return now
      return withFields(now, place.holder, (fields) =>
        inserted(fields, place.index + 1, withFreshKey(now, place.holder, one)),
      )
    },
  )
}

/**
 * Moves a field to a place of a section, table or group, counted without it. A key that is taken there becomes
 * another. A table does not move into itself, nor a table or group into one.
 */
export function moveField(
  path: string,
  form: FormDefinition,
  id: string,
  to: { holder: FieldHolder; index: number },
): EditCommand {
  const label = said('Przenieś pole', 'Move the field', quoted(fieldOf(form, id)?.label, id))
  return onForm(path, label, (now) => {
    const from = holderOf(now, id)
    const field = fieldOf(now, id)
    if (!from || !field || !mayHold(now, to.holder, field, id)) return now
    const stays = partKey(from.holder) === partKey(to.holder)
    if (stays && from.index === to.index) return now
    const without = withFields(now, from.holder, (fields) =>
      fields.filter((_, n) => n !== from.index),
    )
    return withFields(without, to.holder, (fields) =>
      inserted(fields, to.index, withFreshKey(without, to.holder, field)),
    )
  })
}

/** Returns whether a field may stand in a holder. Pure. */
export function mayHold(
  form: FormDefinition,
  holder: FieldHolder,
  field: Pick<FormField, 'type'>,
  id?: string,
): boolean {
  if (holder.kind === 'section') return pointerOf(form, holder) !== undefined
  if (id !== undefined && (holder.id === id || holder.id.startsWith(`${id}.`))) return false
  const around = fieldOf(form, holder.id)
  if (!around || (around.type !== 'table' && around.type !== 'group')) return false
  return field.type !== 'table' && field.type !== 'group'
}

/** Makes a field one of another kind; what the kind does not use goes. */
export function setFieldType(
  path: string,
  form: FormDefinition,
  id: string,
  type: FieldType,
  lists: readonly string[],
): EditCommand {
  const label = said(
    'Zmień rodzaj pola',
    'Change the kind of the field',
    quoted(fieldOf(form, id)?.label, id),
  )
  return onForm(path, label, (now) => {
    const at = pointerOf(now, { kind: 'field', id })
    const field = fieldOf(now, id)
    return at === undefined || !field || field.type === type
      ? now
      : changed(now, at, () => asType(field, type, lists) as unknown as JsonValue)
  })
}

/** Sets or takes away a property of a part; in a row they are one step of undo. */
export function setPartProperty(
  path: string,
  form: FormDefinition,
  part: FormPart,
  property: string,
  value: JsonValue | undefined,
  label: LocalText = said('Zmień ustawienie', 'Change a setting'),
): EditCommand {
  return {
    ...onForm(path, label, (now) => {
      const at = pointerOf(now, part)
      return at === undefined
        ? now
        : (setAt(
            now as unknown as JsonValue,
            `${at}${property}`,
            value,
          ) as unknown as FormDefinition)
    }),
    together: `${path} ${partKey(part)} ${property}`,
  }
}

/** Adds a page behind another one, or last, with a section and no field. */
export function addPage(
  path: string,
  form: FormDefinition,
  title: LocalText,
  after?: string,
): EditCommand {
  const ids = form.pages.map(({ id }) => id)
  const id = freshName(title, ids, 'page')
  const section = freshName(title, sectionIds(form), 'section')
  return onForm(path, said('Dodaj stronę', 'Add the page', quoted(title, id)), (now) => {
    const behind = now.pages.findIndex((page) => page.id === after)
    const page: FormPage = { id, title, sections: [{ id: section, fields: [] }] }
    return { ...now, pages: inserted(now.pages, behind < 0 ? now.pages.length : behind + 1, page) }
  })
}

function sectionIds(form: FormDefinition): string[] {
  return form.pages.flatMap(({ sections }) => sections.map(({ id }) => id))
}

/** Adds a section to a page, behind another one or last. */
export function addSection(
  path: string,
  form: FormDefinition,
  page: string,
  title: LocalText,
  after?: string,
): EditCommand {
  const id = freshName(title, sectionIds(form), 'section')
  return onForm(path, said('Dodaj część', 'Add the section', quoted(title, id)), (now) =>
    withSections(now, page, (sections) => {
      const behind = sections.findIndex((section) => section.id === after)
      return inserted(sections, behind < 0 ? sections.length : behind + 1, {
        id,
        title,
        fields: [],
      })
    }),
  )
}

function withSections(
  form: FormDefinition,
  page: string,
  change: (sections: readonly FormSection[]) => readonly FormSection[],
): FormDefinition {
  const at = pointerOf(form, { kind: 'page', id: page })
  if (at === undefined) return form
  return changed(
    form,
    `${at}/sections`,
    (sections) => change((sections ?? []) as unknown as FormSection[]) as unknown as JsonValue,
  )
}

/** Moves a section to a place of a page, counted without it; the last section of a page stays. */
export function moveSection(
  path: string,
  form: FormDefinition,
  id: string,
  to: { page: string; index: number },
): EditCommand {
  const from = form.pages.find(({ sections }) => sections.some((section) => section.id === id))
  const title = from?.sections.find((section) => section.id === id)?.title
  return onForm(path, said('Przenieś część', 'Move the section', quoted(title, id)), (now) => {
    const page = now.pages.find(({ sections }) => sections.some((section) => section.id === id))
    const section = page?.sections.find((one) => one.id === id)
    if (!page || !section || !now.pages.some((one) => one.id === to.page)) return now
    if (page.id !== to.page && page.sections.length === 1) return now
    const without = withSections(now, page.id, (all) => all.filter((one) => one.id !== id))
    return withSections(without, to.page, (all) => inserted(all, to.index, section))
  })
}

/** Moves a page to another place. */
export function movePage(
  path: string,
  form: FormDefinition,
  id: string,
  index: number,
): EditCommand {
  const title = form.pages.find((page) => page.id === id)?.title
  return onForm(path, said('Przenieś stronę', 'Move the page', quoted(title, id)), (now) => {
    const page = now.pages.find((one) => one.id === id)
    if (!page || now.pages.indexOf(page) === index) return now
    return {
      ...now,
      pages: inserted(
        now.pages.filter((one) => one !== page),
        index,
        page,
      ),
    }
  })
}

/** Adds a rule over several fields to a form, or to a table for each of its rows. */
export function addRule(
  path: string,
  form: FormDefinition,
  at: string,
  table?: string,
): EditCommand {
  const before = table === undefined ? form.rules : fieldOf(form, table)?.rules
  const id = freshName(
    'rule',
    (before ?? []).map((rule) => rule.id),
    'rule',
  )
  const rule = {
    id,
    assert: 'true',
    at,
    message: { pl: 'Popraw te odpowiedzi.', en: 'Correct these answers.' },
  }
  return onForm(path, said('Dodaj zasadę', 'Add a rule'), (now) => {
    const holder = table === undefined ? '' : pointerOf(now, { kind: 'field', id: table })
    return holder === undefined
      ? now
      : changed(now, `${holder}/rules`, (rules) => [...((rules ?? []) as JsonValue[]), rule])
  })
}

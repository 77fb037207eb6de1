import type { FormDefinition, FormField } from '@splot/definition'
import {
  addField,
  fieldOf,
  fieldsIn,
  holderOf,
  mayHold,
  moveField,
  movePage,
  moveSection,
} from '@splot/definition/edit'
import type { EditCommand, FieldHolder, FormPart } from '@splot/definition/edit'

/** Where something is dropped: before, behind or into a part. */
export interface DropPlace {
  part: FormPart
  position: 'before' | 'after' | 'on'
}

interface Spot {
  holder: FieldHolder
  index: number
}

/** Returns the place among fields that a drop means; `null` where no field can stand. Pure. */
export function spotOf(form: FormDefinition, { part, position }: DropPlace): Spot | null {
  if (part.kind === 'field') {
    const field = fieldOf(form, part.id)
    if (position === 'on' && (field?.type === 'table' || field?.type === 'group'))
      return { holder: { kind: 'field', id: part.id }, index: field.fields?.length ?? 0 }
    const place = holderOf(form, part.id)
    return place ? { ...place, index: place.index + (position === 'before' ? 0 : 1) } : null
  }
  const page = form.pages.find(({ id }) => id === part.id)
  const section = part.kind === 'section' ? part.id : page?.sections[0]?.id
  if (section === undefined) return null
  const holder = { kind: 'section', id: section } as const
  return { holder, index: position === 'before' ? 0 : fieldsIn(form, holder).length }
}

/** Returns the command that adds a field where it was dropped; `null` where it cannot stand. Pure. */
export function insertAt(
  path: string,
  form: FormDefinition,
  place: DropPlace,
  field: FormField,
): EditCommand | null {
  const spot = spotOf(form, place)
  return spot && mayHold(form, spot.holder, field)
    ? addField(path, spot.holder, spot.index, field)
    : null
}

/** Returns the command that moves a part to where it was dropped; `null` where it cannot stand. Pure. */
export function moveTo(
  path: string,
  form: FormDefinition,
  moved: FormPart,
  place: DropPlace,
): EditCommand | null {
  if (moved.kind === 'field') return moveFieldTo(path, form, moved.id, place)
  return moved.kind === 'section'
    ? moveSectionTo(path, form, moved.id, place)
    : movePageTo(path, form, moved.id, place)
}

function moveFieldTo(
  path: string,
  form: FormDefinition,
  id: string,
  place: DropPlace,
): EditCommand | null {
  const spot = spotOf(form, place)
  const from = holderOf(form, id)
  const field = fieldOf(form, id)
  if (!spot || !from || !field || !mayHold(form, spot.holder, field, id)) return null
  const same = from.holder.kind === spot.holder.kind && from.holder.id === spot.holder.id
  // places are counted without what is moved
  const index = same && from.index < spot.index ? spot.index - 1 : spot.index
  return moveField(path, form, id, { holder: spot.holder, index })
}

function moveSectionTo(
  path: string,
  form: FormDefinition,
  id: string,
  { part, position }: DropPlace,
): EditCommand | null {
  const owner = form.pages.find(({ sections }) => sections.some((section) => section.id === id))
  if (part.kind === 'page') {
    const page = form.pages.find((one) => one.id === part.id)
    return page ? moveSection(path, form, id, { page: page.id, index: page.sections.length }) : null
  }
  const sectionId = part.kind === 'section' ? part.id : sectionOf(form, part.id)
  const page = form.pages.find(({ sections }) => sections.some((one) => one.id === sectionId))
  if (!page || !owner || sectionId === id) return null
  const at =
    page.sections.findIndex((one) => one.id === sectionId) + (position === 'before' ? 0 : 1)
  const from = page.sections.findIndex((one) => one.id === id)
  return moveSection(path, form, id, {
    page: page.id,
    index: page === owner && from < at ? at - 1 : at,
  })
}

function sectionOf(form: FormDefinition, field: string): string | undefined {
  const top = field.split('.')[0] ?? ''
  const holder = holderOf(form, top)?.holder
  return holder?.kind === 'section' ? holder.id : undefined
}

function movePageTo(
  path: string,
  form: FormDefinition,
  id: string,
  { part, position }: DropPlace,
): EditCommand | null {
  const to = form.pages.findIndex((page) => page.id === part.id)
  const from = form.pages.findIndex((page) => page.id === id)
  if (part.kind !== 'page' || to < 0 || from === to) return null
  const at = to + (position === 'before' ? 0 : 1)
  return movePage(path, form, id, from < at ? at - 1 : at)
}

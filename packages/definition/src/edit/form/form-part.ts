import type { FormDefinition, FormField } from '../../form/types.ts'
import { joinPointer } from '../../source/pointer.ts'

/**
 * A part of a form, told so that it stays the same wherever it is moved: pages and sections by their ids, fields by
 * their keys from the top (`founders.nip`).
 */
export type FormPart =
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'field'; readonly id: string }

/** Where fields stand: a section, or a table or group. */
export type FieldHolder = Exclude<FormPart, { kind: 'page' }>

/** Returns a text that tells a part of a form from every other: `field:founders.nip`. Pure. */
export function partKey({ kind, id }: FormPart): string {
  return `${kind}:${id}`
}

/** Returns the part a text of `partKey` tells. Pure. */
export function partOfKey(key: string): FormPart | undefined {
  const [kind = '', ...rest] = key.split(':')
  const id = rest.join(':')
  return (kind === 'page' || kind === 'section' || kind === 'field') && id !== ''
    ? { kind, id }
    : undefined
}

/** Returns where a part of a form stands, as a JSON Pointer; `undefined` where there is no such part. Pure. */
export function pointerOf(form: FormDefinition, part: FormPart): string | undefined {
  for (const [p, page] of form.pages.entries()) {
    if (part.kind === 'page' && page.id === part.id) return `/pages/${p}`
    for (const [s, section] of page.sections.entries()) {
      const at = `/pages/${p}/sections/${s}`
      if (part.kind === 'section' && section.id === part.id) return at
      if (part.kind === 'field') {
        const found = fieldPointer(section.fields, at, part.id.split('.'))
        if (found !== undefined) return found
      }
    }
  }
  return undefined
}

function fieldPointer(
  fields: readonly FormField[],
  at: string,
  [key, ...rest]: readonly string[],
): string | undefined {
  const n = fields.findIndex((field) => field.key === key)
  const field = fields[n]
  if (!field) return undefined
  const pointer = joinPointer(at, 'fields', n)
  return rest.length === 0 ? pointer : fieldPointer(field.fields ?? [], pointer, rest)
}

/** Returns the part of a form in which a JSON Pointer leads somewhere. Pure. */
export function partAt(form: FormDefinition, pointer: string): FormPart | undefined {
  const steps = pointer.split('/').slice(1)
  const page = steps[0] === 'pages' ? form.pages[Number(steps[1])] : undefined
  if (!page) return undefined
  const section = steps[2] === 'sections' ? page.sections[Number(steps[3])] : undefined
  if (!section) return { kind: 'page', id: page.id }
  const keys: string[] = []
  let fields: readonly FormField[] | undefined = section.fields
  for (let n = 4; steps[n] === 'fields'; n += 2) {
    const field: FormField | undefined = fields?.[Number(steps[n + 1])]
    if (!field) break
    keys.push(field.key)
    fields = field.fields
  }
  return keys.length === 0
    ? { kind: 'section', id: section.id }
    : { kind: 'field', id: keys.join('.') }
}

/** Returns the field a part is; `undefined` for none. Pure. */
export function fieldOf(form: FormDefinition, id: string): FormField | undefined {
  const keys = id.split('.')
  let fields: readonly FormField[] = form.pages.flatMap(({ sections }) =>
    sections.flatMap((section) => section.fields),
  )
  let found: FormField | undefined
  for (const key of keys) {
    found = fields.find((field) => field.key === key)
    fields = found?.fields ?? []
  }
  return found
}

/** Returns the section, table or group in which a field stands, and its place there. Pure. */
export function holderOf(
  form: FormDefinition,
  id: string,
): { holder: FieldHolder; index: number } | undefined {
  const pointer = pointerOf(form, { kind: 'field', id })
  if (pointer === undefined) return undefined
  const index = Number(pointer.slice(pointer.lastIndexOf('/') + 1))
  const dot = id.lastIndexOf('.')
  if (dot >= 0) return { holder: { kind: 'field', id: id.slice(0, dot) }, index }
  const section = partAt(form, pointer.split('/').slice(0, 5).join('/'))
  return section?.kind === 'section' ? { holder: section, index } : undefined
}

/** Returns the fields that stand in a section, table or group. Pure. */
export function fieldsIn(form: FormDefinition, { kind, id }: FieldHolder): readonly FormField[] {
  if (kind === 'field') return fieldOf(form, id)?.fields ?? []
  for (const { sections } of form.pages)
    for (const section of sections) if (section.id === id) return section.fields
  return []
}

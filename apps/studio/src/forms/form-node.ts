import type { FormDefinition, FormField, LocalText } from '@splot/definition'
import { partKey } from '@splot/definition/edit'
import type { FormPart } from '@splot/definition/edit'

/** A row of the outline of a form. */
export interface FormNode {
  key: string
  part: FormPart
  title: LocalText
  /** JSON Pointer, for findings that lead here. */
  pointer: string
  field?: FormField
  children: FormNode[]
}

/** Returns pages, sections, fields and columns of a form as an outline. Pure. */
export function formNodes(form: FormDefinition): FormNode[] {
  return form.pages.map((page, p) => {
    const at = `/pages/${p}`
    return node({ kind: 'page', id: page.id }, page.title, at, {
      children: page.sections.map((section, s) => {
        const title = section.title ?? { pl: '', en: '' }
        const here = `${at}/sections/${s}`
        return node({ kind: 'section', id: section.id }, title, here, {
          children: fieldNodes(section.fields, '', here),
        })
      }),
    })
  })
}

function fieldNodes(fields: readonly FormField[], above: string, at: string): FormNode[] {
  return fields.map((field, n) => {
    const id = above === '' ? field.key : `${above}.${field.key}`
    const here = `${at}/fields/${n}`
    const children = fieldNodes(field.fields ?? [], id, here)
    return node({ kind: 'field', id }, field.label, here, { field, children })
  })
}

function node(
  part: FormPart,
  title: LocalText,
  pointer: string,
  rest: Pick<FormNode, 'children' | 'field'>,
): FormNode {
  return { key: partKey(part), part, title, pointer, ...rest }
}

/** Returns the keys of all rows under which others stand. Pure. */
export function openKeys(nodes: readonly FormNode[]): string[] {
  return nodes.flatMap((one) =>
    one.field && one.children.length === 0 ? [] : [one.key, ...openKeys(one.children)],
  )
}

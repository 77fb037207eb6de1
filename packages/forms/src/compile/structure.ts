import type { FormDefinition, FormField, Issue } from '@splot/definition'
import { limits } from '../limits.ts'
import { pointerTo } from '../pointer.ts'
import { fault } from './fault.ts'
import { isContainer, type FieldNode, type PartNode } from './nodes.ts'
import { isReservedName } from './reserved-names.ts'

/** Pages, sections and fields as a tree, without expressions. */
export interface Structure {
  pages: PartNode[]
  sections: PartNode[]
  fields: FieldNode[]
  fieldByKey: Map<string, FieldNode>
  all: FieldNode[]
}

/** Says what is wrong with a key among its siblings. */
function keyFault(
  field: FormField,
  source: string,
  taken: ReadonlyMap<string, FieldNode>,
): Issue[] {
  const path = pointerTo(source, 'key')
  const { key } = field
  if (typeof key !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(key))
    return [
      fault(path, 'key', {
        pl: `Klucz pola musi zaczynać się małą literą i zawierać tylko litery a–z i cyfry, a jest „${key}”.`,
        en: `A field key must begin with a small letter and hold only letters a–z and digits, but it is "${key}".`,
      }),
    ]
  if (isReservedName(key))
    return [
      fault(path, 'reserved-key', {
        pl: `Nazwa „${key}” jest zajęta przez wyrażenia. Zmień klucz pola.`,
        en: `The name "${key}" is taken by expressions. Change the field's key.`,
      }),
    ]
  if (taken.has(key))
    return [
      fault(path, 'duplicate-key', {
        pl: `Klucz „${key}” powtarza się. Nadaj jednemu z pól inny klucz.`,
        en: `The key "${key}" occurs twice. Give one of the fields another key.`,
      }),
    ]
  return []
}

interface Place {
  section: PartNode
  parent?: FieldNode
  place: string
  depth: number
}

/** Makes the nodes of a list of fields and puts them into `into`. */
function addFields(
  list: readonly FormField[],
  source: string,
  at: Place,
  into: { siblings: FieldNode[]; byKey: Map<string, FieldNode>; all: FieldNode[]; issues: Issue[] },
): void {
  for (const [index, field] of list.entries()) {
    const path = pointerTo(source, index)
    into.issues.push(...keyFault(field, path, into.byKey))
    const children: FieldNode[] = []
    const childByKey = new Map<string, FieldNode>()
    const place = pointerTo(at.place, field.key)
    const node: FieldNode = {
      kind: 'field',
      field,
      key: field.key,
      place,
      source: path,
      section: at.section,
      ...(at.parent === undefined ? {} : { parent: at.parent }),
      children,
      childByKey,
      rules: [],
      hasPlaces: false,
    }
    into.siblings.push(node)
    into.byKey.set(field.key, node)
    into.all.push(node)
    if (!isContainer(field)) continue
    if (at.depth >= limits.fieldDepth) {
      into.issues.push(
        fault(path, 'depth', {
          pl: `Tabele i grupy mogą być zagnieżdżone najwyżej ${limits.fieldDepth} razy.`,
          en: `Tables and groups may be nested at most ${limits.fieldDepth} deep.`,
        }),
      )
      continue
    }
    addFields(
      field.fields ?? [],
      pointerTo(path, 'fields'),
      {
        section: at.section,
        parent: node,
        place: field.type === 'table' ? `${place}/[]` : place,
        depth: at.depth + 1,
      },
      { siblings: children, byKey: childByKey, all: into.all, issues: into.issues },
    )
  }
}

/** Says when an id of a page or section occurs twice. */
function idFaults(id: string, source: string, taken: Set<string>): Issue[] {
  const fresh = !taken.has(id)
  taken.add(id)
  if (fresh) return []
  return [
    fault(pointerTo(source, 'id'), 'duplicate-id', {
      pl: `Identyfikator „${id}” powtarza się wśród stron i sekcji.`,
      en: `The id "${id}" occurs twice among pages and sections.`,
    }),
  ]
}

/** Returns the tree of a form and what is wrong with its keys and ids. Pure. */
export function structureOf(form: FormDefinition): { structure: Structure; issues: Issue[] } {
  const issues: Issue[] = []
  const structure: Structure = {
    pages: [],
    sections: [],
    fields: [],
    fieldByKey: new Map(),
    all: [],
  }
  const pageIds = new Set<string>()
  const sectionIds = new Set<string>()
  for (const [pageIndex, page] of form.pages.entries()) {
    const pageSource = `/pages/${pageIndex}`
    issues.push(...idFaults(page.id, pageSource, pageIds))
    const pageNode: PartNode = { kind: 'page', id: page.id, source: pageSource }
    structure.pages.push(pageNode)
    for (const [sectionIndex, section] of page.sections.entries()) {
      const source = `${pageSource}/sections/${sectionIndex}`
      issues.push(...idFaults(section.id, source, sectionIds))
      const node: PartNode = { kind: 'section', id: section.id, source, page: pageNode, section }
      structure.sections.push(node)
      addFields(
        section.fields,
        `${source}/fields`,
        { section: node, place: '', depth: 0 },
        {
          siblings: structure.fields,
          byKey: structure.fieldByKey,
          all: structure.all,
          issues,
        },
      )
    }
  }
  if (structure.all.length > limits.fields)
    issues.push(
      fault('/pages', 'too-many-fields', {
        pl: `Formularz może mieć najwyżej ${limits.fields} pól, a ma ${structure.all.length}.`,
        en: `A form may have at most ${limits.fields} fields, but it has ${structure.all.length}.`,
      }),
    )
  return { structure, issues }
}

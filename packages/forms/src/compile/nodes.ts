import type { CodeList, FormField, FormRule, FormSection, JsonObject } from '@splot/definition'
import type { Formula } from './formula.ts'
import type { TextTemplate, TextTemplates } from './text-template.ts'

/** A page or section that may be hidden. */
export interface PartNode {
  kind: 'page' | 'section'
  id: string
  /** Place in the definition, as a JSON Pointer. */
  source: string
  /** The page of a section. */
  page?: PartNode
  section?: FormSection
  when?: Formula
  /** `title` and `description` where values stand in them. */
  texts?: TextTemplates
}

/** A rule ready to run. */
export interface RuleNode {
  rule: FormRule
  assert: Formula
  when?: Formula
  /** Where its message stands, from the row's or the form's root. */
  at: readonly string[]
  /** Its message, where values stand in it. */
  message?: TextTemplate
}

/** A field ready to run, with its place in the tree. */
export interface FieldNode {
  kind: 'field'
  field: FormField
  key: string
  /** Place in the data with `[]` for rows: `/founders/[]/orgRole`. */
  place: string
  /** Place in the definition, as a JSON Pointer. */
  source: string
  section: PartNode
  /** Table or group the field is in. */
  parent?: FieldNode
  children: readonly FieldNode[]
  childByKey: ReadonlyMap<string, FieldNode>
  /** `true`, or a formula; absent: never. */
  required?: true | Formula
  readOnly?: true | Formula
  when?: Formula
  value?: Formula
  initial?: Formula
  minimum?: Formula
  maximum?: Formula
  minItems?: Formula
  maxItems?: Formula
  signatures?: Formula
  signWhen?: Formula
  options?: Formula
  /** Of a table whose rows an expression gives. */
  rows?: Formula
  rules: readonly RuleNode[]
  /** `label`, `help` and `text` where values stand in them. */
  texts?: TextTemplates
  /** Whether a value stands in a text of the field or of one inside it. */
  hasPlaces: boolean
}

/** The form's tree and the order in which its parts are worked out. */
export interface FormTree {
  pages: readonly PartNode[]
  sections: readonly PartNode[]
  /** Fields at the top, in the order of the pages. */
  fields: readonly FieldNode[]
  fieldByKey: ReadonlyMap<string, FieldNode>
  /** All fields at any depth, in the order of the pages. */
  all: readonly FieldNode[]
  rules: readonly RuleNode[]
  /** Every part after those it reads. */
  order: readonly (PartNode | FieldNode)[]
  /** Whether one pass may not be enough: a column looks at its own table as a whole. */
  repeat: boolean
  /** Computed fields that only the form's own answers decide, so that a browser must get the same value. */
  closed: ReadonlySet<PartNode | FieldNode>
  /** Whether some expression counts working days, so that the moment must know days off. */
  asksCalendar: boolean
  /** Computed fields without an answer in them: pointers without row numbers. */
  systemValues: ReadonlySet<string>
  /** Code lists as they were given, for labels. */
  codeLists: readonly CodeList[]
  /** Code lists as expressions see them. */
  lists: JsonObject
}

/** Whether a field holds other fields. Pure. */
export function isContainer(field: FormField): boolean {
  return field.type === 'table' || field.type === 'group'
}

/** Whether a field's value is a list. Pure. */
export function isList(field: FormField): boolean {
  return ['table', 'choices', 'references', 'file', 'signature'].includes(field.type)
}

import type { JsonObject, JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'
import type { Expression } from '../workflow/types.ts'

/** Every kind of field a form can have. `docs/forms.md` describes each. */
export const fieldTypes = [
  'text',
  'longtext',
  'rich',
  'integer',
  'decimal',
  'money',
  'date',
  'datetime',
  'time',
  'email',
  'phone',
  'url',
  'nip',
  'regon',
  'krs',
  'pesel',
  'iban',
  'postal',
  'terc',
  'pkd',
  'boolean',
  'choice',
  'choices',
  'reference',
  'references',
  'table',
  'group',
  'computed',
  'info',
  'declaration',
  'consent',
  'file',
  'signature',
] as const

/** The kind of a field. */
export type FieldType = (typeof fieldTypes)[number]

/** One form: pages → sections → fields. Compiles to JSON Schema, UI schema, messages and validator. */
export interface FormDefinition {
  $schema?: string
  /** Identifier, `^[A-Za-z][A-Za-z0-9]*$`, unique in the programme: `R03`. */
  id: string
  version: number
  title: LocalText
  description?: LocalText
  pages: FormPage[]
  /** Class of the personal data of the form, where its sections and fields name no other. */
  dataClass?: string
  /** Rules over several fields. */
  rules?: FormRule[]
}

/** A page of at most about 40 fields; one entry of the form's task list. */
export interface FormPage {
  id: string
  title: LocalText
  description?: LocalText
  when?: Expression
  sections: FormSection[]
}

/** A group of fields under one heading. */
export interface FormSection {
  id: string
  title?: LocalText
  description?: LocalText
  when?: Expression
  /** Roles that see it; absent: whoever sees the form. */
  visibleTo?: string[]
  /** Roles that may fill it; absent: whoever may fill the form. */
  editableBy?: string[]
  /** All that stands in it is personal data of this class, where its fields name no other. */
  dataClass?: string
  fields: FormField[]
}

/** How a number or a computed value is written for people. */
export type DisplayFormat =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'points'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'yesNo'

/**
 * One field. Which properties apply depends on `type`; the published JSON Schema says so per type.
 * In a table row plain names mean the row first, then the form. Besides field keys, expressions see
 * the scope names given by the caller (`case`, `call`, `context`, `answers`, `parameters`, `actor`).
 */
export interface FormField {
  /** Stable key, `^[a-z][A-Za-z0-9]*$`, unique among its siblings and not a scope name. */
  key: string
  type: FieldType
  label: LocalText
  help?: LocalText
  /**
   * Document templates whose newest documents – of the case, else of the nearest case above it, such as the
   * regulations of its call – are linked beside the field.
   */
  documents?: string[]
  /** Text of `info` (paragraphs, no markup) or the sentence of a declaration or consent. */
  text?: LocalText
  /** `true`, or FEEL: required when true. A hidden field is never required. */
  required?: boolean | Expression
  /** Shown when true. Hidden means absent: neither sent, nor stored, nor required. */
  when?: Expression
  /** `true` or FEEL: shown, not editable; the value comes from `default` or prefill. */
  readOnly?: boolean | Expression
  /** Of `computed`: FEEL; of others: never. Recomputed by the server on every save. */
  value?: Expression
  /** First value of a new draft. FEEL when it starts with `=`. */
  default?: JsonValue
  /** Roles that see the field; absent: whoever sees the section. */
  visibleTo?: string[]
  /** It, and all inside of it, is personal data of this class. */
  dataClass?: string
  /** Special-category data: stored apart, masked, every read logged. */
  sensitive?: boolean
  /** May be searched and sorted in lists. */
  searchable?: boolean
  /** How a computed value is shown. */
  display?: DisplayFormat
  /** Digits after the comma of `decimal`. Default 2. */
  scale?: number

  minLength?: number
  maxLength?: number
  /** RE2 pattern the whole text must match, with its own message. */
  pattern?: { regex: string; message: LocalText }
  /** Number, or ISO date text, or FEEL when it starts with `=`. Money in grosze. */
  minimum?: number | string
  maximum?: number | string
  /** Code list id of `choice` and `choices`. */
  list?: string
  /** Shown as buttons or as a list; default: buttons up to six items. */
  appearance?: 'radio' | 'select' | 'combobox'
  /** Rows of a table, items of `choices`, number of files. */
  minItems?: number | Expression
  maxItems?: number | Expression
  /** Columns of a table or fields of a group. */
  fields?: FormField[]
  /**
   * Rows that are given and may be neither added nor removed; each holds its fixed values. A list, or
   * FEEL giving a list of contexts, such as the tasks of an application in a monthly report.
   */
  rows?: JsonObject[] | Expression
  /** Of a table: the column whose values must differ from row to row. */
  uniqueBy?: string
  /** Of a table: rules that hold for every row. */
  rules?: FormRule[]
  /** Of `file`: accepted media types. */
  accept?: string[]
  /** Of `file`: largest size of one file. */
  maxSizeBytes?: number
  /**
   * Of `reference(s)`: where the choices come from. Of `computed`: what the ids it gives are called;
   * `{ "kind": "people" }` alone shows them by name.
   */
  from?: ReferenceSource
  /** Of `signature`: how many persons must sign; default 1. */
  signatures?: number | Expression
  /** Of `signature`: roles that may sign; absent: whoever may fill the form. */
  signers?: string[]
  /** Of `signature`: who of them may sign it, by `actor.id` and what is known; only `true` lets sign. */
  signWhen?: Expression
  /** Of `references`: its choices are pointers of fields of this form whose answers are trade secrets. */
  namesSecrets?: boolean
  /** Of `consent`: the day from which it holds no more; `null` while it holds. Told to its readers. */
  withdrawnOn?: Expression
}

/** Where the choices of a reference come from. */
export interface ReferenceSource {
  /**
   * `options`: FEEL list of `{ id, label }`; `people`: holders of `role`, or those whose ids the FEEL
   * list of `options` gives; `cases`: of `workflow`.
   */
  kind: 'options' | 'people' | 'cases'
  options?: Expression
  role?: string
  workflow?: string
}

/** A rule over several fields. */
export interface FormRule {
  /** Stable id; becomes the code as `form.rule.<id>`. */
  id: string
  /** FEEL that must be true when `when` is. Null (something not filled yet) counts as kept. */
  assert: Expression
  when?: Expression
  /** Field key, or JSON Pointer, the message stands at. */
  at: string
  message: LocalText
  /** A warning is shown and does not stop. Default `error`. */
  severity?: 'error' | 'warning'
}

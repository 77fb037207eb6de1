import type {
  CodeList,
  ExpressionCompiler,
  ExpressionMoment,
  FormDefinition,
  FormField,
  Issue,
  JsonObject,
  JsonSchema,
  JsonValue,
  LocalText,
} from '@splot/definition'

/** A check of data against one JSON Schema. Returns `[]` when all is well. Pure. */
export type SchemaValidator = (data: JsonValue) => SchemaIssue[]

/** What Ajv says, reduced to what messages need. */
export interface SchemaIssue {
  path: string
  keyword: string
  params: JsonObject
}

/** What compiling a form needs from outside. */
export interface FormCompilation {
  codeLists: readonly CodeList[]
  expressions: ExpressionCompiler
  /** `createAjvValidator` of `@splot/forms/ajv` on the server, a loaded module in the browser. */
  createValidator: (schema: JsonSchema) => SchemaValidator
}

/** Who fills or reads, and what is known besides the answers. */
export interface FormScope {
  /** `case`, `call`, `context`, `answers`, `parameters`, `actor`, `files`, `forms`: what expressions see. */
  variables: JsonObject
  /**
   * The variables as far as the reader may know them, for values that stand in texts; absent: all of
   * them. Asked only when a text holds one.
   */
  readable?: () => JsonObject
  moment: ExpressionMoment
  /** Roles of the reader; decides `visibleTo` and `editableBy`. */
  roles: readonly string[]
  /** Section ids that may be edited; absent: all. */
  sections?: readonly string[]
  /** JSON Pointers that may be edited; absent: all. A place must be open in both ways. */
  unlocked?: readonly string[]
  /**
   * Answers that fields which may not be edited keep: those of the continued task and what was
   * prefilled. A read-only field that is not in here takes its `default`.
   */
  base?: JsonObject
}

/** What one field is at this moment. Keys of the map are JSON Pointers: `/founders/0/orgRole`. */
export interface FieldState {
  /** The definition's field, with the values that stand in its texts. */
  field: FormField
  visible: boolean
  required: boolean
  editable: boolean
  /** Of a signature that the reader may not give here, though their role signs; absent: they may. */
  unsignable?: true
  /** How many items or rows it takes, where the field limits them. */
  items?: ItemLimits
}

/** The least and the most of something; both are inside. */
export interface ItemLimits {
  least?: number
  most?: number
}

/** The form as it stands with given answers: hidden fields absent, computed values filled in. */
export interface FormState {
  answers: JsonObject
  fields: ReadonlyMap<string, FieldState>
  /** Ids of visible pages and sections. */
  pages: readonly string[]
  sections: readonly string[]
  /** Texts of pages and sections in which values stand; the others are in the definition. */
  texts: FormTexts
}

/** Texts of a page or section with their values. */
export interface PartTexts {
  title?: LocalText
  description?: LocalText
}

/** Texts with values, by the id of their page or section. The same object while nothing changed. */
export interface FormTexts {
  pages: ReadonlyMap<string, PartTexts>
  sections: ReadonlyMap<string, PartTexts>
}

/** A form that can run. Immutable; cache it per id, version and code lists. */
export interface CompiledForm {
  readonly definition: FormDefinition
  /** Whether some expression counts working days, so that `moment.isDayOff` must be given. */
  readonly asksCalendar: boolean
  /**
   * Computed fields in which no answer plays a part, such as the number of the case, as JSON Pointers
   * without row numbers: `/caseNumber`.
   */
  readonly systemValues: ReadonlySet<string>
  /** Draft-07 rules of the data with every field present; presence is decided by `state`. */
  readonly schema: JsonSchema
  /** JSON Forms UI schema of the whole form. */
  readonly uiSchema: JsonObject
  /** First answers of a new draft: defaults, fixed rows, `base`, then `prefilled`. */
  initial(scope: FormScope, prefilled?: JsonObject): JsonObject
  /**
   * Prunes what is hidden, recomputes what is computed, tells what is visible and required. Given the
   * state before, only what depends on changed fields is evaluated again, and entries of `fields` that
   * did not change are the same objects. The result is the same with and without `previous`.
   */
  state(answers: JsonObject, scope: FormScope, previous?: FormState): FormState
  /**
   * Everything wrong with a submission. `answers` are normalised (identifiers, trimmed text), pruned
   * and computed; fields that may not be edited come from `base`, whatever was sent. A hidden,
   * computed or locked field that was sent with another value is an issue, not a silent drop.
   */
  validate(answers: JsonObject, scope: FormScope): { answers: JsonObject; issues: Issue[] }
  /** Issues of a draft: like `validate`, without what is only missing. */
  validateDraft(answers: JsonObject, scope: FormScope): Issue[]
  /** Answers without what `roles` may not see. */
  redact(answers: JsonObject, scope: FormScope): JsonObject
}

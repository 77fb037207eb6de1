/** A value that JSON can carry. `undefined` never occurs: absent is absent, empty is `null`. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object. Keys like `__proto__` are refused by every parser of this project. */
export interface JsonObject {
  [key: string]: JsonValue
}

/** A JSON Schema (draft-07 dialect of `docs/forms.md`), kept as plain JSON. */
export type JsonSchema = JsonObject

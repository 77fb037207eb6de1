/** Bounds that keep every form and every answer harmless. `docs/forms.md` lists them. */
export const limits = {
  /** Fields of a form, columns and members included. */
  fields: 3000,
  /** Fields inside tables and groups: how deep. */
  fieldDepth: 5,
  /** Depth of answers. */
  answerDepth: 32,
  /** Values in one set of answers. */
  answerValues: 200_000,
  /** Code units of one text, whatever the field says. */
  textLength: 200_000,
  /** Rows of one table when the field gives no `maxItems`. */
  rows: 500,
  /** Rows of one table, whatever the field says. */
  rowsHard: 5_000,
  /** Items of `choices`, `references`, `file` when the field gives no `maxItems`. */
  items: 500,
  /** Issues returned at most. */
  issues: 500,
} as const

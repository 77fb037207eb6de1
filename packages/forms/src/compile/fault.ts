import type { Issue, JsonObject, LocalText } from '@splot/definition'

/** Returns one fault of a form definition; `path` points into the definition. Pure. */
export function fault(path: string, code: string, message: LocalText, params?: JsonObject): Issue {
  return {
    path,
    code: `form.definition.${code}`,
    message,
    ...(params === undefined ? {} : { params }),
  }
}

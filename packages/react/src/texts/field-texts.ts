import { createContext, useContext } from 'react'

/** A translator: key, and values where the text has placeholders. */
export type Translator = (key: string, values?: Record<string, unknown>) => string

/** The open form's translator. */
export const FieldTextsContext = createContext<Translator>((key) => key)

/**
 * Returns the translator of the open form. A subscription of each control to i18next would be a fifth
 * of the time in which a form of 200 fields opens; the form subscribes once.
 */
export function useFieldTexts(): Translator {
  return useContext(FieldTextsContext)
}

/** Returns a translator that looks each text without placeholders up once. */
export function rememberTexts(t: Translator): Translator {
  const known = new Map<string, string>()
  return (key, values) => {
    if (values !== undefined) return t(key, values)
    let text = known.get(key)
    if (text === undefined) known.set(key, (text = t(key)))
    return text
  }
}

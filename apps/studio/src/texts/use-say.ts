import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Gives a text in the reader's language, with values in its places; for pure functions. */
export type Say = (key: string, values?: Record<string, unknown>) => string

/** Returns the texts of the studio for functions that make sentences. */
export function useSay(): Say {
  const { t } = useTranslation()
  return useCallback((key, values = {}) => t(key, values), [t])
}

import type { LocalText } from '@splot/definition'
import { useLocalText } from '@splot/react/texts'

/** What a case is called where nothing of what stands in it may be told. */
export function useCaseName(given: {
  caseId: string
  number: string | null
  workflow: LocalText
}): string {
  const text = useLocalText()
  return `${text(given.workflow)} · ${given.number ?? given.caseId}`
}

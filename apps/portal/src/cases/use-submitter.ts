import type { SubmissionSummary } from '@splot/runtime'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '@splot/react/texts'

/** Returns who is told to have handed something in: the person, else their role, else the operator. */
export function useSubmitter(): (submission: Pick<SubmissionSummary, 'by' | 'role'>) => string {
  const { t } = useTranslation()
  const text = useLocalText()
  return ({ by, role }) => by?.name ?? (role === null ? t('decision.system') : text(role))
}

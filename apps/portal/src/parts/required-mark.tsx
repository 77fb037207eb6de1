import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The word after a label that says a field must be filled. */
export function RequiredMark({ required }: { required: boolean | undefined }): ReactNode {
  const { t } = useTranslation('splot')
  return required === true ? <span className="sp-required"> {t('field.required')}</span> : null
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { FileFields } from '../properties/file-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { FileFindings } from '../properties/file-findings.tsx'

const parts = shownParts.face

/** What cases of a workflow are known by, what everybody sees of them, what may be started in them. */
export function FacePage(): ReactNode {
  const { t } = useTranslation()
  useFocusedPlace()
  return (
    <>
      <p className="st-lead">{t('data.faceLead')}</p>
      <FileFindings parts={parts.map((part) => `/${part}`)} />
      <FileFields only={parts} />
    </>
  )
}

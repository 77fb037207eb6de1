import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { FileFields } from '../properties/file-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { FileFindings } from '../properties/file-findings.tsx'
import { FactList } from './fact-list.tsx'

/** The small facts of a case, and what it is given at its start. */
export function DataPage(): ReactNode {
  const { t } = useTranslation()
  useFocusedPlace()
  return (
    <>
      <p className="st-lead">{t('data.lead')}</p>
      <FileFindings parts={['/context', '/contextSchema', '/input']} />
      <FactList />
      <section className="st-section">
        <FileFields only={shownParts.data} />
      </section>
    </>
  )
}

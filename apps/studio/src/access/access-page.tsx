import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { shownParts } from '../properties/shown-parts.ts'
import { FileFindings } from '../properties/file-findings.tsx'
import { FurtherFields } from '../properties/further-fields.tsx'
import { Fields } from '../parts/fields.tsx'
import { AccessTable } from './access-table.tsx'

/** Who may do what with cases of a workflow: a table to read and tick, and the details below. */
export function AccessPage(): ReactNode {
  const { t } = useTranslation()
  useFocusedPlace()
  return (
    <>
      <p className="st-lead">{t('access.lead')}</p>
      <FileFindings parts={['/access']} />
      <AccessTable />
      <section className="st-section">
        <h2>{t('access.details')}</h2>
        <p className="st-quiet">{t('access.detailsLead')}</p>
        <Fields>
          <FurtherFields pointer="/access" only={shownParts.access} />
        </Fields>
      </section>
    </>
  )
}
